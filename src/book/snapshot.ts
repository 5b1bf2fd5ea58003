/** What held on one day in one region: the newest entry of a history whose day is not after the asked one. */
import { price as priceNode, rule as ruleNode } from '../formula/build.js';
import { isTiers, type OtherValue } from '../formula/exact.js';
import type { Formula, Price, PriceOf, Provenance, Rule } from '../formula/node.js';
import { type Day, daysBetween, daysLater } from '../quantity/day.js';
import { add, divide, maxOf, multiply, negative, type Rational, rational, ZERO } from '../quantity/rational.js';
import { parseUnit, per, sameUnit, type Unit, USD, unitText } from '../quantity/unit.js';
import type { Words } from '../words.js';
import {
  type AskedPrice,
  beforeFirst,
  beforeFirstRule,
  inOtherUnit,
  isInstanceType,
  noLongerKnown,
  noPrice,
  noRule,
  noService,
  notInDollars,
  waysToPrice,
  whatThereIs,
} from './absent.js';
import type { Books, PriceEntry, PriceHistory, PriceSource, RuleEntry, RuleHistory, RuleShard } from './book.js';
import { amountText, contradict, contradiction, lastSeenOf, type Stated, whereStated } from './rivals.js';

/** A price or a rule that the books do not have. `reason` is a whole sentence. */
export class NotInBooks extends Error {
  constructor(
    readonly reason: Words,
    readonly hints: {
      /** Worked out only where somebody is told: books of many regions may be looked at. */
      readonly remedy?: () => Words;
      /** The ids that there are, without their service; listed where somebody asks. */
      readonly candidates?: () => readonly string[];
    } = {},
  ) {
    super(reason.en);
    this.name = 'NotInBooks';
  }
}

/**
 * How sure a price or a rule is on the asked day; an option carries those of the prices and rules that it uses.
 * @example
 * ```ts
 * import { compare, type Day, type Doubt } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const later = compare(source, { ...asked.settings, asOf: { file: 'example', text: '2019-06-02' } }, asked.books);
 * const doubts: readonly Doubt[] = later.options.flatMap((option) => option.doubts);
 * doubts.map(({ kind, price }) => [kind, price])[0]; // => ['changedBetween', 'dataTransfer/internet']
 * ```
 */
export type Doubt =
  /** Nobody has looked for a long while before the asked day. */
  | { readonly kind: 'stale'; readonly price: string; readonly lastSeen: Day }
  /** The asked day lies between the launch and the first day on which a source shows the price. */
  | (OtherPrices & { readonly kind: 'takenBack'; readonly price: string; readonly seenFrom: Day })
  /** A book of the user's has the price too, from a later day on. */
  | (OtherPrices & { readonly kind: 'ownLater'; readonly price: string; readonly from: Day })
  /** Another file of the user's states another amount for the same day. `taken` and `passedOver` say where, and which. */
  | (OtherPrices & {
      readonly kind: 'otherFile';
      readonly price: string;
      readonly taken: string;
      readonly passedOver: string;
      /** Whether the file comes first in the call; else it was checked later. */
      readonly isNamedFirst: boolean;
    })
  /** No source shows the price: a rule gives it. `rule` says which, in English. */
  | { readonly kind: 'derived'; readonly price: string; readonly rule: string }
  /** The source shows the amount rounded to multiples of `step` US dollars. */
  | (OtherPrices & { readonly kind: 'rounded'; readonly price: string; readonly step: string })
  /** It changed on some day between these two, and the asked day lies between them. */
  | (OtherPrices & {
      readonly kind: 'changedBetween';
      readonly price: string;
      readonly lastSeen: Day;
      readonly next: Day;
    })
  /** A rule, of which `price` is the id: AWS announced it for the day `from`, and bills up to `to` may not follow it yet. */
  | {
      readonly kind: 'disputed';
      readonly price: string;
      readonly from: string;
      readonly to: string;
      /** What it was before, where that is known. */
      readonly others?: readonly Rational[];
    };

/** What else the price may be on the day, as far as that is known. */
interface OtherPrices {
  readonly others?: readonly Price['tiers'][];
}

