/** Reading workbooks in tests: the cells of every sheet, from the parts of the file. */
import { strFromU8, unzipSync } from 'fflate';

export interface ReadCell {
  /** A number, a text, or the name of an error: `#N/A`. */
  readonly value: number | string;
  readonly formula?: string;
}

/** Cells by their names (`C5`), by the names of the sheets. */
export type ReadBook = ReadonlyMap<string, ReadonlyMap<string, ReadCell>>;

export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));
}

export function readBook(bytes: Uint8Array): ReadBook {
  const parts = partsOf(bytes);
  const strings = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(
    ([, inside = '']) => [...inside.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map(([, text = '']) => cellText(text)).join(''),
  );
  const targets = new Map(
    [...(parts.get('xl/_rels/workbook.xml.rels') ?? '').matchAll(/<Relationship\b([^>]*)\/>/g)].map(
      ([, inside = '']) => [attribute(inside, 'Id'), attribute(inside, 'Target')],
    ),
  );
  const sheets = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet\b([^>]*)\/>/g)];
  return new Map(
    sheets.map(([, inside = '']) => {
      const path = `xl/${targets.get(attribute(inside, 'r:id'))}`;
      return [decoded(attribute(inside, 'name')), readSheet(parts.get(path) ?? '', strings)];
    }),
  );
}

function readSheet(xml: string, strings: readonly string[]): Map<string, ReadCell> {
  const cells = new Map<string, ReadCell>();
  for (const [, head = '', inside = ''] of xml.matchAll(/<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    const formula = /<f\b[^>]*>(.*?)<\/f>/s.exec(inside)?.[1];
    const value = /<v\b[^>]*>(.*?)<\/v>/s.exec(inside)?.[1];
    if (value === undefined && formula === undefined) continue;
    cells.set(attribute(head, 'r'), {
      value: readValue(attribute(head, 't'), value ?? '', strings),
      ...(formula === undefined ? {} : { formula: decoded(formula) }),
    });
  }
  return cells;
}

function readValue(type: string, value: string, strings: readonly string[]): number | string {
  if (type === 's') return strings[Number(value)] ?? '';
  return type === '' || type === 'n' ? Number(value) : cellText(value);
}

function attribute(inside: string, name: string): string {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(inside)?.[1] ?? '';
}

const MARKS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name === undefined
      ? String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16))
      : (MARKS[name] ?? ''),
  );
}

/** Spreadsheets write what XML can't hold, and what looks like that, as `_x0041_`. */
function cellText(text: string): string {
  return decoded(text).replace(/_x([0-9a-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The names of the cells of a column, from the top. */
export function rowsOf(sheet: ReadonlyMap<string, ReadCell>, column: string): Map<number, ReadCell> {
  const found = [...sheet].flatMap(([name, cell]): [number, ReadCell][] => {
    const match = /^([A-Z]+)(\d+)$/.exec(name);
    return match?.[1] === column ? [[Number(match[2]), cell]] : [];
  });
  return new Map(found.sort(([a], [b]) => a - b));
}

/** The parts of the file with other numbers in some cells, as a person types them in; nothing is calculated. */
export function withNumbers(
  parts: ReadonlyMap<string, string>,
  changes: readonly { readonly path: string; readonly cell: string; readonly value: string }[],
): Map<string, string> {
  const changed = new Map(parts);
  for (const { path, cell, value } of changes) {
    const xml = changed.get(path) ?? '';
    const pattern = new RegExp(`(<c r="${cell}"[^>]*><v>)[^<]*(</v></c>)`);
    if (!pattern.test(xml)) throw new Error(`${path} has no number in ${cell}`);
    changed.set(path, xml.replace(pattern, `$1${value}$2`));
  }
  return changed;
}
