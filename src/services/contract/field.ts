/**
 * What a scenario may say, as data: services describe their usage with these, the scenario reader reads by them, and
 * the types of what is read follow from them.
 */
import type { Formula } from '../../formula/node.js';
import {
  DIMENSIONLESS,
  type Dimensionless,
  GB,
  HOUR,
  KB,
  MB,
  MS,
  PER_SECOND,
  type Unit,
  USD,
  USD_PER_HOUR,
} from '../../quantity/unit.js';
import type { Words } from '../../words.js';

/** What every description of a key carries, for messages, help and editors. */
interface Described {
  readonly about: Words;
  readonly example: string;
  /** Keys without a presence are required. */
  readonly presence?: 'optional';
  /** The default, in the scenario's own words. Where it is taken, it is listed as assumed. */
  readonly defaultValue?: string;
  /** The same for Japanese readers, key included: `OS は Linux`. */
  readonly defaultInJapanese?: string;
  /** What holds where an optional key is left out, though no value of it says so. It is listed as assumed like a default. */
  readonly implied?: Implied;
}

export interface Implied {
  /** In the scenario's own words: `always`. */
  readonly value: string;
  /** The same for Japanese readers, key included: `稼働は常時`. */
  readonly japanese: string;
  /** Keys beside it of which any says instead what holds. */
  readonly unless?: readonly string[];
  /** The key beside it without which it says nothing. */
  readonly beside?: string;
}

/** Of what is billed by the time that it is there. */
export const ALWAYS = { value: 'always', japanese: '稼働は常時' } as const satisfies Implied;

/** @param isSaid whether a key beside it is */
export function isImplied({ unless = [], beside }: Implied, isSaid: (key: string) => boolean): boolean {
  return !unless.some(isSaid) && (beside === undefined || isSaid(beside));
}

/**
 * - count: a plain number; a rate over time becomes a month's count
 * - duration: a time, with a unit
 * - hoursAMonth: a time within the month; a bare number is hours, a rate (`8 h / day`) is summed over the month
 * - size: an amount of data, with a unit
 * - share: a part of a whole, in per cent or as a number up to one
 * - perSecond: arrivals, as a rate over time (`50 / s`); a workload quantity's month is taken as spread evenly
 * - money: an amount in USD or the scenario's currency
 * - moneyPerHour: such an amount for each hour; `/ h` may be written behind it
 */
export type Measure = 'count' | 'duration' | 'hoursAMonth' | 'size' | 'share' | 'perSecond' | 'money' | 'moneyPerHour';

export interface QuantityField<U extends Unit = Unit> extends Described {
  readonly kind: 'quantity';
  readonly measure: Measure;
  readonly unit: U;
  /** Must be a whole number. */
  readonly whole?: boolean;
  /** Zero is refused. */
  readonly positive?: boolean;
  /** `true` stands for one and `false` for none. */
  readonly flag?: boolean;
  /** May be given as a rate over time, which becomes a month's worth. */
  readonly monthly?: boolean;
  /** Periods that may be written behind it, since the key means just that. */
  readonly rates?: readonly ('month' | 'h')[];
}

export interface ChoiceField<W extends string = string> extends Described {
  readonly kind: 'choice';
  readonly words: readonly W[];
}

/** A word, or a mapping that says more. */
export interface ChoiceOrGroupField<W extends string = string, F extends Fields = Fields> extends Described {
  readonly kind: 'choiceOrGroup';
  readonly words: readonly W[];
  readonly group: GroupField<F>;
}

/** A word whose valid values are in the price books (an instance type). */
export interface WordField extends Described {
  readonly kind: 'word';
}

export interface FlagField extends Described {
  readonly kind: 'flag';
}

export interface GroupField<F extends Fields = Fields> extends Described {
  readonly kind: 'group';
  readonly fields: F;
}

/** A quantity for each of some words: `{ gp2: 8 GB }`. */
export interface TableField<W extends string = string, U extends Unit = Unit> extends Described {
  readonly kind: 'table';
  readonly words: readonly W[];
  readonly each: QuantityField<U>;
}

/** One quantity, or one for each of some words. */
export interface QuantityOrTableField<W extends string = string, U extends Unit = Unit> extends Described {
  readonly kind: 'quantityOrTable';
  readonly quantity: QuantityField<U>;
  readonly words: readonly W[];
}

/** One quantity, or a word that leaves it to be worked out. */
export interface QuantityOrWordField<W extends string = string, U extends Unit = Unit> extends Described {
  readonly kind: 'quantityOrWord';
  readonly quantity: QuantityField<U>;
  readonly words: readonly W[];
  /** Former spellings of the words, which are still read. */
  readonly formerly?: Readonly<Record<string, W>>;
}

