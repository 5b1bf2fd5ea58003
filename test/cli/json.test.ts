import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const decimal = /^\d+(\.\d+)?$/;

describe('the JSON of a comparison, format version 1', async () => {
  const result = JSON.parse((await run([CAMPAIGN, '--format', 'json'])).out);

  it('has the promised keys', () => {
    expect(Object.keys(result).sort()).toEqual(
      [
        'formatVersion',
        'scenario',
        'file',
        'region',
        'asOf',
        'month',
        'currency',
        'freeTier',
        'options',
        'cheapest',
      ].sort(),
    );
    expect(result).toMatchObject({
      formatVersion: 1,
      scenario: 'Campaign site: upload and convert pictures',
      region: 'ap-northeast-1',
      asOf: '2016-06-02',
      month: '730 h',
      currency: { code: 'JPY', perUsd: '120', source: "the talk's own rate" },
      freeTier: 'none',
      cheapest: 'Lambda',
    });
  });

  it('has exact dollars and rounded yen in the totals of its options', () => {
    expect(result.options.map(({ name, total }: Option) => ({ name, total }))).toEqual([
      { name: 'EC2', total: { usd: '83.17188568115234375', local: '9981' } },
      { name: 'Lambda', total: { usd: '39.57068068115234375', local: '4748' } },
    ]);
  });

  it('has lines with the component, the service, the meter, the quantity, its unit and the dollars', () => {
    expect(result.options[0].lines[0]).toEqual({
      component: 'web and conversion',
      service: 'ec2',
      meter: 'instance hours',
      quantity: '1460',
      unit: 'hour',
      usd: '29.2',
    });
  });

  it('writes every number as decimal text and every remark as text', () => {
    for (const option of result.options as Option[]) {
      expect(Object.keys(option)).toEqual(['name', 'total', 'lines', 'assumed', 'notPriced', 'warnings']);
      for (const line of option.lines) {
        expect(Object.keys(line)).toEqual(['component', 'service', 'meter', 'quantity', 'unit', 'usd']);
        expect(line.quantity).toMatch(decimal);
        expect(line.usd).toMatch(decimal);
      }
      for (const remark of [...option.assumed, ...option.notPriced, ...option.warnings])
        expect(remark).toBeTypeOf('string');
    }
  });

  it('has lines that add up to the total, exactly', () => {
    for (const { lines, total } of result.options as Option[]) {
      const sum = lines.reduce((all, { usd }) => all + scaled(usd), 0n);
      expect(sum).toBe(scaled(total.usd));
    }
  });

  it('is the same in every language', async () => {
    expect(JSON.parse((await run([CAMPAIGN, '--format', 'json', '--lang', 'ja'])).out)).toEqual(result);
  });
});

describe('the JSON of other comparisons', () => {
  const small = folder.file('small.yaml', smallScenario());
  const json = async (...words: string[]) => JSON.parse((await run(['compare', ...words, '--format', 'json'])).out);

  it('is a list where there are several files, in their order', async () => {
    const both = await json(small, CAMPAIGN);
    expect(
      both.map(({ formatVersion, cheapest }: { formatVersion: number; cheapest: string }) => [formatVersion, cheapest]),
    ).toEqual([
      [1, 'Lambda'],
      [1, 'Lambda'],
    ]);
  });

  it('names no cheapest option but the tied ones where two cost the same', async () => {
    const again = '    - lambda: { requests: uploads, duration: 120 ms, memory: 128 MB }';
    const { cheapest, tied } = await json(folder.file('tied.yaml', smallScenario('  Again:', again)));
    expect({ cheapest, tied }).toEqual({ cheapest: null, tied: ['Lambda', 'Again'] });
  });

  it('has no source of the rate where none is stated, and dollars at a rate of one', async () => {
    expect((await json(small)).currency).toEqual({ code: 'USD', perUsd: '1' });
  });

  it('lists the defaults that were taken, of the scenario and of the component', async () => {
    expect((await json(small)).options[0].assumed).toEqual([
      'month 730 h',
      'currency USD',
      'freeTier none',
      'convert: architecture x86_64, purchase onDemand, codePackage zip',
      'cold starts add no billed time',
    ]);
  });

  it('warns where the day is long after the prices were last checked', async () => {
    const [warning] = (await json(small, '--as-of', '2999-01-01')).options[0].warnings;
    expect(warning).toMatch(/^prices last checked on \d{4}-\d\d-\d\d, long before 2999-01-01: lambda\/duration/);
  });
});

interface Option {
  readonly name: string;
  readonly total: { readonly usd: string; readonly local: string };
  readonly lines: readonly Readonly<Record<'quantity' | 'usd', string>>[];
  readonly assumed: readonly string[];
  readonly notPriced: readonly string[];
  readonly warnings: readonly string[];
}

/** Decimal text as a whole number of 10^-25. */
function scaled(text: string): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(25, '0'));
}
