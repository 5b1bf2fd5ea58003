/** One scenario on every day on which one of its prices or rules changed: what it cost, what changed, when the answer flipped. */

import { type Assumptions, assumptionsOf } from '../../bill/assumptions.js';
import { otherTotals } from '../../bill/doubtful.js';
import {
  type BillsAt,
  billsAt,
  type PreparedRequest,
  type PricingRequest,
  prepare,
  preparedWith,
} from '../../bill/vary.js';
import { type Doubt, staleFrom } from '../../book/snapshot.js';
import { InputError, type Problem } from '../../errors.js';
import type { Leaf } from '../../formula/node.js';
import { mentioning, setting } from '../../mention.js';
import { type Day, dayAfter, dayBefore } from '../../quantity/day.js';
import { ZERO } from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import type { Words } from '../../words.js';
import { Effort } from '../effort.js';
import { type Dated, datedBills } from './history.js';
import { type Change, cheapestNames, type Flip, flipsOf, type Moment } from './moment.js';

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
  /** What is taken for granted on any of these days. */
  readonly assumed: Assumptions;
  /** The last day up to which all of this is so, where pricing all of the days takes too much; absent where it is the whole time. */
  readonly provenTo?: Day;
  /** How sure the prices and rules of these days are; each once. */
  readonly doubts: readonly Doubt[];
  /** When others may have been the cheapest, by other known prices of days of which none is proven. */
  readonly otherwise: readonly OtherCheapest[];
}

export interface OtherCheapest {
  readonly from: Day;
  readonly to: Day;
  readonly names: readonly string[];
}

/**
 * Prices a scenario on every day from `from` to `to`, both included, on which a price or rule that it uses changed. Amounts are exact
 * in USD, changes carry their sources.
 * @param effort what pricing may spend; the days until then are the answer (`provenTo`)
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
export function timeline(request: PricingRequest, from: Day, to: Day, effort: Effort = new Effort()): Timeline {
  if (from > to) {
    const message = {
      en: `the days are reversed: ${from} comes after ${to}`,
      ja: `日付の順序が逆です: ${from} は ${to} より後です`,
    };
    const remedy = { en: 'put the earlier one first', ja: '早い日付を先に指定してください' };
    throw new InputError([{ code: 'outOfRange', message, remedy }]);
  }
  const prepared = prepare(request);
  const moments: Moment[] = [];
  const bills = new Set<BillsAt>();
  let before: Dated | undefined;
  let day: Day | undefined = from;
  effort.goesThrough(() => ({
    en: `the days from ${from} to ${to}, at ${day}`,
    ja: `${from} から ${to} までの ${day} 時点`,
  }));
  const doubts = new Map<string, Doubt>();
  const otherwise: OtherCheapest[] = [];
  for (const dated of datedBills(prepared, from, to, effort)) {
    bills.add(dated.bills);
    const doubtful = doubtfulIn(dated, to);
    for (const { all } of doubtful) for (const doubt of all) doubts.set(doubtKey(doubt), doubt);
    for (const one of doubtful) addOtherwise(otherwise, one, prepared, effort);
    const moment = momentOf(dated, before);
    const last = moments.at(-1);
    if (last === undefined || moment.changes.length > 0 || !sameReasons(last, moment)) moments.push(moment);
    before = dated;
    day = dated.next;
    if (effort.isSpent) break;
  }
  const { scenario } = preparedWith(prepared, { day: to }).bound;
  const assumed = eachDay(assumptionsOf([...bills] as [BillsAt]), scenario as Scenario);
  const found = {
    scenario: scenario as Scenario,
    from,
    to,
    moments,
    flips: flipsOf(moments),
    assumed,
    doubts: [...doubts.values()],
    otherwise,
  };
  // Until the next day on which something changes, what was found holds.
  return day === undefined ? found : { ...found, provenTo: dayBefore(day) };
}

interface DoubtfulDays {
  readonly from: Day;
  readonly to: Day;
  readonly all: readonly Doubt[];
}

/** Days on end with the same doubts: these change at the ends of what is known of a price, and not with its value. */
function doubtfulIn({ day, next, doubtsOn }: Dated, to: Day): DoubtfulDays[] {
  const last = next === undefined ? to : dayBefore(next);
  const found: DoubtfulDays[] = [];
  let [from, all] = [day, doubtsOn(day)];
  while (from <= last) {
    const ends = [...all, ...doubtsOn(last)].flatMap(boundsOf).filter((one) => one > from && one <= last);
    const after = ends.sort()[0];
    found.push({ from, to: after === undefined ? last : dayBefore(after), all });
    if (after === undefined) break;
    [from, all] = [after, doubtsOn(after)];
  }
  return found.filter((one) => one.all.length > 0);
}

