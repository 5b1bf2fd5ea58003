/** When a thing that is billed by its running time runs: always, some hours of the month, or in runs. */
import { called, constant, inUnit, largest, product, roundUp } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { type HOUR, type MS, NO_UNIT, SECOND } from '../quantity/unit.js';
import { count, duration, group, hoursAMonth, optional } from './field.js';
import type { Terms } from './service.js';

export const running = {
  hours: optional(
    hoursAMonth(
      'Hours a month that it runs, in one go; what starts each day has `runs`. Always, where neither this nor `runs` is said.',
      '100',
    ),
  ),
  runs: optional(
    group(
      {
        times: count('How often it is started.', '1 / day'),
        each: duration('How long it runs each time.', '5 min'),
      },
      'Runs of some length; each is a start, with the minimum and the rounding that the day bills a start with.',
      '{ times: 1 / day, each: 5 min }',
    ),
  ),
};

/** What the scenario said of it. */
export interface Running {
  readonly hours: Formula<HOUR> | undefined;
  readonly runs: { readonly times: Formula<Record<never, never>>; readonly each: Formula<MS> } | undefined;
}

/**
 * The billed hours of one such thing in the month: each start is brought to the minimum, then rounded up. What runs
 * always is billed the month's hours, as it neither starts nor stops.
 * @param rules id of the day's rules, e.g. `ec2/run.linux`, of which `.minimum` and `.granularity` are used
 */
export function billedHours(usage: Running, terms: Terms, rules: string): Formula<HOUR> {
  const { hours, runs } = usage;
  if (hours !== undefined && runs !== undefined) {
    const message = '`hours` and `runs` both say when it runs';
    terms.refuse(['runs'], { code: 'contradiction', message, remedy: 'keep one of the two' });
  }
  if (hours === undefined && runs === undefined) return terms.month;
  const minimum = terms.rule(`${rules}.minimum`, SECOND);
  const granularity = terms.rule(`${rules}.granularity`, SECOND);
  const billed = (run: Formula<SECOND>) => {
    const rounded = roundUp(largest(run, minimum), { to: granularity });
    return called({ en: 'billed time of a run', ja: '1 回の課金時間' }, inUnit(rounded, 's', 'h'));
  };
  if (runs !== undefined) {
    terms.atMost(['runs'], 'the time of all runs', product(runs.times, inUnit(runs.each, 'ms', 'h')), terms.month);
    return product(runs.times, billed(inUnit(runs.each, 'ms', 's')));
  }
  const once = hours ?? terms.month;
  terms.atMost(['hours'], '`hours`', once, terms.month);
  return product(constant(1, NO_UNIT, ONE_START), billed(inUnit(once, 'h', 's')));
}

const ONE_START = { en: 'one start', ja: '起動 1 回' };
