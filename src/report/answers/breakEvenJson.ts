/** Where the cheapest option changes, as JSON. */

import { isTiers, type OtherValue } from '../../formula/exact.js';
import { exactly, rational, roundToMultiple } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { BreakEven } from '../../questions/range/breakEven.js';
import type { CrossingSide } from '../../questions/range/crossings.js';
import type { Frontier } from '../../questions/range/frontier.js';
import { valueAt } from '../../questions/range/grid.js';
import type { Ahead } from '../../questions/range/stretches.js';
import { assumedJson } from '../document/assumed.js';
import { doubtsJson } from '../document/warnings.js';
import { decimal, headJson } from './comparisonJson.js';

export function breakEvenJson(found: BreakEven): object {
  const { scenario } = found;
  return { ...headJson('breakEven', scenario), ...resultJson(found), assumed: assumedJson(found.assumed) };
}

export function frontierJson({ scenario, varied, along, rows, rowsLeft, assumed }: Frontier): object {
  return {
    ...headJson('breakEven', scenario),
    vary: { id: varied.id, unit: unitName(varied.unit) },
    along: { id: along.id, unit: unitName(along.unit) },
    rows: rows.map(({ at, found }) => ({ at: decimal(at), ...resultJson(found) })),
    ...(rowsLeft === 0 ? {} : { rowsLeft }),
    assumed: assumedJson(assumed),
  };
}

/** Bounds are found in doubles, and told in parts of a dollar that these hold, away from what they bound. */
const MICRO = rational('0.000001');

function resultJson(found: BreakEven): object {
  const {
    scenario,
    varied,
    grid,
    stretches,
    crossings,
    provenTo,
    sampled,
    gap,
    warnings,
    doubts,
    byOthers,
    othersLeft,
  } = found;
  const ahead = ({ usd, at, over, bound }: Ahead, mode: 'up' | 'down') => ({
    usd: decimal(usd),
    at: decimal(at),
    over,
    ...(bound === undefined ? {} : { boundUsd: decimal(roundToMultiple(exactly(bound), MICRO, mode)) }),
  });
  const side = ({ value, cheapest, usd, impossible }: CrossingSide) => ({
    value: decimal(value),
    cheapest,
    usd: Object.fromEntries([...usd].map(([name, amount]) => [name, decimal(amount)])),
    ...(impossible.length === 0 ? {} : { impossible }),
  });
  return {
    vary: {
      id: varied.id,
      unit: unitName(varied.unit),
      stated: decimal(varied.value),
      from: decimal(grid.from),
      to: decimal(valueAt(grid, grid.last)),
      step: decimal(grid.step),
    },
    options: scenario.options.map(({ name }) => name),
    stretches: stretches.map(({ from, to, cheapest, impossible, most, least }) => ({
      from: decimal(from),
      to: decimal(to),
      cheapest,
      impossible,
      ...(most === undefined ? {} : { most: ahead(most, 'up') }),
      ...(least === undefined ? {} : { least: ahead(least, 'down') }),
    })),
    crossings: crossings.map(({ last, first }) => ({ last: side(last), first: side(first) })),
    ...(provenTo === undefined ? {} : { provenTo: decimal(provenTo) }),
    ...(sampled === undefined ? {} : { valuesLookedAt: sampled.length }),
    ...(gap === undefined ? {} : { widestGap: { from: decimal(gap.from), to: decimal(gap.to) } }),
    warnings: warnings.map(({ at, option, en }) => ({ at: decimal(at), option, warning: en })),
    ...doubtsJson(doubts, scenario.asOf),
    ...(othersLeft === 0 ? {} : { otherPricesNotTried: othersLeft }),
    ...(byOthers.length === 0
      ? {}
      : {
          byOtherPrices: byOthers.map((other) => ({
            instead: Object.fromEntries([...other.instead].map(([id, value]) => [id, otherJson(value)])),
            stretches: other.stretches.map(({ from, to, cheapest }) => ({
              from: decimal(from),
              to: decimal(to),
              cheapest,
            })),
            crossings: other.crossings.map(({ last, first }) => ({ last: side(last), first: side(first) })),
            ...(other.provenTo === undefined ? {} : { provenTo: decimal(other.provenTo) }),
          })),
        }),
  };
}

/** The value of a rule, or the tiers of a price in USD for one unit. */
export function otherJson(other: OtherValue): string | object[] {
  if (!isTiers(other)) return decimal(other);
  return other.map(({ upTo, usd }) => ({
    ...(upTo === undefined ? {} : { upTo: decimal(upTo) }),
    usd: usd === undefined ? null : decimal(usd),
  }));
}
