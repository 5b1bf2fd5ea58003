import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { InputError } from '../../src/errors.js';
import type { Day } from '../../src/quantity/day.js';
import { fixed, ZERO } from '../../src/quantity/rational.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { books, scenarioText, TODAY } from '../support/price.js';
import { run } from '../support/run.js';

const NODE = 'elastiCache/redis.cache.m9g.large';
const CACHE = 'elastiCache: { name: cache, node: cache.m9g.large, engine: redis }';
const AROUND = { asOf: '2026-06-01' };

const asked = (prices: string, components: readonly string[] = [CACHE], call: readonly string[] = []) => {
  const text = `prices: ${prices}\n${scenarioText(components, AROUND)}`;
  const price = call.map((said) => ({ file: '--price', text: said }));
  return { source: { file: 'test.yaml', text }, settings: { today: TODAY, price }, books };
};

function optionOf(...args: Parameters<typeof asked>) {
  const { source, settings } = asked(...args);
  const [option] = compare(source, settings, books).options;
  if (option === undefined) throw new Error('no option');
  return option;
}

function problemsOf(...args: Parameters<typeof asked>) {
  try {
    optionOf(...args);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code, place, message, expected, nearest }) => ({
      code,
      at: `${place?.source.file}:${place?.line}:${place?.column}`,
      said: `${message.en}; ${expected?.en}; ${nearest}`,
    }));
  }
}

describe('a price of one’s own', () => {
  it('is billed where no book has one, and is assumed as stated', () => {
    const option = optionOf(`{ ${NODE}: 0.206 USD / h }`);
    expect(fixed(option.usd, 6)).toBe('150.380000'); // 730 x 0.206
    expect(option.assumed.map(({ en }) => en)).toContain(`prices as stated: ${NODE} 0.206 USD / h`);
    expect(option.doubts).toEqual([]);
  });

  it.each([
    ['0.20 USD / 1M request', '0.200000'],
    ['0.20 USD / 1M requests', '0.200000'],
    ['0.20 USD per 1,000,000 requests', '0.200000'],
    ['0.0000002 USD / request', '0.200000'],
    ['0 USD / request', '0.000000'],
  ])('may be stated for many units: %s', (said, usd) => {
    const { lines } = optionOf(`{ lambda/requests: "${said}" }`, [
      'lambda: { requests: 1M, duration: 1 s, memory: 128 MB }',
    ]);
    expect(fixed(lines[0]?.usd ?? ZERO, 6)).toBe(usd);
  });

  it('comes before the books’, and that of the call before the scenario’s', () => {
    const types = ['ec2: { type: t3.micro }'];
    expect(fixed(optionOf('{}', types).usd, 6)).toBe('9.928000');
    expect(fixed(optionOf('{ ec2/linux.t3.micro: 0.01 USD / h }', types).usd, 6)).toBe('7.300000');
    const both = optionOf('{ ec2/linux.t3.micro: 0.01 USD / h }', types, ['ec2/linux.t3.micro=0.02 USD / h']);
    expect(fixed(both.usd, 6)).toBe('14.600000');
  });

  it('is of anything that AWS sells, whether any book has it: reservations and plans’ rates too', () => {
    const reserved = optionOf(
      '{ ec2Reserved/upfront.linux.m9g.large.1year.partial: 300 USD / reservation, ec2Reserved/hours.linux.m9g.large.1year.partial: 0.03 USD / h }',
      ['ec2: { type: m9g.large, purchase: { reserved: 1 year, upfront: partial } }'],
    );
    expect(fixed(reserved.usd, 6)).toBe('46.900000'); // 300 / 12 + 730 x 0.03
  });

  it('holds on every day: a timeline knows no change of it', () => {
    const { source, settings } = asked('{ ec2/linux.t2.micro: 0.02 USD / h }', ['ec2: { type: t2.micro }']);
    const { moments } = timeline({ source, settings, books }, '2015-01-01' as Day, '2026-06-01' as Day);
    expect(moments.map(({ day, options: [option] }) => [day, option?.usd?.toString()])).toEqual([
      ['2015-01-01', '14.6'],
    ]);
  });

  it('that nothing is billed by is told', () => {
    const { warnings } = optionOf(`{ ${NODE}: 0.206 USD / h, ec2/linux.t3.micro: 0.01 USD / h }`);
    expect(warnings.map(({ en }) => en)).toEqual(['nothing here is billed by the stated price of ec2/linux.t3.micro']);
  });
});

