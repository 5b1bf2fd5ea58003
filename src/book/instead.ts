/** Books in which some prices and rules are others: what an answer would be by them. */
import type { OtherValues } from '../formula/exact.js';
import type { Books } from './book.js';

/** @param instead by id, on every day and in every region */
export function booksInstead(books: Books, instead: OtherValues): Books {
  const { catalogue, warnings } = books;
  return {
    catalogue,
    prices: (region, service) => books.prices(region, service),
    rules: (service) => books.rules(service),
    ...(warnings === undefined ? {} : { warnings }),
    instead: new Map([...(books.instead ?? []), ...instead]),
  };
}
