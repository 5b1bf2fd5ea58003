/** The options that several commands share, and what they mean to the library. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SourceText } from '../errors.js';
import type { Day } from '../quantity/day.js';
import type { Settings } from '../scenario/settings.js';
import type { Language } from '../words.js';

export interface CommonOptions {
  readonly asOf?: string;
  readonly region?: string;
  readonly rate?: string;
  readonly currency?: string;
  readonly set?: readonly string[];
  readonly prices?: readonly string[];
  readonly format: string;
  readonly output?: string;
  readonly lang?: Language;
  readonly color: boolean;
}

/** What `--prices` takes, for the help. */
export const PRICES_HELP =
  'prices that come before the built-in ones: a price file, a recorded answer of the Price List, or a folder; may be repeated';

export function withCommonOptions(command: Command, formats: readonly [string, ...string[]]): Command {
  return command
    .option('--as-of <day>', 'price as on this day (YYYY-MM-DD)')
    .option('--region <region>', 'price in this AWS region')
    .option('--currency <code>', 'show amounts in this currency')
    .option('--rate <number>', 'how many units of the currency one US dollar buys')
    .option('--set <name=value>', 'set a workload quantity; may be repeated', collect)
    .option('--prices <path>', PRICES_HELP, collect)
    .addOption(new Option('--format <format>', 'how to show the result').choices(formats).default(formats[0]))
    .option('--output <file>', 'write to this file instead of the terminal', notEmpty)
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
  throw new InputError([{ code: 'usage', message: `\`${text}\` is not a day`, expected: 'a day like 2016-06-02' }]);
}
