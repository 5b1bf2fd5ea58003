/** A function with other memory: as it was measured, on every architecture for which it was. */
import { constant } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { numberInWords } from '../../quantity/rational.js';
import { MB, MS } from '../../quantity/unit.js';
import type { Alternative, AlternativesSource } from '../contract/alternatives.js';
import type { UsageOf } from '../contract/field.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;
type Architecture = Usage['architecture'];

export const alternatives: AlternativesSource<Usage> = {
  asks: { en: '`lambda` its `durationByMemory`', ja: '`lambda` に `durationByMemory`' },
  alternativesTo(usage, { architectures }) {
    const { durationByMemory: curves } = usage;
    if (curves === undefined) return undefined;
    const found = (Object.keys(curves) as (keyof typeof curves)[]).flatMap((word) => {
      const architecture = word === 'own' ? usage.architecture : word;
      if (architectures?.includes(architecture) === false) return [];
      return (curves[word] ?? []).map(({ at }) => alternative(usage, at, architecture));
    });
    return { found, excluded: [] };
  },
  measured: {
    what: { en: 'function', ja: '関数' },
    withDurations(usage, durations) {
      const own = durations.map(({ memoryMb, durationMs }) => ({
        at: constant(memoryMb, MB),
        value: constant(durationMs, MS),
      }));
      return { ...usage, duration: undefined, durationByMemory: { own } };
    },
  },
};

function alternative(usage: Usage, memory: Usage['memory'], architecture: Architecture): Alternative<Usage> {
  const memoryMb = numberInWords(exactValue(memory), 2);
  return {
    usage: { ...usage, memory, architecture },
    chosen: ['memory', 'architecture'],
    words: { en: `${memoryMb} MB on ${architecture}`, ja: `${memoryMb} MB（${architecture}）` },
    facets: { memoryMb, architecture },
  };
}
