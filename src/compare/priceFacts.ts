/** What a price of the books is of, beyond its id, as far as a service says so. */
import type { Books } from '../book/book.js';
import { SERVICES } from '../services/registry.js';
import type { PriceFacts } from '../services/service.js';
import { knownRules } from './knownRules.js';
import type { KnownPrice } from './prices.js';

export function priceFacts(books: Books, { id }: Pick<KnownPrice, 'id'>): PriceFacts | undefined {
  const rulesOf = knownRules(books);
  for (const service of SERVICES.values()) {
    const facts = service.factsOf?.(id, rulesOf);
    if (facts !== undefined) return facts;
  }
  return undefined;
}
