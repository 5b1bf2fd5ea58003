/** Data transfer between regions: `DataTransfer InterRegion Outbound to EU Ireland`, from each region at a price of its own. */
import type { Region } from '../../src/book/book.js';
import type { Observation } from '../../src/refresh/observation.js';
import type { Found, Prices } from './calculatorMachines.js';
import { isAmount, plain } from './catalogues.js';

const PLACES = /^(.+) \(To Location: (.+)\)$/;

/**
 * The price of each destination, under `region.CODE`; and where it is one price for all, also under `region.any`, for a
 * scenario that names no destination.
 */
export function transfers(
  prices: Prices,
  names: readonly string[],
  regions: Readonly<Record<string, Region>>,
): Found[] {
  const found = new Map<string, string>();
  for (const [name, places] of Object.entries(prices)) {
    if (!name.startsWith('DataTransfer InterRegion Outbound to ')) continue;
    for (const [place, usd] of Object.entries(places)) {
      const [, from = '', to = ''] = PLACES.exec(place) ?? [];
      if (!names.includes(from) || names.includes(to) || !isAmount(usd)) continue;
      const code = Object.keys(regions).find((region) => regions[region]?.priceListNames.includes(to));
      if (code !== undefined) found.set(`region.${code}`, plain(usd));
    }
  }
  const amounts = new Set(found.values());
  const [only] = amounts;
  if (amounts.size === 1 && only !== undefined) found.set('region.any', only);
  return [...found].map(([id, usd]) => {
    const observation: Observation = { id, unit: 'GB', per: '1', tiers: [{ usd }] };
    return { service: 'dataTransfer', observation };
  });
}
