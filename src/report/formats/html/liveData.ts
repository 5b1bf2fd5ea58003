/**
 * What a page carries so that a comparison can be calculated again in it: every amount and every quantity as a formula of what
 * can be moved, and beside them the words and units that the tables show. Data only; the page's script brings the rest.
 */
import type { ComparedOption, Comparison } from '../../../bill/compare.js';
import type { Decision } from '../../../bill/decision.js';
import type { Amount, Line, Proposal } from '../../../bill/option.js';
import { type Requirement, unmetReason } from '../../../bill/requirement.js';
import type { Node } from '../../../formula/node.js';
import { type WrittenFormulas, type WrittenNumber, writeFormulas, writtenNumber } from '../../../formula/written.js';
import type { Unit } from '../../../quantity/unit.js';
import type { Settings } from '../../../scenario/settings.js';
import type { Cost } from '../../../services/contract/service.js';
import type { Language } from '../../../words.js';
import type { LineChart } from '../../chart/chart.js';
import { type CallWords, callWords } from './callWords.js';
import { isAbout, type Movable } from './movable.js';

/** The place of a formula among the roots of `LiveData.formulas`. */
type Place = number;

export interface LiveData {
  readonly language: Language;
  /** What the page was made by. */
  readonly call: CallWords;
  readonly currency: { readonly code: string; readonly perUsd: WrittenNumber };
  /** What the figures are for. */
  readonly span: { readonly isEvent: boolean; readonly written: string };
  /** Over how many years, how many quantities grow in them, and the factor by which later money is worth less. */
  readonly horizon?: { readonly years: number; readonly growing: number; readonly discount: WrittenNumber };
  /** The shares of a proposal's terms. */
  readonly terms?: { readonly [K in 'discount' | 'fee' | 'tax']?: Place } & { readonly roundTo?: Place };
  readonly options: readonly LiveOption[];
  readonly movables: readonly LiveMovable[];
  readonly decisions: readonly LiveDecision[];
  readonly timeline?: DrawnTimeline;
  readonly formulas: WrittenFormulas;
}

/** The chart of the timeline without what it says at its ticks. */
export type DrawnTimeline = Pick<LineChart, 'title' | 'lines' | 'marks'> & { readonly label: string };

export interface LiveOption {
  readonly name: string;
  readonly title: string;
  readonly total: Place;
  readonly withoutWork?: Place;
  readonly overHorizon?: Place;
  /** Of the horizon. */
  readonly years?: readonly Place[];
  readonly proposal?: { readonly [K in keyof Proposal]?: Place };
  readonly lines: readonly LiveLine[];
  /** What must be so for the option to be possible. */
  readonly requirements: readonly LiveRequirement[];
  /** The same in each year of the horizon. */
  readonly yearly?: readonly (LiveRequirement & { readonly year: number })[];
}

export interface LiveRequirement {
  readonly kind: Requirement['kind'];
  readonly quantity: Place;
  readonly limit: Place;
  readonly unit: Unit;
  /** With what it says in place of values, as in `Requirement`. */
  readonly reason: string;
  readonly component?: string;
  readonly causes?: readonly { readonly needed: Place; readonly because: string }[];
}

export interface LiveLine {
  readonly component: string;
  readonly service: string;
  readonly serviceTitle: string;
  readonly cost: Cost;
  readonly meter: string;
  readonly unit: Unit;
  readonly quantity: Place;
  readonly usd: Place;
}

/** Holds the formulas of an option as long as it falls as it did. */
export interface LiveDecision {
  readonly option: number;
  readonly kind: Decision['kind'];
  readonly quantity: Place;
  readonly limit: Place;
}

export type LiveMovable = Omit<Movable, 'value' | 'step'> & {
  readonly value: WrittenNumber;
  readonly step?: WrittenNumber;
};

