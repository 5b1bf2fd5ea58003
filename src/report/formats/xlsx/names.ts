/** Names of sheets, and how cells are referred to. */

const MAX_NAME_LENGTH = 31;
/** What Excel allows in no name, or reads as an escape (`_x0041_`), and what it keeps for itself. */
const ILLEGAL = /[[\]:*?/\\]|\p{Cc}|\p{Cs}|_(?=x[0-9a-f]{4}_)/giu;
const RESERVED = /^history$/i;

/** Legal names as near as they can be to what was wished for, each another even where letters' cases are ignored. */
export function sheetNamer(): (wished: string) => string {
  const taken = new Set<string>();
  return (wished) => {
    const plain = trimmed(wished.replace(ILLEGAL, '-')) || 'Sheet';
    for (let count = 1; ; count += 1) {
      const ending = count === 1 && !RESERVED.test(plain) ? '' : ` (${count})`;
      const name = `${trimmed(cut(plain, MAX_NAME_LENGTH - ending.length))}${ending}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  };
}

const AT_NO_END = /[\s']/;

/** An apostrophe at an end would be read as a quotation mark. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && AT_NO_END.test(text[start] as string)) start += 1;
  while (end > start && AT_NO_END.test(text[end - 1] as string)) end -= 1;
  return text.slice(start, end);
}

/** Lengths count in UTF-16 units, of which no character is to lose one. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const half = /[\ud800-\udbff]$/.test(text.slice(0, length)) ? 1 : 0;
  return text.slice(0, length - half);
}

/** Columns and rows count from one. */
export interface Address {
  readonly column: number;
  readonly row: number;
}

export function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest === 0 ? '' : columnName(rest)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

/** `C5` */
export function cellName({ column, row }: Address): string {
  return `${columnName(column)}${row}`;
}

/** `$C$5` */
function fixedName({ column, row }: Address): string {
  return `$${columnName(column)}$${row}`;
}

/** `$C$5:$C$9`, or `$C$5` where it is one cell. */
export function fixedRange(from: Address, to: Address): string {
  const [first, last] = [fixedName(from), fixedName(to)];
  return first === last ? first : `${first}:${last}`;
}

/** `'Prices'!C5`: the reference from elsewhere. */
export function onSheet(sheet: string, reference: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${reference}`;
}
