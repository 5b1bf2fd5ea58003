/** Whether a text is well-formed XML: a second reading that shares nothing with what wrote it. */

const NAME = '[A-Za-z_][\\w.:-]*';
const PIECE = new RegExp(
  `<\\?xml[^?]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}="(?:[^"<&]|&(?:amp|lt|gt|quot|apos|#\\d+);)*")*)\\s*(/?)>|(?:[^<&]|&(?:amp|lt|gt|quot|apos|#\\d+);)+`,
  'gy',
);
/** What XML 1.0 can't hold, even escaped. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/u;

/** What is wrong with it; undefined where nothing is. */
export function xmlProblem(text: string): string | undefined {
  if (FORBIDDEN.test(text)) return 'a character that XML has no place for';
  const open: string[] = [];
  PIECE.lastIndex = 0;
  let roots = 0;
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex;
    const match = PIECE.exec(text);
    if (match === null) return `not XML at ${at}: ${text.slice(at, at + 60)}`;
    const [, closes, name, attributes = '', ends] = match;
    if (name === undefined) continue;
    const keys = [...attributes.matchAll(new RegExp(`(${NAME})="`, 'g'))].map(([, key]) => key);
    if (new Set(keys).size !== keys.length) return `an attribute twice at ${at}`;
    if (closes === '/') {
      if (open.pop() !== name) return `</${name}> closes what isn't open, at ${at}`;
    } else if (ends !== '/') {
      if (open.length === 0) roots += 1;
      open.push(name);
    }
  }
  if (open.length > 0) return `${open.join(', ')} not closed`;
  return roots === 1 ? undefined : `${roots} roots`;
}
