/** Workbooks in which inputs were changed, recalculated by LibreOffice. */
import { describe, expect } from 'vitest';
import { comparisonWorkbook } from '../../../src/report/formats/xlsx/comparisonWorkbook.js';
import { XLSX } from '../../../src/report/formats/xlsx/words.js';
import type { Language } from '../../../src/words.js';
import { itRecalculates, recalculated } from '../../support/libreOffice.js';
import { partsOf, type ReadBook, type ReadCell, readBook, rowsOf, withNumbers } from '../../support/workbook.js';
import { compared, type Values } from './scenarios.js';

/** Scenarios with other values for inputs, prices and rules, within the range in which their formulas hold. */
const CHANGES: readonly (readonly [file: string, language: Language, values: Values])[] = [
  ['campaign-site', 'en', {}],
  ['campaign-site', 'ja', { uploads: '2345678', 'currency.perUsd': '151.37', 'Lambda/convert/duration': '1501' }],
  ['campaign-site', 'en', { month: '720', 'ec2/linux.t2.micro': '0.0175', 'lambda/durationGranularity': '1' }],
  ['campaign-site', 'en', { views: '400000000', converted: '900' }],
  ['integrator-fee', 'ja', { 'terms/fee': '0.125', 'terms/tax': '0.1', views: '0' }],
  ['university-day-time-instances', 'ja', { 'currency.perUsd': '99.9', 'AWS/always on/count': '5', month: '744' }],
  ['attack-dashboard', 'en', { logs: '123456789', page: '7', 'sqs/chunk': '64' }],
  ['music-show', 'ja', { 'currency.perUsd': '200' }],
  ['on-premises-to-lambda', 'en', { 'currency.perUsd': '80' }],
  ['purchase/bought-for-a-term', 'en', { 'currency.perUsd': '111' }],
  ['published/infracost-lambda-large', 'ja', { 'Lambda/function/requests': '21000000000' }],
  ['published/infracost-storage-and-network', 'en', {}],
  ['traffic/shop-day', 'ja', { 'currency.perUsd': '149.5' }],
  ['wide', 'en', { puts: '1234' }],
  ['growing', 'en', { uploads: '1234567', 'terms/roundTo': '300', 'Functions/a/duration': '231' }],
  ['growing', 'en', { 'horizon/growth/uploads': '1.25', 'horizon/discountRate': '0' }],
  ['growing', 'ja', { 'horizon/growth/uploads': '-0.5', 'horizon/discountRate': '0.07', uploads: '9000000' }],
  ['growing', 'ja', { uploads: '100', 'terms/discount': '0', 'Servers/web/load/cpu': '61' }],
];

interface Job {
  readonly parts: ReadonlyMap<string, string>;
  /** What the cells must show: the workbook that is made with the values. */
  readonly expected: ReadBook;
}

/** The workbook as it is handed over, with the changed numbers typed into its input cells. */
function jobOf([file, language, values]: (typeof CHANGES)[number]): Job {
  const handed = comparisonWorkbook([compared(file)], language);
  const expected = readBook(comparisonWorkbook([compared(file, values)], language));
  const changes = [...readBook(handed)].flatMap(([name, cells], index) =>
    [...cells].flatMap(([cell, { value, formula }]) => {
      const other = expected.get(name)?.get(cell)?.value;
      if (formula !== undefined || typeof value !== 'number' || other === value) return [];
      if (isHandedOver(cells, cell, language)) return [];
      return [{ path: `xl/worksheets/sheet${index + 1}.xml`, cell, value: String(other) }];
    }),
  );
  return { parts: withNumbers(partsOf(handed), changes), expected };
}

function isHandedOver(cells: ReadonlyMap<string, ReadCell>, cell: string, language: Language): boolean {
  const from = [...rowsOf(cells, 'A')].find(([, { value }]) => value === XLSX.handedOver[language])?.[0];
  return from !== undefined && Number(cell.replace(/\D/g, '')) > from;
}

/** Numbers typed in by hand, by the labels beside their cells. */
function typed(
  file: string,
  language: Language,
  entries: readonly (readonly [name: string, of: string, value: string])[],
) {
  const bytes = comparisonWorkbook([compared(file)], language);
  const sheets = [...readBook(bytes)];
  const index = sheets.findIndex(([name]) => name === (language === 'ja' ? '前提条件' : 'Inputs'));
  const cells = sheets[index]?.[1] ?? new Map();
  const changes = entries.map(([name, of, value]) => {
    const row = [...rowsOf(cells, 'A')].find(
      ([at, cell]) => cell.value === name && cells.get(`B${at}`)?.value === of,
    )?.[0];
    return { path: `xl/worksheets/sheet${index + 1}.xml`, cell: `C${row}`, value };
  });
  return withNumbers(partsOf(bytes), changes);
}

