/**
 * What price files and rule files have in common: the head of the file, and dated entries with their sources. The loader is
 * strict, because a slip here is a wrong figure everywhere: unknown and duplicate keys, days out of order, values without
 * unit or source, and schedules without an open last tier are refused.
 */
import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import { type List, type Mapping, parseTree, type Scalar } from '../document/tree.js';
import { InputError, type SourceText } from '../errors.js';
import { type Day, parseDay } from '../quantity/day.js';
import { isNegative, rational } from '../quantity/rational.js';
import { japanese, type Words } from '../words.js';
import type { PriceEntry, RuleEntry } from './book.js';
import { rememberPlace } from './rivals.js';

/** A region has some thousand EC2 prices. */
const MAX_PRICES = 20_000;
/** A price that `prices refresh` writes has some 45, and a region's reservations are more than ten thousand prices. */
const MAX_TOKENS = 600_000;

const THE_FILE: Words = { en: 'the file', ja: 'ファイル' };

export function parsed<T>(source: SourceText, read: (root: Mapping, problems: Problems) => T): T {
  const problems: Problems = [];
  const tree = parseTree(source, problems, MAX_PRICES, MAX_TOKENS);
  const root = tree && asMapping(tree, THE_FILE, problems);
  const shard = root && read(root, problems);
  if (problems.length > 0 || shard === undefined) throw new InputError(problems);
  return shard;
}

export function readHead(root: Mapping, problems: Problems) {
  const sources: Record<string, string> = {};
  const tree = required(root, 'sources', THE_FILE, problems);
  const mapping = tree && asMapping(tree, '`sources`', problems);
  for (const { key, value } of mapping?.entries.values() ?? []) {
    const text = asScalar(value, { en: `source \`${key.text}\``, ja: `出典 \`${key.text}\`` }, problems);
    if (text !== undefined) sources[key.text] = text.text;
  }
  return { service: word(root, 'service', problems), checked: dayOf(root, 'checked', THE_FILE, problems), sources };
}

export function word(mapping: Mapping, key: string, problems: Problems): string {
  const tree = required(mapping, key, THE_FILE, problems);
  return (tree && asScalar(tree, `\`${key}\``, problems))?.text ?? '';
}

const NO_DAY = '0000-00-00' as Day;

export function dayOf(mapping: Mapping, key: string, what: Words, problems: Problems): Day {
  const tree = required(mapping, key, what, problems);
  const scalar = tree && asScalar(tree, `\`${key}\``, problems);
  if (scalar === undefined) return NO_DAY;
  const day = parseDay(scalar.text);
  if (day === undefined) problems.push(notADay(scalar));
  return day ?? NO_DAY;
}

function notADay(scalar: Scalar) {
  const message = { en: `\`${scalar.text}\` is not a day`, ja: `\`${scalar.text}\` は日付ではありません` };
  const expected = { en: 'a day like 2016-06-02', ja: '2016-06-02 のような日付' };
  return { code: 'notAQuantity', place: scalar.place, message, expected } as const;
}

export function textOf<K extends string>(mapping: Mapping, key: K, problems: Problems): { [key in K]?: string } {
  const entry = mapping.entries.get(key);
  const scalar = entry && asScalar(entry.value, `\`${key}\``, problems);
  return (scalar === undefined ? {} : { [key]: scalar.text }) as { [key in K]?: string };
}

/** How messages call an entry of a history. */
function entryOf({ en, ja }: Words): Words {
  return { en: `an entry of ${en}`, ja: japanese`${ja}の記録` };
}

type ReadEntry<T> = T & Omit<PriceEntry & RuleEntry, 'tiers' | 'value'>;

export function readHistory<T>(
  { items, place }: List,
  what: Words,
  valueKeys: readonly string[],
  sources: readonly string[],
  problems: Problems,
  readValue: (entry: Mapping) => T,
): ReadEntry<T>[] {
  let last = NO_DAY;
  if (items.length === 0) {
    const message = { en: `${what.en} has no entry`, ja: japanese`${what.ja}に記録がありません` };
    problems.push({ code: 'missingKey', place, message });
  }
  const anEntry = entryOf(what);
  return items.flatMap((item): ReadEntry<T>[] => {
    const entry = asMapping(item, anEntry, problems);
    if (entry === undefined) return [];
    refuseUnknownKeys(entry, ['from', 'source', 'note', 'firstSeen', 'lastSeen', ...valueKeys], anEntry, problems);
    const from = dayOf(entry, 'from', anEntry, problems);
    if (from !== NO_DAY && from <= last) {
      const message = {
        en: `${what.en}: ${from} does not come after ${last}`,
        ja: `${what.ja}: ${from} は ${last} より後の日付ではありません`,
      };
      const expected = { en: 'the oldest entry first', ja: '古い順に並べる' };
      problems.push({ code: 'contradiction', place: item.place, message, expected });
    }
    last = from;
    const source = required(entry, 'source', anEntry, problems);
    const name = source && asScalar(source, '`source`', problems);
    if (name !== undefined && !sources.includes(name.text)) {
      const message = {
        en: `${what.en}: no source \`${name.text}\``,
        ja: `${what.ja}: 出典 \`${name.text}\` がありません`,
      };
      problems.push(unknownWord('unknownWord', name, message, sources));
    }
    const lastSeen = entry.entries.has('lastSeen') ? { lastSeen: dayOf(entry, 'lastSeen', what, problems) } : {};
    const firstSeen = readTrue(entry, 'firstSeen', problems);
    const unknown = textOf(entry, 'unknown', problems).unknown;
    const note = unknown === undefined ? textOf(entry, 'note', problems) : { note: unknown };
    const read = { from, ...readValue(entry), source: name?.text ?? '', ...firstSeen, ...lastSeen, ...note };
    return [rememberPlace(read, item.place)];
  });
}

export function readTrue<K extends string>(entry: Mapping, key: K, problems: Problems): { [key in K]?: true } {
  const found = entry.entries.get(key);
  if (found === undefined) return {};
  if (found.value.kind === 'scalar' && found.value.text === 'true') return { [key]: true } as { [key in K]?: true };
  problems.push({
    code: 'unknownWord',
    place: found.value.place,
    message: { en: `\`${key}\` can only be true`, ja: `\`${key}\` に書けるのは true だけです` },
    remedy: { en: 'leave it out if it is not', ja: 'true でない場合はキーを外してください' },
  });
  return {};
}

export function decimalOf(entry: Mapping, key: string, what: Words, problems: Problems): string {
  const tree = required(entry, key, entryOf(what), problems);
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
    message: {
      en: `${what.en}: \`${scalar.text}\` is not an amount`,
      ja: `${what.ja}: \`${scalar.text}\` は数値ではありません`,
    },
    expected: { en: 'a decimal of zero or more', ja: '0 以上の 10 進数' },
  });
  return '0';
}

export function notAUnit({ en, ja }: Words, unit: string): Words {
  return { en: `${en}: \`${unit}\` is not a unit`, ja: `${ja}: \`${unit}\` という単位はありません` };
}
