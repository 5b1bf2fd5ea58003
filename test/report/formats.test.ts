import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { add, fixed, rational, toDecimal, ZERO } from '../../src/quantity/rational.js';
import type { Chart } from '../../src/report/chart/chart.js';
import type { Part } from '../../src/report/document/document.js';
import { csvText } from '../../src/report/formats/csv/csv.js';
import { markdownText } from '../../src/report/formats/markdown/markdown.js';
import { askedOf, comparedAnswer, QUESTIONS, scenarioOf } from '../support/answers.js';
import { books } from '../support/price.js';
import { tableOf } from '../support/shown.js';

const LANGUAGES = ['en', 'ja'] as const;

const SHOP = `
title: { en: "A shop: servers or functions", ja: "EC サイト: サーバーか Lambda か" }
region: ap-northeast-1
asOf: 2016-06-02
currency: { code: JPY, perUsd: 120, source: "an example" }
workload: { calls: "300,000 / month", time: 120 ms }
options:
  EC2:
    title: { en: Servers, ja: サーバー }
    uses: [{ ec2: { name: web, type: t2.micro, count: 2, storage: { gp2: 8 GB } } }]
  Lambda: [{ lambda: { name: api, requests: calls, duration: time, memory: 512 MB } }]
`;
const QUANTITIES = { first: 'calls', second: 'time=100ms..400ms' };
const questions = Object.entries(QUESTIONS).map(([question, ask]) => ({ question, ask }));
const parse = (text: string) => Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });

describe.each(questions)('$question', ({ question, ask }) => {
  const answer = ask(SHOP, QUANTITIES);

  it.each(LANGUAGES)('is Markdown in %s', async (language) => {
    const text = markdownText([answer.document(language, { details: true })]);
    await expect(`${text}\n`).toMatchFileSnapshot(`./formats/${question}.${language}.md`);
  });

  it.each(LANGUAGES)('is a table in %s', async (language) => {
    await expect(`${tableOf(answer, language, 100)}\n`).toMatchFileSnapshot(`./formats/${question}.${language}.txt`);
  });

  it('is CSV of one header and rows as wide as it', async () => {
    const text = csvText([answer.records()]);
    await expect(text).toMatchFileSnapshot(`./formats/${question}.csv`);
    const { data, errors, meta } = parse(text);
    expect(errors).toEqual([]);
    expect(data.length).toBeGreaterThan(0);
    expect(meta.fields).toEqual(answer.records().header);
  });

  it('is JSON', async () => {
    await expect(`${JSON.stringify(answer.json(), null, 2)}\n`).toMatchFileSnapshot(`./formats/${question}.json.txt`);
  });

  it.each(LANGUAGES)('has charts of finite numbers in %s, and none where they are not asked for', (language) => {
    const charts = chartsIn(answer.document(language).parts);
    expect(charts.length).toBeGreaterThan(0);
    expect(charts.flatMap(numbersIn).every(Number.isFinite)).toBe(true);
    expect(charts.every(({ title }) => title !== '')).toBe(true);
    expect(chartsIn(answer.document(language, { charts: false }).parts)).toEqual([]);
  });

  it('has cells in every column of its tables, and numbers only where columns hold them', () => {
    for (const { columns, rows } of tablesIn(answer.document('en').parts)) {
      expect(rows.every(({ cells }) => cells.length === columns.length)).toBe(true);
      const values = rows.flatMap(({ cells }) =>
        cells.flatMap((cell, index) => (typeof cell === 'string' ? [] : [columns[index]?.kind])),
      );
      expect(values).not.toContain('text');
    }
  });
});

function chartsIn(parts: readonly Part[]): Chart[] {
  return parts.flatMap((part) => (part.kind === 'chart' ? [part.chart] : []));
}

function tablesIn(parts: readonly Part[]) {
  return parts.flatMap((part) => (part.kind === 'table' ? [part.table] : []));
}

function numbersIn(chart: Chart): number[] {
  switch (chart.kind) {
    case 'lines':
      return [
        ...chart.lines.flatMap(({ points }) => points.flatMap(({ x, y }) => (y === undefined ? [x] : [x, y]))),
        ...(chart.marks ?? []).flatMap(({ x, y }) => (y === undefined ? [x] : [x, y])),
      ];
    case 'bars':
      return chart.bars.flatMap(({ parts }) => parts.map(({ value }) => value));
    case 'ranges':
      return chart.ranges.flatMap(({ low, high, middle = low }) => [low, middle, high]);
  }
}

