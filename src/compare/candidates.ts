/** What `optimise` chooses among: every type, purchase and memory that a component might have, metered before a region is chosen. */

import type { Snapshot } from '../book/snapshot.js';
import { InputError, type Problem } from '../errors.js';
import { constant, price as priceNode } from '../formula/build.js';
import { exactValue } from '../formula/exact.js';
import type { Formula } from '../formula/node.js';
import { numberInWords, type Rational, toNumber, ZERO } from '../quantity/rational.js';
import { MB, type MB as MB_UNIT, type MS, type Unit } from '../quantity/unit.js';
import type { Component, Option, Scenario } from '../scenario/scenario.js';
import type { CurvePoint, Curves } from '../services/field.js';
import type { Metering } from '../services/service.js';
import { plainWords, type Words } from '../words.js';
import { snapshotFor } from './compare.js';
import { overclaimed } from './limits.js';
import { type Decision, termsOf } from './terms.js';
import type { Asked } from './vary.js';

type Durations = Curves<'x86_64' | 'arm64', MB_UNIT, MS>;
type DurationPoint = CurvePoint<MB_UNIT, MS>;

/**
 * What `optimise` may choose from, and how much of it is told.
 * @see {@link optimise}
 */
export interface OptimiseSettings {
  /** The scenario's own where not said. */
  readonly regions?: readonly string[];
  /** Instance types to consider; every type of the books where not said. */
  readonly isWanted?: (type: string) => boolean;
  /** Of instances; that of the scenario's own type where not said, as what was built for one doesn't run on the other. */
  readonly architectures?: readonly ('x86_64' | 'arm64')[];
  /** How instances may be bought; as the scenario says where not said. */
  readonly purchases?: readonly Purchase[];
  /** No more instances than these. */
  readonly most?: number;
  /** How many configurations of each option are told. */
  readonly top: number;
  /** Measured beside the scenario: of the function with this name, or of the only one. */
  readonly durations?: readonly Measured[];
}

export interface Measured {
  readonly component?: string;
  readonly points: readonly { readonly memoryMb: Rational; readonly durationMs: Rational }[];
}

/** As a scenario's `purchase`: `onDemand`, or `{ reserved: 1 year, upfront: all }`. */
export type Purchase = 'onDemand' | Readonly<Record<string, unknown>>;

/** What is chosen for one component. */
export interface Choice {
  readonly component: string;
  readonly service: 'ec2' | 'lambda';
  readonly type?: string;
  readonly purchase?: string;
  readonly memoryMb?: string;
  readonly architecture?: string;
}

/** Configurations that were left out for one reason. */
export interface Rejection {
  readonly reason: Words;
  readonly count: number;
  readonly examples: readonly Words[];
}

const MOST_EXAMPLES = 5;

export function isChosen({ service, usage }: Component): boolean {
  return (
    (service.name === 'ec2' && usage.load !== undefined) ||
    (service.name === 'lambda' && usage.durationByMemory !== undefined)
  );
}

/** A component as it would be with a choice, and what it then meters, whatever the region. */
export interface Candidate {
  readonly choice: Choice;
  readonly component: Component;
  readonly sketches: readonly Sketch[];
}

/** Quantities by price, as far as they don't depend on prices. */
export interface Sketch {
  readonly lines: readonly { readonly price: string; readonly unit: Unit; readonly billable: number }[];
  readonly statedUsd: number;
  readonly instances: Rational | undefined;
}

/** `m5.large`, `m5.large reserved 1 year, all upfront`, `512 MB on arm64`. */
export function choiceWords({ type, purchase, memoryMb, architecture }: Choice): Words {
  if (type === undefined) {
    return { en: `${memoryMb} MB on ${architecture}`, ja: `${memoryMb} MB（${architecture}）` };
  }
  return plainWords(purchase === undefined || purchase === 'onDemand' ? type : `${type} ${purchase}`);
}

const NOT_THERE_YET: Words = {
  en: 'not there yet on the day, as far as the books know',
  ja: '記録にある限り、基準日にはまだ提供されていない',
};

export class Rejections {
  private readonly found = new Map<string, { reason: Words; count: number; examples: Words[] }>();

  add(reason: Words, example: Words, count = 1): void {
    const known = this.found.get(reason.en) ?? { reason, count: 0, examples: [] };
    known.count += count;
    if (known.examples.length < MOST_EXAMPLES) known.examples.push(example);
    this.found.set(reason.en, known);
  }

