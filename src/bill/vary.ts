/** A scenario with one of its quantities moved: which can be, and what every option then costs. */

import type { Books } from '../book/book.js';
import type { LookedUp } from '../book/snapshot.js';
import { nearestWord } from '../document/nearest.js';
import type { Scalar } from '../document/tree.js';
import { InputError, type Problem, type SourceText } from '../errors.js';
import { exactValue } from '../formula/exact.js';
import { inOrder, type Leaf, type Node } from '../formula/node.js';
import { oneOf } from '../phrases.js';
import type { Currency } from '../quantity/currency.js';
import { isInteger, type Rational, withLongWorkLimited } from '../quantity/rational.js';
import { baseUnits, type Unit } from '../quantity/unit.js';
import { type Bindings, type Bound, bindAgain, bindScenario } from '../scenario/bind.js';
import { parseScenario } from '../scenario/parse.js';
import { RATE_ID } from '../scenario/quantity/frame.js';
import type { Option, Scenario } from '../scenario/scenario.js';
import type { Settings } from '../scenario/settings.js';
import { NO_WORDS, type Words } from '../words.js';
import { snapshotFor } from './compare.js';
import type { Decision } from './decision.js';
import { billOption, meterOption, type OptionBill } from './option.js';
import { aboutComponent, type Requirement, unmetReason } from './requirement.js';

/** An option where the quantities have certain values. */
export interface OptionAt {
  readonly option: Option;
  /** Absent where none can be made of it. */
  readonly bill?: OptionBill;
  /** Why none can. */
  readonly problems: readonly Problem[];
  /** Why it isn't possible, with a bill or without; empty where it is. */
  readonly impossible: readonly Words[];
  /** What would have to be decided anew elsewhere, whether it is possible included. */
  readonly decisions: readonly Decision[];
  /** Those of the decisions by which it is possible or not. */
  readonly requirements: readonly Requirement[];
}

export interface BillsAt {
  readonly scenario: Scenario;
  readonly options: readonly OptionAt[];
  /** What metering asked the books for. */
  readonly lookedUp: ReadonlyMap<string, LookedUp>;
}

/**
 * What a question is asked of: a scenario's text, what the caller decides instead of it, and the books.
 * @example
 * ```ts
 * import { compareRegions, type Day, type PricingRequest } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const alike: PricingRequest = { ...asked, settings: { ...asked.settings, rate: { file: 'example', text: '100' } } };
 * compareRegions(alike, { file: 'example', text: 'all' }).cheapest[0]?.region; // => 'us-east-1'
 * ```
 */
export interface PricingRequest {
  readonly source: SourceText;
  readonly settings: Settings;
  readonly books: Books;
}

/** A question whose scenario has been read, to be billed as often as it takes. */
export interface PreparedRequest extends Pick<PricingRequest, 'books'> {
  readonly bound: Bound;
}

/** Reads the scenario. What is wrong with it is told when it is billed. */
export function prepare({ source, settings, books }: PricingRequest): PreparedRequest {
  const varied = { ...settings, isLengthVaried: true };
  return { bound: withLongWorkLimited(() => bindScenario(parseScenario(source), varied)), books };
}

/** The same question of the scenario with other values, on another day or in another region. */
export function preparedWith({ bound, books }: PreparedRequest, bindings: Bindings): PreparedRequest {
  return { bound: withLongWorkLimited(() => bindAgain(bound, bindings)), books };
}

/**
 * Bills the scenario with these values of quantities, by id. An option that isn't possible with them, by a limit of AWS or for
 * lack of a price, leaves the others alone.
 * @throws InputError where the scenario can't be read with them, or its region has no prices
 */
export function billsAt({ bound, books }: PreparedRequest, values: ReadonlyMap<string, Rational>): BillsAt {
  return withLongWorkLimited(() => billedAt(values.size === 0 ? bound : bindAgain(bound, { values }), books));
}

function billedAt({ scenario, problems: found }: Bound, books: Books): BillsAt {
  const problems = [...found];
  const snapshot = scenario && snapshotFor(scenario, books, problems);
  if (problems.length > 0 || scenario === undefined || snapshot === undefined) throw new InputError(problems);
  const options = scenario.options.map((option): OptionAt => {
    const own: Problem[] = [];
    const metered = meterOption(option, scenario, snapshot, own);
    const bill = own.length > 0 ? undefined : billOption(metered, scenario, snapshot.doubts(), own);
    return optionAt(option, bill, own, { ...metered, ...bill });
  });
  return { scenario, options, lookedUp: snapshot.lookedUp() };
}

export function optionAt(
  option: Option,
  bill: OptionBill | undefined,
  problems: readonly Problem[],
  { decisions, requirements }: Pick<OptionBill, 'decisions' | 'requirements'>,
): OptionAt {
  const impossible = bill?.impossible ?? problems.map(({ message }) => message);
  const decided = { decisions: [...decisions, ...requirements], requirements };
  return { option, problems, impossible, ...decided, ...(bill === undefined ? {} : { bill }) };
}

/** Why an option isn't possible at another value than the one that it was billed at, where its decisions fall as they do there. */
export function reasonAt({ requirements, impossible }: OptionAt, id: string, value: Rational): Words {
  const overrides = new Map([[id, value]]);
  for (const requirement of requirements) {
    const words = unmetReason(requirement, (node) => exactValue(node, overrides));
    if (words !== undefined) return aboutComponent(requirement.component, words);
  }
  return impossible[0] ?? NO_WORDS;
}

