import { describe, expect, it } from 'vitest';
import { knownOthers } from '../../../src/bill/doubtful.js';
import { billsAsStated, prepare } from '../../../src/bill/vary.js';
import { InputError } from '../../../src/errors.js';
import { exactValue, exactWithOthers } from '../../../src/formula/exact.js';
import { rational, toDecimal } from '../../../src/quantity/rational.js';
import { knownOf, wayAt, withPlaces } from '../../../src/questions/uncertainty/known.js';
import { uncertainty } from '../../../src/questions/uncertainty/uncertainty.js';
import { uncertaintyAnswer } from '../../../src/report/answers/uncertainty.js';
import { uncertaintyJson } from '../../../src/report/answers/uncertaintyJson.js';
import { WORDS } from '../../../src/report/document/words.js';
import { askedOf } from '../../support/answers.js';
import { tableOf } from '../../support/shown.js';

/** A flat price and one with tiers, each seen on days around 2017-06-01 with two values. */
const PRICES = `
region: ap-northeast-1
asOf: 2017-06-01
workload: { calls: CALLS, time: 120 ms }
options:
  EC2: [{ ec2: { type: t2.micro, count: 2 } }, { dataTransfer: { out: 20 TB } }]
  Lambda: [{ lambda: { requests: calls, duration: time, memory: 512 MB } }]
`;
/** Whether INIT is billed, in the month in which AWS said so and bills didn't show it. */
const RULE = `
region: us-east-1
asOf: 2025-08-10
workload: { calls: CALLS, time: 20 ms }
options:
  EC2: [{ ec2: { type: t3.medium } }]
  Lambda: [{ lambda: { requests: calls, duration: time, memory: 1024 MB, coldStarts: 5 %, initDuration: 2 s } }]
`;
/** Nothing of it is in doubt on this day. */
const SURE = PRICES.replace('2017-06-01', '2016-06-02');

const settings = { samples: 2000, seed: 1 };
const drawing = { ...settings, doubts: true };
const asked = (text: string, calls = '30M') => askedOf(text.replace('CALLS', calls));

