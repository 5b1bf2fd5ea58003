/** What changed in a bill between two scenarios, option by option and line by line. */

import { isPossible } from '../../bill/cheapest.js';
import type { Comparison, Line, OptionBill } from '../../bill/compare.js';
import { type Rational, subtract, ZERO } from '../../quantity/rational.js';

/** Something that either side may lack. */
export interface Sides<T> {
  readonly before?: T;
  readonly after?: T;
}

export interface LineDiff extends Sides<Line> {
  /** More (or, negative, less) in USD, exactly. */
  readonly usd: Rational;
}

export interface OptionDiff extends Sides<OptionBill> {
  readonly name: string;
  readonly usd: Rational;
  /** Lines that cost another amount, are metered in another quantity, are new or gone; in the order of the bills. */
  readonly lines: readonly LineDiff[];
}

/** What the scenarios say as a whole: `region`, `asOf` and the like. */
export interface FrameDiff {
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Two comparisons and what differs between them, exactly, in USD.
 * @see {@link diff}
 */
export interface ComparisonDiff {
  readonly before: Comparison;
  readonly after: Comparison;
  readonly frame: readonly FrameDiff[];
  readonly options: readonly OptionDiff[];
}

/**
 * What changed in a bill between two scenarios. Options are matched by name, lines by service, component and meter.
 * @example
 * ```ts
 * import { compare, type ComparisonDiff, type Day, diff } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const comparison = compare(source, asked.settings, asked.books);
 * const set = [{ file: 'example', text: 'uploads=200k' }];
 * const found: ComparisonDiff = diff(comparison, compare(source, { ...asked.settings, set }, asked.books));
 * found.options.map(({ name, usd }) => [name, usd.valueOf().toFixed(2)]); // => [['EC2', '4.63'], ['Lambda', '7.73']]
 * ```
 */
export function diff(before: Comparison, after: Comparison): ComparisonDiff {
  const names = [...new Set([...before.options, ...after.options].map(({ name }) => name))];
  const options = names.map((name): OptionDiff => {
    const [old, now] = [before, after].map(({ options: all }) => all.find((option) => option.name === name));
    return { name, usd: subtract(now?.usd ?? ZERO, old?.usd ?? ZERO), ...sides(old, now), lines: linesOf(old, now) };
  });
  return { before, after, frame: frameOf(before, after), options };
}

function sides<T>(before: T | undefined, after: T | undefined): Sides<T> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function linesOf(before: OptionBill | undefined, after: OptionBill | undefined): LineDiff[] {
  const keyed = (bill: OptionBill | undefined) => {
    const counts = new Map<string, number>();
    return new Map(
      (bill?.lines ?? []).map((line) => {
        const key = `${line.service}\n${line.component}\n${line.meter.en}`;
        const count = (counts.get(key) ?? 0) + 1;
        counts.set(key, count);
        return [`${key}\n${count}`, line] as const;
      }),
    );
  };
  const [old, now] = [keyed(before), keyed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): LineDiff[] => {
    const [a, b] = [old.get(key), now.get(key)];
    const isSame = a !== undefined && b !== undefined && a.usd.equals(b.usd) && a.quantity.equals(b.quantity);
    return isSame ? [] : [{ usd: subtract(b?.usd ?? ZERO, a?.usd ?? ZERO), ...sides(a, b) }];
  });
}

function frameOf(before: Comparison, after: Comparison): FrameDiff[] {
  const said = ({ scenario, options, cheapest }: Comparison): Readonly<Record<string, string>> => ({
    region: scenario.region,
    asOf: scenario.asOf,
    month: scenario.frame.month.written,
    currency: scenario.currency.code,
    perUsd: scenario.currency.perUsd.toFraction(),
    freeTier: scenario.freeTier,
    accountOpened: scenario.accountOpened ?? '',
    cheapest: cheapest.map(({ name }) => name).join(' = '),
    impossible: options.flatMap((option) => (isPossible(option) ? [] : [option.name])).join(', '),
  });
  const [old, now] = [said(before), said(after)];
  return Object.keys(old).flatMap((key): FrameDiff[] =>
    old[key] === now[key] ? [] : [{ key, before: old[key] ?? '', after: now[key] ?? '' }],
  );
}
