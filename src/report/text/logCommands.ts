/**
 * Text in which a CI system finds no command: it reads the log of a step, and whoever wrote a name or a line of a scenario
 * would command it. Every text that leaves the process passes here, on both streams and into files, as files are shown too.
 *
 * - GitHub Actions: `::name ...::` at the beginning of a line, spaces before it or not, and `##[name]` anywhere in one
 *   (github.com/actions/runner, src/Runner.Common/ActionCommand.cs).
 * - Azure Pipelines: `##vso[` anywhere (github.com/microsoft/azure-pipelines-agent, Command.cs); TeamCity: `##teamcity[`.
 *
 * What is put in its place is seen: the systems compare as people do, for whom a space of no width isn't there.
 */

/** The runner passes over what Unicode calls white space, and ends lines at either mark. Line ends aren't passed over here, so that each place is looked at once. */
const COMMAND = /^((?:[^\S\r\n\u2028\u2029]|\u0085)*):(?=:)|#(?=#\w*\[)/gm;

type Escape = (character: string) => string;

/** As names show what can't be printed (`printable`). */
const shown: Escape = (character) => `\\u{${code(character).toString(16)}}`;
const entity: Escape = (character) => `&#${code(character)};`;

/** How a format writes a character so that it is read as it was. One that has no way shows the escape; `own` sees to it itself. */
const ESCAPES: Readonly<Record<string, Escape | 'own'>> = {
  json: (character) => `\\u${code(character).toString(16).padStart(4, '0')}`,
  xml: entity,
  junit: entity,
  svg: entity,
  markdown: entity,
  html: 'own',
  github: 'own',
};

/** @param format the word of a format; text for people where none is named */
export function withoutCommands(text: string, format = 'text'): string {
  const written = ESCAPES[format] ?? shown;
  if (written === 'own' || !(text.includes('::') || text.includes('##'))) return text;
  return text.replace(COMMAND, (_, spaces?: string) =>
    spaces === undefined ? written('#') : `${spaces}${written(':')}`,
  );
}

function code(character: string): number {
  return character.charCodeAt(0);
}
