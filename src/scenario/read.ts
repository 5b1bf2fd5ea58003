/** Text -> scenario. Every problem of the text is found in one reading, each with its place. */
import {
  asList,
  asMapping,
  asScalar,
  type Problems,
  refuseUnknownKeys,
  required,
  unknownWord,
} from '../document/read.js';
import { type Entry, type Mapping, parseTree, type Scalar, type Tree } from '../document/tree.js';
import type { Place, SourceText } from '../errors.js';
import { input } from '../formula/build.js';
import { type Day, parseDay } from '../quantity/day.js';
import { compareRationals, divide, multiply, type Rational, rational } from '../quantity/rational.js';
import { conversionFactor, HOUR } from '../quantity/unit.js';
import { SERVICES } from '../services/registry.js';
import type { Words } from '../words.js';
import { readCurrency } from './currency.js';
import { type Expectation, readExpectations } from './expect.js';
import { type Month, readLiteral } from './quantity.js';
import { type Component, FREE_TIERS, type FreeTier, type Option, type Scenario } from './scenario.js';
import { given, type Settings } from './settings.js';
import { type Fallback, placeWithin, readUsage } from './usage.js';
import { readWorkload, type Workload } from './workload.js';

const KEYS = ['title', 'region', 'asOf', 'month', 'currency', 'freeTier', 'workload', 'options', 'expect'];

/**
 * Reads a scenario. What could be read is returned even where there are problems, so that the day's books can be asked
 * about it and a person sees all problems at once; it must not be priced then.
 */
export function readScenario(source: SourceText, settings: Settings): { scenario?: Scenario; problems: Problems } {
  const problems: Problems = [];
  const tree = parseTree(source, problems);
  const root = tree && asMapping(tree, 'a scenario', problems);
  if (root === undefined) return { problems };
  refuseUnknownKeys(root, KEYS, 'a scenario', problems);
  const fallbacks: Fallback[] = [];
  const region = readRegion(root, settings, problems);
  const asOf = readAsOf(root, settings, fallbacks, problems);
  const month = readMonth(root.entries.get('month'), fallbacks, problems);
  const currency = readCurrency(root.entries.get('currency'), settings, fallbacks, problems);
  const freeTier = readFreeTier(root.entries.get('freeTier'), fallbacks, problems);
  const workload = readWorkload(root.entries.get('workload'), settings, month, problems);
  const options = readOptions(root, workload, month, problems);
  const expectations = readExpect(root.entries.get('expect'), options, problems);
  const title = readTitle(root.entries.get('title'), problems) ?? plainWords(source.file);
  if (region === undefined || asOf === undefined) return { problems };
  const scenario: Scenario = {
    source,
    title,
    region: region.text,
    asOf: asOf.day,
    month,
    currency,
    freeTier,
    workload: workload.quantities,
    options,
    expectations,
    fallbacks,
    places: { region: region.place, asOf: asOf.place },
  };
  return { scenario, problems };
}

function plainWords(text: string): Words {
  return { en: text, ja: text };
}

function readTitle(entry: Entry | undefined, problems: Problems): Words | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === 'scalar') {
    const scalar = asScalar(entry.value, '`title`', problems);
    return scalar && plainWords(scalar.text);
  }
  const mapping = asMapping(entry.value, '`title`', problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, ['en', 'ja'], '`title`', problems);
  const text = (key: string) => {
    const found = mapping.entries.get(key);
    return found && asScalar(found.value, `\`${key}\``, problems)?.text;
  };
  const [en, ja] = [text('en'), text('ja')];
  if (en === undefined && ja === undefined) required(mapping, 'en', '`title`', problems);
  return { en: en ?? ja ?? '', ja: ja ?? en ?? '' };
}

function readRegion(root: Mapping, settings: Settings, problems: Problems): Scalar | undefined {
  if (settings.region !== undefined) return given(settings.region);
  const tree = required(root, 'region', 'a scenario', problems);
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
    fallbacks.push({ key: 'asOf', value: settings.today });
    return { day: settings.today, place: { ...root.place, length: 1 } };
  }
  const day = parseDay(scalar.text);
  if (day !== undefined) return { day, place: scalar.place };
  const message = `\`${scalar.text}\` is not a day`;
  problems.push({ code: 'notAQuantity', place: scalar.place, message, expected: 'a day like 2016-06-02' });
  return undefined;
}

const DEFAULT_MONTH_HOURS = 730;
const MONTH_HOURS = { shortest: rational(1), longest: rational(31 * 24) };

function readMonth(entry: Entry | undefined, fallbacks: Fallback[], problems: Problems): Scenario['month'] {
  let hours = rational(DEFAULT_MONTH_HOURS);
  let written = `${DEFAULT_MONTH_HOURS} h`;
  const scalar = entry && asScalar(entry.value, '`month`', problems);
  const literal = scalar && readLiteral(scalar, problems);
  if (literal !== undefined && scalar !== undefined) {
    written = scalar.text;
    const expected = 'hours or days, e.g. 730 h, 720 h, 28 days, 31 days';
    if (literal.measure !== 'duration' || literal.unit === undefined || literal.rate !== undefined) {
      const code = literal.measure === 'number' ? 'missingUnit' : 'wrongUnit';
      problems.push({
        code,
        place: scalar.place,
        message: `\`month: ${scalar.text}\` is not a length of time`,
        expected,
      });
    } else {
      hours = multiply(literal.value, fraction(conversionFactor(literal.unit, 'h')));
      if (compareRationals(hours, MONTH_HOURS.shortest) < 0 || compareRationals(hours, MONTH_HOURS.longest) > 0) {
        const message = `a month of ${scalar.text}`;
        problems.push({ code: 'outOfRange', place: scalar.place, message, expected: `${expected}; at most 744 h` });
        hours = rational(DEFAULT_MONTH_HOURS);
      }
    }
  }
  if (entry === undefined) fallbacks.push({ key: 'month', value: written });
  const name = { en: 'hours of the month', ja: '月の時間数' };
  return { written, hours, formula: input({ id: 'month', value: hours, written, name }, HOUR) };
}