  list(): Rejection[] {
    return [...this.found.values()].sort((a, b) => b.count - a.count);
  }
}

type Chosen = Pick<Candidate, 'choice' | 'component'>;

export function choicesOf(
  component: Component,
  scenario: Scenario,
  settings: OptimiseSettings,
  asked: Asked,
  rejected: Rejections,
): Chosen[] {
  return component.service.name === 'ec2'
    ? instanceChoices(component, scenario, settings, asked, rejected)
    : functionChoices(component, settings);
}

function instanceChoices(
  component: Component,
  { asOf }: Scenario,
  settings: OptimiseSettings,
  { books }: Asked,
  rejected: Rejections,
): Chosen[] {
  const rules = books.rules('instanceTypes')?.rules ?? {};
  const types = Object.keys(rules).flatMap((id) => (id.startsWith('vcpu.') ? [id.slice('vcpu.'.length)] : []));
  const architectureOf = (type: string) =>
    rules[`arm64.${type.split('.')[0]}`]?.history.at(-1)?.value === '1' ? 'arm64' : 'x86_64';
  const { type: own, purchase: stated } = component.usage as { type: string; purchase: Purchase };
  const architectures: readonly string[] = settings.architectures ?? [architectureOf(own)];
  const isWanted = settings.isWanted ?? (() => true);
  const isThere = (type: string): boolean => {
    if ((rules[`vcpu.${type}`]?.history[0]?.from ?? '') <= asOf) return true;
    rejected.add(NOT_THERE_YET, plainWords(type));
    return false;
  };
  return types
    .filter((type) => isWanted(type) && architectures.includes(architectureOf(type)) && isThere(type))
    .flatMap((type) =>
      (settings.purchases ?? [stated]).map((purchase): Chosen => {
        const usage = { ...component.usage, type, purchase, count: 'enough' };
        const choice = { component: component.name, service: 'ec2', type, purchase: purchaseText(purchase) } as const;
        return { choice, component: withUsage(component, usage) };
      }),
    );
}

/** What is chosen is no default that was taken. */
function withUsage(component: Component, usage: Component['usage']): Component {
  const fallbacks = component.fallbacks.filter(({ key }) => !CHOSEN.includes(key));
  return { ...component, usage, fallbacks };
}

const CHOSEN = ['type', 'count', 'memory', 'architecture'];

function purchaseText(purchase: Purchase): string {
  if (typeof purchase === 'string') return purchase;
  const { reserved, savingsPlan, spot, term, upfront } = purchase;
  const offering = purchase.class === 'convertible' ? 'convertible ' : '';
  if (reserved !== undefined) return `${offering}reserved ${reserved}, ${upfront} upfront`;
  return savingsPlan === undefined ? (spot === undefined ? '' : 'spot') : `savings plan ${term}, ${upfront} upfront`;
}

/** Memory as it was measured, on every architecture for which it was. */
function functionChoices(component: Component, settings: OptimiseSettings): Chosen[] {
  const { architecture: own, durationByMemory } = component.usage as {
    architecture: string;
    durationByMemory: Durations;
  };
  const curves = Object.entries(durationByMemory) as [string, readonly DurationPoint[]][];
  return curves.flatMap(([word, points]) => {
    const architecture = word === 'own' ? own : word;
    if (settings.architectures?.includes(architecture as 'arm64') === false) return [];
    return points.map(({ at }): Chosen => {
      const memoryMb = numberInWords(exactValue(at), 2);
      const usage = { ...component.usage, memory: at, architecture };
      const choice = { component: component.name, service: 'lambda', memoryMb, architecture } as const;
      return { choice, component: withUsage(component, usage) };
    });
  });
}

/** Every price there is, costing nothing: for metering before a region is chosen. */
export function sketchSnapshot(asked: Asked, scenario: Scenario): Snapshot {
  const problems: Problem[] = [];
  const snapshot = snapshotFor(scenario, asked.books, problems);
  if (snapshot === undefined) throw new InputError(problems);
  const free = { tiers: [{ usd: ZERO }], provenance: { from: scenario.asOf, source: '' } };
  return { ...snapshot, hasPrice: () => true, price: (id, unit) => priceNode({ id, ...free }, unit) };
}

