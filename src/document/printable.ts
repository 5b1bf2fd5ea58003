/** Text of a file, safe to show a person. */

/** Control characters, and the marks that turn the direction of text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for, and their class takes long to be made
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const MAX_NAME_LENGTH = 200;

/** A name from a file as it is safe to print: escapes are shown, not obeyed, and no name fills the screen. */
export function printable(text: string, longest = MAX_NAME_LENGTH): string {
  const shown = text
    .split(/[\r\n]+/)
    .map((line, index, { length }) => trimmedLine(line, index > 0, index < length - 1))
    .filter((line, index, { length }) => line !== '' || index === 0 || index === length - 1)
    .join(' ')
    .replace(/\t/g, ' ')
    .replace(UNPRINTABLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  const characters = [...shown.slice(0, longest * 4)];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : shown;
}

/** Without the spaces at line ends, which a pattern would try one by one. */
function trimmedLine(line: string, isStartTrimmed: boolean, isEndTrimmed: boolean): string {
  const started = isStartTrimmed ? line.trimStart() : line;
  return isEndTrimmed ? started.trimEnd() : started;
}