/** Text that is read by a rule of its own: a time of day, a time zone. */
export interface TextField<T = unknown> extends Described {
  readonly kind: 'text';
  /** undefined where the text is none of these */
  readonly read: (text: string) => T | undefined;
  readonly expected: Words;
  /** Valid texts, where they can be listed, for finding what was meant. */
  readonly known?: () => readonly string[];
}

/** One value or a list of them. */
export interface ListField<F extends Field = Field> extends Described {
  readonly kind: 'list';
  readonly of: F;
}

/** One quantity, or a list of groups. */
export interface QuantityOrListField<U extends Unit = Unit, F extends Fields = Fields> extends Described {
  readonly kind: 'quantityOrList';
  readonly quantity: QuantityField<U>;
  readonly items: F;
}

/** Quantities by a size: `{ 128 MB: 2.4 s, 256 MB: 1.2 s }`; or such a table for each of some words. */
export interface CurveField<W extends string = string, K extends Unit = Unit, U extends Unit = Unit> extends Described {
  readonly kind: 'curve';
  readonly by: QuantityField<K>;
  readonly each: QuantityField<U>;
  readonly words: readonly W[];
}

/** A quantity at one value of another. */
export interface CurvePoint<K extends Unit = Unit, U extends Unit = Unit> {
  readonly at: Formula<K>;
  readonly value: Formula<U>;
}

/** What a curve says: for one of the words, or (`own`) without a word. */
export type Curves<W extends string = string, K extends Unit = Unit, U extends Unit = Unit> = {
  readonly [word in W | 'own']?: readonly CurvePoint<K, U>[];
};

export type Field =
  | QuantityField
  | ChoiceField
  | ChoiceOrGroupField
  | WordField
  | FlagField
  | TextField
  | GroupField
  | TableField
  | ListField
  | QuantityOrListField
  | QuantityOrTableField
  | QuantityOrWordField
  | CurveField;
export type Fields = { readonly [key: string]: Field };

type Present<F> =
  F extends QuantityField<infer U>
    ? Formula<U>
    : F extends ChoiceField<infer W>
      ? W
      : F extends WordField
        ? string
        : F extends FlagField
          ? boolean
          : F extends GroupField<infer G>
            ? UsageOf<G>
            : F extends TableField<infer W, infer U>
              ? { readonly [K in W]?: Formula<U> }
              : F extends QuantityOrListField<infer U, infer G>
                ? Formula<U> | readonly UsageOf<G>[]
                : F extends QuantityOrTableField<infer W, infer U>
                  ? Formula<U> | { readonly [K in W]?: Formula<U> }
                  : F extends QuantityOrWordField<infer W, infer U>
                    ? Formula<U> | W
                    : F extends TextField<infer T>
                      ? T
                      : F extends ListField<infer E>
                        ? readonly Present<E>[]
                        : F extends ChoiceOrGroupField<infer W, infer G>
                          ? W | UsageOf<G>
                          : F extends CurveField<infer W, infer K, infer U>
                            ? Curves<W, K, U>
                            : never;

export type ValueOf<F> = F extends { readonly presence: 'optional' } ? Present<F> | undefined : Present<F>;

/** What a service gets to see of a component. */
export type UsageOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> };

type Extras = Omit<
  QuantityField,
  'kind' | 'measure' | 'unit' | 'about' | 'example' | 'presence' | 'fallback' | 'fallbackInJapanese'
>;

function quantity<U extends Unit>(
  measure: Measure,
  unit: U,
  about: Words,
  example: string,
  extras?: Extras,
): QuantityField<U> {
  return { kind: 'quantity', measure, unit, about, example, ...extras };
}

export function count(about: Words, example: string, options?: Extras): QuantityField<Dimensionless>;
/** @param options `of`: what is counted, where that has a unit of its own */
export function count<U extends Unit>(
  about: Words,
  example: string,
  options: Extras & { readonly of: U },
): QuantityField<U>;
export function count(
  about: Words,
  example: string,
  { of: unit, ...extras }: Extras & { readonly of?: Unit } = {},
): QuantityField {
  // What is whole (instances) or has a unit of its own (IOPS) is there all month; everything else happens in it.
  const monthly = extras.whole !== true && unit === undefined;
  return quantity('count', unit ?? DIMENSIONLESS, about, example, { monthly, ...extras });
}

export function duration(about: Words, example: string): QuantityField<typeof MS> {
  return quantity('duration', MS, about, example, { positive: true });
}

