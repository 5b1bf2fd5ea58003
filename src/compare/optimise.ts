/**
 * The cheapest configuration that carries the load: of instances their type, number, purchase and region, of functions their
 * memory and architecture. Every configuration gets a bound that it can't cost less than; those with the lowest bounds are
 * billed in full, one after the other, until no other can be cheaper any more. So the winner is exact, and none was passed over.
 */

import type { Snapshot } from '../book/snapshot.js';
import { NotInBooks } from '../book/snapshot.js';
import { InputError, type Problem } from '../errors.js';
import { groupedWhole, type Rational, toNumber } from '../quantity/rational.js';
import type { Unit } from '../quantity/unit.js';
import type { Component, Option, Scenario } from '../scenario/scenario.js';
import { plainWords, type Words } from '../words.js';
import {
  type Candidate,
  type Choice,
  choicesOf,
  choiceWords,
  general,
  isChosen,
  measured,
  type OptimiseSettings,
  overLimit,
  type Rejection,
  Rejections,
  type Sketch,
  sketchesOf,
  sketchSnapshot,
} from './candidates.js';
import { snapshotFor } from './compare.js';
import { overclaimed } from './limits.js';
import { billOption, meterOption, type OptionBill } from './option.js';
import { type Asked, billsAt } from './vary.js';

export interface Configuration {
  readonly region: string;
  readonly choices: readonly Choice[];
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

const MOST_COMBINATIONS = 500_000;

/**
 * Chooses the type, number and purchase of instances that state a `load`, the memory and architecture of functions that state a
 * `durationByMemory`, and the region. Amounts are exact in USD.
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
  const { scenario: stated } = billsAt(asked, new Map());
  const scenario = { ...stated, options: measured(stated.options, settings.durations ?? []) };
  const regions = settings.regions ?? [scenario.region];
  const options = scenario.options.flatMap((option): OptimisedOption[] => {
    const chosen = option.components.filter(isChosen);
    return chosen.length === 0 ? [] : [optimiseOption(option, chosen, scenario, asked, { ...settings, regions })];
  });
  if (options.length === 0) {
    const message = { en: 'the scenario leaves nothing to choose', ja: 'シナリオに選べるものがありません' };
    const remedy = {
      en: 'give `ec2` a `load`, or `lambda` its `durationByMemory` (or --power-tuning)',
      ja: '`ec2` に `load` を、または `lambda` に `durationByMemory`（または --power-tuning）を指定してください',
    };
    throw new InputError([{ code: 'missingKey', message, remedy, file: asked.source.file }]);
  }
  const winners = options.flatMap(({ name, best: [first] }) =>
    first === undefined ? [] : [{ option: name, configuration: first }],
  );
  const [cheapest] = winners.sort((a, b) => a.configuration.bill.usd.compare(b.configuration.bill.usd));
  return { scenario, regions, options, ...(cheapest === undefined ? {} : { cheapest }) };
}

function optimiseOption(
  option: Option,
  chosen: readonly Component[],
  scenario: Scenario,
  asked: Asked,
  settings: OptimiseSettings & Required<Pick<OptimiseSettings, 'regions'>>,
): OptimisedOption {
  const rejected = new Rejections();
  const anywhere = sketchSnapshot(asked, scenario);
  let size = settings.regions.length;
  const candidates = chosen.map((component, index) => {
    const found = choicesOf(component, scenario, settings, asked, rejected).flatMap((one): Candidate[] => {
      const sketches = sketchesOf(one.component, scenario, anywhere, one.choice, settings, rejected);
      return sketches.length === 0 ? [] : [{ ...one, sketches }];
    });
    size *= found.length;
    // Asked after each component, as each may have thousands of candidates.
    if (size > MOST_COMBINATIONS) refuseCombinations(option.name, size, index === chosen.length - 1);
    return found;
  });
  const bounded = settings.regions.flatMap((region) =>
    boundsIn(region, option, chosen, candidates, scenario, asked, rejected),
  );
  bounded.sort((a, b) => a.leastUsd - b.leastUsd);
  const best: Configuration[] = [];
  let billed = 0;
  for (const one of bounded) {
    const last = best[settings.top - 1];
    // A bound is a sum of doubles: a little below it counts as reached.
    if (last !== undefined && one.leastUsd * (1 - 1e-9) > toNumber(last.bill.usd)) break;
    billed += 1;
    const found = billInFull(one, option, scenario, rejected);
    if (found === undefined) continue;
    best.push(found);
    best.sort((a, b) => a.bill.usd.compare(b.bill.usd) || (nameOf(a).en < nameOf(b).en ? -1 : 1));
    if (best.length > settings.top) best.pop();
  }
  return { name: option.name, best, considered: bounded.length, billed, rejections: rejected.list() };
}

/** @param areAll whether every component was looked at */
function refuseCombinations(name: string, size: number, areAll: boolean): never {
  const [all, most] = [size, MOST_COMBINATIONS].map(groupedWhole);
  const message = areAll
    ? { en: `option \`${name}\` has ${all} configurations`, ja: `構成 \`${name}\` の候補が ${all} 通りあります` }
    : {
        en: `option \`${name}\` has ${all} configurations by its first components alone`,
        ja: `構成 \`${name}\` の候補が、最初のいくつかの構成要素だけで ${all} 通りあります`,
      };
  const expected = { en: `at most ${most}`, ja: `${most} 通りまで` };
  const remedy = {
    en: 'name types with --type, or fewer regions',
    ja: '--type でタイプを絞るか、リージョンを減らしてください',
  };
  throw new InputError([{ code: 'outOfRange', message, expected, remedy }]);
}

function nameOf({ region, choices }: Pick<Configuration, 'region' | 'choices'>): Words {
  const all = choices.map(choiceWords);
  return { en: [region, ...all.map(({ en }) => en)].join(' '), ja: [region, ...all.map(({ ja }) => ja)].join(' ') };
}

interface Bounded {
  readonly region: string;
  readonly snapshot: Snapshot;
  readonly candidates: readonly Candidate[];
  readonly leastUsd: number;
}

/** Every combination in a region, with what it can't cost less than. */
function boundsIn(
  region: string,
  option: Option,
  chosen: readonly Component[],
  candidates: readonly (readonly Candidate[])[],
  scenario: Scenario,
  asked: Asked,
  rejected: Rejections,
): Bounded[] {
  const problems: Problem[] = [];
  const snapshot = snapshotFor({ ...scenario, region }, asked.books, problems);
  const rest = option.components.filter((component) => !chosen.includes(component));
  const bill = snapshot && restBill({ ...option, components: rest }, scenario, snapshot, problems);
  if (snapshot === undefined || bill === undefined) {
    const count = candidates.reduce((product, list) => product * list.length, 1);
    rejected.add(notInBooks(problems[0]?.message ?? plainWords(region)), plainWords(region), count);
    return [];
  }
  const least = leastPrices(snapshot);
  const bounded = candidates.map((list) =>
    list.flatMap((candidate) => {
      const costs = candidate.sketches.flatMap((sketch) => leastCost(sketch, least) ?? []);
      if (costs.length > 0) return [{ candidate, usd: Math.min(...costs) }];
      const { en, ja } = choiceWords(candidate.choice);
      rejected.add(NO_PRICE, { en: `${en} in ${region}`, ja: `${region} の ${ja}` });
      return [];
    }),
  );
  const combine = (index: number): { candidates: Candidate[]; usd: number }[] => {
    const list = bounded[index];
    if (list === undefined) return [{ candidates: [], usd: bill }];
    const later = combine(index + 1);
    return list.flatMap(({ candidate, usd }) =>
      later.map((one) => ({ candidates: [candidate, ...one.candidates], usd: usd + one.usd })),
    );
  };
  return combine(0).map(({ candidates: found, usd }) => ({ region, snapshot, candidates: found, leastUsd: usd }));
}

/** What the components cost that stay as they are. */
function restBill(option: Option, scenario: Scenario, snapshot: Snapshot, problems: Problem[]): number | undefined {
  if (option.components.length === 0) return 0;
  const metered = meterOption(option, scenario, snapshot, problems);
  if (problems.length > 0) return undefined;
  const bill = billOption(metered, scenario, [], problems);
  return bill && toNumber(bill.usd);
}

/** The lowest price of any tier, since tiers are shared with what else uses them. */
function leastPrices(snapshot: Snapshot): (id: string, unit: Unit) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (id, unit) => {
    if (known.has(id)) return known.get(id);
    let found: number | undefined;
    try {
      const rates = snapshot.price(id, unit).tiers.map(({ usd }) => (usd === undefined ? 0 : toNumber(usd)));
      found = Math.min(...rates);
    } catch (error) {
      if (!(error instanceof NotInBooks)) throw error;
    }
    known.set(id, found);
    return found;
  };
}

