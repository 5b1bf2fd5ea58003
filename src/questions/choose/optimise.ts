/**
 * The cheapest configuration that carries the load: of instances their type, number, purchase and region, of functions their
 * memory and architecture, and of an option without either the region alone. Every configuration gets a bound that it can't cost less than; those with the lowest bounds are
 * billed in full, one after the other, until no other can be cheaper any more. So the winner is exact, and none was passed over.
 */

import { billOption, meterOption, type OptionBill } from '../../bill/option.js';
import { exceededQuotas } from '../../bill/quotas.js';
import { billsAt, type PricingRequest, prepare } from '../../bill/vary.js';
import { InputError, type Problem } from '../../errors.js';
import { mentioning, setting, withNames } from '../../mention.js';
import { groupedWhole, type Rational, toNumber } from '../../quantity/rational.js';
import type { Component, Option, Scenario } from '../../scenario/scenario.js';
import { SERVICES } from '../../services/registry.js';
import { japanese, plainWords, type Words } from '../../words.js';
import { Effort } from '../effort.js';
import { type Bounded, boundsIn, chosenOf, placeIn } from './bounded.js';
import {
  type Candidates,
  type Choice,
  candidatesOf,
  type OpenComponent,
  type OptimiseSettings,
  openComponentsOf,
} from './candidates.js';
import { withMeasured } from './measured.js';
import { overLimit, type Rejection, Rejections } from './rejections.js';
import { sketchSnapshot } from './sketch.js';

export interface Configuration {
  readonly region: string;
  readonly choices: readonly Choice[];
  /** The same for people, each without the number of instances: `m5.large`, `512 MB on arm64`; `as stated` of none. */
  readonly words: readonly Words[];
  /** How many instances of each chosen component there are. */
  readonly instances: readonly (Rational | undefined)[];
  readonly bill: OptionBill;
}

export interface OptimisedOption {
  readonly name: string;
  /** Whether more than the region can be chosen; otherwise it takes part as it is stated. */
  readonly isOpen: boolean;
  /** The cheapest first; empty where none is possible. */
  readonly best: readonly Configuration[];
  /** How many configurations were considered. */
  readonly considered: number;
  /** Of these, how many had to be billed in full. */
  readonly billed: number;
  /**
   * How many more may be cheaper, where looking at all of them takes too much; none where the best is proven to be it. More than
   * can be counted are `Number.MAX_SAFE_INTEGER`.
   */
  readonly left: number;
  readonly rejections: readonly Rejection[];
  /** What was taken for granted in choosing, beside what each bill assumes. */
  readonly assumed: readonly Words[];
}

/**
 * The cheapest configurations of each option, and of all.
 * @see {@link optimise}
 */
export interface Optimum {
  readonly scenario: Scenario;
  readonly regions: readonly string[];
  readonly options: readonly OptimisedOption[];
  /** Of all options together, as of each. */
  readonly left: number;
  /** The cheapest of all options; absent where none is possible. */
  readonly cheapest?: { readonly option: string; readonly configuration: Configuration };
}

const MAX_COMBINATIONS = 500_000;

/**
 * Chooses the type, number and purchase of instances that state a `load`, the memory and architecture of functions that state a
 * `durationByMemory`, or whatever else the services say could stand in, and the region. Amounts are exact in USD.
 * @param effort what looking may spend, shared by the options; the best of what was looked at until then is the answer (`left`)
 * @throws InputError where nothing of the scenario can be chosen, or there is too much of it
 * @example
 * ```ts
 * import { type Day, optimise, type OptimiseSettings, type Optimum } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/optimise/thumbnails.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const settings: OptimiseSettings = { top: 3 };
 * const { cheapest }: Optimum = optimise(asked, settings);
 * [cheapest?.option, cheapest?.configuration.choices[0]?.type]; // => ['EC2', 't3a.micro']
 * ```
 */
export function optimise(request: PricingRequest, settings: OptimiseSettings, effort: Effort = new Effort()): Optimum {
  try {
    return chosen(request, settings, effort);
  } catch (error) {
    if (!(error instanceof InputError) || settings.saidAs === undefined) throw error;
    throw new InputError(withNames(error.problems, settings.saidAs));
  }
}

