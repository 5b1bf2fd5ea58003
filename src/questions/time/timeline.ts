/** One scenario on every day on which one of its prices or rules changed: what it cost, what changed, when the answer flipped. */

import { cheapestOf } from '../../bill/cheapest.js';
import { type Asked, type BillsAt, billsAt } from '../../bill/vary.js';
import type { Books, PriceSource, RuleShard } from '../../book/book.js';
import { InputError } from '../../errors.js';
import { inOrder, type Leaf } from '../../formula/node.js';
import type { Day } from '../../quantity/day.js';
import type { Rational } from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import { plainWords, type Words } from '../../words.js';

/** A price or a rule that is another than on the entry before; one of the sides is absent where only the other day has it. */
export interface Change {
  readonly id: string;
  readonly before?: Leaf;
  readonly after?: Leaf;
}

export interface Moment {
  /** From this day on, until the next moment. */
  readonly day: Day;
  /** In the order of the scenario's options. */
  readonly options: readonly MomentOption[];
  /** Names; none where no option can be priced. */
  readonly cheapest: readonly string[];
  /** Since the moment before, of options that could be priced at both. */
  readonly changes: readonly Change[];
  /** Options that can be priced from this day on and couldn't before. */
  readonly began: readonly string[];
}

export interface MomentOption {
  readonly name: string;
  /** Exact, in USD; absent where the option can't be priced on the day. */
  readonly usd?: Rational;
  /** Why it can't. */
  readonly reason?: Words;
}

