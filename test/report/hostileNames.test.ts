/** Names that want to be more than names, through every format of text. */
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvText } from '../../src/report/formats/csv/csv.js';
import { markdownText } from '../../src/report/formats/markdown/markdown.js';
import { QUESTIONS } from '../support/answers.js';
import { chartOf, tableOf } from '../support/shown.js';

const NAMES = [
  '<script>alert(1)</script>',
  '=cmd()',
  '@SUM(A1)',
  '＝cmd()',
  '\u001b[31mred\u001b[0m',
  '\u202egnp.exe',
  'n'.repeat(10_000),
  '🚀👨‍👩‍👧',
  '全角の名前｜テスト',
  'a | b `c` **d** [e](https://example.com) #123 @someone GH-7 www.example.com',
  '- 1. # </summary></details>',
];
const quoted = (text: string) => JSON.stringify(text).replaceAll('\u007f', '\\x7f');
const SCENARIO = `
title: ${quoted(NAMES.join(' '))}
region: ap-northeast-1
asOf: 2016-06-02
currency: { code: JPY, perUsd: 120, source: ${quoted(NAMES[0] as string)} }
workload: { calls: 300k, time: 100 ms }
options:
${NAMES.map((name) => `  ? ${quoted(name)}\n  : [{ lambda: { name: ${quoted(name)}, requests: calls, duration: time, memory: 512 MB } }]`).join('\n')}
  EC2: [{ ec2: { name: web, type: t2.micro } }]
`;
const QUANTITIES = { first: 'calls', second: 'time=100ms..400ms' };
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
const withoutLineEnds = (text: string) => text.replace(/[\r\n]/g, '');

describe.each(Object.entries(QUESTIONS))('hostile names in %s', (_, ask) => {
  const answer = ask(SCENARIO, QUANTITIES);

  it('are shown and not obeyed by a terminal', () => {
    for (const text of [tableOf(answer, 'en', 100), tableOf(answer, 'ja', 40), chartOf(answer, 'en', 100)]) {
      expect(withoutLineEnds(text)).not.toMatch(UNSAFE);
    }
  });

  it('are nothing but text in Markdown', () => {
    const text = markdownText([answer.document('en', { details: true })]);
    expect(withoutLineEnds(text)).not.toMatch(UNSAFE);
    expect(new Set(text.match(/<[^>]*>/g))).toEqual(new Set(text.match(/<\/?(?:details|summary|br)>/g)));
    expect(text.replaceAll('&#8203;', '\u200b')).not.toMatch(
      /@(?=[\w-])|#(?=\d)|GH-(?=\d)|https?:(?=\/\/)|www\.(?=\w)/,
    );
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    // Every row of a table has as many cells as its head, whatever bars stand in names.
    for (const block of text.split('\n\n').filter((one) => one.startsWith('| '))) {
      const bars = block.split('\n').map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(bars).size).toBe(1);
    }
    expect(text.length).toBeLessThanOrEqual(65_536);
  });

  it('are no formulas in CSV', () => {
    const text = csvText([answer.records()]);
    const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true });
    expect(errors).toEqual([]);
    expect(data.flat().filter((field) => /^\s*[=+@＝＋＠－]|^\s*-(?!\d[\d.]*$)/.test(field))).toEqual([]);
    expect(data.flat().filter((field) => UNSAFE.test(field))).toEqual([]);
    expect(data.flat().filter((field) => field.length > 32_767)).toEqual([]);
  });

  it('come back from JSON as they were', () => {
    expect(JSON.parse(JSON.stringify(answer.json()))).toEqual(answer.json());
  });
});