function chosen(request: PricingRequest, settings: OptimiseSettings, effort: Effort): Optimum {
  const { durations = [] } = settings;
  const { scenario: stated } = billsAt(prepare(request), new Map());
  const scenario = { ...stated, options: withMeasured(stated.options, durations) };
  const regions = settings.regions ?? [scenario.region];
  const all = scenario.options.length;
  const opened = scenario.options.map((option) => ({
    option,
    open: openComponentsOf(option.components, settings, request.books, scenario),
  }));
  if (opened.every(({ open }) => open.length === 0)) throw nothingToChoose(request);
  // An option of which nothing can be chosen takes part as it is stated.
  const options = opened.map(({ option, open }, index): OptimisedOption => {
    effort.goesThrough(() => ({ en: `option ${index + 1} of ${all}`, ja: `構成 ${all} 件中 ${index + 1} 件目` }));
    const own = effort.part(1 / (all - index));
    return optimiseOption(option, open, scenario, request, { ...settings, regions }, own);
  });
  const winners = options.flatMap(({ name, best: [first] }) =>
    first === undefined ? [] : [{ option: name, configuration: first }],
  );
  const [cheapest] = winners.sort((a, b) => a.configuration.bill.usd.compare(b.configuration.bill.usd));
  const left = Math.min(
    Number.MAX_SAFE_INTEGER,
    options.reduce((sum, one) => sum + one.left, 0),
  );
  return { scenario, regions, options, left, ...(cheapest === undefined ? {} : { cheapest }) };
}

function nothingToChoose({ source }: PricingRequest): InputError {
  const message = { en: 'the scenario has nothing to choose from', ja: 'シナリオに選べるものがありません' };
  const remedy = mentioning([setting('durations')], (durations) => {
    const request = [...SERVICES.values()].flatMap(({ alternatives }): Words[] => {
      if (alternatives === undefined) return [];
      const { asks, measured } = alternatives;
      if (measured === undefined) return [asks];
      return [{ en: `${asks.en} (or ${durations})`, ja: `${asks.ja}（または ${durations}）` }];
    });
    const inJapanese = request.map(({ ja }) => ja).reduce((all, one) => japanese`${all}を、または${one}`);
    return {
      en: `give ${request.map(({ en }) => en).join(', or ')}`,
      ja: japanese`${inJapanese}を指定してください`,
    };
  });
  return new InputError([{ code: 'missingKey', message, remedy, file: source.file }]);
}

/** @param left how many configurations */
export function tooManyLeft(left: number): Problem {
  const count = groupedWhole(left);
  const message = {
    en: `the best of what was looked at isn't proven to be the cheapest: looking at ${count} more configurations would take too long`,
    ja: `検討した中での最安であり、全体での最安とは確かめられていません。計算量が多すぎるため、候補 ${count} 通りが残っています`,
  };
  const remedy = {
    en: 'consider fewer types or regions, or fewer options at once',
    ja: '検討するタイプやリージョンを絞るか、構成を分けて計算してください',
  };
  return { code: 'outOfRange', message, remedy };
}

type Decided = OptimiseSettings & Required<Pick<OptimiseSettings, 'regions'>>;

function optimiseOption(
  option: Option,
  open: readonly OpenComponent[],
  scenario: Scenario,
  request: PricingRequest,
  { regions, top, most, maxInstances = most }: Decided,
  effort: Effort,
): OptimisedOption {
  const rejected = new Rejections();
  const ofCandidates = effort.part(0.7);
  const anywhere = sketchSnapshot(request, scenario);
  const found = regions.map((region) => placeIn(region, scenario, request));
  const places = found.flatMap(({ place }) => place ?? []);
  let size = regions.length;
  const candidates = open.map((one, index) => {
    const share = ofCandidates.part(1 / (open.length - index));
    const made = candidatesOf(one, scenario, anywhere, places, maxInstances, rejected, share);
    size *= made.list.length;
    // Asked after each component, as each may have thousands of candidates.
    if (size > MAX_COMBINATIONS) throw tooMuch(option, size, index === open.length - 1);
    return made;
  });
  const stated = open.map(({ component }) => component);
  const rest = { ...option, components: option.components.filter((component) => !stated.includes(component)) };
  const lists = candidates.map(({ list }) => list);
  const bounded = found.flatMap((one) => boundsIn(one, rest, lists, scenario, rejected));
  bounded.sort((a, b) => a.minUsd - b.minUsd);
  effort.spend(bounded.length * OPERATIONS_OF_COMBINATION);
  const best: Configuration[] = [];
  let [billed, notBilled] = [0, 0];
  // A bound is a sum of doubles: a little below it counts as reached.
  const isDearer = ({ minUsd: leastUsd }: Bounded, than: Configuration | undefined) =>
    than !== undefined && leastUsd * (1 - 1e-9) > toNumber(than.bill.usd);
  for (const one of bounded) {
    if (isDearer(one, best[top - 1])) break;
    if (billed > 0 && effort.isSpent) {
      notBilled = bounded.slice(billed).filter((other) => !isDearer(other, best[top - 1])).length;
      break;
    }
    billed += 1;
    effort.spendComponents(option.components.length);
    const configuration = billInFull(one, option, scenario, rejected);
    if (configuration === undefined) continue;
    best.push(configuration);
    best.sort((a, b) => a.bill.usd.compare(b.bill.usd) || (nameOf(a).en < nameOf(b).en ? -1 : 1));
    if (best.length > top) best.pop();
  }
  const left = Math.min(Number.MAX_SAFE_INTEGER, notBilled + notTried(open, candidates) * regions.length);
  const assumed = open.flatMap(({ alternatives }) => alternatives.assumed ?? []);
  const rejections = rejected.list();
  const considered = bounded.length;
  return { name: option.name, isOpen: open.length > 0, best, considered, billed, left, rejections, assumed };
}

