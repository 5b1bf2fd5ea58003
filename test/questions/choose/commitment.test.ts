import { describe, expect, it } from 'vitest';
import { compare } from '../../../src/bill/compare.js';
import { InputError } from '../../../src/errors.js';
import { compareRationals, fixed, rational, toNumber } from '../../../src/quantity/rational.js';
import { commitments } from '../../../src/questions/choose/commitment.js';
import { commitmentAnswer } from '../../../src/report/answers/commitment.js';
import { warningsOf } from '../../../src/report/document/warnings.js';
import { books, TODAY } from '../../support/price.js';
import { run } from '../../support/run.js';
import { tableOf } from '../../support/shown.js';

const EVEN = { samples: 50, seed: 1 };

const text = (commitment: string, more = '', calls = '7.2M') => `
region: us-east-1
asOf: 2026-06-01
month: 720 h
prices: { lambda/duration.x86_64: 0.000015 USD / GB-s, lambda/requests: 0 USD / request, ec2/linux.m5.large: 0.1 USD / h }
workload: { calls: ${calls} }
${more}
options:
  A:
    - savingsPlan: { name: team, plan: compute, term: 1 year, upfront: none, commitment: ${commitment} }
    - lambda: { name: fn, requests: calls, duration: 1 s, memory: 1024 MB, purchase: { plan: team, discount: 20 % } }
    - ec2: { name: web, type: m5.large, purchase: { plan: team, discount: 30 % } }
`;
const asked = (source: string) => ({ source: { file: 'test.yaml', text: source }, settings: { today: TODAY }, books });
const onlyOf = (source: string, settings = EVEN) => {
  const { plans, ...found } = commitments(asked(source), settings);
  const [plan] = plans;
  if (plan === undefined || plans.length > 1) throw new Error('one plan is expected');
  return { ...plan, ...found };
};
const shape = (high: number) =>
  `traffic: { calls: { day: [${Array.from({ length: 24 }, (_, hour) => (hour < 12 ? high : 1)).join(', ')}] } }`;