function leastCost(
  { lines, statedUsd }: Sketch,
  least: (id: string, unit: Unit) => number | undefined,
): number | undefined {
  let usd = statedUsd;
  for (const { price, unit, billable } of lines) {
    const rate = least(price, unit);
    if (rate === undefined) return undefined;
    usd += rate * billable;
  }
  return usd;
}

/** The bill of a configuration, in full. */
function billInFull(
  { region, snapshot, candidates }: Bounded,
  option: Option,
  scenario: Scenario,
  rejected: Rejections,
): Configuration | undefined {
  const problems: Problem[] = [];
  const components = option.components.map(
    (component) => candidates.find((one) => one.choice.component === component.name)?.component ?? component,
  );
  const metered = meterOption({ ...option, components }, scenario, snapshot, problems);
  const bill = problems.length > 0 ? undefined : billOption(metered, scenario, snapshot.doubts(), problems);
  const choices = candidates.map(({ choice }) => choice);
  const [over] = overclaimed(metered.components.flatMap(({ claims = [] }) => claims));
  const reason = problems[0]?.message ?? (over && overLimit(over));
  if (bill === undefined || reason !== undefined) {
    const [choice] = choices;
    const told = reason ?? plainWords('');
    rejected.add(choice === undefined ? told : general(told, choice), nameOf({ region, choices }));
    return undefined;
  }
  const instances = candidates.map(({ sketches: [sketch] }) => sketch?.instances);
  return { region, choices, instances, bill };
}

const NO_PRICE: Words = {
  en: 'no price of it in the region on the day',
  ja: '基準日のリージョンに価格がない',
};

function notInBooks({ en, ja }: Words): Words {
  return { en: `not in the books: ${en}`, ja: `価格の記録なし: ${ja}` };
}
