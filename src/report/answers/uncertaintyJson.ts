/** How sure a comparison is, as JSON. */

import type { OtherValue } from '../../formula/exact.js';
import { type Rational, toNumber } from '../../quantity/rational.js';
import { unitName } from '../../quantity/unit.js';
import type { Drawn } from '../../questions/uncertainty/draw.js';
import { assumedWith, isKnown } from '../../questions/uncertainty/known.js';
import { PERCENTILES, type Uncertainty } from '../../questions/uncertainty/uncertainty.js';
import { assumedJson } from '../document/assumed.js';
import { warningsOf } from '../document/warnings.js';
import { otherJson } from './breakEvenJson.js';
import { decimal, headJson } from './comparisonJson.js';

export function uncertaintyJson(found: Uncertainty): object {
  const {
    scenario,
    settings,
    drawsLeft,
    quantities,
    options,
    influences,
    influencesLeft,
    profiles,
    compared,
    notDrawn,
  } = found;
  const amounts = (usd: ReadonlyMap<string, Rational>) =>
    Object.fromEntries([...usd].map(([name, amount]) => [name, decimal(amount)]));
  const valueOfId = (id: string, value: Rational) => valueJson(quantities.find((one) => one.id === id) as Drawn, value);
  const out = ({ impossible }: { readonly impossible: readonly string[] }) =>
    impossible.length === 0 ? {} : { impossible };
  return {
    ...headJson('uncertainty', scenario),
    samples: settings.samples - drawsLeft,
    ...(drawsLeft === 0 ? {} : { drawsLeft }),
    seed: settings.seed,
    quantities: quantities.map((drawn) => ({
      id: drawn.id,
      unit: unitName(drawn.unit),
      middle: valueJson(drawn, drawn.middle),
      distribution: isKnown(drawn)
        ? { kind: 'known', of: drawn.known.map(otherJson) }
        : distributionJson(drawn.distribution),
    })),
    ...(notDrawn === 0 ? {} : { doubtsNotDrawn: notDrawn }),
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
      low: { value: valueOfId(id, low.value), usd: amounts(low.usd), ...out(low) },
      high: { value: valueOfId(id, high.value), usd: amounts(high.usd), ...out(high) },
      swingUsd: decimal(swing),
    })),
    ...(influencesLeft === 0 ? {} : { influencesLeft }),
    profiles: profiles.map(({ name, values, usd, impossible, cheapest }) => ({
      name,
      values: Object.fromEntries([...values].map(([id, value]) => [id, valueOfId(id, value)])),
      usd: amounts(usd),
      cheapest,
      ...out({ impossible }),
    })),
    assumed: assumedJson(assumedWith(found, false)),
    warnings: compared.flatMap(({ name, warnings, doubts }) =>
      [...warnings, ...warningsOf(doubts, scenario.asOf)].map(({ en }) => ({ option: name, warning: en })),
    ),
  };
}

/** Of a price its tiers. */
function valueJson(drawn: Drawn, value: Rational): string | object[] {
  return isKnown(drawn) ? otherJson(drawn.known[toNumber(value)] as OtherValue) : decimal(value);
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