const TYPED = {
  beyondLimit: () => typed('campaign-site', 'en', [['memory', 'Lambda/convert', '2048']]),
  noMultiple: () => typed('campaign-site', 'ja', [['memory', 'Lambda/convert', '1000']]),
  atLimit: () => typed('campaign-site', 'en', [['memory', 'Lambda/convert', '1536']]),
  unpriced: () => typed('campaign-site', 'en', [['views', '', '4000000000']]),
  addedUpMonth: () => typed('attack-dashboard', 'en', [['hours of the month', '', '720']]),
  sameMonth: () => typed('attack-dashboard', 'en', [['hours of the month', '', '730']]),
} as const;

/** Starting LibreOffice takes far longer than any workbook, so that all are recalculated at once. */
let worked:
  | { changed: readonly ReadBook[]; typed: Record<keyof typeof TYPED, ReadBook>; jobs: readonly Job[] }
  | undefined;

function all(): NonNullable<typeof worked> {
  if (worked === undefined) {
    const jobs = CHANGES.map(jobOf);
    const keys = Object.keys(TYPED) as (keyof typeof TYPED)[];
    const found = recalculated([...jobs.map(({ parts }) => parts), ...keys.map((key) => TYPED[key]())]);
    const entries = keys.map((key, index) => [key, found[jobs.length + index] as ReadBook]);
    worked = { jobs, changed: found.slice(0, jobs.length), typed: Object.fromEntries(entries) };
  }
  return worked;
}

/** Cells with a formula whose number isn't the expected one. */
function differences(found: ReadBook, expected: ReadBook): string[] {
  return [...expected].flatMap(([name, cells]) =>
    [...cells].flatMap(([cell, { value, formula }]) => {
      if (formula === undefined || typeof value !== 'number') return [];
      const own = found.get(name)?.get(cell)?.value;
      const isNear = typeof own === 'number' && Math.abs(own - value) <= 1e-9 * Math.abs(value);
      return isNear ? [] : [`${name} ${cell}: ${own} instead of ${value} (${formula})`];
    }),
  );
}

function formulasOf(book: ReadBook): string[] {
  return [...book].flatMap(([name, cells]) =>
    [...cells].flatMap(([cell, { formula }]) => (formula === undefined ? [] : [`${name} ${cell} =${formula}`])),
  );
}

describe('a workbook in which inputs were changed', () => {
  CHANGES.forEach(([file, language, values], index) => {
    itRecalculates(`shows what the scenario costs with them: ${file}, ${language}, ${JSON.stringify(values)}`, () => {
      const { changed, jobs } = all();
      const [found, { expected }] = [changed[index] as ReadBook, jobs[index] as Job];
      expect(differences(found, expected)).toEqual([]);
      expect(formulasOf(readBook(comparisonWorkbook([compared(file)], language)))).toEqual(formulasOf(expected));
      const numbers = [...expected.values()].flatMap((cells) => [...cells.values()]).filter((cell) => cell.formula);
      expect(numbers.length).toBeGreaterThan(30);
    });
  });

  const stateOf = (book: ReadBook, language: Language) =>
    [...(book.get(language === 'ja' ? '概要' : 'Summary') ?? new Map())].flatMap(([name, cell]) =>
      /^A[3-6]$/.test(name) && typeof cell.value === 'string' ? [cell.value] : [],
    );

  itRecalculates('warns where one has left the range of its formulas, and does not at the boundary', () => {
    const { typed: found } = all();
    expect(stateOf(found.addedUpMonth, 'en')).toContain(XLSX.someBroken.en);
    expect(stateOf(found.sameMonth, 'en')).toContain(XLSX.allHold.en);
  });

  itRecalculates('ranks no option that is beyond a limit of AWS', () => {
    const { typed: found } = all();
    expect(stateOf(found.beyondLimit, 'en')).toContain(`${XLSX.changed.en}EC2`);
    expect(stateOf(found.noMultiple, 'ja')).toContain(`${XLSX.changed.ja}EC2`);
  });

  itRecalculates('says which option is the cheapest now', () => {
    const { typed: found } = all();
    expect(stateOf(found.atLimit, 'en')).toContain(`${XLSX.changed.en}Lambda`);
  });

  itRecalculates('says that there is no price where a quantity has none', () => {
    expect(stateOf(all().typed.unpriced, 'en')).toContain(XLSX.noFigure.en);
  });
});
