import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { loadBooks } from '../../src/book/load.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { books, scenarioText, TODAY } from '../support/price.js';
import { ROOT } from '../support/run.js';

const read = (path: string) => readFile(join(ROOT, 'dist', 'data', path), 'utf8').catch(() => undefined);

const LAMBDA = ['lambda: { requests: 3M, duration: 120 ms, memory: 512 MB }'];
const source = (text: string) => ({ file: 'test.yaml', text });
const tokyo = { regions: ['ap-northeast-1'] };

describe('books that are loaded before an answer is made', () => {
  it('answer as those that are read by need', async () => {
    const text = source(scenarioText([...LAMBDA, 'ec2: { type: t2.micro }', 'sqs: { requests: 1M }']));
    const loaded = compare(text, { today: TODAY }, await loadBooks(read, tokyo));
    expect(loaded.options).toEqual(compare(text, { today: TODAY }, books).options);
  });

  it('are those that were asked for, and the rules, and no others', async () => {
    const asked: string[] = [];
    const noting = (path: string) => {
      asked.push(path);
      return read(path);
    };
    const loaded = await loadBooks(noting, { ...tokyo, services: ['lambda', 'sqs'] });
    expect(asked.filter((path) => !path.startsWith('rules/'))).toEqual([
      'catalogue.json',
      'prices/ap-northeast-1/lambda.tsv',
      'prices/ap-northeast-1/sqs.tsv',
    ]);
    expect(asked).toContain('rules/savingsPlans.json');
    expect(() => compare(source(scenarioText(['ec2: { type: t2.micro }'])), { today: TODAY }, loaded)).toThrow('ec2');
    const elsewhere = scenarioText(LAMBDA, { region: 'us-east-1' });
    expect(() => compare(source(elsewhere), { today: TODAY }, loaded)).toThrow('us-east-1');
  });

  it('come after books of the caller', async () => {
    const own = parsePriceShard({
      file: 'own.yaml',
      text: [
        'service: sqs',
        'region: ap-northeast-1',
        'checked: 2016-06-02',
        'sources: { own: "agreed" }',
        'prices:',
        '  standard:',
        '    requests: { unit: request, per: 1000000, history: [{ from: 2016-01-01, usd: 7, source: own }] }',
      ].join('\n'),
    });
    const loaded = await loadBooks(read, { ...tokyo, own: { shards: [own] } });
    const { options } = compare(source(scenarioText(['sqs: { requests: 1M }'])), { today: TODAY }, loaded);
    expect(options[0]?.usd.toFraction()).toBe('7');
  });

  it.each([
    [{ regions: ['tokyo'] }, read, 'no such region: tokyo; there are af-south-1'],
    [{ ...tokyo, services: ['lambada'] }, read, 'no such service with prices: lambada; there are apiGateway'],
    [tokyo, async () => undefined, 'there is no catalogue.json where the books are read from'],
    [
      tokyo,
      async (path: string) => (path.endsWith('/ec2.tsv') ? undefined : read(path)),
      'there is no prices/ap-northeast-1/ec2.tsv where the books are read from',
    ],
  ] as const)('are refused where they would lack something: %j', async (parts, from, message) => {
    await expect(loadBooks(from, parts)).rejects.toThrow(message);
  });
});
