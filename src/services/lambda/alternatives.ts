/** A function with other memory: as it was measured, on every architecture for which it was. */
import { constant } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import { numberInWords } from '../../quantity/rational.js';
import { MB, MS } from '../../quantity/unit.js';
import type { Alternative, Choosable } from '../contract/alternatives.js';
import type { UsageOf } from '../contract/field.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;
type Architecture = Usage['architecture'];

export const alternatives: Choosable<Usage> = {
  asks: { en: '`lambda` its `durationByMemory`', ja: '`lambda` に `durationByMemory`' },
  alternativesTo(said, { architectures }) {
    const { durationByMemory: curves } = said;
    if (curves === undefined) return undefined;
    const found = (Object.keys(curves) as (keyof typeof curves)[]).flatMap((word) => {
      const architecture = word === 'own' ? said.architecture : word;
      if (architectures?.includes(architecture) === false) return [];
      return (curves[word] ?? []).map(({ at }) => alternative(said, at, architecture));
    });
    return { found, leftOut: [] };
  },
  measured: {
    what: { en: 'function', ja: '関数' },
    withDurations(said, durations) {
      const own = durations.map(({ memoryMb, durationMs }) => ({
        at: constant(memoryMb, MB),
        value: constant(durationMs, MS),
      }));
      return { ...said, duration: undefined, durationByMemory: { own } };
    },
  },
};

function alternative(said: Usage, memory: Usage['memory'], architecture: Architecture): Alternative<Usage> {
  const memoryMb = numberInWords(exactValue(memory), 2);
  return {
    usage: { ...said, memory, architecture },
    chosen: ['memory', 'architecture'],
    words: { en: `${memoryMb} MB on ${architecture}`, ja: `${memoryMb} MB（${architecture}）` },
    facets: { memoryMb, architecture },
  };
}
