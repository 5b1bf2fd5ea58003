/** `horizon:` - over how many years the options are added up, how the workload grows, and what later money is worth. */

import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import type { Entry, Scalar, Tree } from '../document/tree.js';
import type { Problem } from '../errors.js';
import { called, constant, input, product, quotient, sum } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { cannotBe, KEEP_ONE } from '../phrases.js';
import { add, compareRationals, ONE, power, type Rational, rational, subtract, ZERO } from '../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless } from '../quantity/unit.js';
import { type Code, japanese, type Words } from '../words.js';
import { each, either, keys, keysOf, text, textOrNumber } from './describe/shape.js';
import { notInWorkload } from './quantity/bind.js';
import { guarded, readLiteral } from './quantity/literal.js';
import type { QuantityReading } from './quantity/reading.js';
import type { Horizon, Option } from './scenario.js';

const WITH_GROWTH = keys(
  {
    years: textOrNumber('How many years.', 10),
    growth: each('By how much a workload quantity grows each year.', text('A share a year.', '20 %')),
    discountRate: text('What money is worth less a year later.', '2 %'),
  },
  { required: ['years'] },
);

export const HORIZON = either(
  'Over how many years the options are added up.',
  textOrNumber('Years.', '10 years'),
  WITH_GROWTH,
);

const MAX_YEARS = 100;

export function readHorizon(
  entry: Entry | undefined,
  options: readonly Option[],
  reading: QuantityReading,
): Horizon | undefined {
  const { frame, scope, problems } = reading;
  if (entry === undefined) return undefined;
  if (frame.isEvent) {
    problems.push({ code: 'contradiction', place: entry.key.place, message: OF_AN_EVENT, remedy: KEEP_ONE });
  }
  if (entry.value.kind !== 'mapping') {
    const years = readYears(entry.value, '`horizon`', problems);
    return years === undefined ? undefined : horizonOf(years, new Map(), undefined);
  }
  const mapping = entry.value;
  refuseUnknownKeys(mapping, keysOf(WITH_GROWTH), '`horizon`', problems);
  const tree = required(mapping, 'years', '`horizon`', problems);
  const years = tree && readYears(tree, '`years`', problems);
  const growth = readGrowth(mapping.entries.get('growth'), years ?? 1, scope.names, reading);
  const rate = mapping.entries.get('discountRate');
  const rated = { entry: rate, id: RATE_OF_DISCOUNT, what: '`discountRate`', range: { from: ZERO, to: ONE } } as const;
  const discount = readYearly(rated, years ?? 1, reading);
  if (years === undefined) return undefined;
  const components = options.reduce((count, option) => count + option.components.length, 0);
  if (growth.size > 0 && years * components > MAX_COMPONENT_YEARS) {
    problems.push({ code: 'outOfRange', place: entry.key.place, ...tooManyYears(years, components) });
  }
  return horizonOf(years, growth, discount);
}

/** By how much something becomes another each year. */
interface Yearly {
  readonly share: Rational;
  /** As the scenario says it; absent of a value that the caller sets. */
  readonly written?: string;
}

const RATE_OF_DISCOUNT = 'horizon/discountRate';

function growthId(name: string): string {
  return `horizon/growth/${name}`;
}

function horizonOf(years: number, growth: ReadonlyMap<string, Yearly>, discount: Yearly | undefined): Horizon {
  const grown = [...growth].map(([name, yearly]) => {
    const about = { en: `growth of ${name} a year`, ja: japanese`${name}の年間の増加率` };
    const factor = factorOf(growthId(name), about, yearly);
    return [name, chain(factor, years - 1, (all, of) => product(all, of), grownWords)] as const;
  });
  return {
    years,
    growth: new Map([...growth].map(([name, { share }]) => [name, add(ONE, share)])),
    discount: add(ONE, discount?.share ?? ZERO),
    byYear: { growth: new Map(grown), worth: discount === undefined ? [] : worthOf(discount, years) },
  };
}

function worthOf(discount: Yearly, years: number): readonly Formula<Dimensionless>[] {
  const about = { en: 'discount rate a year', ja: '年間の割引率' };
  const factor = factorOf(RATE_OF_DISCOUNT, about, discount);
  const first = quotient(constant(ONE, DIMENSIONLESS), factor);
  return chain(first, years, (all) => quotient(all, factor), worthWords);
}

const grownWords = (year: number): Words => ({
  en: `growth after ${year} ${year === 1 ? 'year' : 'years'}`,
  ja: `${year} 年後までの増加率`,
});
const worthWords = (year: number): Words => ({ en: `worth today of year ${year}`, ja: `${year} 年目の現在価値係数` });

/** One and the share that the scenario states. */
function factorOf(id: string, name: Words, { share, ...written }: Yearly): Formula<Dimensionless> {
  const stated = input({ id, value: share, ...written, name }, DIMENSIONLESS);
  return sum(DIMENSIONLESS, constant(ONE, DIMENSIONLESS), stated);
}

/** Of each year from the one before, so that the formulas of many years are no longer than those of one. */
function chain(
  first: Formula<Dimensionless>,
  count: number,
  next: (before: Formula<Dimensionless>, first: Formula<Dimensionless>) => Formula<Dimensionless>,
  words: (year: number) => Words,
): Formula<Dimensionless>[] {
  const all: Formula<Dimensionless>[] = [];
  for (let year = 1; year <= count; year += 1) {
    const before = all.at(-1);
    all.push(called(words(year), before === undefined ? first : next(before, first)));
  }
  return all;
}

