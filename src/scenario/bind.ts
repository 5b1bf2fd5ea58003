/** Parsed scenario -> scenario, with typed values in place of what it says. What they don't reach is not bound again. */

import type { Problems } from '../document/read.js';
import type { Problem, SourceText } from '../errors.js';
import type { Formula } from '../formula/node.js';
import type { Day } from '../quantity/day.js';
import type { Rational } from '../quantity/rational.js';
import type { Dimensionless } from '../quantity/unit.js';
import { zonesOf } from '../services/compute/schedule.js';
import type { Traffic } from '../services/contract/traffic.js';
import { bindComponent } from './component.js';
import { readContext, type ScenarioContext } from './context.js';
import { readHorizon } from './horizon.js';
import type { ParsedComponent } from './options.js';
import type { ParsedKeys, ParsedScenario } from './parse.js';
import { readProposal } from './proposal.js';
import type { Uncertain } from './quantity/distribution.js';
import { RATE_ID } from './quantity/frame.js';
import type { Component, Horizon, Option, Scenario } from './scenario.js';
import { given, type Settings } from './settings.js';
import { bindWorkload, noting, type Workload } from './workload.js';

/** What is bound in place of what the scenario says. */
export interface Bindings {
  /** Of quantities, rules, prices, lengths (`month`) and the exchange rate (`currency.perUsd`), by id, in their own units. */
  readonly values?: ReadonlyMap<string, Rational>;
  /** How many times as much of a workload quantity to take as the scenario says, by name. */
  readonly growth?: ReadonlyMap<string, Formula<Dimensionless>>;
  readonly day?: Day;
  /** With the name of who says it. */
  readonly region?: SourceText;
}

export interface Bound {
  readonly parsed: ParsedScenario;
  readonly settings: Settings;
  readonly growth: NonNullable<Bindings['growth']>;
  readonly problems: readonly Problem[];
  /**
   * What could be read is there even where there are problems, so that the day's books can be asked about it and a person sees
   * all problems at once; it must not be priced then.
   */
  readonly scenario?: Scenario;
  /** Absent where the text is no mapping. */
  readonly parts?: Parts;
}

/** What can be bound again by itself. */
interface Parts {
  readonly around: ScenarioContext;
  readonly workload: Workload;
  readonly components: ReadonlyMap<ParsedComponent, BoundComponent>;
  readonly uncertain: ReadonlyMap<string, Uncertain>;
  readonly horizon: Horizon | undefined;
}

interface BoundComponent {
  /** Absent where anything is wrong. */
  readonly component: Component | undefined;
  /** Names of the workload that it uses. */
  readonly uses: ReadonlySet<string>;
}

/** Never throws: what is wrong is among the problems. */
export function bindScenario(parsed: ParsedScenario, settings: Settings, growth: Bound['growth'] = new Map()): Bound {
  const problems: Problems = [...parsed.problems];
  const { said, expressions } = parsed;
  if (said === undefined) return { parsed, settings, growth, problems };
  const around = readContext(said, { settings, expressions, problems, appliedDefaults: [] });
  return bindParts({ parsed, settings, growth, problems }, said, around);
}

/** The same scenario, with other values than it was bound with. */
export function bindAgain(bound: Bound, bindings: Bindings): Bound {
  const { parsed, problems, scenario, parts } = bound;
  const { values, growth = bound.growth } = bindings;
  const settings = withBindings(bound.settings, bindings);
  const grown = growth === bound.growth ? [] : [...growth.keys(), ...bound.growth.keys()];
  const changed = new Set([...(values?.keys() ?? []), ...grown]);
  const isAnew = problems.length > 0 || EVERYWHERE.some((id) => changed.has(id));
  if (isAnew || parsed.said === undefined || parts === undefined || scenario === undefined) {
    return bindScenario(parsed, settings, growth);
  }
  const { asOf, region, frame, appliedDefaults } = parts.around;
  const around: ScenarioContext = {
    ...parts.around,
    region: bindings.region === undefined ? region : given(bindings.region),
    asOf: bindings.day === undefined ? asOf : { day: bindings.day, place: given(saidDay(bindings.day)).place },
    frame: { ...frame, values: settings.values ?? frame.values },
    appliedDefaults: bindings.day === undefined ? appliedDefaults : appliedDefaults.filter(({ key }) => key !== 'asOf'),
  };
  return bindParts({ parsed, settings, growth, problems: [] }, parsed.said, around, { parts, changed });
}

