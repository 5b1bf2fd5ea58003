/** How sure a comparison is, as JSON. */

import type { Rational } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import { PERCENTILES, type Uncertainty } from '../../questions/uncertainty/uncertainty.js';
import { assumedJson } from '../document/assumed.js';
import { warningsOf } from '../document/warnings.js';
import { decimal, headJson } from './comparisonJson.js';

export function uncertaintyJson(found: Uncertainty): object {
  const { scenario, settings, drawsLeft, quantities, options, influences, influencesLeft, profiles, compared } = found;
  const amounts = (usd: ReadonlyMap<string, Rational>) =>
    Object.fromEntries([...usd].map(([name, amount]) => [name, decimal(amount)]));
  const out = ({ impossible }: { readonly impossible: readonly string[] }) =>
    impossible.length === 0 ? {} : { impossible };
  return {
    ...headJson('uncertainty', scenario),
    samples: settings.samples - drawsLeft,
    ...(drawsLeft === 0 ? {} : { drawsLeft }),
    seed: settings.seed,
    quantities: quantities.map(({ id, unit, middle, distribution }) => ({
      id,
      unit: unitName(unit),
      middle: decimal(middle),
      distribution: distributionJson(distribution),
    })),
    options: options.map(({ name, mean, standardError, percentiles, cheapestShare, impossibleShare }) => ({
      name,
      meanUsd: Number.isNaN(mean) ? null : mean,
      standardErrorUsd: Number.isNaN(standardError) ? null : standardError,
      percentilesUsd: Object.fromEntries(percentiles.map((usd, index) => [PERCENTILES[index], decimal(usd)])),
      cheapestShare,
      impossibleShare,
    })),
    influences: influences.map(({ id, low, high, swing }) => ({
      id,
      low: { value: decimal(low.value), usd: amounts(low.usd), ...out(low) },
      high: { value: decimal(high.value), usd: amounts(high.usd), ...out(high) },
      swingUsd: decimal(swing),
    })),
    ...(influencesLeft === 0 ? {} : { influencesLeft }),
    profiles: profiles.map(({ name, values, usd, impossible, cheapest }) => ({
      name,
      values: Object.fromEntries([...values].map(([id, value]) => [id, decimal(value)])),
      usd: amounts(usd),
      cheapest,
      ...out({ impossible }),
    })),
    assumed: assumedJson(found.assumed),
    warnings: compared.flatMap(({ name, warnings, doubts }) =>
      [...warnings, ...warningsOf(doubts, scenario.asOf)].map(({ en }) => ({ option: name, warning: en })),
    ),
  };
}

function distributionJson(distribution: Uncertainty['quantities'][0]['distribution']): object {
  if (distribution.kind === 'choices') {
    return {
      kind: 'choices',
      of: distribution.of.map(({ share, value }) => ({ share: decimal(share), value: decimal(value) })),
    };
  }
  const { kind, ...numbers } = distribution;
  return {
    kind,
    ...Object.fromEntries(Object.entries(numbers).map(([key, value]) => [key, decimal(value as Rational)])),
  };
}
