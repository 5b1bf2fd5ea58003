/** Every book of a service against every list that it was written from, where those lie beside the checkout (../shared/data). */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SERVICE_LISTS } from '../../scripts/books/serviceLists.js';
import { observationsOf } from '../../scripts/books/sources.js';
import { entryOn } from '../../src/book/snapshot.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { isSame, perUnits } from '../../src/refresh/same.js';

const LISTS = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const books = builtInBooks({}, fileURLToPath(new URL('../../dist/data/', import.meta.url)));

/** In the lists, regions and prices of all of them. */
const AT_LEAST: Readonly<Record<string, number>> = {
  'history/vantage-rds-single-az-2018-12-05.json': 1964 + 5000,
  'services-today/rosa-ebs-calculator-2025-10-28.json': 36 * 10,
  'services-today/leanercloud-elasticache-ondemand-reserved-2025-04-24.json': 5000 + 16_000,
  'services-today/v0rts-processed-datatransfer-2025-12-06.json': 1258,
  'services-today/v0rts-processed-elasticache-2025-12-06.json': 5000,
  'services-today/v0rts-processed-rds-postgresql-ondemand-2025-12-06.json': 9000,
  'services-today/v0rts-processed-rds-aurora-ondemand-2025-12-06.json': 5000,
  'services-today/v0rts-processed-states-2025-12-06.json': 36,
};

describe.skipIf(!existsSync(LISTS))('the built-in prices of services', () => {
  it.each(SERVICE_LISTS)('are on their day those of $file', (list) => {
    const found = observationsOf(list, LISTS, books.catalogue.regions) ?? [];
    const others = found.flatMap(({ service, region, seen, observations }) => {
      const [shard] = books.prices(region, service);
      return observations.flatMap((observation) => {
        const history = shard?.find(observation.id);
        const { change } = entryOn(history?.history ?? [], seen);
        if (history === undefined || change === undefined) return [`${region} ${service}/${observation.id}: absent`];
        const isHeld = isSame(change, perUnits(observation, history.per));
        return isHeld ? [] : [`${region} ${service}/${observation.id}: ${change.tiers?.[0]?.usd}`];
      });
    });
    expect(others).toEqual([]);
    const prices = found.reduce((sum, { observations }) => sum + observations.length, 0);
    expect(prices).toBeGreaterThanOrEqual(AT_LEAST[list.file] ?? 1);
  });
});