/** Every option as the scenario has it. @throws InputError where one isn't possible */
export function billsAsStated(prepared: PreparedRequest): BillsAt {
  const bills = billsAt(prepared, new Map());
  const problems = bills.options.flatMap((option) => option.problems);
  if (problems.length > 0) throw new InputError(problems);
  return bills;
}

/** A leaf of the bills that a question moves. */
export interface Varied {
  readonly id: string;
  readonly unit: Unit;
  /** What the scenario or the books say. */
  readonly value: Rational;
  /** Counted in whole ones. */
  readonly isCount: boolean;
  /** A part of a whole. */
  readonly isShare: boolean;
}

/** In which currency amounts are shown at a value: at that rate where the exchange rate is what is varied. */
export function currencyAt({ currency }: Scenario, { id }: Pick<Varied, 'id'>, value: Rational): Currency {
  return id === RATE_ID ? { ...currency, perUsd: value } : currency;
}

/** Names beside the ids: what people call a thing. */
const ALIASES: Readonly<Record<string, string>> = { rate: RATE_ID, perUsd: RATE_ID };

/**
 * Finds what is to be varied: by its id, by the end of it (`memory` for `Lambda/convert/memory`), or by an alias.
 * @throws InputError where no bill depends on such a thing, or where several are meant
 */
export function findVaried(name: Scalar, { scenario, options }: BillsAt): Varied {
  const leaves = new Map<string, Leaf>();
  for (const node of inOrder(options.flatMap(({ bill }) => (bill === undefined ? [] : formulasOf(bill))))) {
    if ('id' in node) leaves.set(node.id, node);
  }
  const wanted = ALIASES[name.text] ?? name.text;
  const exact = leaves.get(wanted);
  const ending = exact === undefined ? [...leaves.keys()].filter((id) => id.endsWith(`/${wanted}`)) : [];
  const found = exact ?? (ending.length === 1 ? leaves.get(ending[0] as string) : undefined);
  if (found !== undefined) return variedOf(found);
  throw new InputError([{ place: name.place, ...whyNot(name.text, wanted, ending, leaves, scenario) }]);
}

/** What a quantity can move of an option: what it costs, and whether it is possible. */
function formulasOf({ formula, requirements }: OptionBill): Node[] {
  return [formula, ...requirements.flatMap(({ quantity, limit }) => [quantity, limit])];
}

function whyNot(
  said: string,
  wanted: string,
  ending: readonly string[],
  leaves: ReadonlyMap<string, Leaf>,
  { workload }: Scenario,
): Omit<Problem, 'place'> {
  if (ending.length > 1) {
    const message = {
      en: `\`${said}\` names more than one quantity`,
      ja: `\`${said}\` に当てはまる数量が複数あります`,
    };
    return { code: 'unknownName', message, expected: oneOf(ending) };
  }
  const inputs = [...leaves].filter(([, { kind }]) => kind === 'input').map(([id]) => id);
  const expected = {
    en: `one of ${inputs.join(', ')}; or a price or a rule that the bill uses`,
    ja: `${inputs.join(', ')} のいずれか、または計算に使われる価格・課金ルール`,
  };
  if (wanted === RATE_ID) {
    const message = {
      en: 'nothing in the bill is stated in a currency other than USD, so the exchange rate changes nothing',
      ja: 'USD 以外の通貨で書かれた金額がないため、為替レートは結果に影響しません',
    };
    return { code: 'unknownName', message, expected };
  }
  if (workload.has(wanted)) {
    const node = workload.get(wanted)?.node;
    const made = node === undefined || !inOrder([node]).some((one) => 'id' in one && one.id === wanted);
    const message = made
      ? {
          en: `\`${said}\` is calculated from other quantities, which can be varied instead`,
          ja: `\`${said}\` はほかの数量から計算されています。元の数量を動かしてください`,
        }
      : {
          en: `no figure of the bill depends on \`${said}\``,
          ja: `\`${said}\` はどの金額にも影響しません`,
        };
    return { code: 'unknownName', message, expected };
  }
  const nearest = nearestWord(said, [...leaves.keys(), ...inputs.map((id) => id.slice(id.lastIndexOf('/') + 1))]);
  const message = {
    en: `the bill has no quantity \`${said}\``,
    ja: `計算に \`${said}\` という数量は使われていません`,
  };
  return { code: 'unknownName', message, expected, ...(nearest === undefined ? {} : { nearest }) };
}

export function variedOf(leaf: Leaf): Varied {
  if (leaf.kind === 'constant') throw new TypeError('a constant can not be varied');
  const { id, unit } = leaf;
  if (leaf.kind === 'price') {
    return { id, unit, value: leaf.tiers[0]?.usd as Rational, isCount: false, isShare: false };
  }
  const { value } = leaf;
  const counts = [...baseUnits(unit, 1)].every((base) => !NOT_COUNTED.has(base)) && baseUnits(unit, -1).length === 0;
  const isShare = leaf.kind === 'input' && leaf.written?.includes('%') === true;
  return { id, unit, value, isCount: counts && !isShare && isInteger(value), isShare };
}

const NOT_COUNTED = new Set<string>([
  'USD',
  'local',
  'ms',
  's',
  'min',
  'h',
  'day',
  'month',
  'B',
  'KB',
  'MB',
  'GB',
  'TB',
]);
