/** How cells look: styles as they are asked for, each written once. */
import { element, flag } from '../../text/xml.js';

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** In points. */
  readonly size?: number;
  /** Colours are RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  /** A format code: `#,##0`. */
  readonly format?: string;
  readonly align?: 'left' | 'right' | 'center';
  readonly wrap?: boolean;
  readonly indent?: number;
  /** Lines around the cell, above it, or below it. */
  readonly line?: 'around' | 'above' | 'below';
}

export interface StyleBook {
  /** The number of the style in the cells' `s`. */
  of(style: Style | undefined): number;
  /** The number of a style that a condition adds to the cell's own. */
  ofCondition(style: Style): number;
  /** The root of styles.xml. */
  xml(): string;
}

const SIZE = 10.5;
/** Format codes of one's own are numbered from here on. */
const FIRST_FORMAT = 164;

const LINE = 'BFBFBF';

/** A list in which everything stands once. */
function numbered(first: readonly string[]): { readonly all: string[]; of(xml: string): number } {
  const all = [...first];
  const known = new Map(all.map((xml, index) => [xml, index]));
  return {
    all,
    of(xml) {
      const found = known.get(xml) ?? all.push(xml) - 1;
      known.set(xml, found);
      return found;
    },
  };
}

/** @param font of every cell */
export function styleBook(font: string): StyleBook {
  const fonts = numbered([fontXml({}, font)]);
  const fills = numbered([fillXml('none'), fillXml('gray125')]);
  const borders = numbered([borderXml(undefined)]);
  const formats = numbered([]);
  const cells = numbered([cellXml({}, 0, 0, 0, 0)]);
  const conditions = numbered([]);
  const known = new Map<Style, number>();
  const of = (style: Style): number => {
    const { fill, format } = style;
    const formatId = format === undefined ? 0 : FIRST_FORMAT + formats.of(format);
    const fillId = fill === undefined ? 0 : fills.of(fillXml('solid', fill));
    return cells.of(
      cellXml(style, formatId, fonts.of(fontXml(style, font)), fillId, borders.of(borderXml(style.line))),
    );
  };
  return {
    of(style) {
      if (style === undefined) return 0;
      const found = known.get(style) ?? of(style);
      known.set(style, found);
      return found;
    },
    ofCondition({ bold, color, fill }) {
      const own = element(
        'font',
        {},
        bold ? '<b/>' : '',
        color === undefined ? '' : element('color', { rgb: `FF${color}` }),
      );
      const background =
        fill && element('fill', {}, element('patternFill', {}, element('bgColor', { rgb: `FF${fill}` })));
      return conditions.of(element('dxf', {}, own, background ?? ''));
    },
    xml() {
      const list = (name: string, all: readonly string[]) => element(name, { count: all.length }, ...all);
      const codes = formats.all.map((formatCode, index) =>
        element('numFmt', { numFmtId: FIRST_FORMAT + index, formatCode }),
      );
      return element(
        'styleSheet',
        { xmlns: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main' },
        codes.length === 0 ? '' : list('numFmts', codes),
        list('fonts', fonts.all),
        list('fills', fills.all),
        list('borders', borders.all),
        list('cellStyleXfs', [element('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })]),
        list('cellXfs', cells.all),
        list('cellStyles', [element('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })]),
        list('dxfs', conditions.all),
      );
    },
  };
}

function fontXml({ bold, italic, size = SIZE, color = '262626' }: Style, name: string): string {
  return element(
    'font',
    {},
    bold ? '<b/>' : '',
    italic ? '<i/>' : '',
    element('sz', { val: size }),
    element('color', { rgb: `FF${color}` }),
    element('name', { val: name }),
    element('family', { val: 2 }),
  );
}

function fillXml(patternType: string, color?: string): string {
  const colors = color === undefined ? '' : element('fgColor', { rgb: `FF${color}` });
  return element('fill', {}, element('patternFill', { patternType }, colors));
}

function borderXml(line: Style['line']): string {
  const side = (name: string, is: boolean) =>
    is ? element(name, { style: 'thin' }, element('color', { rgb: `FF${LINE}` })) : element(name);
  const around = line === 'around';
  return element(
    'border',
    {},
    side('left', around),
    side('right', around),
    side('top', around || line === 'above'),
    side('bottom', around || line === 'below'),
    '<diagonal/>',
  );
}

function cellXml(
  { align, wrap, indent }: Style,
  numFmtId: number,
  fontId: number,
  fillId: number,
  borderId: number,
): string {
  const alignment = element('alignment', {
    horizontal: align ?? (indent === undefined ? undefined : 'left'),
    vertical: 'center',
    wrapText: flag(wrap),
    indent,
  });
  const applied = { applyNumberFormat: 1, applyFont: 1, applyFill: 1, applyBorder: 1, applyAlignment: 1 };
  return element('xf', { numFmtId, fontId, fillId, borderId, xfId: 0, ...applied }, alignment);
}
