/** Books in which only what a source shows is a price. */
import type { Books, PriceEntry, PriceHistory, PriceSource } from './book.js';

/** The same books with derived prices as unknown ones, so that what needs one is refused with the reason. */
export function withoutDerived(books: Books): Books {
  const made = new WeakMap<PriceSource, PriceSource>();
  const shown = (source: PriceSource): PriceSource => {
    const known = made.get(source) ?? { ...source, find: withoutDerivedIn(source) };
    made.set(source, known);
    return known;
  };
  return { ...books, prices: (region, service) => books.prices(region, service).map(shown) };
}

/** The same object for the same price, so that what is made of it can be kept with it. */
function withoutDerivedIn(source: PriceSource): PriceSource['find'] {
  const found = new Map<string, PriceHistory | undefined>();
  return (id) => {
    if (!found.has(id)) found.set(id, shownOf(source.find(id)));
    return found.get(id);
  };
}

function shownOf(price: PriceHistory | undefined): PriceHistory | undefined {
  if (price?.history.some(({ derived }) => derived === true) !== true) return price;
  return { ...price, history: price.history.map((entry) => (entry.derived === true ? unknown(entry) : entry)) };
}

function unknown({ from, source }: PriceEntry): PriceEntry {
  return { from, source, note: 'a rule gives one, and derived prices are refused' };
}