/** Every text of a document. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return `${value}\n`;
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join('') : '';
}

describe.each([
  ['prices, one of them with tiers', PRICES],
  ['a rule', RULE],
])('%s in doubt', (_, text) => {
  it('cost in formulas of places what they cost by each combination of known values', () => {
    const stated = billsAsStated(prepare(asked(text)));
    const known = knownOf(stated);
    expect(known.map(({ id }) => id)).toEqual([
      ...knownOthers(stated.options.flatMap(({ bill }) => bill ?? [])).keys(),
    ]);
    const placed = withPlaces(stated, known);
    for (let way = 0; way < 2 ** known.length; way += 1) {
      const places = new Map(known.map(({ id }, index) => [id, rational((way >> index) & 1)]));
      stated.options.forEach(({ bill }, index) => {
        const [found, formula] = [placed.options[index]?.bill?.formula, bill?.formula];
        if (found === undefined || formula === undefined) throw new Error('an option is not billed');
        const [expected] = exactWithOthers([formula], wayAt(known, places));
        expect(exactValue(found, places).toFraction()).toBe(expected?.toFraction());
      });
    }
  });

  it('are drawn with equal chances where that is asked for, though no quantity is uncertain', () => {
    const found = uncertainty(asked(text), drawing);
    const lowest = found.options.map(({ percentiles }) => percentiles[0]);
    const profile = found.profiles.find(({ name }) => name === 'low');
    // A quarter of the draws of two prices are all low, half of those of a rule.
    expect(lowest.map(String)).toEqual(found.options.map(({ name }) => String(profile?.usd.get(name))));
    const high = found.profiles.find(({ name }) => name === 'high');
    expect(found.options.map(({ percentiles }) => String(percentiles.at(-1)))).toEqual(
      found.options.map(({ name }) => String(high?.usd.get(name))),
    );
    expect(found.notDrawn).toBe(0);
  });

  it('stand under what was assumed, in the table and in JSON', () => {
    const found = uncertainty(asked(text), drawing);
    const says = `in each draw a price or rule that isn't proven is one of its known values, all of them equally likely: ${found.quantities
      .map(({ id }) => id)
      .join(', ')}`;
    expect(tableOf(uncertaintyAnswer(found), 'en', 90).replace(/\s+/g, ' ')).toContain(`Assumed: ${says}`);
    const { assumed } = uncertaintyJson(found) as { assumed: Record<string, string[]> };
    expect(Object.values(assumed).map(([first]) => first)).toEqual([says, says]);
  });

  it('are told in words where a customer reads, and by their ids in JSON', () => {
    const found = uncertainty(asked(text), drawing);
    const ids = found.quantities.map(({ id }) => id);
    for (const language of ['en', 'ja'] as const) {
      const { parts } = uncertaintyAnswer(found).document(language, { isPlain: true });
      const notes = WORDS.priceNotes[language];
      const appendix = parts.findIndex((part) => part.kind === 'heading' && part.text === notes);
      expect(appendix).toBeGreaterThan(0);
      expect(ids.filter((id) => textOf(parts.slice(0, appendix)).includes(id))).toEqual([]);
      expect(ids.filter((id) => !textOf(parts.slice(appendix)).includes(id))).toEqual([]);
      const rows = parts.flatMap((part) =>
        part.kind === 'table' ? [part.table.rows.map(({ cells }) => cells[0])] : [],
      );
      const [, profiles = [], influences = []] = rows;
      const names = ids.map((_, index) => profiles[index]);
      expect(new Set(names).size).toBe(ids.length);
      expect([...influences].sort()).toEqual([...names].sort());
    }
    expect((uncertaintyJson(found) as { quantities: { id: string }[] }).quantities.map(({ id }) => id)).toEqual(ids);
  });

  it('leave the draws of quantities as they are, and are told where they are not drawn', () => {
    const [without, withThem] = [settings, drawing].map((one) => uncertainty(asked(text, '20M..40M'), one));
    expect(without?.quantities.map(({ id }) => id)).toEqual(['calls']);
    expect(withThem?.quantities[0]).toEqual(without?.quantities[0]);
    expect(without?.notDrawn).toBe(withThem && withThem.quantities.length - 1);
    const table = (index: 0 | 1) =>
      tableOf(uncertaintyAnswer([without, withThem][index] as NonNullable<typeof without>), 'en', 90);
    expect(table(0)).toContain('--doubts draws them too');
    expect(table(1)).not.toContain('--doubts');
    const customer = uncertaintyAnswer(without as NonNullable<typeof without>).document('en', { isPlain: true });
    expect(customer.summary.join()).not.toContain('--doubts');
  });
});

describe('a scenario without anything uncertain', () => {
  const problemOf = (text: string, doubts: boolean) => {
    try {
      uncertainty(asked(text), { ...settings, doubts });
    } catch (error) {
      if (error instanceof InputError) return error.problems.map(({ message, remedy }) => [message.en, remedy?.en]);
    }
    return 'nothing is wrong';
  };

  it('is told of the doubts that it could draw, and where it has none', () => {
    expect(problemOf(PRICES, false)).toMatchObject([
      ['the scenario has no uncertain quantity', expect.stringContaining("draw the prices that aren't proven")],
    ]);
    expect(problemOf(SURE, true)).toMatchObject([
      ['the scenario has no uncertain quantity, and no other value is known of any of its prices', expect.any(String)],
    ]);
  });
});

describe('a place', () => {
  it('is of the values in their order, the stated one in the middle', () => {
    const known = knownOf(billsAsStated(prepare(asked(PRICES))));
    const [first] = known;
    const cents = first?.known.map((tiers) => (Array.isArray(tiers) ? toDecimal(tiers[0].usd).text : ''));
    expect(cents).toEqual(['0.0152', '0.016']);
    expect(first?.middle.toFraction()).toBe('1');
  });
});