describe('a price that can’t be stated', () => {
  it.each([
    ['0.206 JPY / h', 'wrongUnit', 'is in JPY, but prices of AWS are stated in USD'],
    ['0.206 / h', 'missingUnit', 'names no currency'],
    ['0.206 USD', 'missingUnit', 'names no unit'],
    ['0.206 USD / horse', 'wrongUnit', '`horse` is no unit'],
    ['0.206 USD / 0 h', 'wrongUnit', 'is no unit'],
    ['-1 USD / h', 'outOfRange', 'is below zero'],
    ['cheap', 'notAQuantity', 'is no price'],
  ])('is refused at its value: %s', (said, code, words) => {
    const [first] = problemsOf(`{ ${NODE}: ${said} }`);
    expect(first).toMatchObject({ code, at: 'test.yaml:1:46' });
    expect(first?.said).toContain(words);
    expect(first?.said).toContain('US dollars for a unit, e.g. 0.206 USD / h');
  });

  it.each([
    [
      `{ ${NODE}: 0.206 USD / GB-month }`,
      'wrongUnit',
      46,
      'is billed by h, and not as `0.206 USD / GB-month` says; USD / h',
    ],
    ['{ lambda/reqests: 1 USD / request }', 'unknownName', 11, 'nothing is billed by `lambda/reqests`'],
    [
      '{ lamda/requests: 1 USD / request }',
      'unknownName',
      11,
      'nothing is billed by `lamda/requests`; a price of apiGateway',
    ],
    ['{ ec2/linux.t3: 1 USD / h }', 'unknownName', 11, 'nothing is billed by `ec2/linux.t3`'],
    ['{ requests: 1 USD / request }', 'unknownName', 11, '`requests` is no id of a price'],
  ])('is refused where nothing is billed by it, or not by such a unit: %s', (prices, code, column, words) => {
    const [first] = problemsOf(prices, ['sqs: { requests: 1M }']);
    expect(first).toMatchObject({ code, at: `test.yaml:1:${column}` });
    expect(first?.said).toContain(words);
  });

  it.each([
    ['lambda/requests', 'usage', 1, '`lambda/requests` states no price'],
    ['lambda/requests=', 'usage', 1, 'ID=VALUE, e.g.'],
    ['lambda/requests=1 EUR / request', 'wrongUnit', 17, 'is in EUR'],
  ])('is refused at its place in the call: %s', (said, code, column, words) => {
    const [first] = problemsOf('{}', ['sqs: { requests: 1M }'], [said]);
    expect(first).toMatchObject({ code, at: `--price:1:${column}` });
    expect(first?.said).toContain(words);
  });

  it.each(['lambda/requests', 'lambda/reqests'])('has its nearest: %s', (id) => {
    expect(
      problemsOf(`{ ${id}: 1 USD / request }`, ['sqs: { requests: 1M }'])[0]?.said.endsWith('lambda/requests') ?? false,
    ).toBe(id === 'lambda/reqests');
  });
});

describe('answers with a price of one’s own', () => {
  const text = `title: cache\nprices: { ${NODE}: 0.206 USD / h }\n${scenarioText([CACHE], AROUND)}`;
  const answered = (...words: string[]) => run([...words], { input: text, env: { COLUMNS: '200' } });

  it('derive it as stated, with where it is', async () => {
    expect((await answered('explain', '-')).out).toContain('0.206 USD per h, stated (');
    const called = await answered('explain', '-', '--price', `${NODE}=0.3 USD / h`, '--lang', 'ja');
    expect(called.out).toContain('0.3 USD / 時間、指定値（--price）');
  });

  it.each([
    ['json', 'explain', '"stated": true'],
    ['csv', 'explain', `${NODE},0.206,USD/hour,,,`],
    ['json', 'compare', `prices as stated: ${NODE} 0.206 USD / h`],
    ['markdown', 'compare', `prices as stated: ${NODE} 0.206 USD / h`],
    ['html', 'compare', 'stated'],
  ])('say so as %s of %s', async (format, question, words) => {
    expect((await answered(question, '-', '--format', format)).out).toContain(words);
  });
});
