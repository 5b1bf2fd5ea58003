/**
 * Authored text -> shards. The loader is strict, because a slip here is a wrong figure everywhere: unknown and
 * duplicate keys, days out of order, values without unit or source, and schedules without an open last tier are refused.
 */
import {
  asList,
  asMapping,
  asScalar,
  type Problems,
  refuseUnknownKeys,
  required,
  unknownWord,
} from '../document/read.js';
import { type List, type Mapping, parseTree, type Scalar, type Tree } from '../document/tree.js';
import { InputError, type SourceText } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { compareRationals, isNegative, rational } from '../quantity/rational.js';
import { parseUnit } from '../quantity/unit.js';
import type { PriceChange, PriceHistory, PriceShard, RuleChange, RuleHistory, RuleShard, TierText } from './book.js';

/** @throws InputError with every problem of the file. */
export function parsePriceShard(source: SourceText): PriceShard {
  return parsed(source, (root, problems) => {
    refuseUnknownKeys(root, ['service', 'region', 'checked', 'sources', 'prices'], 'a price file', problems);
    const region = word(root, 'region', problems);
    const head = readHead(root, problems);
    const prices: Record<string, PriceHistory> = {};
    const tree = required(root, 'prices', 'a price file', problems);
    const mapping = tree && asMapping(tree, '`prices`', problems);
    if (mapping !== undefined) readPrices(mapping, '', {}, Object.keys(head.sources), prices, problems);
    return { ...head, region, prices };
  });
}

/** @throws InputError with every problem of the file. */
export function parseRuleShard(source: SourceText): RuleShard {
  return parsed(source, (root, problems) => {
    refuseUnknownKeys(root, ['service', 'checked', 'sources', 'rules'], 'a rule file', problems);
    const head = readHead(root, problems);
    const rules: Record<string, RuleHistory> = {};
    const tree = required(root, 'rules', 'a rule file', problems);
    const mapping = tree && asMapping(tree, '`rules`', problems);
    for (const { key, value } of mapping?.entries.values() ?? []) {
      const found = isGroup(value) ? readRuleGroup(key, value, Object.keys(head.sources), problems) : undefined;
      const rule = found === undefined ? readRule(key, value, Object.keys(head.sources), problems) : undefined;
      Object.assign(rules, found, rule && { [key.text]: rule });
    }
    return { ...head, rules };
  });
}

/** A region has some thousand EC2 prices. */
const MOST_PRICES = 20_000;

function parsed<T>(source: SourceText, read: (root: Mapping, problems: Problems) => T): T {
  const problems: Problems = [];
  const tree = parseTree(source, problems, MOST_PRICES);
  const root = tree && asMapping(tree, 'the file', problems);
  const shard = root && read(root, problems);
  if (problems.length > 0 || shard === undefined) throw new InputError(problems);
  return shard;
}

function readHead(root: Mapping, problems: Problems) {
  const sources: Record<string, string> = {};
  const tree = required(root, 'sources', 'the file', problems);
  const mapping = tree && asMapping(tree, '`sources`', problems);
  for (const { key, value } of mapping?.entries.values() ?? []) {
    const text = asScalar(value, `source \`${key.text}\``, problems);
    if (text !== undefined) sources[key.text] = text.text;
  }
  return { service: word(root, 'service', problems), checked: dayOf(root, 'checked', 'the file', problems), sources };
}

function word(mapping: Mapping, key: string, problems: Problems): string {
  const tree = required(mapping, key, 'the file', problems);
  return (tree && asScalar(tree, `\`${key}\``, problems))?.text ?? '';
}

const NO_DAY = '0000-00-00' as Day;

function dayOf(mapping: Mapping, key: string, what: string, problems: Problems): Day {
  const tree = required(mapping, key, what, problems);
  const scalar = tree && asScalar(tree, `\`${key}\``, problems);
  if (scalar === undefined) return NO_DAY;
  const day = parseDay(scalar.text);
  if (day === undefined) problems.push(notADay(scalar));
  return day ?? NO_DAY;
}

function notADay(scalar: Scalar) {
  const message = `\`${scalar.text}\` is not a day`;
  return { code: 'notAQuantity', place: scalar.place, message, expected: 'a day like 2016-06-02' } as const;
}

interface Inherited {
  readonly unit?: string;
  readonly per?: string;
}

/**
 * A price is a list of changes, or a mapping with its own `unit` (and `per`) and the list under `history`. Every other
 * mapping is a group, whose `unit` and `per` hold for the prices in it. A price's id is the path to it.
 */
