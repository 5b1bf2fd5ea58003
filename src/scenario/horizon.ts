/** `horizon:` - over how many years the options are added up, how the workload grows, and what later money is worth. */
import { asMapping, asScalar, type Problems, refuseUnknownKeys, required, unknownWord } from '../document/read.js';
import type { Entry, Scalar, Tree } from '../document/tree.js';
import { add, compareRationals, ONE, type Rational, rational, subtract, ZERO } from '../quantity/rational.js';
import type { Frame } from './frame.js';
import { readLiteral } from './literal.js';

export interface Horizon {
  readonly years: number;
  /** By workload quantity: how many times as much each year is as the one before. */
  readonly growth: ReadonlyMap<string, Rational>;
  /** How many times less money is worth a year later; one where nothing is said. */
  readonly discount: Rational;
}

const KEYS = ['years', 'growth', 'discountRate'];
const MOST_YEARS = 100;

export function readHorizon(
  entry: Entry | undefined,
  frame: Frame,
  quantities: readonly string[],
  problems: Problems,
): Horizon | undefined {
  if (entry === undefined) return undefined;
  if (frame.isEvent) {
    const message = '`horizon` adds up months, and the scenario is one event (`during`)';
    problems.push({ code: 'contradiction', place: entry.key.place, message, remedy: 'keep one of the two' });
  }
  if (entry.value.kind !== 'mapping') {
    const years = readYears(entry.value, '`horizon`', problems);
    return years === undefined ? undefined : { years, growth: new Map(), discount: ONE };
  }
  const mapping = entry.value;
  refuseUnknownKeys(mapping, KEYS, '`horizon`', problems);
  const tree = required(mapping, 'years', '`horizon`', problems);
  const years = tree && readYears(tree, '`years`', problems);
  const growth = readGrowth(mapping.entries.get('growth'), quantities, problems);
  const discount = readShare(mapping.entries.get('discountRate'), '`discountRate`', { from: ZERO, to: ONE }, problems);
  return years === undefined ? undefined : { years, growth, discount: add(ONE, discount ?? ZERO) };
}

function readYears(tree: Tree, what: string, problems: Problems): number | undefined {
  const scalar = asScalar(tree, what, problems);
  if (scalar === undefined) return undefined;
  const years = Number(/^(\d{1,6})(\s*years?)?$/.exec(scalar.text)?.[1]);
  if (years >= 1 && years <= MOST_YEARS) return years;
  const [code, message] = Number.isNaN(years)
    ? (['notAQuantity', `${what}: \`${scalar.text}\` is not a number of years`] as const)
    : (['outOfRange', `${what} can't be \`${scalar.text}\``] as const);
  problems.push({ code, place: scalar.place, message, expected: `whole years, 1 to ${MOST_YEARS}, e.g. 10 years` });
  return undefined;
}

function readGrowth(entry: Entry | undefined, known: readonly string[], problems: Problems): Map<string, Rational> {
  const found = new Map<string, Rational>();
  const mapping = entry && asMapping(entry.value, '`growth`', problems, '{ requests: 20 % }');
  for (const own of mapping?.entries.values() ?? []) {
    const { key } = own;
    if (!known.includes(key.text)) {
      problems.push(unknownWord('unknownName', key, '`growth`: the workload has no', known));
      continue;
    }
    const share = readShare(own, `the growth of \`${key.text}\``, { from: rational(-1), to: rational(10) }, problems);
    if (share !== undefined) found.set(key.text, add(ONE, share));
  }
  return found;
}

function readShare(
  entry: Entry | undefined,
  what: string,
  range: { readonly from: Rational; readonly to: Rational },
  problems: Problems,
): Rational | undefined {
  const scalar = entry && asScalar(entry.value, what, problems);
  const literal = scalar && readLiteral(withoutYear(scalar), problems);
  if (literal === undefined || scalar === undefined) return undefined;
  const { value, measure } = literal;
  const isShare = measure === 'share' && literal.rate === undefined;
  if (isShare && compareRationals(value, range.from) > -1 && compareRationals(subtract(value, range.to), ZERO) <= 0) {
    return value;
  }
  const code = isShare ? 'outOfRange' : 'wrongUnit';
  const message = `${what} can't be \`${scalar.text}\``;
  problems.push({ code, place: scalar.place, message, expected: 'a share a year, e.g. 20 %' });
  return undefined;
}

/** `20 % / year` says what is meant anyway. */
function withoutYear(scalar: Scalar): Scalar {
  return { ...scalar, text: scalar.text.replace(/\s*\/\s*years?$/, '') };
}

/** How many times as much each quantity is in a year of the horizon; the first year is number 0. */
export function growthUntil({ growth }: Horizon, year: number): ReadonlyMap<string, Rational> {
  return new Map([...growth].map(([name, factor]) => [name, factor.pow(year) as Rational]));
}
