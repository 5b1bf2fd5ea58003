/** XML by hand: elements, and text that is harmless wherever it stands. */

/** What XML 1.0 can't hold at all, and line ends that a parser would change. */
const FORBIDDEN = /(?![\t\n])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu;
const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (mark) => MARKS[mark] as string);
}

/** Text of a cell: spreadsheets read `_x0041_` as an A, so that text which looks like it has its first stroke escaped. */
export function escapedCell(text: string): string {
  return escaped(text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));
}

/** A line end within an attribute would be a space to a parser, and begin a line of its own in a log. */
function inAttribute(text: string): string {
  return escaped(text).replace(/[\t\n]/g, (character) => `&#${character.charCodeAt(0)};`);
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Children are XML already; attributes are escaped here, and those that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  let head = name;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) head += ` ${key}="${typeof value === 'number' ? value : inAttribute(value)}"`;
  }
  const inside = children.join('');
  return inside === '' ? `<${head}/>` : `<${head}>${inside}</${name}>`;
}

export function part(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}

/** `1` for what is so, and no attribute for what isn't. */
export function flag(is: boolean | undefined): 1 | undefined {
  return is === true ? 1 : undefined;
}
