/** Which prices a scenario needs, whether the books have them or not. */
import type { Books, Catalogue, PriceSource } from '../book/book.js';
import { InputError, type SourceText } from '../errors.js';
import type { Settings } from '../scenario/settings.js';
import { compare } from './compare.js';

export interface NeededPrice {
  readonly region: string;
  readonly service: string;
  /** Within the service. */
  readonly id: string;
}

/**
 * Prices the scenario and notes what is looked up.
 * @throws InputError with what is wrong with the scenario besides prices that the books don't have
 */
export function neededPrices(source: SourceText, settings: Settings, books: Books): NeededPrice[] {
  const needed = new Map<string, NeededPrice>();
  const note = (price: NeededPrice) => needed.set(`${price.region}/${price.service}/${price.id}`, price);
  try {
    compare(source, settings, noting(books, note));
  } catch (error) {
    if (!(error instanceof InputError) || error.problems.some(({ code }) => code !== 'notInBooks')) throw error;
  }
  return [...needed.values()];
}

function noting(books: Books, note: (price: NeededPrice) => void): Books {
  return {
    ...books,
    catalogue: everywhere(books.catalogue),
    prices(region, service) {
      const found = books.prices(region, service);
      const first: PriceSource = {
        region,
        service,
        checked: found[0]?.checked ?? ('0000-00-00' as PriceSource['checked']),
        sources: {},
        ids: () => [],
        find(id) {
          note({ region, service, id });
          return undefined;
        },
      };
      return [first, ...found];
    },
  };
}

/** A region without prices is one to ask for, and no mistake: each has some service, whichever it is. */
function everywhere({ regions }: Catalogue): Catalogue {
  const entries = Object.entries(regions).map(([region, entry]) => [region, { ...entry, services: ['any'] }]);
  return { regions: Object.fromEntries(entries) };
}