export interface Flip {
  readonly day: Day;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * The days on which a scenario's bill changed, and those on which the cheapest option did.
 * @see {@link timeline}
 */
export interface Timeline {
  readonly scenario: Scenario;
  readonly from: Day;
  readonly to: Day;
  readonly moments: readonly Moment[];
  /** Days on which another option became the cheapest of those that could be priced on both sides. */
  readonly flips: readonly Flip[];
}

/**
 * Prices a scenario on every day from `from` to `to`, both included, on which a price or rule that it uses changed. Amounts are exact
 * in USD, changes carry their sources.
 * @throws InputError where the scenario can't be read, or the days are reversed
 * @example
 * ```ts
 * import { type Day, type Timeline, timeline } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const found: Timeline = timeline(asked, '2016-06-02' as Day, '2021-01-01' as Day);
 * found.moments.map(({ day }) => day); // => ['2016-06-02', '2016-11-17', '2016-12-01', '2017-10-26', '2020-12-01']
 * found.flips.length; // => 0
 * ```
 */
export function timeline({ source, settings, books }: Asked, from: Day, to: Day): Timeline {
  if (from > to) {
    const message = {
      en: `the days are reversed: ${from} comes after ${to}`,
      ja: `日付の順序が逆です: ${from} は ${to} より後です`,
    };
    const remedy = { en: 'put the earlier one first', ja: '早い日付を先に指定してください' };
    throw new InputError([{ code: 'outOfRange', message, remedy }]);
  }
  const days = new Set<Day>([from]);
  const watching = watchedBooks(books, (day) => days.add(day));
  const moments: Moment[] = [];
  let before: BillsAt | undefined;
  let scenario: Scenario | undefined;
  for (let day: Day | undefined = from; day !== undefined; day = nextDay(days, day, to)) {
    const asOf = { file: '--as-of', text: day };
    const bills = billsAt({ source, settings: { ...settings, asOf }, books: watching }, new Map());
    scenario = bills.scenario;
    const moment = momentOf(day, bills, before);
    const last = moments.at(-1);
    if (last === undefined || moment.changes.length > 0 || !sameReasons(last, moment)) moments.push(moment);
    before = bills;
  }
  return { scenario: scenario as Scenario, from, to, moments, flips: flipsOf(moments) };
}

function nextDay(days: ReadonlySet<Day>, day: Day, to: Day): Day | undefined {
  return [...days].filter((one) => one > day && one <= to).sort()[0];
}

/** The books, telling every day on which something changes that is looked up. */
function watchedBooks(books: Books, onDay: (day: Day) => void): Books {
  const told = new Set<object>();
  const tell = (found: { readonly history: readonly { readonly from: Day }[] } | undefined): void => {
    if (found === undefined || told.has(found)) return;
    told.add(found);
    for (const { from } of found.history) onDay(from);
  };
  const shards = new Map<PriceSource, PriceSource>();
  const watchedShard = (shard: PriceSource): PriceSource => {
    const find: PriceSource['find'] = (id) => {
      const found = shard.find(id);
      tell(found);
      return found;
    };
    const known = shards.get(shard) ?? { ...shard, find };
    shards.set(shard, known);
    return known;
  };
  const watchedRules = (shard: RuleShard): RuleShard => ({
    ...shard,
    rules: new Proxy(shard.rules, {
      get(rules, id: string) {
        const found = rules[id];
        tell(found);
        return found;
      },
    }),
  });
  return {
    ...books,
    prices: (region, service) => books.prices(region, service).map(watchedShard),
    rules(service) {
      const shard = books.rules(service);
      return shard && watchedRules(shard);
    },
  };
}

/** The prices and rules that the bills of these options are made of. */
function leavesOf({ options }: BillsAt, names: readonly string[]): Map<string, Leaf> {
  const bills = options.flatMap(({ option, bill }) =>
    bill !== undefined && names.includes(option.name) ? [bill] : [],
  );
  const nodes = inOrder(bills.map(({ formula }) => formula));
  return new Map(
    nodes.flatMap((node) => (node.kind === 'price' || node.kind === 'rule' ? [[node.id, node] as const] : [])),
  );
}

function changesBetween(earlier: BillsAt, later: BillsAt): Change[] {
  const both = pricedNames(earlier).filter((name) => pricedNames(later).includes(name));
  const [before, after] = [leavesOf(earlier, both), leavesOf(later, both)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id): Change[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old !== undefined && now !== undefined && sameValue(old, now)) return [];
    return [{ id, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
  });
}

function sameValue(a: Leaf, b: Leaf): boolean {
  if (a.kind === 'price' && b.kind === 'price') return tiersText(a) === tiersText(b);
  return a.kind !== 'price' && b.kind !== 'price' && a.value.equals(b.value);
}

function tiersText({ tiers }: Extract<Leaf, { kind: 'price' }>): string {
  return tiers.map(({ upTo, usd }) => `${upTo?.toFraction()} ${usd?.toFraction()}`).join();
}

function pricedNames({ options }: BillsAt): string[] {
  return options.filter(({ bill }) => bill !== undefined).map(({ option }) => option.name);
}

function momentOf(day: Day, bills: BillsAt, before: BillsAt | undefined): Moment {
  const { options } = bills;
  const known = before === undefined ? pricedNames(bills) : pricedNames(before);
  const priced = options.flatMap(({ bill }) => (bill === undefined ? [] : [bill]));
  return {
    day,
    options: options.map(({ option, bill, problems }) => ({
      name: option.name,
      ...(bill === undefined ? { reason: problems[0]?.message ?? plainWords('') } : { usd: bill.usd }),
    })),
    cheapest: cheapestOf(priced, ({ usd }) => usd).map(({ name }) => name),
    changes: before === undefined ? [] : changesBetween(before, bills),
    began: pricedNames(bills).filter((name) => !known.includes(name)),
  };
}

/** The same options are missing, whatever the day in the reason. */
function sameReasons(a: Moment, b: Moment): boolean {
  return a.options.every(({ usd }, index) => (usd === undefined) === (b.options[index]?.usd === undefined));
}

/** A flip is between moments at which all options can be priced that either side has at its head. */
export function flipsOf(moments: readonly Pick<Moment, 'day' | 'options' | 'cheapest'>[]): Flip[] {
  const flips: Flip[] = [];
  let last: Pick<Moment, 'cheapest'> | undefined;
  for (const moment of moments) {
    const isWhole = moment.options.every(({ usd }) => usd !== undefined);
    if (!isWhole) continue;
    if (last !== undefined && String(last.cheapest) !== String(moment.cheapest)) {
      flips.push({ day: moment.day, before: last.cheapest, after: moment.cheapest });
    }
    last = moment;
  }
  return flips;
}
