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
import { type Currency, isCurrencyCode } from '../quantity/currency.js';
import { type Day, parseDay } from '../quantity/day.js';
import { compareRationals, divide, isZero, multiply, ONE, type Rational, rational } from '../quantity/rational.js';
import { conversionFactor, HOUR } from '../quantity/unit.js';
import { SERVICES } from '../services/registry.js';
import type { Words } from '../words.js';
import { type Expectation, readExpectations } from './expect.js';
import { isReservedWord } from './expression.js';
import { type Month, type Quantity, readLiteral, readWorkloadQuantity, type Scope } from './quantity.js';
import { type Component, FREE_TIERS, type FreeTier, type Option, type Scenario } from './scenario.js';
import { type Fallback, placeWithin, readUsage } from './usage.js';

/** What the caller decides instead of the file. Each carries the text it came from, for messages. */
export interface Settings {
  /** What `asOf` is where neither the file nor the caller says. */
  readonly today: Day;
  readonly asOf?: SourceText;
  readonly region?: SourceText;
  readonly rate?: SourceText;
  readonly currency?: SourceText;
  /** `name=value`: workload quantities to set. */
  readonly set?: readonly SourceText[];
}

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

/** A text that the caller gave, as a value of the file. */
function given(source: SourceText): Scalar {
  return {
    kind: 'scalar',
    text: source.text,
    place: { source, line: 1, column: 1, length: Math.max(1, source.text.length) },
  };
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

const USD: Currency = { code: 'USD', perUsd: ONE };

function readCurrency(
  entry: Entry | undefined,
  settings: Settings,
  fallbacks: Fallback[],
  problems: Problems,
): Currency {
  const mapping = entry?.value.kind === 'mapping' ? entry.value : undefined;
  if (mapping !== undefined) refuseUnknownKeys(mapping, ['code', 'perUsd', 'source'], '`currency`', problems);
  const own = (key: string) => {
    const found = mapping?.entries.get(key);
    return found && asScalar(found.value, `\`${key}\``, problems);
  };
  const plain =
    entry !== undefined && mapping === undefined ? asScalar(entry.value, '`currency`', problems) : undefined;
  const code = settings.currency === undefined ? (plain ?? own('code')) : given(settings.currency);
  const rateOfFile =
    settings.currency !== undefined && settings.currency.text !== own('code')?.text ? undefined : own('perUsd');
  const rate = settings.rate === undefined ? rateOfFile : given(settings.rate);
  if (code === undefined) {
    if (mapping !== undefined) required(mapping, 'code', '`currency`', problems);
    if (entry === undefined) fallbacks.push({ key: 'currency', value: 'USD' });
    if (settings.rate !== undefined) {
      const message = 'a rate of exchange without a currency';
      problems.push({
        code: 'contradiction',
        place: given(settings.rate).place,
        message,
        remedy: 'add --currency CODE',
      });
    }
    return USD;
  }
  if (!isCurrencyCode(code.text)) {
    const message = `\`${code.text}\` is not a currency`;
    problems.push({ code: 'unknownWord', place: code.place, message, expected: 'a code of ISO 4217, e.g. JPY' });
    return USD;
  }
  if (rate === undefined) {
    if (code.text === 'USD') return USD;
    const message = `no rate of exchange for ${code.text}`;
    const expected = `perUsd: how many ${code.text} one US dollar buys (or --rate N)`;
    problems.push({ code: 'missingKey', place: code.place, message, expected });
    return USD;
  }
  const perUsd = readRate(rate, code.text, problems);
  const source = settings.rate === undefined ? own('source')?.text : undefined;
  return { code: code.text, perUsd, ...(source === undefined ? {} : { source }) };
}

const RATES = { lowest: rational('1e-9'), highest: rational('1e9') };

function readRate(scalar: Scalar, code: string, problems: Problems): Rational {
  const literal = readLiteral(scalar, problems);
  if (literal === undefined) return ONE;
  const { value } = literal;
  const inRange = compareRationals(value, RATES.lowest) >= 0 && compareRationals(value, RATES.highest) <= 0;
  const right = literal.measure === 'number' && literal.rate === undefined && inRange && !isZero(value);
  if (right && (code !== 'USD' || compareRationals(value, ONE) === 0)) return value;
  const message = right ? 'one US dollar buys one US dollar' : `\`${scalar.text}\` is not a rate of exchange`;
  problems.push({
    code: 'outOfRange',
    place: scalar.place,
    message,
    expected: `how many ${code} one US dollar buys, e.g. 120`,
  });
  return ONE;
}

function readFreeTier(entry: Entry | undefined, fallbacks: Fallback[], problems: Problems): FreeTier {
  const scalar = entry && asScalar(entry.value, '`freeTier`', problems);
  if (entry === undefined) fallbacks.push({ key: 'freeTier', value: 'none' });
  if (scalar === undefined) return 'none';
  const found = FREE_TIERS.find((tier) => tier === scalar.text);
  if (found === undefined) problems.push(unknownWord('unknownWord', scalar, "`freeTier` can't be", FREE_TIERS));
  return found ?? 'none';
}

interface Workload {
  readonly scope: Scope;
  readonly quantities: ReadonlyMap<string, Quantity>;
}

const PLAIN_NAME = /^[A-Za-z_]\w*$/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function readWorkload(entry: Entry | undefined, settings: Settings, month: Month, problems: Problems): Workload {
  const mapping = entry && asMapping(entry.value, '`workload`', problems);
  const trees = new Map<string, Tree>();
  for (const { key, value } of mapping?.entries.values() ?? []) {
    if (!(PLAIN_NAME.test(key.text) || NAME.test(key.text)) || isReservedWord(key.text)) {
      const message = isReservedWord(key.text)
        ? `\`${key.text}\` is a unit or a function, and can't name a quantity`
        : `\`${key.text}\` can't name a quantity`;
      problems.push({
        code: 'unknownWord',
        place: key.place,
        message,
        expected: 'letters, digits and _, starting with a letter',
      });
      continue;
    }
    trees.set(key.text, value);
  }
  for (const setting of settings.set ?? []) setOne(setting, trees, problems);

  const quantities = new Map<string, Quantity | null>();
  const open: string[] = [];
  const scope: Scope = {
    names: [...trees.keys()],
    lookUp(name, asker) {
      const known = quantities.get(name);
      if (known !== undefined) return known;
      const tree = trees.get(name);
      if (tree === undefined) return undefined;
      if (open.includes(name)) {
        const chain = [...open.slice(open.indexOf(name)), name].join(' -> ');
        problems.push({ code: 'circular', place: asker, message: `a quantity is made of itself: ${chain}` });
        return null;
      }
      open.push(name);
      const scalar = asScalar(tree, `\`${name}\``, problems);
      const read = scalar === undefined ? undefined : readWorkloadQuantity(scalar, name, scope, month, problems);
      open.pop();
      quantities.set(name, read ?? null);
      return read ?? null;
    },
  };
  for (const [name, tree] of trees) scope.lookUp(name, tree.place);
  const sound = [...quantities].filter((found): found is [string, Quantity] => found[1] !== null);
  return { scope, quantities: new Map(sound) };
}

function setOne(setting: SourceText, trees: Map<string, Tree>, problems: Problems): void {
  const equals = setting.text.indexOf('=');
  const name = setting.text.slice(0, Math.max(0, equals)).trim();
  const place: Place = { ...given(setting).place, length: Math.max(1, name.length) };
  if (equals <= 0) {
    const message = `\`${setting.text}\` sets nothing`;
    problems.push({ code: 'usage', place, message, expected: 'name=value, e.g. --set uploads=500k' });
    return;
  }
  if (!trees.has(name)) {
    problems.push(unknownWord('unknownName', { text: name, place }, 'the workload has no', [...trees.keys()]));
    return;
  }
  const text = setting.text.slice(equals + 1);
  const start = equals + 1 + (text.length - text.trimStart().length);
  const value: Place = { ...place, column: start + 1, length: Math.max(1, text.trim().length) };
  trees.set(name, { kind: 'scalar', text: text.trim(), place: value });
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
    if (titled !== undefined) refuseUnknownKeys(titled, ['title', 'uses'], what, problems);
    const uses = titled === undefined ? value : required(titled, 'uses', what, problems);
    const list = uses && asList(uses, what, problems);
    const title = readTitle(titled?.entries.get('title'), problems) ?? plainWords(key.text);
    const taken = new Set<string>();
    const components = (list?.items ?? []).flatMap(
      (item) => readComponent(item, key.text, taken, workload, month, problems) ?? [],
    );
    return { name: key.text, title, components };
  });
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
  if (mapping === undefined || entry === undefined) return undefined;
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
