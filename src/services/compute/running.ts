/** When a thing that is billed by its running time runs: always, some hours of the month, in runs, or by a schedule. */

import { called, constant, inUnit, maxOf, product, quotient, roundUp, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { KEEP_ONE } from '../../phrases.js';
import { divide, rational } from '../../quantity/rational.js';
import { DIMENSIONLESS, type Dimensionless, HOUR, MONTH, type MS, SECOND } from '../../quantity/unit.js';
import type { Words } from '../../words.js';
import { ALWAYS, count, duration, group, hoursAMonth, implying, optional } from '../contract/field.js';
import type { MeteringContext } from '../contract/service.js';
import { runsIn, schedule, type Window } from './schedule.js';

export const running = {
  hours: implying(
    { ...ALWAYS, unless: ['runs', 'schedule', 'during', 'autoscaling'] },
    hoursAMonth(
      {
        en: 'Hours a month that it runs, in one go; what starts each day has `runs` or `schedule`.',
        ja: '月に動く時間（1 回の連続稼働として）。毎日起動するものには `runs` か `schedule` を使います。',
      },
      '100',
    ),
  ),
  runs: optional(
    group(
      {
        times: count({ en: 'How often it is started.', ja: '起動する回数。' }, '1 / day'),
        each: duration({ en: 'How long it runs each time.', ja: '1 回あたりの稼働時間。' }, '5 min'),
      },
      {
        en: 'Runs of some length; each is a start, with the minimum and the rounding that the day bills a start with.',
        ja: '決まった長さの実行。1 回ごとに起動とみなし、その日の最小課金時間と端数処理が適用されます。',
      },
      '{ times: 1 / day, each: 5 min }',
    ),
  ),
  schedule: optional(schedule),
  during: optional(
    hoursAMonth(
      {
        en: 'How long it exists, for one event; what it stores is billed for that time too.',
        ja: '1 回のイベントのために存在する時間。保存するものもその時間だけ課金されます。',
      },
      '4.5 h',
    ),
  ),
};

/** What the scenario said of it. */
export interface Running {
  readonly hours: Formula<HOUR> | undefined;
  readonly runs: { readonly times: Formula<Dimensionless>; readonly each: Formula<MS> } | undefined;
  readonly schedule: readonly Window[] | undefined;
  readonly during: Formula<HOUR> | undefined;
}

/** A bill has the hours of all of a kind together, which may be more than a month has. */
function isOfSeveral(hours: Formula<HOUR>, count: Formula<Dimensionless>, context: MeteringContext): boolean {
  if (!context.equals(count, constant(1, DIMENSIONLESS)) || !context.exceeds(hours, context.span)) return false;
  context.warn({
    en: '`hours` is more than one runs in the time, so these are taken for the hours of several together',
    ja: '`hours` が 1 台の稼働できる時間を超えているため、複数台の合計時間とみなしています',
  });
  return true;
}

/**
 * The billed hours of one such thing: each start is brought to the minimum, then rounded up. What runs always is billed
 * the month's hours, as it neither starts nor stops.
 * @param count of what is billed by its hours alone: where one of it is stated, more hours than the time has are those of several
 * @param rules id of the day's rules, e.g. `ec2/run.linux`, of which `.minimum` and `.granularity` are used
 */
export function billedHours(
  usage: Running,
  context: MeteringContext,
  rules: string,
  { count }: { readonly count?: Formula<Dimensionless> } = {},
): Formula<HOUR> {
  refuseTwoWays(usage, context);
  if (count !== undefined && usage.hours !== undefined && isOfSeveral(usage.hours, count, context)) return usage.hours;
  const { hours, runs, during } = usage;
  const windows = usage.schedule;
  if (hours === undefined && runs === undefined && windows === undefined && during === undefined) {
    return context.isEvent ? startedOnce(context.span, context, rules) : context.span;
  }
  if (runs !== undefined) {
    context.atMost(['runs'], ALL_RUNS, product(runs.times, inUnit(runs.each, 'ms', 'h')), context.span);
    return product(runs.times, billedRun(inUnit(runs.each, 'ms', 's'), context, rules));
  }
  if (windows !== undefined) return scheduledHours(windows, context, rules);
  const once = during ?? hours ?? context.span;
  const key = during === undefined ? 'hours' : 'during';
  context.atMost([key], `\`${key}\``, once, context.span);
  return startedOnce(once, context, rules);
}

function startedOnce(hours: Formula<HOUR>, context: MeteringContext, rules: string): Formula<HOUR> {
  return product(constant(1, DIMENSIONLESS, ONE_START), billedRun(inUnit(hours, 'h', 's'), context, rules));
}

const ALL_RUNS = { en: 'the time of all runs', ja: '全稼働の合計時間' };
const ONE_START = { en: 'one start', ja: '起動 1 回' };

function billedRun(run: Formula<SECOND>, context: MeteringContext, rules: string): Formula<HOUR> {
  const rounded = roundUp(maxOf(run, context.rule(`${rules}.minimum`, SECOND)), {
    to: context.rule(`${rules}.granularity`, SECOND),
  });
  return called({ en: 'billed time of a run', ja: '1 回の課金時間' }, inUnit(rounded, 's', 'h'));
}

/** How many months what belongs to the thing is kept: as long as it exists. */
export function monthsKept({ during }: Pick<Running, 'during'>, context: MeteringContext): Formula<MONTH> {
  if (during === undefined) return context.months;
  return product(quotient(during, context.month), constant(1, MONTH, { en: 'one month', ja: '1 か月' }));
}

/** How long it runs in all, before any rounding. */
export function runningHours(usage: Running, context: MeteringContext): Formula<HOUR> {
  const { hours, runs, during } = usage;
  if (runs !== undefined) return product(runs.times, inUnit(runs.each, 'ms', 'h'));
  if (usage.schedule === undefined) return during ?? hours ?? context.span;
  const { lengthMinutes, runs: found } = runsIn(yearOf(context), usage.schedule);
  const minutes = found.reduce((sum, run) => sum + run.minutes * run.times, 0);
  return product(hoursOf(minutes), quotient(context.span, hoursOf(lengthMinutes)));
}

/** How long it runs from a start to a stop, at the longest; undefined where it doesn't stop. */
export function longestRun(usage: Running, context: MeteringContext): Formula<HOUR> | undefined {
  const { hours, runs, during } = usage;
  if (runs !== undefined) return inUnit(runs.each, 'ms', 'h');
  if (usage.schedule === undefined) return during ?? hours ?? (context.isEvent ? context.span : undefined);
  return hoursOf(Math.max(0, ...runsIn(yearOf(context), usage.schedule).runs.map(({ minutes }) => minutes)));
}

function yearOf(context: MeteringContext): number {
  return Number(context.day.slice(0, 4));
}

function hoursOf(minutes: number, name?: Words): Formula<HOUR> {
  return constant(divide(rational(minutes), rational(60)), HOUR, name);
}

function refuseTwoWays(usage: Running, context: MeteringContext): void {
  const [first, second] = (['hours', 'runs', 'schedule', 'during'] as const).filter((key) => usage[key] !== undefined);
  if (first === undefined || second === undefined) return;
  const message = {
    en: `\`${first}\` and \`${second}\` both say when it runs`,
    ja: `\`${first}\` と \`${second}\` の両方で稼働時間が指定されています`,
  };
  context.refuse([second], { code: 'contradiction', message, remedy: KEEP_ONE });
}

function scheduledHours(windows: readonly Window[], context: MeteringContext, rules: string): Formula<HOUR> {
  holdWindows(windows, context);
  const year = yearOf(context);
  const { lengthMinutes, runs } = runsIn(year, windows);
  const billed = runs.map(({ minutes, times }) => {
    const run = hoursOf(minutes, RUN);
    const starts = constant(times, DIMENSIONLESS, { en: `starts in ${year}`, ja: `${year} 年の起動回数` });
    return product(starts, billedRun(inUnit(run, 'h', 's'), context, rules));
  });
  const ofYear = called({ en: `billed time of ${year}`, ja: `${year} 年の課金時間` }, sum(HOUR, ...billed));
  const yearHours = hoursOf(lengthMinutes, { en: `hours of ${year}`, ja: `${year} 年の時間数` });
  return called(AVERAGE_MONTH, product(ofYear, quotient(context.span, yearHours)));
}

const RUN = { en: 'run of the schedule', ja: 'スケジュールの 1 回の稼働' };
const AVERAGE_MONTH = { en: 'billed time of an average month', ja: '月平均の課金時間' };

const SPLIT_NIGHT = {
  en: 'write a night as two entries of a list: from "22:00" to "24:00", and from "00:00" to "06:00"',
  ja: '夜間はリストの 2 項目に分け、"22:00" から "24:00" と "00:00" から "06:00" のように書いてください',
};

function holdWindows(windows: readonly Window[], context: MeteringContext): void {
  if (context.isEvent) {
    const message = {
      en: 'a schedule covers a year, but the scenario is one event',
      ja: 'スケジュールは 1 年に当てはめますが、このシナリオは 1 回のイベントです',
    };
    const remedy = {
      en: 'say `hours` or `runs`, or leave out `during`',
      ja: '`hours` または `runs` で指定するか、`during` を外してください',
    };
    context.refuse(['schedule'], { code: 'contradiction', message, remedy });
  }
  const year = String(yearOf(context));
  const elsewhere = windows.flatMap(({ except = [] }) => except.filter((day) => !day.startsWith(year)));
  if (elsewhere.length > 0) {
    const days = elsewhere.join(', ');
    context.warn({
      en: `the schedule covers ${year}, so these days have no effect: ${days}`,
      ja: `スケジュールは ${year} 年に当てはめるため、次の除外日は影響しません: ${days}`,
    });
  }
  windows.forEach(({ from, to }, index) => {
    if (to > from) return;
    const message =
      to === from
        ? { en: 'the schedule ends when it starts', ja: 'スケジュールの開始と終了が同じ時刻です' }
        : { en: 'the schedule ends before it starts', ja: 'スケジュールの終了が開始より前です' };
    const expected = { en: '`to` after `from`', ja: '`from` より後の `to`' };
    context.refuse(['schedule', String(index), 'to'], {
      code: 'contradiction',
      message,
      expected,
      remedy: SPLIT_NIGHT,
    });
  });
}