/** Prices and rules of one day in one region. Every price that was asked for is remembered, for the doubts. */
export interface Snapshot {
  readonly day: Day;
  readonly region: string;
  /** @throws NotInBooks naming the price, the region and the day, or the book's unit where it is not the asked one. */
  price<U extends Unit>(id: string, unit: U): PriceOf<U>;
  hasPrice(id: string): boolean;
  /** @throws NotInBooks naming the rule and the day; TypeError where the book's unit is not the asked one. */
  rule<U extends Unit>(id: string, unit: U): Formula<U>;
  /** Whether the books have a rule for the day, as of what holds from some day on. */
  hasRule(id: string): boolean;
  /**
   * A rule that grants something; undefined where the books know of no such offer on the day.
   * @param on another day, where an offer goes by that: the one on which an account was opened
   */
  freeAllowance<U extends Unit>(id: string, unit: U, on?: Day): Formula<U> | undefined;
  doubts(): readonly Doubt[];
  /** What of the user's own prices wasn't read. */
  readonly warnings: readonly Words[];
  /** Every id that was asked for, and as what; what was once needed is no mere offer. `day` where that was asked for. */
  lookedUp(): ReadonlyMap<string, LookedUp>;
}

/** `existence` where nobody asked what the price is; the day itself is under no id of the books. */
export type LookedUp = 'price' | 'rule' | 'offer' | 'existence' | 'day';

/** After so many days without a look at AWS's prices, an answer says how old they are. */
const STALE_AFTER_DAYS = 180;

/** The first day on which a price is old that was last seen on this one. */
export function staleFrom(lastSeen: Day): Day {
  return daysLater(lastSeen, STALE_AFTER_DAYS + 1);
}

/**
 * @param values of prices and rules by id, in their own units, instead of those of the books
 * @param stated prices that the scenario or the call states, instead of those of the books and without a doubt
 */
