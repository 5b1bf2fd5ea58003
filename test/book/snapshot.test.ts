import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Books, PriceEntry, RuleShard } from '../../src/book/book.js';
import { openBooks } from '../../src/book/open.js';
import { type Doubt, entryOn, type Snapshot, snapshotOf } from '../../src/book/snapshot.js';
import { exactValue } from '../../src/formula/exact.js';
import type { Tier } from '../../src/formula/node.js';
import { type Day, daysBetween } from '../../src/quantity/day.js';
import { type Rational, rational, toDecimal } from '../../src/quantity/rational.js';
import { GB, HOUR, MS, REQUEST, SECOND, type Unit, unitText } from '../../src/quantity/unit.js';
import { change, day, priceShard, read, refusal, TOKYO } from './books.js';

const books = openBooks(read);
const on = (text: string, of: Books = books, region = TOKYO) => snapshotOf(of, region, day(text));
const onlyOf = (history: readonly PriceEntry[], checked?: string) =>
  openBooks(() => undefined, { shards: [priceShard({ x: history }, checked)] });

function tiersText(tiers: readonly Tier[]): unknown[] {
  return tiers.map(({ upTo, usd }) => [upTo && toDecimal(upTo).text, usd && toDecimal(usd).text]);
}

function usdOf(text: string, id = 'ec2/linux.t2.micro', of: Books = books): unknown {
  const [tier] = on(text, of).price(id, HOUR).tiers;
  return tier?.usd && toDecimal(tier.usd).text;
}

describe('the price of a day', () => {
  it.each([
    ['2014-07-01', '0.02', 'on the first day'],
    ['2016-11-30', '0.02', 'on the day before a change'],
    ['2016-12-01', '0.016', 'on the day of a change'],
    ['2017-10-25', '0.016', 'on the day before the next'],
    ['2017-10-26', '0.0152', 'on the day of the next'],
    ['2999-12-31', '0.0152', 'long after'],
  ])('%s is %s: %s', (text, usd) => {
    expect(usdOf(text)).toBe(usd);
  });

  it('carries where it comes from', () => {
    const books = openBooks(read);
    const on = (text: string) => snapshotOf(books, TOKYO, day(text));
    expect(on('2016-06-02').price('ec2/linux.t2.micro', HOUR).provenance).toEqual({
      from: '2014-07-01',
      source: 'EC2 pricing page',
      note: 'one price until the cut',
      lastSeen: '2016-06-29',
    });
    expect(on('2017-10-26').price('ec2/linux.t2.micro', HOUR).provenance).toEqual({
      from: '2017-10-26',
      source: 'EC2 pricing page',
      firstSeen: true,
    });
  });

  it('is in USD per unit, however many units it is published for', () => {
    const requests = on('2016-06-02').price('lambda/requests', REQUEST);
    expect(unitText(requests.unit)).toBe('USD/request');
    expect(tiersText(requests.tiers)).toEqual([[undefined, '0.0000002']]);
    expect(toDecimal(requests.publishedPer).text).toBe('1000000');
  });

  it('has the ends of its tiers in units, and a tier without a price where AWS publishes none', () => {
    const duration = on('2022-08-01').price('lambda/duration', { GB: 1, s: 1 });
    expect(tiersText(duration.tiers)).toEqual([
      ['6000000', '0.000016'],
      ['9000000', '0.000015'],
      [undefined, undefined],
    ]);
  });

  it('is one node, however often it is asked for', () => {
    const snapshot = on('2016-06-02');
    expect(snapshot.price('ec2/linux.t2.micro', HOUR)).toBe(snapshot.price('ec2/linux.t2.micro', HOUR));
  });

  it('has the name of its source where the book does not say more', () => {
    const other = onlyOf([change('2016-01-01', '1', { source: 'list' })]);
    const { provenance } = on('2016-06-02', other).price('ec2/x', HOUR);
    expect(provenance).toEqual({ from: '2016-01-01', source: 'list' });
    expect(Object.keys(provenance)).toEqual(['from', 'source']);
  });

  it('is looked up once', () => {
    let times = 0;
    const counting: Books = {
      ...books,
      prices(region, service) {
        times += 1;
        return books.prices(region, service);
      },
    };
    const snapshot = on('2016-06-02', counting);
    for (let time = 0; time < 3; time += 1) snapshot.price('ec2/linux.t2.micro', HOUR);
    expect(times).toBe(1);
  });

  it('is the same node on every day on which its entry holds, and another under another name or from another book', () => {
    const same = change('2016-01-01', '1');
    const shard = priceShard({ x: [same], y: [same] });
    const opened = () => openBooks(() => undefined, { shards: [shard] });
    const [one, other] = [opened(), opened()];
    const x = on('2016-06-02', one).price('ec2/x', HOUR);
    expect(on('2017-06-02', one).price('ec2/x', HOUR)).toBe(x);
    expect(on('2017-06-02', other).price('ec2/x', HOUR)).not.toBe(x);
    expect(on('2016-06-02', other).price('ec2/y', HOUR).id).toBe('ec2/y');
  });

  it('in what is no unit is a fault of the book, and not a price that is missing', () => {
    const x = { unit: 'fur long', per: '1', history: [change('2016-01-01', '1')] };
    const faulty = openBooks(() => undefined, { shards: [{ ...priceShard({}), prices: { x } }] });
    expect(() => on('2016-06-02', faulty).price('ec2/x', HOUR)).toThrow('ec2/x: fur long is not a unit');
    expect(() => on('2016-06-02', faulty).hasPrice('ec2/x')).toThrow(TypeError);
  });

  it.each<[Unit, string]>([
    [SECOND, 'USD/s'],
    [{}, 'USD'],
    [{ GB: 1, h: 1 }, 'USD/GB-h'],
  ])('per hour is not given for %j', (unit, text) => {
    const snapshot = on('2016-06-02');
    expect(() => snapshot.price('ec2/linux.t2.micro', unit)).toThrow(
      `the price of ec2/linux.t2.micro in ap-northeast-1 is stated in USD/h, and is billed in ${text}`,
    );
  });
});

