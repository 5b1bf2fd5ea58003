/** What a price of the books is of, beyond its id, as far as a service says so. */

import { knownRules } from '../../bill/knownRules.js';
import type { Books } from '../../book/book.js';
import type { KnownPrice } from '../../book/prices.js';
import type { PriceFacts } from '../../services/contract/service.js';
import { SERVICES } from '../../services/registry.js';

export function priceFacts(books: Books, { id }: Pick<KnownPrice, 'id'>): PriceFacts | undefined {
  const rulesOf = knownRules(books);
  for (const service of SERVICES.values()) {
    const facts = service.factsOf?.(id, rulesOf);
    if (facts !== undefined) return facts;
  }
  return undefined;
}
