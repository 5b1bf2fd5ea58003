/**
 * The cheapest configuration that carries the load: of instances their type, number, purchase and region, of functions their
 * memory and architecture. Every configuration gets a bound that it can't cost less than; those with the lowest bounds are
 * billed in full, one after the other, until no other can be cheaper any more. So the winner is exact, and none was passed over.
 */

import { overclaimed } from '../../bill/limits.js';
import { billOption, meterOption, type OptionBill } from '../../bill/option.js';
import { type Asked, billsAt } from '../../bill/vary.js';
import { InputError, type Problem } from '../../errors.js';
import { groupedWhole, type Rational, toNumber } from '../../quantity/rational.js';
import type { Component, Option, Scenario } from '../../scenario/scenario.js';
import { SERVICES } from '../../services/registry.js';
import { japanese, plainWords, type Words } from '../../words.js';
import { type Bounded, boundsIn, placeIn } from './bounded.js';
import { type Choice, candidatesOf, type Open, type OptimiseSettings, openOf } from './candidates.js';
import { withMeasured } from './measured.js';
import { overLimit, type Rejection, Rejections } from './rejections.js';
import { sketchSnapshot } from './sketch.js';

export interface Configuration {
  readonly region: string;
  readonly choices: readonly Choice[];
  /** The same for people, each without the number of instances: `m5.large`, `512 MB on arm64`. */
  readonly words: readonly Words[];
  /** How many instances of each chosen component there are. */
  readonly instances: readonly (Rational | undefined)[];
  readonly bill: OptionBill;
}

export interface OptimisedOption {
  readonly name: string;
  /** The cheapest first; empty where none is possible. */
  readonly best: readonly Configuration[];
  /** How many configurations were considered. */
  readonly considered: number;
  /** Of these, how many had to be billed in full. */
  readonly billed: number;
  readonly rejections: readonly Rejection[];
}

/**
 * The cheapest configurations of each option, and of all.
 * @see {@link optimise}
 */
export interface Optimum {
  readonly scenario: Scenario;
  readonly regions: readonly string[];
  readonly options: readonly OptimisedOption[];
  /** The cheapest of all options; absent where none is possible. */
  readonly cheapest?: { readonly option: string; readonly configuration: Configuration };
}

const MAX_COMBINATIONS = 500_000;

/** What the settings are called in code. */
const IN_CODE: NonNullable<OptimiseSettings['saidAs']> = {
  isWanted: '`isWanted`',
  durations: '`durations`',
  durationsOf: (component) => `{ component: ${component}, ... }`,
};

