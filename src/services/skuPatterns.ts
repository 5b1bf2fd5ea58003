/** Every service's prices as the Price List describes them, by the service's name. */

import type { SkuPatterns } from './contract/sku.js';
import { SERVICES } from './registry.js';

export const SKU_PATTERNS: Readonly<Record<string, SkuPatterns>> = Object.fromEntries(
  [...SERVICES.values()]
    .flatMap(({ name, skus }) => ('none' in skus ? [] : [[name, skus] as const]))
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