export function hoursAMonth(about: Words, example: string): QuantityField<typeof HOUR> {
  return quantity('hoursAMonth', HOUR, about, example, { positive: true });
}

export function memorySize(about: Words, example: string): QuantityField<typeof MB> {
  return quantity('size', MB, about, example, { positive: true });
}

export function storageSize(about: Words, example: string): QuantityField<typeof GB> {
  return quantity('size', GB, about, example);
}

/** An amount of data that moves in a month. */
export function transferSize(about: Words, example: string): QuantityField<typeof GB> {
  return quantity('size', GB, about, example, { monthly: true });
}

export function payloadSize(about: Words, example: string): QuantityField<typeof KB> {
  return quantity('size', KB, about, example);
}

export function share(about: Words, example: string): QuantityField<Dimensionless> {
  return quantity('share', DIMENSIONLESS, about, example);
}

/** Arrivals in a time. */
export function perSecond(about: Words, example: string): QuantityField<typeof PER_SECOND> {
  return quantity('perSecond', PER_SECOND, about, example);
}

/** An amount; with `monthly`, of each month. */
export function money(about: Words, example: string, options: { monthly?: boolean } = {}): QuantityField<typeof USD> {
  return quantity('money', USD, about, example, options.monthly === true ? { rates: ['month'] } : {});
}

export function moneyPerHour(about: Words, example: string): QuantityField<typeof USD_PER_HOUR> {
  return quantity('moneyPerHour', USD_PER_HOUR, about, example, { rates: ['h'] });
}

export function text<T>(
  fields: Pick<TextField<T>, 'read' | 'expected' | 'known'>,
  about: Words,
  example: string,
): TextField<T> {
  return { kind: 'text', about, example, ...fields };
}

export function listOf<F extends Field>(of: F, about: Words): ListField<F> {
  return { kind: 'list', of, about, example: of.example };
}

export function quantityOrTable<const W extends string, U extends Unit>(
  one: QuantityField<U>,
  words: readonly W[],
): QuantityOrTableField<W, U> {
  return { kind: 'quantityOrTable', quantity: one, words, about: one.about, example: one.example };
}

export function quantityOrWord<const W extends string, U extends Unit>(
  one: QuantityField<U>,
  words: readonly W[],
  formerly: Readonly<Record<string, W>> = {},
): QuantityOrWordField<W, U> {
  return { kind: 'quantityOrWord', quantity: one, words, formerly, about: one.about, example: one.example };
}

export function choice<const W extends string>(words: readonly W[], about: Words): ChoiceField<W> {
  return { kind: 'choice', words, about, example: words[0] ?? '' };
}

export function choiceOrGroup<const W extends string, F extends Fields>(
  words: readonly W[],
  fields: F,
  about: Words,
  example: string,
): ChoiceOrGroupField<W, F> {
  return { kind: 'choiceOrGroup', words, group: group(fields, about, example), about, example: words[0] ?? example };
}

export function word(about: Words, example: string): WordField {
  return { kind: 'word', about, example };
}

export function flag(about: Words): FlagField {
  return { kind: 'flag', about, example: 'true' };
}

export function group<F extends Fields>(fields: F, about: Words, example: string): GroupField<F> {
  return { kind: 'group', fields, about, example };
}

export function table<const W extends string, U extends Unit>(
  words: readonly W[],
  each: QuantityField<U>,
  about: Words,
): TableField<W, U> {
  return { kind: 'table', words, each, about, example: `{ ${words[0]}: ${each.example} }` };
}

export function curve<const W extends string, K extends Unit, U extends Unit>(
  by: QuantityField<K>,
  each: QuantityField<U>,
  words: readonly W[],
  about: Words,
): CurveField<W, K, U> {
  return { kind: 'curve', by, each, words, about, example: `{ ${by.example}: ${each.example} }` };
}

export function quantityOrList<U extends Unit, F extends Fields>(
  one: QuantityField<U>,
  items: F,
  about: Words,
): QuantityOrListField<U, F> {
  return { kind: 'quantityOrList', quantity: one, items, about, example: one.example };
}

export function optional<F extends Field>(field: F): F & { readonly presence: 'optional' } {
  return { ...field, presence: 'optional' };
}

/**
 * The field with its default.
 * @param japanese what the default is, as a list of assumptions says it
 */
export function withDefault<F extends Field>(defaultValue: string, field: F, japanese: string): F {
  return { ...field, defaultValue, defaultInJapanese: japanese };
}

/** The field of a key that may be left out, with what then holds. */
export function implying<F extends Field>(implied: Implied, field: F): F & { readonly presence: 'optional' } {
  return optional({ ...field, implied });
}