function readPrices(
  group: Mapping,
  path: string,
  inherited: Inherited,
  sources: readonly string[],
  prices: Record<string, PriceHistory>,
  problems: Problems,
): void {
  const own = { ...inherited, ...textOf(group, 'unit', problems), ...textOf(group, 'per', problems) };
  for (const { key, value } of group.entries.values()) {
    if (key.text === 'unit' || key.text === 'per') continue;
    const id = path === '' ? key.text : `${path}.${key.text}`;
    const history = value.kind === 'mapping' ? value.entries.get('history')?.value : value;
    if (value.kind === 'mapping' && history === undefined) {
      readPrices(value, id, own, sources, prices, problems);
      continue;
    }
    const terms =
      value.kind === 'mapping'
        ? { ...own, ...textOf(value, 'unit', problems), ...textOf(value, 'per', problems) }
        : own;
    if (value.kind === 'mapping') refuseUnknownKeys(value, ['unit', 'per', 'history'], `price \`${id}\``, problems);
    const list = history && asList(history, `price \`${id}\``, problems);
    if (Object.hasOwn(prices, id)) {
      problems.push({ code: 'duplicateKey', place: key.place, message: `price \`${id}\` is given twice` });
    } else if (list !== undefined) {
      prices[id] = { ...readTerms(terms, id, key, problems), history: readChanges(list, id, sources, problems) };
    }
  }
}

function readTerms(
  { unit, per = '1' }: Inherited,
  id: string,
  key: Scalar,
  problems: Problems,
): { unit: string; per: string } {
  if (unit === undefined || parseUnit(unit) === undefined) {
    const message = unit === undefined ? `price \`${id}\` has no unit` : `price \`${id}\`: \`${unit}\` is not a unit`;
    problems.push({ code: 'missingUnit', place: key.place, message, expected: 'a `unit` like h, GB-month or request' });
  }
  if (!/^[1-9]\d*$/.test(per)) {
    const message = `price \`${id}\` is per \`${per}\``;
    problems.push({ code: 'notAQuantity', place: key.place, message, expected: 'a whole number like 1000000' });
  }
  return { unit: unit ?? '', per };
}

function readChanges(list: List, id: string, sources: readonly string[], problems: Problems): PriceChange[] {
  return readHistory(list, `price \`${id}\``, ['usd', 'tiers', 'unknown', 'seenFrom'], sources, problems, (entry) => {
    const tiers = readTiers(entry, id, problems);
    const seenFrom = entry.entries.has('seenFrom') ? { seenFrom: dayOf(entry, 'seenFrom', id, problems) } : {};
    return { ...(tiers === undefined ? {} : { tiers }), ...seenFrom };
  });
}

function textOf<K extends string>(mapping: Mapping, key: K, problems: Problems): { [key in K]?: string } {
  const entry = mapping.entries.get(key);
  const scalar = entry && asScalar(entry.value, `\`${key}\``, problems);
  return (scalar === undefined ? {} : { [key]: scalar.text }) as { [key in K]?: string };
}

function readRule(key: Scalar, tree: Tree, sources: readonly string[], problems: Problems): RuleHistory | undefined {
  const what = `rule \`${key.text}\``;
  const mapping = asMapping(tree, what, problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, ['about', 'unit', 'history'], what, problems);
  const head = readRuleHead(what, key, mapping, problems);
  const list = required(mapping, 'history', what, problems);
  return { ...head, history: list === undefined ? [] : readValues(list, what, sources, problems) };
}

/** Alike rules, a line each: lists of changes under one `about` and `unit`. */
function isGroup(tree: Tree): tree is Mapping {
  if (tree.kind !== 'mapping' || tree.entries.has('history')) return false;
  return [...tree.entries.values()].some(({ value }) => value.kind === 'list');
}

function readRuleGroup(
  group: Scalar,
  mapping: Mapping,
  sources: readonly string[],
  problems: Problems,
): Record<string, RuleHistory> {
  const head = readRuleHead(`the group \`${group.text}\``, group, mapping, problems);
  const own = [...mapping.entries.values()].filter(({ key }) => key.text !== 'about' && key.text !== 'unit');
  return Object.fromEntries(
    own.map(({ key, value }) => {
      const id = `${group.text}.${key.text}`;
      return [id, { ...head, history: readValues(value, `rule \`${id}\``, sources, problems) }];
    }),
  );
}

function readRuleHead(
  what: string,
  key: Scalar,
  mapping: Mapping,
  problems: Problems,
): { about: string; unit: string } {
  const about = textOf(mapping, 'about', problems).about;
  const unit = textOf(mapping, 'unit', problems).unit ?? '';
  if (about === undefined)
    problems.push({ code: 'missingKey', place: key.place, message: `${what} needs the key \`about\`` });
  if (parseUnit(unit) === undefined) {
    problems.push({ code: 'missingUnit', place: key.place, message: `${what}: \`${unit}\` is not a unit` });
  }
  return { about: about ?? '', unit };
}

function readValues(tree: Tree, what: string, sources: readonly string[], problems: Problems): RuleChange[] {
  const items = asList(tree, `the history of ${what}`, problems);
  if (items === undefined) return [];
  return readHistory(items, what, ['value'], sources, problems, (entry) => {
    return { value: decimalOf(entry, 'value', what, problems) };
  });
}

type Stated<T> = T & Omit<PriceChange & RuleChange, 'tiers' | 'value'>;

