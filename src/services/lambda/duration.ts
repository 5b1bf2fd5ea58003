/** How long calls run: all alike, or a distribution. */
import { called, product, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { MS } from '../../quantity/unit.js';
import type { UsageOf } from '../field.js';
import type { usage } from './usage.js';

export type Durations = NonNullable<UsageOf<typeof usage>['duration']>;

export function isDistribution(durations: Durations): durations is Exclude<Durations, Formula<MS>> {
  return Array.isArray(durations);
}

/** The mean, as it is before any rounding. */
export function meanDuration(durations: Durations): Formula<MS> {
  if (!isDistribution(durations)) return durations;
  const parts = durations.map((part) => product(part.share, part.duration));
  return called({ en: 'mean duration', ja: '平均実行時間' }, sum(MS, ...parts));
}
