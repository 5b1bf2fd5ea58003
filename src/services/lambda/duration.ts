/** How long calls run: all alike, a distribution, or as measured with the memory. */

import { called, product, sum } from '../../formula/build.js';
import type { Formula } from '../../formula/node.js';
import { KEEP_ONE } from '../../phrases.js';
import { numberInWords } from '../../quantity/rational.js';
import { MS } from '../../quantity/unit.js';
import { plainWords } from '../../words.js';
import type { UsageOf } from '../contract/field.js';
import type { MeteringContext } from '../contract/service.js';
import type { usage } from './usage.js';

export type Durations = NonNullable<UsageOf<typeof usage>['duration']>;

export function isDistribution(durations: Durations): durations is Exclude<Durations, Formula<MS>> {
  return Array.isArray(durations);
}

type Usage = UsageOf<typeof usage>;

/** With its duration in place where the scenario gives durations by memory; what was not measured is refused. */
export function withDuration(usage: Usage, context: MeteringContext): Usage {
  const { durationByMemory: curves } = usage;
  if (curves === undefined) return usage;
  if (usage.duration !== undefined) {
    const message = {
      en: '`duration` and `durationByMemory` both say how long a call runs',
      ja: '`duration` と `durationByMemory` の両方で実行時間が指定されています',
    };
    context.refuse(['durationByMemory'], { code: 'contradiction', message, remedy: KEEP_ONE });
    return usage;
  }
  const points = curves[usage.architecture] ?? curves.own;
  if (points === undefined) {
    const message = {
      en: `\`durationByMemory\` has no durations on ${usage.architecture}`,
      ja: `\`durationByMemory\` に ${usage.architecture} の実行時間がありません`,
    };
    const expected = plainWords(`${usage.architecture}: { … }`);
    context.refuse(['durationByMemory'], { code: 'missingKey', message, expected });
    // Any duration will do, so that none is asked for beside.
    return { ...usage, duration: Object.values(curves).flat()[0]?.value };
  }
  const found = points.find(({ at }) => context.equals(at, usage.memory));
  if (found !== undefined) return { ...usage, duration: found.value };
  const measured = points.map(({ at }) => `${numberInWords(context.valueOf(at), 0)} MB`).join(', ');
  const asked = `${numberInWords(context.valueOf(usage.memory), 2)} MB`;
  const message = {
    en: `\`durationByMemory\` has no duration with ${asked}`,
    ja: `\`durationByMemory\` に ${asked} の実行時間がありません`,
  };
  const expected = {
    en: `one of ${measured}; or measure it`,
    ja: `${measured} のいずれか、または実測値の追加`,
  };
  context.refuse(['memory'], { code: 'missingKey', message, expected });
  return { ...usage, duration: points[0]?.value };
}

/** The mean, as it is before any rounding. */
export function meanDuration(durations: Durations): Formula<MS> {
  if (!isDistribution(durations)) return durations;
  const parts = durations.map((part) => product(part.share, part.duration));
  return called({ en: 'mean duration', ja: '平均実行時間' }, sum(MS, ...parts));
}