const OF_AN_EVENT: Words = {
  en: '`horizon` adds up months, but the scenario is one event (`during`)',
  ja: '`horizon` は月額を積み上げますが、このシナリオは 1 回のイベント（`during`）です',
};

/** With growth each component is read and billed anew for each year: some seconds. */
const MAX_COMPONENT_YEARS = 10_000;

function tooManyYears(years: number, components: number): Pick<Problem, 'message' | 'expected' | 'remedy'> {
  const most = Math.floor(MAX_COMPONENT_YEARS / components);
  return {
    message: {
      en: `${components} components would be billed again for each of ${years} years`,
      ja: `構成要素 ${components} 個を ${years} 年分、毎年計算し直すことになります`,
    },
    expected: { en: `at most ${most} years with so many`, ja: `この個数では ${most} 年まで` },
    remedy: { en: 'take fewer years, or no growth', ja: '年数を減らすか、growth を外してください' },
  };
}

function readYears(tree: Tree, what: Code, problems: Problems): number | undefined {
  const scalar = asScalar(tree, what, problems);
  if (scalar === undefined) return undefined;
  const years = Number(/^(\d{1,6})(\s*years?)?$/.exec(scalar.text)?.[1]);
  if (years >= 1 && years <= MAX_YEARS) return years;
  const expected = {
    en: `whole years, 1 to ${MAX_YEARS}, e.g. 10 years`,
    ja: `1 から ${MAX_YEARS} までの整数の年数（例: 10 years）`,
  };
  const { place, text } = scalar;
  const notANumber = {
    en: `${what}: \`${text}\` is not a number of years`,
    ja: `${what}: \`${text}\` は年数ではありません`,
  };
  if (Number.isNaN(years)) problems.push({ code: 'notAQuantity', place, message: notANumber, expected });
  else problems.push({ code: 'outOfRange', place, message: cannotBe(what, text), expected });
  return undefined;
}

function readGrowth(
  entry: Entry | undefined,
  years: number,
  known: readonly string[],
  reading: QuantityReading,
): Map<string, Yearly> {
  const { problems } = reading;
  const found = new Map<string, Yearly>();
  const mapping = entry && asMapping(entry.value, '`growth`', problems, '{ requests: 20 % }');
  for (const own of mapping?.entries.values() ?? []) {
    const { key } = own;
    if (!known.includes(key.text)) {
      const { en, ja } = notInWorkload(key.text);
      problems.push(unknownWord('unknownName', key, { en: `\`growth\`: ${en}`, ja: `\`growth\`: ${ja}` }, known));
      continue;
    }
    const what = { en: `the growth of \`${key.text}\``, ja: `\`${key.text}\` の増加率` };
    const range = { from: rational(-1), to: rational(10) };
    const yearly = readYearly({ entry: own, id: growthId(key.text), what, range }, years, reading);
    if (yearly !== undefined) found.set(key.text, yearly);
  }
  return found;
}

/** Where a share a year stands, and between which it may be. */
interface YearlyEntry {
  readonly entry: Entry | undefined;
  readonly id: string;
  readonly what: Words | Code;
  readonly range: { readonly from: Rational; readonly to: Rational };
}

function readYearly(
  { entry, id, what, range }: YearlyEntry,
  years: number,
  reading: QuantityReading,
): Yearly | undefined {
  const { problems, frame } = reading;
  const scalar = entry && asScalar(entry.value, what, problems);
  const literal = scalar && readLiteral(withoutYear(scalar), reading);
  if (literal === undefined || scalar === undefined) return undefined;
  const { value, measure } = literal;
  const isShare = measure === 'share' && literal.rate === undefined;
  if (isShare && compareRationals(value, range.from) > -1 && compareRationals(subtract(value, range.to), ZERO) <= 0) {
    const set = frame.values.get(id);
    const yearly = set === undefined ? { share: value, written: scalar.text } : { share: set };
    // What it comes to in the last year must be a number that can be calculated with.
    return guarded(scalar, problems, () => power(add(ONE, yearly.share), years)) && yearly;
  }
  const code = isShare ? 'outOfRange' : 'wrongUnit';
  const expected = { en: 'a share a year, e.g. 20 %', ja: '1 年あたりの割合（例: 20 %）' };
  problems.push({ code, place: scalar.place, message: cannotBe(what, scalar.text), expected });
  return undefined;
}

/** `20 % / year` says what is meant anyway. */
function withoutYear(scalar: Scalar): Scalar {
  const stroke = scalar.text.lastIndexOf('/');
  const isYearly = stroke >= 0 && /^\s*years?$/.test(scalar.text.slice(stroke + 1));
  return isYearly ? { ...scalar, text: scalar.text.slice(0, stroke).trimEnd() } : scalar;
}

/** How many times as much each quantity is in a year of the horizon; the first year is number 0. */
export function growthUntil({ byYear }: Horizon, year: number): ReadonlyMap<string, Formula<Dimensionless>> {
  return new Map([...byYear.growth].map(([name, factors]) => [name, factors[year - 1] ?? NO_GROWTH]));
}

const NO_GROWTH = constant(ONE, DIMENSIONLESS);