function fraction([numerator, denominator]: readonly [number, number]): Rational {
  return divide(rational(numerator), rational(denominator));
}

function readFreeTier(entry: Entry | undefined, fallbacks: Fallback[], problems: Problems): FreeTier {
  const scalar = entry && asScalar(entry.value, '`freeTier`', problems);
  if (entry === undefined) fallbacks.push({ key: 'freeTier', value: 'none' });
  if (scalar === undefined) return 'none';
  const found = FREE_TIERS.find((tier) => tier === scalar.text);
  if (found === undefined) problems.push(unknownWord('unknownWord', scalar, "`freeTier` can't be", FREE_TIERS));
  return found ?? 'none';
}

function readOptions(root: Mapping, workload: Workload, month: Month, problems: Problems): Option[] {
  const tree = required(root, 'options', 'a scenario', problems);
  const mapping = tree && asMapping(tree, '`options`', problems);
  if (mapping === undefined) return [];
  if (mapping.entries.size === 0) {
    problems.push({
      code: 'missingKey',
      place: mapping.place,
      message: '`options` is empty',
      expected: 'at least one option',
    });
  }
  return [...mapping.entries.values()].map(({ key, value }): Option => {
    const what = `option \`${key.text}\``;
    const titled = value.kind === 'mapping' ? value : undefined;
    if (titled !== undefined && !isService(titled)) refuseUnknownKeys(titled, ['title', 'uses'], what, problems);
    const uses = titled === undefined || isService(titled) ? value : required(titled, 'uses', what, problems);
    const list = uses && asList(uses, what, problems, 'lambda: { … }');
    if (list?.items.length === 0) {
      const message = `${what} has no components`;
      problems.push({
        code: 'missingKey',
        place: list.place,
        message,
        expected: 'at least one, as an option without any costs nothing',
      });
    }
    const title = readTitle(titled?.entries.get('title'), problems) ?? plainWords(key.text);
    const taken = new Set<string>();
    const components = (list?.items ?? []).flatMap(
      (item) => readComponent(item, key.text, taken, workload, month, problems) ?? [],
    );
    return { name: key.text, title, components };
  });
}

/** `Lambda: lambda: {…}` - a component where the list of them belongs. */
function isService(mapping: Mapping): boolean {
  return [...mapping.entries.keys()].some((key) => SERVICES.has(key));
}

function readComponent(
  tree: Tree,
  option: string,
  taken: Set<string>,
  workload: Workload,
  month: Month,
  problems: Problems,
): Component | undefined {
  const mapping = asMapping(tree, `a component of \`${option}\``, problems);
  const [entry, second] = mapping === undefined ? [] : [...mapping.entries.values()];
  if (mapping === undefined) return undefined;
  if (entry === undefined) {
    const message = `a component of \`${option}\` names no service`;
    problems.push({
      code: 'missingKey',
      place: mapping.place,
      message,
      expected: `one of ${[...SERVICES.keys()].join(', ')}`,
    });
    return undefined;
  }
  if (second !== undefined) {
    const message = `a component names one service, and this one names \`${entry.key.text}\` and \`${second.key.text}\``;
    const remedy = 'start the second one with `- `, or indent what belongs to the first';
    problems.push({ code: 'wrongShape', place: second.key.place, message, remedy });
    return undefined;
  }
  const service = SERVICES.get(entry.key.text);
  if (service === undefined) {
    problems.push(unknownWord('unknownWord', entry.key, 'there is no service', [...SERVICES.keys()]));
    return undefined;
  }
  const said = asMapping(entry.value, `\`${service.name}\``, problems);
  if (said === undefined) return undefined;
  const nameEntry = said.entries.get('name');
  const stated = nameEntry && asScalar(nameEntry.value, '`name`', problems);
  const name = uniqueName(stated?.text ?? service.name, service.name, taken);
  const read = readUsage(said, service.usage, `${option}/${name}`, service.name, workload.scope, month, problems);
  const place = { ...entry.key.place };
  return (
    read && {
      name,
      service,
      ...read,
      placeOf: (path) => (path.length === 0 ? place : placeWithin(said, path)),
    }
  );
}

/** Two components of a service that are called alike get a number, so that every line can be named. */
function uniqueName(wanted: string, service: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(`${service}\n${name}`); number += 1) name = `${wanted} ${number}`;
  taken.add(`${service}\n${name}`);
  return name;
}

function readExpect(entry: Entry | undefined, options: readonly Option[], problems: Problems): Expectation[] {
  if (entry === undefined) return [];
  return readExpectations(
    entry.value,
    options.map((option) => option.name),
    problems,
  );
}