/** Ids of what every quantity may follow. */
const EVERYWHERE = ['month', 'during', RATE_ID];

function withBindings(settings: Settings, { values, day, region }: Bindings): Settings {
  return {
    ...settings,
    ...(values === undefined ? {} : { values: new Map([...(settings.values ?? []), ...values]) }),
    ...(day === undefined ? {} : { asOf: saidDay(day) }),
    ...(region === undefined ? {} : { region }),
  };
}

/** As if it were a setting of the call. */
function saidDay(day: Day): SourceText {
  return { file: 'asOf', text: day };
}

interface Begun extends Pick<Bound, 'parsed' | 'settings' | 'growth'> {
  readonly problems: Problems;
}

/** What was bound before, without anything wrong, and the ids of what may be another since. */
interface Before {
  readonly parts: Parts;
  readonly changed: ReadonlySet<string>;
}

function bindParts(begun: Begun, said: ParsedKeys, around: ScenarioContext, before?: Before): Bound {
  const { parsed, settings, growth, problems } = begun;
  const { region, asOf, frame, stated } = around;
  const uncertain = new Map(before?.parts.uncertain);
  const appliedDefaults = [...around.appliedDefaults];
  const beside = { settings, expressions: parsed.expressions, problems, appliedDefaults, frame, uncertain };
  const isReached = reachOf(before);
  const known = [...(before?.parts.workload.quantities ?? [])].filter(([name]) => !isReached(name));
  const workload = bindWorkload(stated, growth, beside, new Map(known), before?.parts.workload);
  const reading = { ...beside, scope: workload.scope };

  const components = new Map<ParsedComponent, BoundComponent>();
  const bindOne = (one: ParsedComponent): Component[] => {
    const old = before?.parts.components.get(one);
    const uses = new Set<string>();
    const isKept = old !== undefined && !isReached(`${one.id}/`) && ![...old.uses].some(isReached);
    const bound = isKept
      ? old
      : { component: bindComponent(one, { ...reading, scope: noting(reading.scope, uses) }), uses };
    components.set(one, bound);
    return bound.component === undefined ? [] : [bound.component];
  };
  const options = said.options.map((option): Option => ({ ...option, components: option.components.flatMap(bindOne) }));

  const { entries } = said.root;
  const isHorizonKept = before !== undefined && ![...before.changed].some((id) => id.startsWith('horizon/'));
  const horizon = isHorizonKept ? before.parts.horizon : readHorizon(entries.get('horizon'), options, reading);
  const terms = readProposal(entries.get('terms'), reading);
  const parts: Parts = { around, workload, components, uncertain, horizon };
  if (region === undefined || asOf === undefined) return { ...begun, parts };
  const scenario: Scenario = {
    source: parsed,
    title: said.title,
    region: region.text,
    asOf: asOf.day,
    frame,
    currency: around.currency,
    freeTier: around.freeTier,
    ...(around.accountOpened === undefined ? {} : { accountOpened: around.accountOpened }),
    workload: workload.quantities,
    uncertain,
    traffic: new Map([...stated.traffic].filter((found): found is [string, Traffic] => found[1] !== null)),
    prices: around.prices,
    options,
    ...timeZonesOf(options, settings),
    ...(horizon === undefined ? {} : { horizon }),
    ...(terms === undefined ? {} : { terms }),
    expectations: said.expectations,
    appliedDefaults,
    places: { region: region.place, asOf: asOf.place },
  };
  return { ...begun, scenario, parts };
}

/** Whether a quantity of the workload, by its name, or any of a component, by its id and a stroke, may be another than before. */
function reachOf(before: Before | undefined): (id: string) => boolean {
  if (before === undefined) return () => true;
  const { changed, parts } = before;
  const reached = new Map<string, boolean>();
  const isReached = (id: string): boolean => {
    const found =
      reached.get(id) ??
      (id.endsWith('/')
        ? [...changed].some((one) => one.startsWith(id))
        : changed.has(id) || [...(parts.workload.uses.get(id) ?? [])].some(isReached));
    reached.set(id, found);
    return found;
  };
  return isReached;
}

function timeZonesOf(options: readonly Option[], { zonesVersion }: Settings): Pick<Scenario, 'timeZones'> {
  const names = [...new Set(options.flatMap(({ components }) => components.flatMap(({ usage }) => zonesOf(usage))))];
  if (names.length === 0) return {};
  return { timeZones: { names: names.sort(), ...(zonesVersion === undefined ? {} : { version: zonesVersion }) } };
}