export function liveData(
  comparison: Comparison,
  movables: readonly Movable[],
  settings: Settings,
  language: Language,
  timeline?: LineChart,
): LiveData {
  const { scenario, options } = comparison;
  const { currency, frame, horizon, terms } = scenario;
  const roots: Node[] = [];
  const place = (node: Node): Place => roots.push(node) - 1;
  const ids = movables.map(({ id }) => id);
  const found = {
    language,
    call: callWords(scenario.source.file, settings, dayTaken(comparison)),
    currency: { code: currency.code, perUsd: writtenNumber(currency.perUsd) },
    span: { isEvent: frame.isEvent, written: frame.span.written },
    ...(horizon === undefined
      ? {}
      : {
          horizon: {
            years: horizon.years,
            growing: horizon.growth.size,
            discount: writtenNumber(horizon.discount),
          },
        }),
    ...(terms === undefined ? {} : { terms: placesOf(TERMS, terms, place) }),
    ...(timeline === undefined ? {} : { timeline: drawnOf(timeline) }),
    options: options.map((option) => optionOf(option, place, ids, language)),
    movables: movables.map(movableOf),
    decisions: options.flatMap(({ decisions }, option) =>
      decisions
        .filter((decision) => isAbout(decision, ids))
        .map(({ kind, quantity, limit }) => ({ option, kind, quantity: place(quantity), limit: place(limit) })),
    ),
  };
  return { ...found, formulas: writeFormulas(roots, ids) };
}

function drawnOf({ title, lines, marks = [], x }: LineChart): DrawnTimeline {
  return { title, lines, marks, label: x.label };
}

function movableOf({ value, step, ...words }: Movable): LiveMovable {
  return { ...words, value: writtenNumber(value), ...(step === undefined ? {} : { step: writtenNumber(step) }) };
}

/** The day that was taken because nobody said one, which tomorrow is another. */
function dayTaken({ scenario }: Comparison): string | undefined {
  return scenario.appliedDefaults.some(({ key }) => key === 'asOf') ? scenario.asOf : undefined;
}

const TERMS = ['discount', 'fee', 'tax', 'roundTo'] as const;
const PROPOSAL = ['usage', 'discount', 'fee', 'beforeTax', 'quoted', 'tax', 'afterTax'] as const;

/** The places of those that are there. */
function placesOf<K extends string>(
  keys: readonly K[],
  of: { readonly [Key in K]?: Node | undefined },
  place: (node: Node) => Place,
): { readonly [Key in K]?: Place } {
  const found: { [Key in K]?: Place } = {};
  for (const key of keys) {
    const node = of[key];
    if (node !== undefined) found[key] = place(node);
  }
  return found;
}

function optionOf(
  option: ComparedOption,
  place: (node: Node) => Place,
  ids: readonly string[],
  language: Language,
): LiveOption {
  const { withoutWork, overHorizon, proposal } = option;
  // What is met whatever is moved needs no look.
  const isOpen = (one: Requirement) => isAbout(one, ids) || unmetReason(one) !== undefined;
  const yearly = overHorizon?.requirements.filter(isOpen) ?? [];
  const amount = (one: Amount) => place(one.formula);
  const formulas = (of: Proposal) =>
    Object.fromEntries(Object.entries(of).map(([key, one]: [string, Amount]) => [key, one.formula]));
  return {
    name: option.name,
    title: option.title[language],
    total: amount(option),
    ...(withoutWork === undefined ? {} : { withoutWork: amount(withoutWork) }),
    ...(overHorizon === undefined ? {} : { overHorizon: amount(overHorizon), years: overHorizon.years.map(amount) }),
    ...(proposal === undefined ? {} : { proposal: placesOf(PROPOSAL, formulas(proposal), place) }),
    lines: option.lines.map((line) => lineOf(line, place, language)),
    requirements: option.requirements.filter(isOpen).map((one) => requirementOf(one, place, language)),
    ...(yearly.length === 0
      ? {}
      : { yearly: yearly.map(({ year, ...one }) => ({ year, ...requirementOf(one, place, language) })) }),
  };
}

function requirementOf(
  { kind, quantity, limit, reason, component, causes }: Requirement,
  place: (node: Node) => Place,
  language: Language,
): LiveRequirement {
  return {
    kind,
    quantity: place(quantity),
    limit: place(limit),
    unit: quantity.unit,
    reason: reason[language],
    ...(component === undefined ? {} : { component }),
    ...(causes === undefined
      ? {}
      : { causes: causes.map(({ needed, because }) => ({ needed: place(needed), because: because[language] })) }),
  };
}

function lineOf(line: Line, place: (node: Node) => Place, language: Language): LiveLine {
  return {
    component: line.component,
    service: line.service,
    serviceTitle: line.serviceTitle[language],
    cost: line.cost,
    meter: line.meter[language],
    unit: line.quantityFormula.unit,
    quantity: place(line.quantityFormula),
    usd: place(line.formula),
  };
}