export function snapshotOf(
  books: Books,
  region: string,
  day: Day,
  values: ReadonlyMap<string, Rational> = new Map(),
  stated: ReadonlyMap<string, { readonly node: Price }> = new Map(),
): Snapshot {
  const prices = new Map<string, Dated>();
  const known = new Map<string, Dated | undefined>();
  const rules = new Map<string, Rule>();
  const lookedUp = new Map<string, LookedUp>();
  const instead = books.instead ?? new Map<string, OtherValue>();

  const historiesOf = (id: string) => {
    const [service, key] = splitId(id);
    const shards = books.prices(region, service);
    const found = shards.flatMap((shard) => {
      const history = shard.find(key);
      return history === undefined ? [] : [{ shard, history }];
    });
    // A book of the user's may begin later than the built-in one, whose older prices then hold.
    const holding = found.find(({ history }) => history.history.some(({ from }) => from <= day)) ?? found.at(-1);
    return { shards, found, holding };
  };

  /** undefined where there is none. Of thousands that are asked for most may be absent, so why is another question. */
  const findPrice = (id: string): Dated | undefined => {
    const own = stated.get(id);
    if (own !== undefined) return { node: own.node, doubts: [] };
    if (!known.has(id)) {
      const { found, holding } = historiesOf(id);
      const dated = holding && datedPrice(id, holding.shard, holding.history, day);
      // Stryker disable next-line OptionalChaining: a history has an entry; what the type asks for and never comes
      const [later] = found[0] === holding ? [] : (found[0]?.history.history ?? []);
      known.set(
        id,
        later === undefined ? dated : dated && passedOver(id, found[0]?.history as PriceHistory, later, dated),
      );
    }
    return known.get(id);
  };

  const absent = (id: string, unit: Unit): NotInBooks => {
    const { shards, holding } = historiesOf(id);
    return holding === undefined
      ? notInBooks(books, shards, region, day, { id, unit })
      : whyNoPrice({ id, unit }, holding.shard, holding.history, day);
  };

  const findRule = <U extends Unit>(id: string, unit: U, on: Day): Formula<U> => {
    const key = on === day ? id : `${id} ${on}`;
    let node = rules.get(key);
    if (node === undefined) {
      const dated = datedRule(books, id, on);
      const other = instead.get(id);
      const set = values.get(id) ?? (other === undefined || isTiers(other) ? undefined : other);
      node = set === undefined ? dated : { ...dated, value: set };
      rules.set(key, node);
    }
    requireUnit(id, node.unit, unit);
    return node as Rule & Formula<U>;
  };

  const hasRuleOn = (id: string, on: Day): boolean => {
    const [service, key] = splitId(id);
    return books.rules(service)?.rules[key]?.history.some(({ from }) => from <= on) === true;
  };

  return {
    get day() {
      lookedUp.set('day', 'day');
      return day;
    },
    region,
    price(id, unit) {
      lookedUp.set(id, 'price');
      let found = prices.get(id);
      if (found === undefined) {
        const dated = findPrice(id);
        if (dated === undefined) throw absent(id, unit);
        const set = values.get(id);
        const tiers = set === undefined ? instead.get(id) : [{ usd: set }];
        // What was decided elsewhere is no doubt of the books.
        found = tiers === undefined || !isTiers(tiers) ? dated : { node: { ...dated.node, tiers }, doubts: [] };
        prices.set(id, found);
      }
      const priced = found.node as PriceOf<typeof unit>;
      if (!sameUnit(priced.unit, per(USD, unit))) {
        throw new NotInBooks(...inOtherUnit(id, region, priced.unit, per(USD, unit)));
      }
      return priced;
    },
    hasPrice(id) {
      if (!lookedUp.has(id)) lookedUp.set(id, 'existence');
      return findPrice(id) !== undefined;
    },
    rule(id, unit) {
      lookedUp.set(id, 'rule');
      return findRule(id, unit, day);
    },
    hasRule(id) {
      lookedUp.set(id, 'rule');
      return hasRuleOn(id, day);
    },
    freeAllowance(id, unit, on = day) {
      if (!lookedUp.has(id)) lookedUp.set(id, 'offer');
      return hasRuleOn(id, on) ? findRule(id, unit, on) : undefined;
    },
    doubts: () => [
      ...[...prices.values()].flatMap(({ doubts }) => doubts),
      ...disputesOf(rules.values(), books, day).filter(({ price }) => !values.has(price) && !instead.has(price)),
    ],
    warnings: books.warnings ?? [],
    lookedUp: () => lookedUp,
  };
}

function splitId(id: string): [service: string, key: string] {
  const slash = id.indexOf('/');
  return [id.slice(0, slash), id.slice(slash + 1)];
}

function requireUnit(id: string, found: Unit, asked: Unit): void {
  if (!sameUnit(found, asked)) throw new TypeError(`${id} is in ${unitText(found)}, not in ${unitText(asked)}`);
}

/** The newest entry that holds on the day, with the one after it. */
// Stryker disable next-line ArrayDeclaration: what the type asks for and never comes
export function entryOn<C extends { readonly from: Day }>(history: readonly C[], day: Day): { change?: C; next?: C } {
  const index = history.findLastIndex((change) => change.from <= day);
  const entry = history[index];
  const next = history[index + 1];
  return { ...(entry === undefined ? {} : { change: entry }), ...(next === undefined ? {} : { next }) };
}

/** An unknown price has no tiers; without any a quantity would cost nothing. */
type KnownPrice = PriceEntry & Required<Pick<PriceEntry, 'tiers'>>;

function isKnown(entry: PriceEntry): entry is KnownPrice {
  return entry.tiers !== undefined;
}

/** A price's node is the same on every day on which its entry holds, so many scenarios of a call share it. */
const priceNodes = new WeakMap<PriceEntry, { readonly shard: PriceSource; readonly node: Price }>();

function nodeOf(id: string, shard: PriceSource, history: PriceHistory, entry: KnownPrice): Price {
  const known = priceNodes.get(entry);
  if (known?.shard === shard && known.node.id === id) return known.node;
  const node = madeOf(id, shard, history, entry);
  priceNodes.set(entry, { shard, node });
  return node;
}

