/** The options that several commands share, and what they mean to the library. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Said } from '../compare/range.js';
import type { SourceText } from '../errors.js';
import type { Day } from '../quantity/day.js';
import type { Settings } from '../scenario/settings.js';
import type { Language, Words } from '../words.js';

export interface CommonOptions {
  readonly asOf?: string;
  readonly region?: string;
  readonly rate?: string;
  readonly currency?: string;
  readonly set?: readonly string[];
  readonly prices?: readonly string[];
  readonly lang?: Language;
  readonly color: boolean;
}

/** What `--prices` takes, for the help. */
export const PRICES_HELP =
  'prices that come before the built-in ones: a price file, a recorded answer of the Price List, or a folder; may be repeated';

export function withCommonOptions(command: Command): Command {
  return command
    .option('--as-of <day>', 'price as on this day (YYYY-MM-DD)')
    .option('--region <region>', 'price in this AWS region; compare also takes several (a,b,c) or all')
    .option('--currency <code>', 'show amounts in this currency')
    .option('--rate <number>', 'how many units of the currency one US dollar buys')
    .option('--set <name=value>', 'set a workload quantity; may be repeated', collect)
    .option('--prices <path>', PRICES_HELP, collect)
    .addOption(new Option('--lang <language>', 'language of the result').choices(['en', 'ja']))
    .option('--no-color', 'no colours');
}

export function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError('it is empty.');
  return value;
}

export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, notEmpty(value)];
}

/** An option's value as a text that messages can point into. */
export function sourceOf(option: string, text: string): SourceText {
  return { file: `--${option}`, text };
}

export function settingsOf(options: CommonOptions): Settings {
  const { asOf, region, rate, currency, set } = options;
  return {
    today: today(),
    ...(asOf === undefined ? {} : { asOf: sourceOf('as-of', asOf) }),
    ...(region === undefined ? {} : { region: sourceOf('region', region) }),
    ...(rate === undefined ? {} : { rate: sourceOf('rate', rate) }),
    ...(currency === undefined ? {} : { currency: sourceOf('currency', currency) }),
    ...(set === undefined ? {} : { set: set.map((text) => sourceOf('set', text)) }),
  };
}

/** Today's date where the user is. The only clock of the program. */
function today(): Day {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}

/** A day of the command line; today where not said. @throws InputError where it is none */
export async function dayOf(text: string | undefined, today: Day): Promise<Day> {
  const { parseDay } = await import('../quantity/day.js');
  const day = text === undefined ? today : parseDay(text);
  if (day !== undefined) return day;
  const { InputError } = await import('../errors.js');
  const message = { en: `\`${text}\` is not a day`, ja: `\`${text}\` は日付ではありません` };
  const expected = { en: 'a day like 2016-06-02', ja: '2016-06-02 のような日付' };
  throw new InputError([{ code: 'usage', message, expected }]);
}

/** What the questions over a range of values have in common. */
export interface RangeOptions {
  readonly vary: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly points: string;
}

export function withRangeOptions(command: Command): Command {
  return command
    .option('--from <value>', 'the first value; a thousandth of the scenario’s, or 1, where not said', notEmpty)
    .option('--to <value>', 'the last value; a thousand times the scenario’s where not said', notEmpty)
    .option('--step <value>', 'how far apart the values are; whole ones where they are counted', notEmpty);
}

/** What is to be varied over which values, as texts that messages can point into. */
export function saidOf(vary: string, { from, to, step }: Partial<RangeOptions> = {}): Said {
  return {
    vary: sourceOf('vary', vary),
    ...(from === undefined ? {} : { from: sourceOf('from', from) }),
    ...(to === undefined ? {} : { to: sourceOf('to', to) }),
    ...(step === undefined ? {} : { step: sourceOf('step', step) }),
  };
}

/** A whole number of two or more. @throws InputError where it is none */
export async function countOf(option: string, text: string, most: number, least = 2): Promise<number> {
  const [, digits, letter = ''] = /^([\d_,]{1,20})([kKM]?)$/.exec(text) ?? [];
  const times: Readonly<Record<string, number>> = { '': 1, k: 1e3, K: 1e3, M: 1e6 };
  const found = digits === undefined ? Number.NaN : Number(digits.replace(/[_,]/g, '')) * (times[letter] ?? 1);
  if (Number.isSafeInteger(found) && found >= least && found <= most) return found;
  const range = [least, most].map((end) => end.toLocaleString('en'));
  return refuseCall(
    { en: `--${option} ${text} can't be`, ja: `--${option} に ${text} は指定できません` },
    { expected: { en: `a whole number from ${range.join(' to ')}`, ja: `${range.join(' から ')} までの整数` } },
  );
}

/** @param hints what was expected, or what to do */
export async function refuseCall(
  message: Words,
  hints: { readonly expected?: Words; readonly remedy?: Words },
): Promise<never> {
  const { InputError } = await import('../errors.js');
  throw new InputError([{ code: 'usage', message, ...hints }]);
}

export const VARIED_THRICE: Words = {
  en: '--vary is given more than twice',
  ja: '--vary は 2 つまでしか指定できません',
};
export const ONE_OR_TWO: { readonly expected: Words } = {
  expected: { en: 'one quantity, or two', ja: '1 つまたは 2 つの数量' },
};