/**
 * Chooses the type, number and purchase of instances that state a `load`, the memory and architecture of functions that state a
 * `durationByMemory`, or whatever else the services say could stand in, and the region. Amounts are exact in USD.
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
export function optimise(asked: Asked, settings: OptimiseSettings): Optimum {
  const { saidAs = IN_CODE, durations = [] } = settings;
  const { scenario: stated } = billsAt(asked, new Map());
  const scenario = { ...stated, options: withMeasured(stated.options, durations, saidAs) };
  const regions = settings.regions ?? [scenario.region];
  const options = scenario.options.flatMap((option): OptimisedOption[] => {
    const open = openOf(option.components, settings, asked.books, scenario);
    return open.length === 0 ? [] : [optimiseOption(option, open, scenario, asked, { ...settings, saidAs, regions })];
  });
  if (options.length === 0) throw nothingToChoose(asked, saidAs);
  const winners = options.flatMap(({ name, best: [first] }) =>
    first === undefined ? [] : [{ option: name, configuration: first }],
  );
  const [cheapest] = winners.sort((a, b) => a.configuration.bill.usd.compare(b.configuration.bill.usd));
  return { scenario, regions, options, ...(cheapest === undefined ? {} : { cheapest }) };
}

function nothingToChoose({ source }: Asked, { durations }: { readonly durations: string }): InputError {
  const message = { en: 'the scenario has nothing to choose from', ja: 'シナリオに選べるものがありません' };
  const asked = [...SERVICES.values()].flatMap(({ alternatives }): Words[] => {
    if (alternatives === undefined) return [];
    const { asks, measured } = alternatives;
    if (measured === undefined) return [asks];
    return [{ en: `${asks.en} (or ${durations})`, ja: `${asks.ja}（または ${durations}）` }];
  });
  const inJapanese = asked.map(({ ja }) => ja).reduce((all, one) => japanese`${all}を、または${one}`);
  const remedy = {
    en: `give ${asked.map(({ en }) => en).join(', or ')}`,
    ja: japanese`${inJapanese}を指定してください`,
  };
  return new InputError([{ code: 'missingKey', message, remedy, file: source.file }]);
}

type Decided = OptimiseSettings & Required<Pick<OptimiseSettings, 'regions' | 'saidAs'>>;

function optimiseOption(
  option: Option,
  open: readonly Open[],
  scenario: Scenario,
  asked: Asked,
  { regions, saidAs, top, most, maxInstances = most }: Decided,
): OptimisedOption {
  const rejected = new Rejections();
  const anywhere = sketchSnapshot(asked, scenario);
  const found = regions.map((region) => placeIn(region, scenario, asked));
  const places = found.flatMap(({ place }) => place ?? []);
  let size = regions.length;
  const candidates = open.map((one, index) => {
    const list = candidatesOf(one, scenario, anywhere, places, maxInstances, rejected);
    size *= list.length;
    // Asked after each component, as each may have thousands of candidates.
    if (size > MAX_COMBINATIONS) throw tooMuch(option, size, index === open.length - 1, saidAs.isWanted);
    return list;
  });
  const stated = open.map(({ component }) => component);
  const rest = { ...option, components: option.components.filter((component) => !stated.includes(component)) };
  const bounded = found.flatMap((one) => boundsIn(one, rest, candidates, scenario, rejected));
  bounded.sort((a, b) => a.leastUsd - b.leastUsd);
  const best: Configuration[] = [];
  let billed = 0;
  for (const one of bounded) {
    const last = best[top - 1];
    // A bound is a sum of doubles: a little below it counts as reached.
    if (last !== undefined && one.leastUsd * (1 - 1e-9) > toNumber(last.bill.usd)) break;
    billed += 1;
    const configuration = billInFull(one, option, scenario, rejected);
    if (configuration === undefined) continue;
    best.push(configuration);
    best.sort((a, b) => a.bill.usd.compare(b.bill.usd) || (nameOf(a).en < nameOf(b).en ? -1 : 1));
    if (best.length > top) best.pop();
  }
  return { name: option.name, best, considered: bounded.length, billed, rejections: rejected.list() };
}

/** @param areAll whether every component was looked at */
function tooMuch({ name }: Option, size: number, areAll: boolean, isWanted: string): InputError {
  const [all, most] = [size, MAX_COMBINATIONS].map(groupedWhole);
  const message = areAll
    ? { en: `option \`${name}\` has ${all} configurations`, ja: `構成 \`${name}\` の候補が ${all} 通りあります` }
    : {
        en: `option \`${name}\` has ${all} configurations by its first components alone`,
        ja: `構成 \`${name}\` の候補が、最初のいくつかの構成要素だけで ${all} 通りあります`,
      };
  const expected = { en: `at most ${most}`, ja: `${most} 通りまで` };
  const remedy = {
    en: `name types with ${isWanted}, or fewer regions`,
    ja: `${isWanted} でタイプを絞るか、リージョンを減らしてください`,
  };
  return new InputError([{ code: 'outOfRange', message, expected, remedy }]);
}

function nameOf({ region, words }: Pick<Configuration, 'region' | 'words'>): Words {
  return {
    en: [region, ...words.map(({ en }) => en)].join(' '),
    ja: [region, ...words.map(({ ja }) => ja)].join(' '),
  };
}

/** The bill of a configuration, in full. */
function billInFull(
  { place, candidates }: Bounded,
  option: Option,
  scenario: Scenario,
  rejected: Rejections,
): Configuration | undefined {
  const { region } = place;
  const problems: Problem[] = [];
  const components = option.components.map(
    (component): Component => candidates.find(({ stated }) => stated === component)?.component ?? component,
  );
  const metered = meterOption({ ...option, components }, scenario, place, problems);
  const bill = problems.length > 0 ? undefined : billOption(metered, scenario, place.doubts(), problems);
  const words = candidates.map((one) => one.words);
  const [over] = overclaimed(metered.components.flatMap(({ claims = [] }) => claims));
  const reason = problems[0]?.message ?? (over && overLimit(over));
  if (bill === undefined || reason !== undefined) {
    const [first] = candidates;
    const told = reason ?? plainWords('');
    rejected.add(first?.inGeneral(told) ?? told, nameOf({ region, words }));
    return undefined;
  }
  const instances = candidates.map(({ sketches }) => sketches.get(place)?.instances);
  return { region, choices: candidates.map(({ choice }) => choice), words, instances, bill };
}
