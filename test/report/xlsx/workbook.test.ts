import { describe, expect, it } from 'vitest';
import { sheetNamer } from '../../../src/report/formats/xlsx/names.js';
import { escapedCell, escapedXml } from '../../../src/report/text/markup.js';
import { xmlProblem } from '../../support/wellFormed.js';
import { partsOf, readBook, rowsOf } from '../../support/workbook.js';
import { WORKBOOKS } from './workbooks.js';

const NAMES = Object.keys(WORKBOOKS) as (keyof typeof WORKBOOKS)[];

/** Everything in quotation marks is a text of the tool's own, or the name of a sheet. */
const SAFE_FUNCTIONS =
  /^(?:SUM|SUMPRODUCT|IF|IFERROR|AND|ABS|INT|MAX|MIN|ROUND|INDEX|MATCH|NA|ROWS|COUNT|COUNTIF|ISNUMBER)$/;

describe('a workbook', () => {
  it.each(NAMES)('is made of well-formed parts, whatever the names: %s', (name) => {
    for (const [path, text] of partsOf(WORKBOOKS[name]())) expect([path, xmlProblem(text)]).toEqual([path, undefined]);
  });

  it.each(NAMES)('has legal names of sheets: %s', (name) => {
    const sheets = [...readBook(WORKBOOKS[name]()).keys()];
    expect(new Set(sheets.map((one) => one.toLowerCase())).size).toBe(sheets.length);
    for (const one of sheets) {
      expect(one.length).toBeLessThanOrEqual(31);
      expect(one).toMatch(/^[^[\]:*?/\\]+$/);
      expect(one).not.toMatch(/^'|'$|^history$/i);
    }
  });

  it.each(NAMES)('has no formula but its own: %s', (name) => {
    const formulas = [...readBook(WORKBOOKS[name]()).values()].flatMap((cells) =>
      [...cells.values()].flatMap((cell) => cell.formula ?? []),
    );
    for (const formula of formulas) {
      const bare = formula.replace(/'(?:[^']|'')*'!/g, '').replace(/"[^"]*"/g, '""');
      for (const [, called = ''] of bare.matchAll(/([A-Z]+)\(/gi)) expect(called).toMatch(SAFE_FUNCTIONS);
      for (const [, text = ''] of formula.matchAll(/"([^"]*)"/g)) expect(text.length).toBeLessThan(256);
      expect(formula.length).toBeLessThan(8192);
    }
    if (name.startsWith('hostile')) expect(formulas.length).toBeGreaterThan(100);
    else expect(formulas).toEqual([]);
  });

  it('keeps names as they are, as texts', () => {
    const texts = [...(readBook(WORKBOOKS.hostile()).get('Summary') ?? new Map()).values()].flatMap(
      ({ value, formula }) => (formula === undefined ? [value] : []),
    );
    expect(texts).toEqual(
      expect.arrayContaining([
        '=cmd()',
        '@SUM(A1:A9)',
        '+1+1',
        '全角の名前',
        '🦊 fox 🦊',
        '<script>alert(1)</script>',
        '\\u{1b}[31mred\\u{7}',
      ]),
    );
  });

  it('is the same to the last bit, on any day and in any time zone', () => {
    const zone = process.env.TZ;
    try {
      const [first, second] = ['Asia/Tokyo', 'America/New_York'].map((TZ) => {
        process.env.TZ = TZ;
        return WORKBOOKS.hostile();
      });
      expect(first).toEqual(second);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('is printed on A4, as wide as a page, with its heads on every page', () => {
    const parts = partsOf(WORKBOOKS.hostile());
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/,
    );
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm.Print_Area" localSheetId="0">'Summary'!\$A\$1:/);
    expect(parts.get('xl/workbook.xml')).toMatch(/_xlnm.Print_Titles" localSheetId="1">[^<]*!\$1:\$2</);
  });
});

describe('a document as a workbook', () => {
  const book = readBook(WORKBOOKS['a document']());
  it('has a summary, a sheet for each table, and one for the numbers of charts', () => {
    expect([...book.keys()]).toEqual(
      ['概要', 'グラフデータ', 'a-b- -表-'].sort(
        (a, b) => ['概要', 'a-b- -表-', 'グラフデータ'].indexOf(a) - ['概要', 'a-b- -表-', 'グラフデータ'].indexOf(b),
      ),
    );
    const told = [...rowsOf(book.get('概要') ?? new Map(), 'A').values()].map(({ value }) => value);
    expect(told).toEqual(expect.arrayContaining(['損益分岐点 =cmd()', '=1+1', 'リージョン', '<注意>', 'more']));
  });

  it('has numbers as numbers and days as days, and what is not known as what a person reads', () => {
    const table = book.get('a-b- -表-');
    const row = (number: number) =>
      ['A', 'B', 'C', 'D', 'E', 'F'].map((column) => table?.get(`${column}${number}`)?.value);
    expect(row(3)).toEqual(['=HYPERLINK("x")', 42523, 300_000, 0.0000166667, 9981, 0.524]);
    expect(row(4)).toEqual(['–', '–', '–', '–', '–', '–']);
    expect(table?.get('A5')?.value).toBe('全 12 行のうち 2 行');
  });

  it('has its charts over cells', () => {
    const parts = partsOf(WORKBOOKS['a document']());
    const charts = [1, 2, 3].map((number) => parts.get(`xl/charts/chart${number}.xml`) ?? '');
    expect(charts.map((chart) => [...chart.matchAll(/<c:(scatterChart|barChart)>/g)].length)).toEqual([1, 1, 1]);
    for (const chart of charts) expect(chart).toContain("'グラフデータ'!$");
    expect(charts[2]).toContain('<a:noFill/>');
    const numbers = book.get('グラフデータ');
    expect(numbers?.get('A4')?.value).toBe(16954 + 25_569);
    expect(numbers?.get('B5')).toBeUndefined();
  });
});

describe('names of sheets', () => {
  it.each([
    ['a/b\\c?d*e[f]g:h', 'a-b-c-d-e-f-g-h'],
    ["'quoted'", 'quoted'],
    ['   ', 'Sheet'],
    ['history', 'history (1)'],
    [`${'x'.repeat(30)}🦊`, 'x'.repeat(30)],
    ['_x0041_', '-x0041_'],
  ])('%s becomes %s', (wished, expected) => {
    expect(sheetNamer()(wished)).toBe(expected);
  });

  it('are each another, however letters are written, and however long', () => {
    const named = sheetNamer();
    expect(['EC2', 'ec2', 'y'.repeat(40), 'Y'.repeat(40)].map(named)).toEqual([
      'EC2',
      'ec2 (2)',
      'y'.repeat(31),
      `${'Y'.repeat(27)} (2)`,
    ]);
  });
});

describe('text in XML', () => {
  it.each([
    ['<a b="c">&', '&lt;a b=&quot;c&quot;&gt;&amp;'],
    ['a\u0000b\u001bc\u0085\r\n', 'abc\n'],
    ['\ud800x\udc00', 'x'],
    ['\ufffe\uffff', ''],
    ['🦊', '🦊'],
  ])('%j is written %j', (text, expected) => {
    expect(escapedXml(text)).toBe(expected);
  });

  it('that looks like an escape of spreadsheets is read as it stands', () => {
    expect(escapedCell('_x0041_ _x41_ a_x0041_b')).toBe('_x005F_x0041_ _x41_ a_x005F_x0041_b');
  });
});