function madeOf(id: string, shard: PriceSource, history: PriceHistory, entry: KnownPrice): Price {
  const unit = parseUnit(history.unit);
  if (unit === undefined) throw new TypeError(`${id}: ${history.unit} is not a unit`);
  const publishedPer = rational(history.per);
  return priceNode({ id, tiers: tiersOf(history, entry), publishedPer, provenance: provenanceOf(shard, entry) }, unit);
}

function tiersOf({ per: publishedPer }: PriceHistory, { tiers }: KnownPrice): Price['tiers'] {
  return tiers.map(({ upTo, usd }) => ({
    ...(upTo === undefined ? {} : { upTo: rational(upTo) }),
    ...(usd === undefined ? {} : { usd: divide(rational(usd), rational(publishedPer)) }),
  }));
}

/** A price's node of the day, and how sure it is. */
interface Dated {
  readonly node: Price;
  readonly doubts: readonly Doubt[];
}

function passedOver(price: string, history: PriceHistory, own: PriceEntry, { node, doubts }: Dated): Dated {
  return { node, doubts: [{ kind: 'ownLater', price, from: own.from, ...othersOf(history, own) }, ...doubts] };
}

/** The tiers of another entry, where it has any: what the price may be instead. */
function othersOf(history: PriceHistory, entry: PriceEntry | undefined): OtherPrices {
  return entry !== undefined && isKnown(entry) ? { others: [tiersOf(history, entry)] } : {};
}

/** undefined where no bill can be made of it on the day. */
function datedPrice(id: string, shard: PriceSource, history: PriceHistory, day: Day): Dated | undefined {
  const { change: entry } = entryOn(history.history, day);
  const { currency = 'USD' } = shard;
  if (entry === undefined || !isKnown(entry) || currency !== 'USD') return undefined;
  const node = nodeOf(id, shard, history, entry);
  return { node, doubts: doubtsOf(id, shard, history, day) };
}

/** @throws InputError where neither can be preferred */
function rivalsOf(price: string, taken: Stated, day: Day): Doubt[] {
  const { sources = [], areOrdered = false } = taken.shard.rivals ?? {};
  const key = splitId(price)[1];
  return sources.flatMap((shard): Doubt[] => {
    const history = shard.find(key);
    const entry = history && entryOn(history.history, day).change;
    if (history === undefined || entry === undefined || !isKnown(entry)) return [];
    const other = { shard, history, entry };
    if (!contradict(taken, other)) return [];
    if (!areOrdered && shard.checked === taken.shard.checked) throw contradiction(price, taken, other);
    return [
      {
        ...({ kind: 'otherFile', price, isNamedFirst: areOrdered } as const),
        taken: `${amountText(taken)} (${whereStated(taken)})`,
        passedOver: `${amountText(other)} (${whereStated(other)})`,
        ...othersOf(history, entry),
      },
    ];
  });
}

/** Why there is no dated price. */
function whyNoPrice(
  asked: AskedPrice,
  { region, currency = 'USD' }: PriceSource,
  history: PriceHistory,
  day: Day,
): NotInBooks {
  const { change: entry } = entryOn(history.history, day);
  // Stryker disable next-line OptionalChaining: what the type asks for and never comes
  if (entry === undefined) return new NotInBooks(...beforeFirst(asked, region, day, history.history[0]?.from ?? ''));
  if (!isKnown(entry)) {
    const first = history.history[0]?.from ?? '';
    return new NotInBooks(...noLongerKnown(asked, region, day, entry, first));
  }
  return new NotInBooks(...notInDollars(asked, region, day, currency));
}

/** How sure a price of a book is on a day. */
export function doubtsOf(price: string, book: Stated['shard'], history: PriceHistory, day: Day): Doubt[] {
  const { change: entry, next } = entryOn(history.history, day);
  if (entry === undefined || !isKnown(entry)) return [];
  return [
    ...rivalsOf(price, { shard: book, history, entry }, day),
    ...derivationOf(price, book, entry),
    ...roundingOf(price, history, entry),
    ...doubtOf(price, book, history, entry, next, day),
  ];
}

/**
 * A value is sure from the day on which a source first shows it to the last on which one does, and after that until the
 * day of a change that is known. Beyond, it may be wrong: where another value was seen later, or where nobody looked for
 * long before the asked day, be it that nobody did since or that nothing is known from some later day on.
 */