/** The first days on which a doubt may begin or be over. */
function boundsOf(doubt: Doubt): Day[] {
  switch (doubt.kind) {
    case 'changedBetween':
      return [dayAfter(doubt.lastSeen)];
    case 'takenBack':
      return [doubt.seenFrom];
    case 'stale':
      return [staleFrom(doubt.lastSeen)];
    case 'disputed':
      return [dayAfter(doubt.to as Day)];
    default:
      return [];
  }
}

function doubtKey({ kind, price, ...days }: Doubt): string {
  return `${kind} ${price} ${Object.values(days).filter((one) => typeof one === 'string')}`;
}

/** Bills the days anew, as few days are doubtful. */
function addOtherwise(
  found: OtherCheapest[],
  { from, to, all }: DoubtfulDays,
  prepared: PreparedRequest,
  effort: Effort,
): void {
  if (!all.some((doubt) => 'others' in doubt && doubt.others !== undefined)) return;
  const on = preparedWith(prepared, { day: from });
  const { options } = effort.countedBills(() => billsAt(on, new Map()))(ZERO);
  const billed = options.flatMap(({ bill, impossible }) => (bill === undefined ? [] : [{ ...bill, impossible }]));
  const names = otherTotals(billed)?.otherCheapest ?? [];
  if (names.length === 0) return;
  const last = found.at(-1);
  const isOnEnd = last !== undefined && dayAfter(last.to) === from && String(last.names) === String(names);
  if (isOnEnd) found[found.length - 1] = { ...last, to };
  else found.push({ from, to, names });
}
/** An account that nobody dated is opened on each of the days, not on one of them. */
function eachDay(assumed: Assumptions, { appliedDefaults }: Scenario): Assumptions {
  if (!appliedDefaults.some(({ key }) => key === OPENED)) return assumed;
  return { ...assumed, whole: [...assumed.whole.filter(({ en }) => !en.startsWith(`${OPENED} `)), OPENED_EACH_DAY] };
}

const OPENED = 'accountOpened';
const OPENED_EACH_DAY: Words = {
  en: 'on each of the days, the account is opened on that day',
  ja: 'アカウントの作成日は各基準日',
};

/** @param provenTo the last day of the answer */
export function tooManyDays(provenTo: Day): Problem {
  const message = {
    en: `the answer goes up to ${provenTo} only: pricing so much on every day after it takes too long`,
    ja: `結果は ${provenTo} までです。それより後のすべての日を計算するには、シナリオの計算量が多すぎます`,
  };
  const remedy = mentioning([setting('from')], (said) => ({
    en: `ask for the days after it by themselves (${said}), or split the scenario`,
    ja: `それより後の期間を ${said} で別に計算するか、シナリオを分けてください`,
  }));
  return { code: 'outOfRange', message, remedy };
}

function changesBetween(earlier: Dated, later: Dated): Change[] {
  const both = pricedNames(earlier).filter((name) => pricedNames(later).includes(name));
  const [before, after] = [earlier.leavesOf(both), later.leavesOf(both)];
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

function pricedNames({ options }: Pick<Moment, 'options'>): string[] {
  return options.flatMap(({ name, usd }) => (usd === undefined ? [] : [name]));
}

function momentOf(dated: Dated, before: Dated | undefined): Moment {
  const { day, options } = dated;
  const known = pricedNames(before ?? dated);
  return {
    day,
    options,
    cheapest: cheapestNames(options),
    changes: before === undefined ? [] : changesBetween(before, dated),
    began: pricedNames(dated).filter((name) => !known.includes(name)),
  };
}

/** The same options are missing, whatever the day in the reason. */
function sameReasons(a: Moment, b: Moment): boolean {
  return a.options.every(({ usd }, index) => (usd === undefined) === (b.options[index]?.usd === undefined));
}
