/** Text -> scenario. Every problem of the text is found in one reading, each with its place. */

import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import { type Entry, type Mapping, parseTree, type Scalar, type Tree } from '../document/tree.js';
import type { Place, SourceText } from '../errors.js';
import { cannotBe } from '../phrases.js';
import { type Day, parseDay } from '../quantity/day.js';
import type { Rational } from '../quantity/rational.js';
import { zonesOf } from '../services/compute/schedule.js';
import type { Traffic } from '../services/contract/traffic.js';
import { plainWords } from '../words.js';
import { readCurrency } from './currency.js';
import { readExpectations } from './expect/expect.js';
import type { Expectation } from './expect/expectation.js';
import type { Fallback } from './fallback.js';
import { readFrame } from './frame.js';
import { readHorizon } from './horizon.js';
import { readOptions } from './options.js';
import { readProposal } from './proposal.js';
import { RATE_ID } from './quantity/frame.js';
import { FREE_TIERS, type FreeTier, type Option, SCENARIO, type Scenario } from './scenario.js';
import { given, type Settings } from './settings.js';
import { readTitle } from './title.js';
import { readTraffic } from './traffic.js';
import { readWorkload } from './workload.js';

export const SCENARIO_KEYS = [
  'title',
  'region',
  'asOf',
  'month',
  'during',
  'currency',
  'freeTier',
  'workload',
  'traffic',
  'options',
  'horizon',
  'terms',
  'expect',
] as const;

/**
 * Reads a scenario. What could be read is returned even where there are problems, so that the day's books can be asked
 * about it and a person sees all problems at once; it must not be priced then.
 * @param growth how many times as much of a workload quantity to take as the scenario says, by name
 */
export function readScenario(
  source: SourceText,
  settings: Settings,
  growth: ReadonlyMap<string, Rational> = new Map(),
): { scenario?: Scenario; problems: Problems } {
  const problems: Problems = [];
  const tree = treeOf(source, problems);
  const root = tree && asMapping(tree, SCENARIO, problems);
  if (root === undefined) return { problems };
  refuseUnknownKeys(root, SCENARIO_KEYS, SCENARIO, problems);
  const fallbacks: Fallback[] = [];
  const region = readRegion(root, settings, problems);
  const asOf = readAsOf(root, settings, fallbacks, problems);
  const ofCurrency: Fallback[] = [];
  const stated = readCurrency(root.entries.get('currency'), settings, ofCurrency, problems);
  const currency = { ...stated, perUsd: settings.values?.get(RATE_ID) ?? stated.perUsd };
  const frame = readFrame(
    { month: root.entries.get('month'), during: root.entries.get('during') },
    currency,
    settings,
    fallbacks,
    problems,
  );
  fallbacks.push(...ofCurrency);
  const freeTier = readFreeTier(root.entries.get('freeTier'), fallbacks, problems);
  const shapes = readTraffic(root.entries.get('traffic'), settings, problems);
  const traffic = new Map([...shapes].filter((found): found is [string, Traffic] => found[1] !== null));
  const workload = readWorkload(root.entries.get('workload'), shapes, settings, frame, growth, problems);
  const options = readOptions(root, workload, frame, problems);
  const horizon = readHorizon(
    root.entries.get('horizon'),
    frame,
    { quantities: workload.scope.names, options },
    problems,
  );
  const terms = readProposal(root.entries.get('terms'), workload, frame, fallbacks, problems);
  const expectations = readExpect(root.entries.get('expect'), options, problems);
  const title = readTitle(root.entries.get('title'), problems) ?? plainWords(source.file);
  if (region === undefined || asOf === undefined) return { problems };
  const scenario: Scenario = {
    source,
    title,
    region: region.text,
    asOf: asOf.day,
    frame,
    currency,
    freeTier,
    workload: workload.quantities,
    uncertain: frame.uncertain,
    traffic,
    options,
    ...timeZonesOf(options, settings),
    ...(horizon === undefined ? {} : { horizon }),
    ...(terms === undefined ? {} : { terms }),
    expectations,
    fallbacks,
    places: { region: region.place, asOf: asOf.place },
  };
  return { scenario, problems };
}

function timeZonesOf(options: readonly Option[], { zonesVersion }: Settings): Pick<Scenario, 'timeZones'> {
  const names = [...new Set(options.flatMap(({ components }) => components.flatMap(({ usage }) => zonesOf(usage))))];
  if (names.length === 0) return {};
  return { timeZones: { names: names.sort(), ...(zonesVersion === undefined ? {} : { version: zonesVersion }) } };
}

/** A question reads the same text again and again with other values; what is sound is parsed once. */
const parsedTrees = new WeakMap<SourceText, Tree>();

function treeOf(source: SourceText, problems: Problems): Tree | undefined {
  const known = parsedTrees.get(source);
  if (known !== undefined) return known;
  const tree = parseTree(source, problems);
  if (tree !== undefined && problems.length === 0) parsedTrees.set(source, tree);
  return tree;
}

function readRegion(root: Mapping, settings: Settings, problems: Problems): Scalar | undefined {
  if (settings.region !== undefined) return given(settings.region);
  const tree = required(root, 'region', SCENARIO, problems);
  return tree && asScalar(tree, '`region`', problems);
}

function readAsOf(
  root: Mapping,
  settings: Settings,
  fallbacks: Fallback[],
  problems: Problems,
): { day: Day; place: Place } | undefined {
  const entry = root.entries.get('asOf');
  const scalar =
    settings.asOf !== undefined ? given(settings.asOf) : entry && asScalar(entry.value, '`asOf`', problems);
  if (scalar === undefined) {
    if (entry !== undefined) return undefined;
    fallbacks.push({ key: 'asOf', value: settings.today, ja: `基準日は本日（${settings.today}）` });
    return { day: settings.today, place: { ...root.place, length: 1 } };
  }
  const day = parseDay(scalar.text);
  if (day !== undefined) return { day, place: scalar.place };
  const message = { en: `\`${scalar.text}\` is not a day`, ja: `\`${scalar.text}\` は日付ではありません` };
  const expected = { en: 'a day like 2016-06-02', ja: '2016-06-02 のような日付' };
  problems.push({ code: 'notAQuantity', place: scalar.place, message, expected });
  return undefined;
}

function readFreeTier(entry: Entry | undefined, fallbacks: Fallback[], problems: Problems): FreeTier {
  const scalar = entry && asScalar(entry.value, '`freeTier`', problems);
  if (entry === undefined) fallbacks.push({ key: 'freeTier', value: 'none', ja: '無料枠は適用しない' });
  if (scalar === undefined) return 'none';
  const found = FREE_TIERS.find((tier) => tier === scalar.text);
  if (found === undefined) {
    problems.push(unknownWord('unknownWord', scalar, cannotBe('`freeTier`', scalar.text), FREE_TIERS));
  }
  return found ?? 'none';
}

function readExpect(entry: Entry | undefined, options: readonly Option[], problems: Problems): Expectation[] {
  if (entry === undefined) return [];
  return readExpectations(
    entry.value,
    options.map((option) => option.name),
    problems,
  );
}