describe('the chart of a comparison', () => {
  it('has bars whose parts add up to the totals', () => {
    const { source, settings } = askedOf(scenarioOf('campaign-site'));
    const { options, scenario } = compare(source, settings, books);
    const [chart] = chartsIn(comparedAnswer(askedOf(scenarioOf('campaign-site'))).document('en').parts);
    const sums =
      chart?.kind === 'bars' ? chart.bars.map(({ parts }) => parts.reduce((sum, one) => sum + one.value, 0)) : [];
    expect(sums).toHaveLength(options.length);
    sums.forEach((sum, index) => {
      const total = options[index]?.usd.mul(scenario.currency.perUsd);
      expect(sum).toBeCloseTo(Number(toDecimal(total ?? ZERO).text), 6);
    });
  });
});

describe('the chart of a break-even', () => {
  it('marks the crossing where the lines meet', () => {
    const { parts } = QUESTIONS.breakEven?.(SHOP, QUANTITIES).document('en') ?? { parts: [] };
    const [chart] = chartsIn(parts);
    if (chart?.kind !== 'lines') throw new Error('no lines');
    const [mark, ...others] = chart.marks ?? [];
    expect(others).toEqual([]);
    const [a, b] = chart.lines.map(({ points }) => points.find(({ x }) => x === mark?.x)?.y ?? Number.NaN);
    expect(Math.abs((a as number) - (b as number))).toBeLessThan(0.01);
    expect(mark?.y).toBeCloseTo(Math.min(a as number, b as number), 9);
  });
});

describe('CSV', () => {
  it.each(['campaign-site', 'music-show', 'integrator-fee'])('of %s has the exact amounts of every line', (name) => {
    const asked = askedOf(scenarioOf(name));
    const { options } = compare(asked.source, asked.settings, asked.books);
    const { data } = parse(csvText([comparedAnswer(asked).records()]));
    for (const option of options) {
      const rows = data.filter((row) => row.x_Option === option.name);
      expect(rows.map((row) => row.EffectiveCost)).toEqual(option.lines.map(({ usd }) => toDecimal(usd, 20).text));
      const sum = rows.map((row) => rational(row.EffectiveCost ?? '')).reduce(add, ZERO);
      expect(fixed(sum, 12)).toBe(fixed(option.usd, 12));
    }
  });

  it('of several scenarios has one header and the rows of all', () => {
    const answers = ['campaign-site', 'music-show'].map((name) => comparedAnswer(askedOf(scenarioOf(name))));
    const [first, second] = answers.map((answer) => parse(csvText([answer.records()])).data);
    const { data } = parse(csvText(answers.map((answer) => answer.records())));
    expect(data).toEqual([...(first ?? []), ...(second ?? [])]);
  });

  it('begins with a byte order mark where Excel needs it, and not where no name does', () => {
    const japanese = csvText([comparedAnswer(askedOf(SHOP.replace('name: web', 'name: 画像'))).records()]);
    expect([csvText([comparedAnswer(askedOf(SHOP)).records()])[0], japanese[0]]).toEqual(['x', '\ufeff']);
    expect(parse(japanese).data[0]?.x_Component).toBe('画像');
  });

  it('is refused of records that are no one table', () => {
    const answers = ['compare', 'timeline'].map((question) => QUESTIONS[question]?.(SHOP, QUANTITIES));
    expect(() => csvText(answers.map((answer) => answer?.records() as never))).toThrow(/no one table/);
  });
});

describe('Markdown of more than a comment takes', () => {
  const large = askedOf(
    SHOP.replace('  Lambda:', `  Many: [${'{ sqs: { requests: calls } }, '.repeat(400)}]\n  Lambda:`),
  );
  const document = comparedAnswer(large).document('en', { details: true });

  it.each([65_536, 20_000, 3_000])('stays below %i characters, tells the answer, and says what it left out', (most) => {
    const text = markdownText([document], most);
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text).toContain('costs');
    expect(text).toMatch(/\*Left out, in whole or in part, .*Derivations.*--format json has all of it\.\*$/);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('leaves room for each of several', () => {
    const text = markdownText(Array.from({ length: 5 }, () => document));
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.match(/^### /gm)).toHaveLength(5);
  });

  it('has everything where it just fits', () => {
    const whole = markdownText([document], Number.POSITIVE_INFINITY);
    expect(markdownText([document], whole.length)).toBe(whole);
    expect(markdownText([document], whole.length - 1)).toContain('Left out');
  });
});
