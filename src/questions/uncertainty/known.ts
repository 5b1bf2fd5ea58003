/**
 * Prices and rules that aren't proven for the day, as quantities to draw: each is one of its known values, and which one is a number
 * in the formulas, so that one formula holds for all of them.
 */
import type { Assumptions } from '../../bill/assumptions.js';
import { knownOthers, wayKey } from '../../bill/doubtful.js';
import type { Line, OptionBill } from '../../bill/option.js';
import { lineName } from '../../bill/select.js';
import type { BillsAt, OptionAt } from '../../bill/vary.js';
import { constant, difference, input, maxOf, product } from '../../formula/build.js';
import { isTiers, type OtherValue, type OtherValues } from '../../formula/exact.js';
import { type Formula, inOrder, type Node, type Price, type Rule } from '../../formula/node.js';
import { replacing } from '../../formula/replaced.js';
import { compareRationals, divide, ONE, type Rational, rational, toNumber, ZERO } from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless } from '../../quantity/unit.js';
import { COMMA, japanese, type Language, type Words } from '../../words.js';
import type { Drawn } from './draw.js';

/** A price or a rule; what is drawn is a place in its values, which are in their order. */
export interface DrawnKnown extends Drawn {
  readonly known: readonly OtherValue[];
  /** What it is a price of, or what it rules: its id says nothing to who reads a proposal. */
  readonly words: Words;
}

export function isKnown(drawn: Drawn): drawn is DrawnKnown {
  return 'known' in drawn;
}

/** Each known value is as likely as another. */
export function knownOf({ options }: BillsAt): DrawnKnown[] {
  const bills = options.flatMap(({ bill }) => bill ?? []);
  const leaves = new Map(
    inOrder(bills.map(({ formula }) => formula)).flatMap((node) =>
      node.kind === 'price' || node.kind === 'rule' ? [[node.id, node] as const] : [],
    ),
  );
  const found = [...knownOthers(bills)].flatMap(([id, others]): DrawnKnown[] => {
    const leaf = leaves.get(id);
    if (leaf === undefined) return [];
    const stated = statedOf(leaf);
    const distinct = new Map([stated, ...others].map((value) => [wayKey(new Map([[id, value]])), value]));
    const known = [...distinct.values()].sort((a, b) => compareRationals(firstOf(a), firstOf(b)));
    if (known.length < 2) return [];
    const share = divide(ONE, rational(known.length));
    const of = known.map((_, place) => ({ share, value: rational(place) }));
    const middle = rational(known.indexOf(stated));
    const words = leafWords(leaf, bills);
    const distribution = { kind: 'choices', of } as const;
    return [{ id, unit: leaf.unit, distribution, middle, whole: false, written: '', known, words }];
  });
  return numbered(found);
}

/** A rule by what it says, a price by the lines that it bills. */
function leafWords(leaf: Price | Rule, bills: readonly Pick<OptionBill, 'lines'>[]): Words {
  if (leaf.kind === 'rule' && leaf.name !== undefined) return leaf.name;
  const lines = bills
    .flatMap(({ lines }) => lines)
    .filter(({ formula }) => inOrder([formula]).some((node) => node.kind === leaf.kind && node.id === leaf.id));
  const listed = { en: listedText(lines, 'en'), ja: listedText(lines, 'ja') };
  return { en: `price of ${listed.en}`, ja: japanese`${listed.ja}の単価` };
}

function listedText(lines: readonly Line[], language: Language): string {
  const names = [...new Set(lines.map((line) => lineName(line, language)))];
  const more = names.length - MAX_LINES;
  const shown = names.slice(0, MAX_LINES).join(COMMA[language]);
  return more <= 0 ? shown : { en: `${shown} and ${more} more`, ja: `${shown}、ほか ${more} 件` }[language];
}

/** More lines of one price are told by their number. */
const MAX_LINES = 2;

/** Those of which the same is said are told apart. */
function numbered(all: readonly DrawnKnown[]): DrawnKnown[] {
  return all.map((one, index) => {
    const same = (other: DrawnKnown) => other.words.en === one.words.en;
    if (all.filter(same).length < 2) return one;
    const number = all.slice(0, index + 1).filter(same).length;
    return { ...one, words: { en: `${one.words.en} (${number})`, ja: `${one.words.ja}（${number}）` } };
  });
}