describe('the commitment that costs least', () => {
  it.each([
    // All of 0.07 and 0.12 USD an hour at the plan's rates is used in every hour.
    ['of even usage is all of it', '', '0.19'],
    // By night 0.06 of the function, by day 0.18: the day's half of the hours saves 25 % of what all hours pay.
    ['leaves a peak on demand that half of the hours have', shape(3), '0.13'],
    // Three hours of eight would have to save more than what the others leave unused.
    ['is all of a shape that is nearly even', shape(1), '0.19'],
  ])('%s', (_, traffic, best) => {
    expect(onlyOf(text('0.01 USD / h', traffic)).best.usdPerHour.toString()).toBe(best);
  });

  it('costs no more than any other of a thousand', () => {
    const found = onlyOf(text('0.01 USD / h', shape(3)));
    const costAt = (commitment: number) => {
      const { settings } = asked('');
      const [option] = compare({ file: 't', text: text(`${commitment} USD / h`, shape(3)) }, settings, books).options;
      return option?.usd ?? rational(0);
    };
    expect(fixed(costAt(toNumber(found.best.usdPerHour)), 9)).toBe(fixed(found.best.usd, 9));
    for (let cents = 0; cents <= 30; cents += 1) {
      expect(compareRationals(costAt(cents / 100), found.best.usd)).toBeGreaterThanOrEqual(0);
    }
  });

  it('is the same whatever the scenario states, and its curve goes from nothing to all use', () => {
    const [a, b] = ['0.01 USD / h', '0.5 USD / h'].map((said) => onlyOf(text(said, shape(3))));
    expect(a?.best).toEqual(b?.best);
    expect(a?.curve[0]).toEqual(a?.nothing);
    expect(a?.curve.at(-1)?.usdPerHour.toString()).toBe('0.25'); // 0.07 + 0.18
    expect(a?.curve.map(({ usdPerHour }) => usdPerHour.toString())).toContain('0.13');
  });

  it('of uncertain usage is the lowest mean of the draws, the same for the same seed', () => {
    const source = text('0.01 USD / h', '', '3.6M..10.8M');
    const found = onlyOf(source);
    expect(onlyOf(source).best).toEqual(found.best);
    expect([found.draws, found.drawsLeft]).toEqual([50, 0]);
    // A saving of 20 %: it pays to cover what four draws of five use.
    expect(toNumber(found.best.usdPerHour)).toBeGreaterThan(0.07 + 0.06);
    expect(toNumber(found.best.usdPerHour)).toBeLessThan(0.19);
  });

  it('of a plan of one component is found too', () => {
    const own = `
region: us-east-1
asOf: 2026-06-01
prices: { ec2/linux.m5.large: 0.1 USD / h }
options:
  A:
    - ec2: { name: web, type: m5.large, hours: 365, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 30 %, commitment: 0.07 USD / h } }
`;
    // Half of the hours: 0.07 in each of all would cost more than 0.1 in half of them.
    expect(onlyOf(own).best.usdPerHour.toString()).toBe('0');
  });

  it.each([
    ['options: { A: [{ ec2: { type: m5.large } }] }', 'no option states the commitment'],
    [
      'options: { A: [{ ec2: { type: m5.large, purchase: { savingsPlan: compute, term: 1 year, upfront: none, discount: 20 % } } }] }',
      'no option states the commitment',
    ],
  ])('is refused where none is stated: %s', (options, message) => {
    expect(() => commitments(asked(`region: us-east-1\nasOf: 2026-06-01\n${options}\n`), EVEN)).toThrow(InputError);
    expect(() => commitments(asked(`region: us-east-1\nasOf: 2026-06-01\n${options}\n`), EVEN)).toThrow(message);
  });

  it.each([
    ['json', '"question": "commitment"'],
    ['csv', 'x_Scenario,x_Option,x_Component,x_CommitmentPerHour'],
    ['markdown', 'the lowest'],
  ])('is told as %s', async (format, words) => {
    const said = text('0.01 USD / h', shape(3));
    const { out, status } = await run(['optimise', '-', '--commitment', '--format', format], { input: said });
    expect(status).toBe(0);
    expect(out).toContain(words);
    expect(out).toContain('0.13');
  });
});

/** Whatever comparing says of the option with that commitment. */
describe('the answer to what to commit to', () => {
  const source = text('0.5 USD / h', shape(3))
    .replace(/, ec2.linux.m5.large[^}]*/, ' ')
    .replace('us-east-1', 'ap-northeast-1')
    .replace('2026-06-01', '2026-11-20');
  const found = commitments(asked(source), EVEN);
  const [plan] = found.plans;
  const { options } = compare(
    asked(source.replace('0.5 USD / h', `${plan?.best.usdPerHour} USD / h`)).source,
    { today: TODAY },
    books,
  );
  const [option] = options;

  it('says what is taken for granted, what is not priced, and how sure prices are', () => {
    const json = commitmentAnswer(found).json() as Record<string, Record<string, string[]>>;
    expect(json.assumed?.A).toEqual(expect.arrayContaining((option?.assumed ?? []).map(({ en }) => en)));
    expect(json.notPriced?.A).toEqual(option?.notPriced.map(({ en }) => en));
    const warned = [...(option?.warnings ?? []), ...warningsOf(option?.doubts ?? [], '2026-11-20')];
    expect(warned.length).toBeGreaterThan(0);
    expect(json.warnings).toEqual(warned.map(({ en }) => ({ option: 'A', warning: en })));
  });

  it.each(['en', 'ja'] as const)('says so to people too: %s', (language) => {
    const plain = (words: string) => words.replace(/\s/g, '');
    const shown = plain(tableOf(commitmentAnswer(found), language, 2000));
    for (const words of [...(option?.assumed ?? []), ...(option?.notPriced ?? []), ...(option?.warnings ?? [])]) {
      expect(shown).toContain(plain(words[language]));
    }
  });
});
