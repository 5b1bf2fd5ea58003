/** The options that several commands share, and what they mean to the library. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { SourceText } from '../../errors.js';
import { environmentLanguage } from '../../io/terminal/terminal.js';
import type { Day } from '../../quantity/day.js';
import type { VarySettings } from '../../questions/range/range.js';
import type { Settings } from '../../scenario/settings.js';
import { LANGUAGES, type Language, type Words } from '../../words.js';
import { EMPTY_VALUE } from './help.js';
import type { Say } from './language.js';

export interface CommonOptions {
  readonly asOf?: string;
  readonly region?: string;
  readonly rate?: string;
  readonly currency?: string;
  readonly set?: readonly string[];
  readonly price?: readonly string[];
  readonly prices?: readonly string[];
  readonly derived?: boolean;
  readonly root?: string;
  readonly lang?: Language;
  readonly color: boolean;
}

/** What `--prices` takes, for the help. */
export const PRICES_HELP: Words = {
  en: 'prices that take precedence over the built-in ones: a price file, a recorded answer of the Price List, or a folder; may be repeated',
  ja: '内蔵の価格より優先する価格（価格ファイル、Price List の記録済みの応答、フォルダー）。繰り返し可',
};

/** Of the commands that read scenarios. */
export function rootOption(say: Say): Option {
  return new Option('--root <folder>', say(ROOT_HELP)).argParser(notEmpty);
}

const ROOT_HELP: Words = {
  en: 'folder below which files named in scenarios may be; default: the folder of the scenario',
  ja: 'シナリオが参照するファイルを、このフォルダー以下ならどこからでも読み込む（省略時はシナリオのフォルダー以下のみ）',
};

export function withCommonOptions(command: Command, say: Say): Command {
  return command
    .option(
      '--as-of <day>',
      say({
        en: 'the day whose prices and billing rules apply (YYYY-MM-DD)',
        ja: 'この日の価格・課金ルールで計算する（YYYY-MM-DD）',
      }),
    )
    .option(
      '--region <region>',
      say({
        en: 'the AWS region; compare also takes several (a,b,c) or all',
        ja: 'この AWS リージョンで計算する（compare では a,b,c のように複数、または all も可）',
      }),
    )
    .option('--currency <code>', say({ en: 'show amounts in this currency', ja: 'この通貨で金額を表示する' }))
    .option(
      '--rate <number>',
      say({ en: 'the exchange rate: units of the currency per US dollar', ja: '1 米ドルあたりの通貨の額' }),
    )
    .option(
      '--set <name=value>',
      say({ en: 'set a workload quantity; may be repeated', ja: 'ワークロードの数量を設定する。繰り返し可' }),
      collect,
    )
    .option(
      '--price <id=value>',
      say({
        en: 'a price of your own instead of the books’, e.g. ec2/linux.m5.large="0.1 USD / h"; may be repeated',
        ja: '内蔵の価格の代わりに使う価格（例: ec2/linux.m5.large="0.1 USD / h"）。繰り返し可',
      }),
      collect,
    )
    .option('--prices <path>', say(PRICES_HELP), collect)
    .option('--no-derived', say(NO_DERIVED_HELP))
    .addOption(rootOption(say))
    .addOption(languageOption(say))
    .option('--no-color', say({ en: 'no colours', ja: '色を付けない' }));
}

export const NO_DERIVED_HELP: Words = {
  en: 'refuse prices that no source shows and a rule gives',
  ja: '出典に記載がなく規則から求めた価格を使わない',
};

export function languageOption(say: Say): Option {
  return new Option('--lang <language>', say(LANGUAGE_HELP)).choices(LANGUAGES);
}

const LANGUAGE_HELP: Words = {
  en: 'language of the output (default: from the environment)',
  ja: '結果・ヘルプ・エラーの言語（省略時は環境の言語）',
};

/** The language of a command's answer. */
export function languageFor({ lang }: { readonly lang?: Language }): Language {
  return lang ?? environmentLanguage();
}

export function notEmpty(value: string): string {
  if (value === '') throw new InvalidArgumentError(EMPTY_VALUE.en);
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
  const { asOf, region, rate, currency, set, price } = options;
  return {
    today: today(),
    ...(process.versions.tz === undefined ? {} : { zonesVersion: process.versions.tz }),
    ...(asOf === undefined ? {} : { asOf: sourceOf('as-of', asOf) }),
    ...(region === undefined ? {} : { region: sourceOf('region', region) }),
    ...(rate === undefined ? {} : { rate: sourceOf('rate', rate) }),
    ...(currency === undefined ? {} : { currency: sourceOf('currency', currency) }),
    ...(set === undefined ? {} : { set: set.map((text) => sourceOf('set', text)) }),
    ...(price === undefined ? {} : { price: price.map((text) => sourceOf('price', text)) }),
  };
}

/** Today's date where the user is. The only clock of the program. */
function today(): Day {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` as Day;
}

/** A day of the command line; default: today. @throws InputError where it is none */
export async function dayOf(text: string | undefined, today: Day): Promise<Day> {
  const { parseDay } = await import('../../quantity/day.js');
  const day = text === undefined ? today : parseDay(text);
  if (day !== undefined) return day;
  const { InputError } = await import('../../errors.js');
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

export function withRangeOptions(command: Command, say: Say): Command {
  return command
    .option(
      '--from <value>',
      say({
        en: 'the first value (default: a thousandth of the scenario’s, or 1)',
        ja: '最初の値（省略時はシナリオの値の 1000 分の 1、または 1）',
      }),
      notEmpty,
    )
    .option(
      '--to <value>',
      say({
        en: 'the last value (default: a thousand times the scenario’s)',
        ja: '最後の値（省略時はシナリオの値の 1000 倍）',
      }),
      notEmpty,
    )
    .option(
      '--step <value>',
      say({ en: 'the step between values; a whole number for counts', ja: '値の刻み（件数は整数）' }),
      notEmpty,
    );
}

/** What is to be varied over which values, as texts that messages can point into. */
export function varySettingsOf(vary: string, { from, to, step }: Partial<RangeOptions> = {}): VarySettings {
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
  const { groupedWhole } = await import('../../quantity/rational.js');
  const range = [least, most].map(groupedWhole);
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
  const { InputError } = await import('../../errors.js');
  throw new InputError([{ code: 'usage', message, ...hints }]);
}

export const VARIED_THRICE: Words = {
  en: '--vary is given more than twice',
  ja: '--vary は 2 つまでしか指定できません',
};
export const ONE_OR_TWO: { readonly expected: Words } = {
  expected: { en: 'one quantity, or two', ja: '1 つまたは 2 つの数量' },
};