describe('a price that the books do not have', () => {
  it('on the day before its first entry is refused, naming the price, region, day and first day', () => {
    const refused = refusal(() => usdOf('2014-06-30'));
    expect(refused).toMatchObject({
      reason: {
        en: `no price for ec2/linux.t2.micro in ${TOKYO} on 2014-06-30: the first known one is from 2014-07-01`,
      },
    });
    expect(refused.hints.remedy?.().en).toBe(
      'choose a day from 2014-07-01 on, or: `ec2-vs-lambda prices refresh` asks AWS for today\'s; or give a price file with `shards`, or state the price: `price: "ec2/linux.t2.micro=N USD / h"`, or in the scenario `prices: { ec2/linux.t2.micro: N USD / h }`',
    );
  });

  it('from some day on is refused from that day on, with the reason', () => {
    expect(usdOf('2017-12-31', 'ec2/rhel.t2.micro')).toBe('0.0752');
    const { reason } = refusal(() => usdOf('2018-01-01', 'ec2/rhel.t2.micro'));
    expect(reason?.en).toBe(
      `no price for ec2/rhel.t2.micro in ${TOKYO} on 2018-01-01: no price is known from 2018-01-01 on (no later list)`,
    );
  });

  it('is known again where a later entry states it', () => {
    const gap = onlyOf([change('2016-01-01', '1'), change('2017-01-01'), change('2018-01-01', '2')]);
    expect(refusal(() => usdOf('2017-12-31', 'ec2/x', gap)).reason?.en).toContain(
      'no price is known from 2017-01-01 on',
    );
    expect(usdOf('2018-01-01', 'ec2/x', gap)).toBe('2');
  });

  it('of an unknown id brings all ids of the service to mind', () => {
    const refused = refusal(() => usdOf('2016-06-02', 'ec2/linux.t2.mcro'));
    expect(refused.reason?.en).toBe(`no price for ec2/linux.t2.mcro in ${TOKYO} on 2016-06-02`);
    expect(refused.hints.candidates?.()).toContain('linux.t2.micro');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('is not found under the name %s', (name) => {
    expect(refusal(() => usdOf('2016-06-02', `ec2/${name}`)).reason?.en).toContain(`no price for ec2/${name}`);
  });

  it.each([
    [TOKYO, 'services with prices there: ec2, lambda; `ec2-vs-lambda prices refresh`'],
    ['us-east-1', '`ec2-vs-lambda prices refresh` asks AWS'],
    ['mars-1', '`ec2-vs-lambda prices refresh` asks AWS'],
  ])('of a service that has none in %s is refused, with those that have', (region, remedy) => {
    const refused = refusal(() => on('2016-06-02', books, region).price('rds/db.t2.micro', HOUR));
    expect(refused.reason?.en).toBe(`no prices of rds in ${region}`);
    expect(refused.hints.remedy?.().en).toContain(remedy);
  });

  it('in dollars is refused, with what shows it', () => {
    const yuan = { ...priceShard({ x: [change('2016-01-01', '1')] }), currency: 'CNY' as const };
    const opened = openBooks(() => undefined, { shards: [yuan] });
    const refused = refusal(() => usdOf('2016-06-02', 'ec2/x', opened));
    expect(refused.reason?.en).toContain(`the price of ec2/x in ${TOKYO} on 2016-06-02 is in CNY`);
    expect(refused.hints.remedy?.().en).toContain('`books.prices` shows it');
    expect(on('2016-06-02', opened).hasPrice('ec2/x')).toBe(false);
    expect(
      usdOf(
        '2016-06-02',
        'ec2/x',
        openBooks(() => undefined, { shards: [{ ...yuan, currency: 'USD' }] }),
      ),
    ).toBe('1');
  });

  it('can be asked about without a refusal', () => {
    const has = (text: string, id: string) => on(text).hasPrice(id);
    expect(has('2014-06-30', 'ec2/linux.t2.micro')).toBe(false);
    expect(has('2014-07-01', 'ec2/linux.t2.micro')).toBe(true);
    expect(has('2018-01-01', 'ec2/rhel.t2.micro')).toBe(false);
    expect(has('2016-06-02', 'ec2/linux.t2.mcro')).toBe(false);
    expect(has('2016-06-02', 'rds/db.t2.micro')).toBe(false);
  });
});

describe('a rule that was announced', () => {
  const history = [
    { from: day('2014-11-13'), value: '0', source: 'blog' },
    { from: day('2025-08-01'), value: '1', source: 'blog', disputedTo: day('2025-08-31') },
  ];
  const about = { en: 'Billed.', ja: '課金' };
  const shard = (id: string): RuleShard => {
    const rules = { [id]: { about, unit: '', history }, other: { about, unit: '', history: history.slice(0, 1) } };
    return { service: 'lambda', checked: day('2026-09-20'), sources: { blog: 'AWS News Blog' }, rules };
  };
  const opened: Books = { ...books, rules: () => shard('init') };
  const DISPUTED = {
    kind: 'disputed',
    price: 'lambda/init',
    from: '2025-08-01',
    to: '2025-08-31',
    others: [rational(0)],
  };

  it.each([
    ['2025-07-31', '0', []],
    ['2025-08-01', '1', [DISPUTED]],
    ['2025-08-31', '1', [DISPUTED]],
    ['2025-09-01', '1', []],
  ])('is on %s %s, and in doubt while it is disputed', (text, value, doubts) => {
    const snapshot = on(text, opened);
    expect(snapshot.doubts()).toEqual([]);
    expect(toDecimal(exactValue(snapshot.rule('lambda/init', {}))).text).toBe(value);
    snapshot.rule('lambda/other', {});
    expect(snapshot.doubts()).toEqual(doubts);
  });
});

describe('values of the caller', () => {
  const values = new Map([
    ['lambda/duration', rational('0.5')],
    ['lambda/granularity', rational(7)],
  ]);
  const snapshot = () => snapshotOf(openBooks(read), TOKYO, day('2022-08-01'), values);

  it('come instead of a price, which is flat then, and of a rule, with what else is told of them', () => {
    const { tiers, provenance } = snapshot().price('lambda/duration', { GB: 1, s: 1 });
    expect([tiersText(tiers), provenance.from]).toEqual([[[undefined, '0.5']], '2022-08-01']);
    const rule = snapshot().rule('lambda/granularity', MS);
    expect([toDecimal(exactValue(rule)).text, rule.kind]).toEqual(['7', 'rule']);
  });

  it('leave the others as they are', () => {
    expect(tiersText(snapshot().price('lambda/requests', REQUEST).tiers)).toEqual([[undefined, '0.0000002']]);
    expect(toDecimal(exactValue(snapshot().rule('lambda/freeStorage', GB))).text).toBe('0.5');
  });
});

describe('what was looked up', () => {
  const looked = (ask: (snapshot: Snapshot) => void) => {
    const snapshot = on('2022-08-01');
    ask(snapshot);
    return [...snapshot.lookedUp()];
  };
  const [MICRO, GRANULARITY] = ['ec2/linux.t2.micro', 'lambda/granularity'] as const;

  it.each<[string, (snapshot: Snapshot) => unknown, unknown]>([
    ['nothing', () => undefined, []],
    ['the day', (snapshot) => snapshot.day, [['day', 'day']]],
    ['a price', (snapshot) => snapshot.price(MICRO, HOUR), [[MICRO, 'price']]],
    ['whether there is one', (snapshot) => snapshot.hasPrice(MICRO), [[MICRO, 'existence']]],
    ['a rule', (snapshot) => snapshot.rule(GRANULARITY, MS), [[GRANULARITY, 'rule']]],
    ['an offer', (snapshot) => snapshot.freeAllowance(GRANULARITY, MS), [[GRANULARITY, 'offer']]],
    ['whether there is a rule', (snapshot) => snapshot.hasRule(GRANULARITY), [[GRANULARITY, 'rule']]],
  ])('is told: %s', (_, ask, expected) => {
    expect(looked(ask)).toEqual(expected);
  });

  it('stays what was needed, where it is asked for as less', () => {
    const found = looked((snapshot) => {
      snapshot.hasPrice(MICRO);
      snapshot.price(MICRO, HOUR);
      snapshot.hasPrice(MICRO);
      snapshot.freeAllowance(GRANULARITY, MS);
      snapshot.rule(GRANULARITY, MS);
      snapshot.freeAllowance(GRANULARITY, MS);
    });
    expect(found).toEqual([
      [MICRO, 'price'],
      [GRANULARITY, 'rule'],
    ]);
    expect(on('2022-08-01').day).toBe('2022-08-01');
  });
});

describe('the entry of a day', () => {
  const history = [change('2016-01-01', '1'), change('2017-01-01', '2')];
  it.each([
    ['2015-12-31', { next: history[0] }],
    ['2016-01-01', { change: history[0], next: history[1] }],
    ['2016-12-31', { change: history[0], next: history[1] }],
    ['2017-01-01', { change: history[1] }],
  ])('on %s is told with the one after it', (text, expected) => {
    expect(Object.entries(entryOn(history, day(text)))).toEqual(Object.entries(expected));
  });
});

describe('how sure a price is', () => {
  const own = (...history: PriceEntry[]) =>
    openBooks(read, { shards: [priceShard({ 'linux.t2.small': history, own: history })] });
  const ownDoubts = (text: string, of: Books, id = 'ec2/linux.t2.small') => {
    const snapshot = on(text, of);
    snapshot.price(id, HOUR);
    return snapshot.doubts().map(plain);
  };
  const plain = (doubt: Doubt) => {
    const { others: _, ...rest } = { others: [], ...doubt };
    return rest;
  };

  it('is told where a book of the user’s has it from a later day on', () => {
    const later = own(change('2016-01-01', '1', { lastSeen: day('2030-01-01') }), change('2018-01-01', '2'));
    const [first, ...others] = ownDoubts('2015-12-31', later);
    expect(first).toEqual({ kind: 'ownLater', price: 'ec2/linux.t2.small', from: '2016-01-01' });
    expect(others).toEqual(ownDoubts('2015-12-31', books));
    expect(usdOf('2015-12-31', 'ec2/linux.t2.small', later)).toBe('0.04');
    expect(usdOf('2017-06-01', 'ec2/linux.t2.small', later)).toBe('1');
    expect(ownDoubts('2016-01-01', later)).toEqual([]);
    const stale = ownDoubts('2026-06-02', own(change('2027-01-01', '1')));
    expect(stale.map(({ kind }) => kind)).toEqual(['ownLater', 'stale']);
  });

  it('is told where a source shows it rounded', () => {
    const rounded = onlyOf([change('2016-01-01', '1', { roundedTo: '0.01' })], '2016-06-02');
    expect(ownDoubts('2016-06-02', rounded, 'ec2/x')).toEqual([{ kind: 'rounded', price: 'ec2/x', step: '0.01' }]);
  });

  function doubtsOn(text: string, history: readonly PriceEntry[], checked?: string): readonly Doubt[] {
    const snapshot = on(text, onlyOf(history, checked));
    snapshot.price('ec2/x', HOUR);
    return snapshot.doubts().map(plain);
  }

  it.each([
    [
      'the later price, where it changed on some day between',
      '2017-01-01',
      [change('2016-06-01', '1'), change('2017-10-26', '2', { firstSeen: true })],
      ['2'],
    ],
    [
      'none, where the later one is unknown',
      '2017-01-01',
      [change('2016-06-01', '1'), change('2017-10-26', undefined, { firstSeen: true })],
      [],
    ],
    [
      'the earlier price, where it was taken back',
      '2017-01-01',
      [change('2016-01-01', '3'), change('2016-06-01', '1', { seenFrom: day('2017-06-01') })],
      ['3'],
    ],
    [
      'half a step on either side, where it is rounded',
      '2016-06-01',
      [change('2016-06-01', '1', { roundedTo: '0.01', lastSeen: day('2016-06-01') })],
      ['0.995', '1.005'],
    ],
    [
      'none, where nobody looked for long',
      '2020-01-01',
      [change('2016-06-01', '1', { lastSeen: day('2016-06-02') })],
      [],
    ],
  ] as const)('knows as other prices %s', (_, text, history, usd) => {
    const snapshot = on(text, onlyOf([...history]));
    snapshot.price('ec2/x', HOUR);
    const others = snapshot
      .doubts()
      .flatMap((doubt) => ('others' in doubt && doubt.kind !== 'disputed' ? (doubt.others ?? []) : []));
    expect(others.map(([tier]) => toDecimal(tier?.usd as Rational).text)).toEqual(usd);
  });

  const STALE = { kind: 'stale', price: 'ec2/x' };
  it.each([
    ['2025-06-18', '180 days before', []],
    ['2025-12-15', '180 days after', []],
    ['2025-12-16', '181 days after', [{ ...STALE, lastSeen: '2025-06-18' }]],
  ])('on %s, %s the last check of the newest value', (text, _when, doubts) => {
    expect(doubtsOn(text, [change('2014-07-01', '1')], '2025-06-18')).toEqual(doubts);
  });

  it('goes by the last observation of the value where its entry tells one', () => {
    const history = [change('2014-07-01', '1', { lastSeen: day('2016-06-29') })];
    expect(doubtsOn('2016-12-26', history)).toEqual([]);
    expect(doubtsOn('2016-12-27', history)).toEqual([{ ...STALE, lastSeen: '2016-06-29' }]);
  });

  it('goes by the day of the value where that is later than the last check', () => {
    const history = [change('2025-07-01', '1')];
    expect(doubtsOn('2025-12-28', history, '2025-06-18')).toEqual([]);
    expect(doubtsOn('2025-12-29', history, '2025-06-18')).toEqual([{ ...STALE, lastSeen: '2025-07-01' }]);
  });

  it('is no matter of age where a later value is known', () => {
    expect(doubtsOn('2016-12-31', [change('2014-07-01', '1'), change('2017-01-01', '2')])).toEqual([]);
  });

  const TAKEN_BACK = [change('2017-11-06', '1', { seenFrom: day('2024-06-27') })];
  it.each([
    ['2017-11-06', [{ kind: 'takenBack', price: 'ec2/x', seenFrom: '2024-06-27' }]],
    ['2024-06-26', [{ kind: 'takenBack', price: 'ec2/x', seenFrom: '2024-06-27' }]],
    ['2024-06-27', []],
  ])('on %s, where it was taken back to a launch and first seen on 2024-06-27', (text, doubts) => {
    expect(doubtsOn(text, TAKEN_BACK)).toEqual(doubts);
  });

  const BETWEEN = [
    change('2016-12-01', '1', { lastSeen: day('2017-04-30') }),
    change('2017-10-26', '2', { firstSeen: true }),
  ];
  const CHANGED = { kind: 'changedBetween', price: 'ec2/x', lastSeen: '2017-04-30', next: '2017-10-26' };
  it.each([
    ['2016-12-01', []],
    ['2017-04-30', []],
    ['2017-05-01', [CHANGED]],
    ['2017-10-25', [CHANGED]],
    ['2017-10-26', []],
  ])('on %s, where it changed between 2017-04-30 and 2017-10-26', (text, doubts) => {
    expect(doubtsOn(text, BETWEEN)).toEqual(doubts);
  });

  it('is in doubt from the day after it came where nobody saw it later', () => {
    const history = [change('2016-12-01', '1'), change('2017-10-26', '2', { firstSeen: true })];
    expect(doubtsOn('2016-12-01', history)).toEqual([]);
    expect(doubtsOn('2016-12-02', history)).toEqual([{ ...CHANGED, lastSeen: '2016-12-01' }]);
  });

  it('is beyond doubt until the day of a change that is known', () => {
    const history = [change('2016-06-01', '1', { lastSeen: day('2016-06-29') }), change('2016-12-01', '2')];
    expect(doubtsOn('2016-11-30', history)).toEqual([]);
  });

  it.each([
    ['changed to what nobody knows, on some day', { firstSeen: true }, ['2016-06-30', '2017-10-25'], 'changedBetween'],
    ['is not known from some day on', {}, ['2016-12-27', '2017-10-25'], 'stale'],
  ] as const)('is in doubt until the day from which it is unknown, where it %s', (_, more, [first, last], kind) => {
    const history = [change('2016-06-01', '1', { lastSeen: day('2016-06-29') }), change('2017-10-26', undefined, more)];
    expect(
      doubtsOn(
        day(first).replace(/\d+$/, (text) => `${Number(text) - 1}`),
        history,
      ),
    ).toEqual([]);
    for (const text of [first, last]) expect(doubtsOn(text, history)).toMatchObject([{ kind, lastSeen: '2016-06-29' }]);
  });

  describe('on any day of any history', () => {
    const AT = (offset: number) => new Date(Date.UTC(2016, 0, 1 + offset)).toISOString().slice(0, 10) as Day;
    /** Entries from day to day, each perhaps first seen later, last seen later yet, unknown, or of a day that is not exact. */
    const histories = fc
      .array(
        fc.record({
          gap: fc.integer({ min: 3, max: 500 }),
          seen: fc.option(fc.integer({ min: 1, max: 499 }), { nil: undefined }),
          last: fc.option(fc.integer({ min: 0, max: 499 }), { nil: undefined }),
          isKnown: fc.boolean(),
          isFirstSeen: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => {
        let from = 0;
        return parts.map(({ gap, seen, last, isKnown, isFirstSeen }, index): PriceEntry => {
          const start = from;
          from += gap;
          const within = (offset: number) => AT(start + (offset % gap));
          const seenFrom = seen !== undefined && seen % gap > 0 ? { seenFrom: within(seen) } : {};
          const earliest = seenFrom.seenFrom ?? AT(start);
          const lastSeen = last !== undefined && within(last) >= earliest ? { lastSeen: within(last) } : {};
          const first = isFirstSeen && index > 0 ? { firstSeen: true } : {};
          return change(AT(start), isKnown ? String(index + 1) : undefined, { ...seenFrom, ...lastSeen, ...first });
        });
      });

    /** Whether somebody saw the value then, knows until when it held, or looked within 180 days before. */
    function isProven(history: readonly PriceEntry[], index: number, asked: Day, checked: Day): boolean {
      const [{ from, seenFrom = from, lastSeen }, next] = [history[index] as PriceEntry, history[index + 1]];
      const looked = next === undefined && checked > seenFrom ? checked : seenFrom;
      const seenUntil = lastSeen ?? looked;
      if (asked < seenFrom) return false;
      if (asked <= seenUntil) return true;
      if (next?.firstSeen === true) return false;
      return next?.tiers !== undefined || daysBetween(seenUntil, asked) <= 180;
    }

    it('no doubt is lost: it is told of a value that is not proven, and of no other', () => {
      fc.assert(
        fc.property(histories, fc.nat({ max: 2500 }), fc.nat({ max: 2500 }), (history, asked, checked) => {
          const index = history.findLastIndex(({ from }) => from <= AT(asked));
          if (history[index]?.tiers === undefined) return;
          const found = doubtsOn(AT(asked), history, AT(checked));
          expect(found.length > 0).toBe(!isProven(history, index, AT(asked), AT(checked)));
        }),
        { numRuns: 500 },
      );
    });
  });

  it('is told of the prices that were asked for, once each, and of no others', () => {
    const snapshot = on('2026-06-02');
    expect(snapshot.hasPrice('ec2/linux.t2.micro')).toBe(true);
    expect(snapshot.doubts()).toEqual([]);
    for (const id of ['ec2/linux.t2.small', 'ec2/linux.t2.micro', 'ec2/linux.t2.small']) snapshot.price(id, HOUR);
    expect(snapshot.doubts().map(({ price }) => price)).toEqual(['ec2/linux.t2.small', 'ec2/linux.t2.micro']);
  });
});

describe('the rule of a day', () => {
  const value = (text: string) => toDecimal(exactValue(on(text).rule('lambda/granularity', MS))).text;

  it.each([
    ['2014-11-13', '100'],
    ['2020-11-30', '100'],
    ['2020-12-01', '1'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('carries what it is and where it comes from', () => {
    const about = 'Billed duration is rounded up to a multiple of this.';
    const books = openBooks(read);
    expect(snapshotOf(books, TOKYO, day('2016-06-02')).rule('lambda/granularity', MS)).toMatchObject({
      kind: 'rule',
      id: 'lambda/granularity',
      name: { en: about, ja: '課金対象時間の切り上げ単位' },
      provenance: { from: '2014-11-13', source: 'AWS News Blog', note: 'the preview' },
    });
  });

  it('before the first is refused, naming the rule, the day and the first day', () => {
    const refused = refusal(() => value('2014-11-12'));
    expect(refused.reason?.en).toBe('no rule lambda/granularity on 2014-11-12: the first known one is from 2014-11-13');
    expect(refused.hints.remedy?.()).toEqual({
      en: 'choose a day from 2014-11-13 on',
      ja: '2014-11-13 以降の日を選んでください',
    });
  });

  it('tells what it changes to, where it does', () => {
    const fresh = openBooks(read);
    const rule = (text: string) => snapshotOf(fresh, TOKYO, day(text)).rule('lambda/granularity', MS);
    expect(rule('2016-06-02')).toMatchObject({ next: { from: '2020-12-01', value: rational(1) } });
    expect(rule('2020-12-01')).not.toHaveProperty('next');
  });

  it('is the same node on every day on which its entry holds, and another under another name or from another book', () => {
    const same = { from: day('2016-01-01'), value: '1', source: 'blog' };
    const about = { en: 'One.', ja: '1' };
    const opened = (): Books => ({
      ...books,
      rules: () => shard,
    });
    const rules = { x: { about, unit: 'ms', history: [same] }, y: { about, unit: 'ms', history: [same] } };
    let shard: RuleShard = { service: 'lambda', checked: day('2020-01-01'), sources: {}, rules };
    const x = on('2016-06-02', opened()).rule('lambda/x', MS);
    expect(on('2017-06-02', opened()).rule('lambda/x', MS)).toBe(x);
    expect(on('2016-06-02', opened()).rule('lambda/y', MS)).toMatchObject({ id: 'lambda/y' });
    shard = { ...shard, sources: { blog: 'A blog' } };
    expect(on('2016-06-02', opened()).rule('lambda/y', MS)).toMatchObject({ provenance: { source: 'A blog' } });
    shard = { ...shard, rules: { x: { about, unit: 'fur long', history: [{ ...same }] } } };
    expect(() => on('2016-06-02', opened()).rule('lambda/x', MS)).toThrow('lambda/x: fur long is not a unit');
  });

  it('is looked up once', () => {
    let times = 0;
    const counting: Books = {
      ...books,
      rules(service) {
        times += 1;
        return books.rules(service);
      },
    };
    const snapshot = on('2016-06-02', counting);
    for (let time = 0; time < 3; time += 1) snapshot.rule('lambda/granularity', MS);
    expect(times).toBe(1);
  });

  it.each([
    ['lambda/nothing', ['granularity', 'freeStorage']],
    ['lambda/constructor', ['granularity', 'freeStorage']],
    ['nothing/granularity', []],
  ])('%s is refused, with those that there are', (id, candidates) => {
    const refused = refusal(() => on('2016-06-02').rule(id, MS));
    expect([refused.name, refused.reason.en]).toEqual(['NotInBooks', `no rule ${id}`]);
    expect(refused.hints.candidates?.()).toEqual(candidates);
  });

  it('is not given in another unit, even once it is known', () => {
    const snapshot = on('2016-06-02');
    snapshot.rule('lambda/granularity', MS);
    expect(() => snapshot.rule('lambda/granularity', SECOND)).toThrow(
      new TypeError('lambda/granularity is in ms, not in s'),
    );
  });
});

describe('an offer', () => {
  it('is undefined on the day before AWS made it, and there on the day itself', () => {
    expect(on('2022-03-23').freeAllowance('lambda/freeStorage', GB)).toBeUndefined();
    const offer = on('2022-03-24').freeAllowance('lambda/freeStorage', GB);
    expect(offer && toDecimal(exactValue(offer)).text).toBe('0.5');
  });

  it('is there from its first entry on, whatever comes later', () => {
    const offer = on('2016-06-02').freeAllowance('lambda/granularity', MS);
    expect(offer && toDecimal(exactValue(offer)).text).toBe('100');
  });

  it.each(['lambda/nothing', 'nothing/freeStorage'])('of %s was never made', (id) => {
    expect(on('2022-03-24').freeAllowance(id, GB)).toBeUndefined();
  });

  it('in another unit than asked is a fault', () => {
    expect(() => on('2022-03-24').freeAllowance('lambda/freeStorage', MS)).toThrow(TypeError);
  });
});