function readHistory<T>(
  { items, place }: List,
  what: string,
  valueKeys: readonly string[],
  sources: readonly string[],
  problems: Problems,
  readValue: (entry: Mapping) => T,
): Stated<T>[] {
  let last = NO_DAY;
  if (items.length === 0) problems.push({ code: 'missingKey', place, message: `${what} has no entry` });
  return items.flatMap((item): Stated<T>[] => {
    const entry = asMapping(item, `an entry of ${what}`, problems);
    if (entry === undefined) return [];
    refuseUnknownKeys(
      entry,
      ['from', 'source', 'note', 'firstSeen', 'lastSeen', ...valueKeys],
      `an entry of ${what}`,
      problems,
    );
    const from = dayOf(entry, 'from', `an entry of ${what}`, problems);
    if (from !== NO_DAY && from <= last) {
      const message = `${what}: ${from} does not come after ${last}`;
      problems.push({ code: 'contradiction', place: item.place, message, expected: 'the oldest entry first' });
    }
    last = from;
    const source = required(entry, 'source', `an entry of ${what}`, problems);
    const name = source && asScalar(source, '`source`', problems);
    if (name !== undefined && !sources.includes(name.text)) {
      problems.push(unknownWord('unknownWord', name, `${what}: no source`, sources));
    }
    const lastSeen = entry.entries.has('lastSeen') ? { lastSeen: dayOf(entry, 'lastSeen', what, problems) } : {};
    const firstSeen = readFirstSeen(entry, problems);
    const unknown = textOf(entry, 'unknown', problems).unknown;
    const note = unknown === undefined ? textOf(entry, 'note', problems) : { note: unknown };
    return [{ from, ...readValue(entry), source: name?.text ?? '', ...firstSeen, ...lastSeen, ...note }];
  });
}

function readFirstSeen(entry: Mapping, problems: Problems): { firstSeen?: true } {
  const found = entry.entries.get('firstSeen');
  if (found === undefined) return {};
  if (found.value.kind === 'scalar' && found.value.text === 'true') return { firstSeen: true };
  problems.push({
    code: 'unknownWord',
    place: found.value.place,
    message: '`firstSeen` can only be true',
    remedy: 'leave it out where it is not',
  });
  return {};
}

function decimalOf(entry: Mapping, key: string, what: string, problems: Problems): string {
  const tree = required(entry, key, `an entry of ${what}`, problems);
  const scalar = tree && asScalar(tree, `\`${key}\``, problems);
  if (scalar === undefined) return '0';
  try {
    if (!isNegative(rational(scalar.text))) return scalar.text;
  } catch {
    // Told below, with the place.
  }
  problems.push({
    code: 'notAQuantity',
    place: scalar.place,
    message: `${what}: \`${scalar.text}\` is not an amount`,
    expected: 'a decimal of zero or more',
  });
  return '0';
}

/** `usd: 0.02`, or `tiers: [{ upTo: 10240, usd: 0.14 }, ..., { usd: 0.12 }]`, or `unknown: why`, which becomes the note. */
function readTiers(entry: Mapping, id: string, problems: Problems): readonly TierText[] | undefined {
  const what = `price \`${id}\``;
  const given = ['usd', 'tiers', 'unknown'].filter((key) => entry.entries.has(key));
  if (given.length !== 1) {
    const message = `an entry of ${what} states ${given.length === 0 ? 'no price' : given.join(' and ')}`;
    problems.push({ code: 'contradiction', place: entry.place, message, expected: 'one of usd, tiers, unknown' });
    return undefined;
  }
  if (given[0] === 'unknown') return undefined;
  if (given[0] === 'usd') return [{ usd: decimalOf(entry, 'usd', what, problems) }];
  const list = asList((entry.entries.get('tiers') as { value: Tree }).value, '`tiers`', problems);
  const tiers = (list?.items ?? []).flatMap((item): TierText[] => {
    const tier = asMapping(item, 'a tier', problems);
    if (tier === undefined) return [];
    refuseUnknownKeys(tier, ['upTo', 'usd', 'contactAws'], 'a tier', problems);
    if (tier.entries.has('contactAws') && tier.entries.has('usd')) {
      problems.push({
        code: 'contradiction',
        place: tier.place,
        message: 'a tier with a price and without one',
        expected: '`usd` or `contactAws`',
      });
    }
    const upTo = tier.entries.has('upTo') ? { upTo: decimalOf(tier, 'upTo', what, problems) } : {};
    const usd = tier.entries.has('contactAws') ? {} : { usd: decimalOf(tier, 'usd', what, problems) };
    return [{ ...upTo, ...usd }];
  });
  const sorted = tiers.every(({ upTo }, index) => {
    const before = tiers[index - 1]?.upTo;
    const isLast = index === tiers.length - 1;
    if (isLast !== (upTo === undefined)) return false;
    return upTo === undefined || before === undefined || compareRationals(rational(upTo), rational(before)) > 0;
  });
  if (!sorted || tiers.length === 0) {
    const message = `${what}: the tiers do not rise to an open last one`;
    problems.push({
      code: 'contradiction',
      place: entry.place,
      message,
      expected: '`upTo` rising, and none in the last tier',
    });
  }
  return tiers;
}