/** What a purchase is billed by differs with what the books know: upfront and by the hour, or the effective rate. */
export function sketchesOf(
  component: Component,
  scenario: Scenario,
  anywhere: Snapshot,
  choice: Choice,
  { most }: OptimiseSettings,
  rejected: Rejections,
): Sketch[] {
  const onlyEffective = { ...anywhere, hasPrice: (id: string) => !id.startsWith('ec2Reserved/upfront.') };
  const isReserved = choice.purchase?.includes('reserved') === true;
  const found: Sketch[] = [];
  for (const snapshot of isReserved ? [anywhere, onlyEffective] : [anywhere]) {
    const sketch = sketchOf(component, scenario, snapshot);
    if ('reason' in sketch) {
      rejected.add(general(sketch.reason, choice), choiceWords(choice));
      return [];
    }
    if (most !== undefined && sketch.instances !== undefined && toNumber(sketch.instances) > most) {
      rejected.add(tooSmall(most), choiceWords(choice));
      return [];
    }
    found.push(sketch);
  }
  return found;
}

/** The same reason for every type. */
export function general(reason: Words, { type }: Choice): Words {
  if (type === undefined) return reason;
  return { en: reason.en.replaceAll(type, 'the type'), ja: reason.ja.replaceAll(type, '対象タイプ') };
}

function tooSmall(most: number): Words {
  return { en: `too small: more than ${most} would be needed`, ja: `能力不足: ${most} 台を超える台数が必要` };
}

/** What stands before the first colon of the warning says enough. */
export function overLimit({ en, ja }: Words): Words {
  const short = (text: string) => text.replace(/:.*$/s, '');
  return { en: `over a limit: ${short(en)}`, ja: `上限超過: ${short(ja)}` };
}

function sketchOf(component: Component, scenario: Scenario, snapshot: Snapshot): Sketch | { readonly reason: Words } {
  const problems: Problem[] = [];
  const decisions: Decision[] = [];
  try {
    const terms = termsOf(component, scenario, snapshot, { problems, warnings: [], decisions });
    const metering: Metering = component.service.meter(component.usage as never, terms);
    const [problem] = problems;
    if (problem !== undefined) return { reason: problem.message };
    const [over] = overclaimed(metering.claims ?? []);
    if (over !== undefined) return { reason: overLimit(over) };
    return { ...linesOf(metering), instances: metering.instances && exactValue(metering.instances) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { reason: error.problems[0]?.message ?? plainWords('') };
  }
}

function linesOf({ meters }: Metering): Pick<Sketch, 'lines' | 'statedUsd'> {
  const priced = meters.flatMap((meter) => {
    if (!('price' in meter)) return [];
    const { always, newAccount } = meter.allowance ?? {};
    const free = [always, newAccount].reduce(
      (sum, one) => sum + (one === undefined ? 0 : toNumber(exactValue(one))),
      0,
    );
    const quantity = toNumber(exactValue(meter.quantity));
    return [{ price: meter.price.id, unit: meter.quantity.unit, billable: Math.max(0, quantity - free) }];
  });
  const stated = meters.flatMap((meter) => ('usd' in meter ? [toNumber(exactValue(meter.usd))] : []));
  return { lines: priced, statedUsd: stated.reduce((sum, one) => sum + one, 0) };
}

/** The options with what was measured beside the scenario. @throws InputError where it is not clear of which function */
export function measured(options: readonly Option[], durations: readonly Measured[]): readonly Option[] {
  return durations.reduce((before, { component: name, points }) => {
    const functions = before.flatMap(({ components }) => components.filter(({ service }) => service.name === 'lambda'));
    const meant = functions.filter((one) => name === undefined || one.name === name);
    if (meant.length !== 1) {
      const expected = functions.map((one) => `${one.name}=file`).join(', ');
      const message =
        name === undefined
          ? {
              en: '--power-tuning: the scenario has more than one function, or none',
              ja: '--power-tuning: シナリオに関数がないか、複数あります',
            }
          : {
              en: `--power-tuning: no function \`${name}\`, or several`,
              ja: `--power-tuning: 関数 \`${name}\` がないか、複数あります`,
            };
      throw new InputError([{ code: 'usage', message, expected: plainWords(expected || '`lambda`') }]);
    }
    return before.map((option) => ({
      ...option,
      components: option.components.map((one) => (one === meant[0] ? withDurations(one, points) : one)),
    }));
  }, options);
}

function withDurations(component: Component, points: Measured['points']): Component {
  const own = points.map(
    ({ memoryMb, durationMs }): DurationPoint => ({
      at: constant(memoryMb, MB),
      value: constant(durationMs, { ms: 1 } as const) as Formula<MS>,
    }),
  );
  return { ...component, usage: { ...component.usage, duration: undefined, durationByMemory: { own } } };
}