function doubtOf(
  price: string,
  shard: Pick<PriceSource, 'checked'>,
  history: PriceHistory,
  entry: PriceEntry,
  next: PriceEntry | undefined,
  day: Day,
): Doubt[] {
  // Stryker disable next-line ConditionalExpression: no day comes before undefined
  if (entry.seenFrom !== undefined && day < entry.seenFrom) {
    const before = history.history[history.history.indexOf(entry) - 1];
    return [{ kind: 'takenBack', price, seenFrom: entry.seenFrom, ...othersOf(history, before) }];
  }
  const lastSeen = lastSeenOf(entry, next, shard);
  if (next?.firstSeen === true)
    return day > lastSeen
      ? [{ kind: 'changedBetween', price, lastSeen, next: next.from, ...othersOf(history, next) }]
      : [];
  if (next !== undefined && isKnown(next)) return [];
  return daysBetween(lastSeen, day) > STALE_AFTER_DAYS ? [{ kind: 'stale', price, lastSeen }] : [];
}

function derivationOf(price: string, { sources }: Pick<PriceSource, 'sources'>, entry: PriceEntry): Doubt[] {
  return entry.derived === true ? [{ kind: 'derived', price, rule: sources[entry.source] ?? entry.source }] : [];
}

/** A rounded amount is that of the source or up to half a step away from it, on either side. */
function roundingOf(price: string, history: PriceHistory, entry: KnownPrice): Doubt[] {
  const { roundedTo: step } = entry;
  if (step === undefined) return [];
  const half = divide(rational(step), multiply(rational(2), rational(history.per)));
  const moved = (by: Rational): Price['tiers'] =>
    tiersOf(history, entry).map(({ usd, ...tier }) =>
      usd === undefined ? tier : { ...tier, usd: maxOf(ZERO, add(usd, by)) },
    );
  return [{ kind: 'rounded', price, step, others: [moved(negative(half)), moved(half)] }];
}

function disputesOf(rules: Iterable<Rule>, books: Books, day: Day): Doubt[] {
  return [...rules].flatMap(({ id, provenance: { from, disputedTo } }): Doubt[] => {
    if (disputedTo === undefined || day > disputedTo) return [];
    const [service, key] = splitId(id);
    const before = books.rules(service)?.rules[key]?.history.findLast((entry) => entry.from < from);
    const others = before === undefined ? {} : { others: [rational(before.value)] };
    return [{ kind: 'disputed', price: id, from, to: disputedTo, ...others }];
  });
}

function provenanceOf(shard: { readonly sources: Readonly<Record<string, string>> }, change: DatedEntry): Provenance {
  return {
    from: change.from,
    source: shard.sources[change.source] ?? change.source,
    ...(change.note === undefined ? {} : { note: change.note }),
    ...(change.firstSeen === undefined ? {} : { firstSeen: change.firstSeen }),
    ...(change.lastSeen === undefined ? {} : { lastSeen: change.lastSeen }),
    ...(change.disputedTo === undefined ? {} : { disputedTo: change.disputedTo }),
  };
}

type DatedEntry = Omit<PriceEntry, 'tiers'> & Pick<RuleEntry, 'disputedTo'>;

/** Likewise a rule's. */
const ruleNodes = new WeakMap<RuleEntry, { readonly shard: RuleShard; readonly node: Rule }>();

function datedRule(books: Books, id: string, day: Day): Rule {
  const [service, key] = splitId(id);
  const shard = books.rules(service);
  const history = shard !== undefined && Object.hasOwn(shard.rules, key) ? shard.rules[key] : undefined;
  // Stryker disable next-line ConditionalExpression: without a shard there is no history either
  if (shard === undefined || history === undefined) {
    throw new NotInBooks(noRule(id), { candidates: () => Object.keys(shard?.rules ?? {}) });
  }
  const { change: entry, next } = entryOn(history.history, day);
  if (entry === undefined) throw new NotInBooks(...beforeFirstRule(id, day, history.history[0]?.from ?? ''));
  const known = ruleNodes.get(entry);
  if (known?.shard === shard && known.node.id === id) return known.node;
  const node = ruleOf(id, shard, history, entry, next);
  ruleNodes.set(entry, { shard, node });
  return node;
}

