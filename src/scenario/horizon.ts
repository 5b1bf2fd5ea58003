/** `horizon:` - over how many years the options are added up, how the workload grows, and what later money is worth. */

import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import type { Entry, Scalar, Tree } from '../document/tree.js';
import type { Problem } from '../errors.js';
import { cannotBe, KEEP_ONE } from '../phrases.js';
import { add, compareRationals, ONE, power, type Rational, rational, subtract, ZERO } from '../quantity/rational.js';
import type { Code, Words } from '../words.js';
import { each, either, keys, keysOf, text, textOrNumber } from './describe/shape.js';
import { notInWorkload } from './quantity/bind.js';
import { guarded, readLiteral } from './quantity/literal.js';
import type { QuantityReading, Reading } from './quantity/reading.js';
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
    return years === undefined ? undefined : { years, growth: new Map(), discount: ONE };
  }
  const mapping = entry.value;
  refuseUnknownKeys(mapping, keysOf(WITH_GROWTH), '`horizon`', problems);
  const tree = required(mapping, 'years', '`horizon`', problems);
  const years = tree && readYears(tree, '`years`', problems);
  const growth = readGrowth(mapping.entries.get('growth'), years ?? 1, scope.names, reading);
  const rate = mapping.entries.get('discountRate');
  const discount = readFactor(rate, '`discountRate`', { from: ZERO, to: ONE }, years ?? 1, reading);
  if (years === undefined) return undefined;
  const components = options.reduce((count, option) => count + option.components.length, 0);
  if (growth.size > 0 && years * components > MAX_COMPONENT_YEARS) {
    problems.push({ code: 'outOfRange', place: entry.key.place, ...tooManyYears(years, components) });
  }
  return { years, growth, discount: discount ?? ONE };
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
  reading: Reading,
): Map<string, Rational> {
  const { problems } = reading;
  const found = new Map<string, Rational>();
  const mapping = entry && asMapping(entry.value, '`growth`', problems, '{ requests: 20 % }');
  for (const own of mapping?.entries.values() ?? []) {
    const { key } = own;
    if (!known.includes(key.text)) {
      const { en, ja } = notInWorkload(key.text);
      problems.push(unknownWord('unknownName', key, { en: `\`growth\`: ${en}`, ja: `\`growth\`: ${ja}` }, known));
      continue;
    }
    const what = { en: `the growth of \`${key.text}\``, ja: `\`${key.text}\` の増加率` };
    const factor = readFactor(own, what, { from: rational(-1), to: rational(10) }, years, reading);
    if (factor !== undefined) found.set(key.text, factor);
  }
  return found;
}

/** How many times as much it is after a year, of a share a year. */
function readFactor(
  entry: Entry | undefined,
  what: Words | Code,
  range: { readonly from: Rational; readonly to: Rational },
  years: number,
  reading: Reading,
): Rational | undefined {
  const { problems } = reading;
  const scalar = entry && asScalar(entry.value, what, problems);
  const literal = scalar && readLiteral(withoutYear(scalar), reading);
  if (literal === undefined || scalar === undefined) return undefined;
  const { value, measure } = literal;
  const isShare = measure === 'share' && literal.rate === undefined;
  if (isShare && compareRationals(value, range.from) > -1 && compareRationals(subtract(value, range.to), ZERO) <= 0) {
    const factor = add(ONE, value);
    // What it comes to in the last year must be a number that can be calculated with.
    return guarded(scalar, problems, () => power(factor, years)) && factor;
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
export function growthUntil({ growth }: Horizon, year: number): ReadonlyMap<string, Rational> {
  return new Map([...growth].map(([name, factor]) => [name, power(factor, year)]));
}
