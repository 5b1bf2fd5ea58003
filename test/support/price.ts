/** Pricing small scenarios in tests, with the books that the package carries. */
import { fileURLToPath } from 'node:url';
import { type Comparison, compare } from '../../src/bill/compare.js';
import { lineName } from '../../src/bill/select.js';
import { InputError } from '../../src/errors.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import type { Day } from '../../src/quantity/day.js';
import { fixed, toDecimal } from '../../src/quantity/rational.js';

export const books = builtInBooks({}, fileURLToPath(new URL('../../dist/data/', import.meta.url)));

export const TODAY = '2026-11-23' as Day;

export interface ScenarioFrame {
  readonly asOf?: string;
  readonly region?: string;
  readonly month?: string;
  readonly freeTier?: 'none' | 'always' | 'newAccount';
  readonly accountOpened?: string;
  readonly workload?: Readonly<Record<string, string>>;
  /** Of quantities of the workload. */
  readonly traffic?: Readonly<Record<string, string>>;
}

/** A scenario of one option, `A`, with these components (`ec2: { type: t2.micro }`). */
export function scenarioText(components: readonly string[], around: ScenarioFrame = {}): string {
  const { asOf = '2016-06-02', region = 'ap-northeast-1', month = '730 h', freeTier = 'none' } = around;
  return [
    `region: ${region}`,
    `asOf: ${asOf}`,
    `month: ${month}`,
    `freeTier: ${freeTier}`,
    ...(around.accountOpened === undefined ? [] : [`accountOpened: ${around.accountOpened}`]),
    ...quantitiesText('workload', around.workload),
    ...quantitiesText('traffic', around.traffic),
    'options:',
    '  A:',
    ...components.map((component) => `    - ${component}`),
  ].join('\n');
}

function quantitiesText(key: string, said: Readonly<Record<string, string>> = {}): string[] {
  const entries = Object.entries(said).map(([name, text]) => `  ${name}: ${text}`);
  return entries.length === 0 ? [] : [`${key}:`, ...entries];
}

export function priced(text: string): Comparison {
  return compare({ file: 'test.yaml', text }, { today: TODAY }, books);
}

/** What each line of the option costs, in USD rounded to six decimals, by `component / meter`. */
export function amountsOf(components: readonly string[], around?: ScenarioFrame): Record<string, string> {
  const [option] = priced(scenarioText(components, around)).options;
  return Object.fromEntries((option?.lines ?? []).map((line) => [lineName(line), fixed(line.usd, 6)]));
}

/** The metered quantity of each line. */
export function quantitiesOf(components: readonly string[], around?: ScenarioFrame): Record<string, string> {
  const [option] = priced(scenarioText(components, around)).options;
  return Object.fromEntries((option?.lines ?? []).map((line) => [lineName(line), toDecimal(line.quantity, 6).text]));
}

/** The option's total in USD, rounded to six decimals. */
export function totalOf(components: readonly string[], around?: ScenarioFrame): string {
  const [option] = priced(scenarioText(components, around)).options;
  if (option === undefined) throw new Error('no option');
  return fixed(option.usd, 6);
}

/** Of everything that is wrong: its code, the text that it is about, and what is expected there. */
export function refusalsOf(
  components: readonly string[],
  around?: ScenarioFrame,
): (readonly [string, string, string?])[] {
  try {
    priced(scenarioText(components, around));
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ code, place, expected }) => {
      const line = place?.source.text.split('\n')[place.line - 1] ?? '';
      const at = line.slice((place?.column ?? 1) - 1, (place?.column ?? 1) - 1 + (place?.length ?? 0));
      return expected === undefined ? [code, at] : [code, at, expected.en];
    });
  }
}

/** The messages of everything that is wrong with the scenario; empty where nothing is. */
export function objectionsTo(components: readonly string[], around?: ScenarioFrame): string[] {
  try {
    priced(scenarioText(components, around));
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message.en);
    throw error;
  }
}