function ruleOf(
  id: string,
  shard: RuleShard,
  history: RuleHistory,
  entry: RuleEntry,
  next: RuleEntry | undefined,
): Rule {
  const unit = parseUnit(history.unit);
  if (unit === undefined) throw new TypeError(`${id}: ${history.unit} is not a unit`);
  const later = next && { from: next.from, value: rational(next.value) };
  return ruleNode(id, rational(entry.value), unit, provenanceOf(shard, entry), {
    name: history.about,
    ...(later === undefined ? {} : { next: later }),
  }) as Rule;
}

function notInBooks(
  books: Books,
  shards: readonly PriceSource[],
  region: string,
  day: Day,
  asked: AskedPrice,
): NotInBooks {
  const { id } = asked;
  const [service, key] = splitId(id);
  const regions = () => regionsWith(books, id, region, day);
  if (shards.length === 0) {
    const there = () => whatThereIs([], regions(), books.catalogue.regions[region]?.services);
    return new NotInBooks(...noService(asked, service, region, there));
  }
  const ids = () => [...new Set(shards.flatMap((shard) => shard.ids()))];
  const historyOf = (one: string) => shards.find((shard) => shard.ids().includes(one))?.find(one)?.history ?? [];
  const isKnownThen = (one: string) => entryOn(historyOf(one), day).change?.tiers !== undefined;
  const alike = () => alikeOf(key, ids(), isKnownThen);
  const remedy = () =>
    waysToPrice(
      asked,
      whatThereIs(
        alike().map((one) => `${service}/${one}`),
        regions(),
      ),
    );
  // The same type may be called otherwise there (`db.t2.micro`).
  const type = key.split('.').slice(-2).join('.');
  const candidates = isInstanceType(key) ? () => ids().filter((one) => one.endsWith(`.${type}`)) : ids;
  return new NotInBooks(noPrice(id, region, day), { candidates, remedy });
}

/** Other regions of which the books have the price on the day. */
function regionsWith(books: Books, id: string, region: string, day: Day): string[] {
  const [service, key] = splitId(id);
  return Object.entries(books.catalogue.regions).flatMap(([other, { services }]) => {
    if (other === region || !services.includes(service)) return [];
    const histories = books.prices(other, service).flatMap((shard) => shard.find(key) ?? []);
    return histories.some(({ history }) => entryOn(history, day).change?.tiers !== undefined) ? [other] : [];
  });
}

/** Of the same type, else of the nearest: other sizes of its family, other families; of reservations, other terms. */
function alikeOf(key: string, ids: readonly string[], isKnown: (id: string) => boolean): readonly string[] {
  const starting = (start: string) => ids.filter((one) => one.startsWith(start) && isKnown(one));
  if (isInstanceType(key)) {
    const [family = '', size = ''] = key.split('.').slice(-2);
    const sameType = ids.filter((one) => one.endsWith(`.${family}.${size}`) && isKnown(one));
    if (sameType.length > 0) return sameType;
    const before = key.slice(0, key.length - size.length - family.length - 1);
    const starts = [`${before}${family}.`, `${before}${family.charAt(0)}`, before];
    return firstFound(starts.map((start) => () => starting(start)));
  }
  const parts = key.split('.');
  // A reservation's other terms, however they are paid: `hours.linux.m5.large.1year.none`, `effective.linux.m5.large.3years.all`.
  const terms = `.${parts.slice(1, -2).join('.')}.`;
  const otherTerms = () => (parts.length < 5 ? [] : ids.filter((one) => one.includes(terms) && isKnown(one)));
  const starts = parts.slice(2).map((_, less) => `${parts.slice(0, parts.length - 1 - less).join('.')}.`);
  return firstFound([otherTerms, ...starts.map((start) => () => starting(start))]);
}

function firstFound(searches: readonly (() => readonly string[])[]): readonly string[] {
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return found;
  }
  return [];
}