/** What a combination that is bounded takes, and finding its place among the others. */
const OPERATIONS_OF_COMBINATION = 50;

/** How many combinations have an alternative that wasn't tried. */
function notTried(open: readonly OpenComponent[], candidates: readonly Candidates[]): number {
  const all = open.reduce((product, { alternatives }) => product * alternatives.found.length, 1);
  const tried = candidates.reduce((product, one) => product * one.tried, 1);
  return all === tried ? 0 : all - tried;
}

/** @param areAll whether every component was looked at */
function tooMuch({ name }: Option, size: number, areAll: boolean): InputError {
  const [all, most] = [size, MAX_COMBINATIONS].map(groupedWhole);
  const message = areAll
    ? { en: `option \`${name}\` has ${all} configurations`, ja: `構成 \`${name}\` の候補が ${all} 通りあります` }
    : {
        en: `option \`${name}\` has ${all} configurations by its first components alone`,
        ja: `構成 \`${name}\` の候補が、最初のいくつかの構成要素だけで ${all} 通りあります`,
      };
  const expected = { en: `at most ${most}`, ja: `${most} 通りまで` };
  const remedy = mentioning([setting('isWanted')], (isWanted) => ({
    en: `name types with ${isWanted}, or fewer regions`,
    ja: `${isWanted} でタイプを絞るか、リージョンを減らしてください`,
  }));
  return new InputError([{ code: 'outOfRange', message, expected, remedy }]);
}

function nameOf({ region, words }: Pick<Configuration, 'region' | 'words'>): Words {
  return {
    en: [region, ...words.map(({ en }) => en)].join(' '),
    ja: [region, ...words.map(({ ja }) => ja)].join(' '),
  };
}

/** Where nothing can be chosen but the region. */
const AS_STATED: Words = { en: 'as stated', ja: 'シナリオのまま' };

/** The bill of a configuration, in full. */
function billInFull(
  { place, ...chosen }: Bounded,
  option: Option,
  scenario: Scenario,
  rejected: Rejections,
): Configuration | undefined {
  const { region } = place;
  const candidates = chosenOf(chosen);
  const problems: Problem[] = [];
  const components = option.components.map(
    (component): Component => candidates.find(({ stated }) => stated === component)?.component ?? component,
  );
  const metered = meterOption({ ...option, components }, scenario, place, problems);
  const bill = problems.length > 0 ? undefined : billOption(metered, scenario, place.doubts(), problems);
  const words = candidates.length === 0 ? [AS_STATED] : candidates.map((one) => one.words);
  const [over] = exceededQuotas(metered.components.flatMap(({ quotaUsages = [] }) => quotaUsages));
  const reason = problems[0]?.message ?? (over && overLimit(over)) ?? bill?.impossible[0];
  if (bill === undefined || reason !== undefined) {
    const [first] = candidates;
    const told = reason ?? plainWords('');
    rejected.add(first?.inGeneral(told) ?? told, nameOf({ region, words }));
    return undefined;
  }
  const instances = candidates.map(({ sketches }) => sketches.get(place)?.instances);
  return { region, choices: candidates.map(({ choice }) => choice), words, instances, bill };
}
