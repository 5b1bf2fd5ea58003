import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PriceEntry, PriceShard } from '../../src/book/book.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { priceFileText } from '../../src/book/writePrices.js';
import { clockProblem } from '../../src/refresh/clock.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';
import { record } from '../../src/refresh/record.js';
import { change, day, priceShard, TOKYO } from '../book/books.js';

const observations = (seen: string, ...found: Partial<Observation>[]): Observations => ({
  service: 'ec2',
  region: TOKYO,
  currency: 'USD',
  seen: day(seen),
  source: { key: `list${seen.replaceAll('-', '')}`, text: `the list of ${seen}` },
  observations: found.map((one) => ({ id: 'x', unit: 'h', per: '1', tiers: [{ usd: '0.02' }], ...one })),
});
const book = (history: readonly PriceEntry[], checked: string) => priceShard({ x: history }, checked);

describe('a clock that is behind the book', () => {
  const entry = change('2026-11-10', '0.02');

  it.each([
    { what: 'a day of its newest entry', seen: '2026-11-08', history: [entry], checked: '2026-01-01' },
    { what: 'a day on which it was checked', seen: '2026-11-18', history: [entry], checked: '2026-11-20' },
    {
      what: 'a day on which a price was last seen',
      seen: '2026-11-18',
      history: [{ ...entry, lastSeen: day('2026-11-20') }],
      checked: '2026-01-01',
    },
  ])('is told with both days, where the book knows $what two days later', ({ seen, history, checked }) => {
    const problem = clockProblem(book(history, checked), observations(seen, { tiers: [{ usd: '0.03' }] }));
    expect(problem?.message.en).toMatch(
      new RegExp(`has entries of 2026-11-[12]0, but this machine's clock says ${seen}`),
    );
    expect(problem?.remedy?.en).toContain(`${TOKYO}/ec2.yaml`);
  });

  it.each([
    { what: 'it is tomorrow elsewhere', seen: '2026-11-09', found: {} },
    { what: 'it is the same day', seen: '2026-11-10', found: {} },
    { what: 'AWS announces the price for that day', seen: '2026-10-01', found: { effective: day('2026-11-10') } },
  ])('is none where $what', ({ seen, found }) => {
    expect(clockProblem(book([entry], '2026-01-01'), observations(seen, found))).toBeUndefined();
  });

  it('is none where the book learned an announced price on the same day', () => {
    const found = observations('2026-10-01', { effective: day('2026-11-10') });
    const { shard } = record(undefined, found);
    expect(clockProblem(shard, observations('2026-10-01', { id: 'y' }))).toBeUndefined();
    expect(clockProblem(shard, observations('2026-10-02', { id: 'y' }))).toBeDefined();
  });
});

describe('what is recorded', () => {
  it('is an entry once, where AWS’s day is still to come where the clock is', () => {
    const found = observations('2026-11-30', { effective: day('2026-12-01'), tiers: [{ usd: '0.03' }] });
    const first = record(book([change('2026-01-01', '0.02')], '2026-11-01'), found);
    const second = record(first.shard, found);
    expect([first.outcomes[0]?.kind, second.outcomes[0]?.kind]).toEqual(['changed', 'same']);
    expect(second.shard.prices.x?.history.map(({ from }) => from)).toEqual(['2026-01-01', '2026-12-01']);
  });

  it('can be read again, whatever days the clock, the book and AWS have', () => {
    const anyDay = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-28'), noInvalidDate: true })
      .map((date) => day(date.toISOString().slice(0, 10)));
    const asked = fc.record({
      seen: anyDay,
      usd: fc.constantFrom('0.02', '0.03', '0.04'),
      effective: fc.option(anyDay),
    });
    const hasEffective = asked.filter(({ effective }) => effective !== null);
    const all = fc
      .tuple(hasEffective, fc.array(asked, { minLength: 6, maxLength: 6 }))
      .map(([first, more]) => [first, ...more]);
    const isReadable = fc.property(all, (times) => {
      let shard: PriceShard | undefined;
      for (const { seen, usd, effective } of times) {
        const found = { tiers: [{ usd }], ...(effective === null ? {} : { effective }) };
        shard = record(shard, observations(seen, found)).shard;
        const text = priceFileText(shard);
        expect(priceFileText(parsePriceShard({ file: 'ec2.yaml', text }))).toBe(text);
      }
    });
    fc.assert(isReadable, { seed: 1, numRuns: 500 });
  });
});