function statedOf(leaf: Price | Rule): OtherValue {
  return leaf.kind === 'price' ? leaf.tiers : leaf.value;
}

function firstOf(value: OtherValue): Rational {
  return isTiers(value) ? (value[0]?.usd ?? ZERO) : value;
}

/** What prices and rules are where these places were drawn. */
export function wayAt(known: readonly DrawnKnown[], values: ReadonlyMap<string, Rational>): OtherValues {
  return new Map(
    known.flatMap(({ id, known: all, middle }) => {
      const value = all[toNumber(values.get(id) ?? middle)];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}

/** The same bills, whose formulas take the place of each such value as an input. */
export function withPlaces(bills: BillsAt, known: readonly DrawnKnown[]): BillsAt {
  if (known.length === 0) return bills;
  const all = new Map(known.map((one) => [one.id, one]));
  const places = new Map(known.map(({ id, middle }) => [id, input({ id, value: middle }, DIMENSIONLESS)] as const));
  const replaced = replacing((node) => {
    const leaf = node.kind === 'charge' ? node.price : node;
    if (leaf.kind !== 'price' && leaf.kind !== 'rule') return undefined;
    const one = all.get(leaf.id);
    const place = places.get(leaf.id);
    return one && place && chosenBy(place, node, one);
  });
  const options = bills.options.map((option): OptionAt => {
    const { bill, decisions } = option;
    return {
      ...option,
      ...(bill === undefined ? {} : { bill: { ...bill, formula: replaced(bill.formula) as typeof bill.formula } }),
      decisions: decisions.map((one) => ({ ...one, quantity: replaced(one.quantity), limit: replaced(one.limit) })),
    };
  });
  return { ...bills, options };
}

/** The sum of what it comes to by each value, of which all but one are times nothing. */
function chosenBy(place: Formula<Dimensionless>, node: Node, { id, known }: DrawnKnown): Node {
  const terms = known.map((value, index): Node => {
    const of = { value, id: `${id} ${index + 1}` };
    return product(isPlace(place, index), nodeWith(node, of) as Formula<Dimensionless>);
  });
  return { kind: 'sum', unit: node.unit, terms };
}

/** One at the place and nothing at any other: the larger of zero and of one less the distance. */
function isPlace(place: Formula<Dimensionless>, index: number): Formula<Dimensionless> {
  const at = constant(index, DIMENSIONLESS);
  const distance = maxOf(difference(place, at), difference(at, place));
  return maxOf(constant(ZERO, DIMENSIONLESS), difference(constant(ONE, DIMENSIONLESS), distance));
}

function nodeWith(node: Node, { value, id }: { readonly value: OtherValue; readonly id: string }): Node {
  if (node.kind === 'rule' && !isTiers(value)) return { kind: 'constant', unit: node.unit, value };
  if (node.kind === 'price' && isTiers(value)) return { ...node, id, tiers: value };
  if (node.kind === 'charge' && isTiers(value)) return { ...node, price: { ...node.price, id, tiers: value } };
  throw new TypeError(`${id} is another kind of value than before`);
}

/** What was assumed of them. */
function knownWords(known: readonly DrawnKnown[], isPlain: boolean): Words {
  const ids = known.map(({ id }) => id).join(', ');
  const which = isPlain
    ? { en: ` (${known.length} in all)`, ja: `（${known.length} 件）` }
    : { en: `: ${ids}`, ja: `: ${ids}` };
  return {
    en: `in each draw a price or rule that isn't proven is one of its known values, all of them equally likely${which.en}`,
    ja: `確定できない価格・課金ルールは、試行ごとに確認済みの値のいずれか（等確率）とする${which.ja}`,
  };
}

/** What is taken for granted, of prices and rules that are drawn too. */
export function assumedWith(
  { assumed, quantities }: { readonly assumed: Assumptions; readonly quantities: readonly Drawn[] },
  isPlain: boolean,
): Assumptions {
  const known = quantities.filter(isKnown);
  return known.length === 0 ? assumed : { ...assumed, whole: [knownWords(known, isPlain), ...assumed.whole] };
}
