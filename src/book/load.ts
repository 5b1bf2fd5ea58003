/** Books for where nothing can be read while an answer is made: in a browser. */
import type { Books, CarriedCatalogue } from './book.js';
import { type OwnBooks, openBooks } from './open.js';

/**
 * Which of the package's books are loaded.
 * @see {@link loadBooks}
 */
export interface LoadedParts {
  /** Codes of the regions whose prices are loaded: `ap-northeast-1`. */
  readonly regions: readonly string[];
  /** Services as the catalogue names them (`ec2`, `ec2Reserved`, `lambda`); default: all that a region has. */
  readonly services?: readonly string[];
  /** What comes before the package's own books. */
  readonly own?: OwnBooks;
}

const CATALOGUE = 'catalogue.json';

/**
 * Reads what the package carries under `ec2-vs-lambda/books/`: the catalogue, the rules of every service, and the prices of the
 * named regions, all at once. The books then know of no other prices: a scenario of another region is refused as one without
 * prices, and `compareRegions` and `optimise` look at these regions only.
 *
 * @param read gives the text of a file by its path (`prices/ap-northeast-1/ec2.tsv`), such as by `fetch` in a browser; undefined
 *   where there is none. What it throws is passed on.
 * @throws RangeError where there is no catalogue, or it has no such region or service, or a file that it tells of isn't there
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { fileURLToPath } from 'node:url';
 * import { compare, type Day, type LoadedParts, loadBooks } from 'ec2-vs-lambda';
 *
 * // In a browser: fetch(`/books/${path}`).then((answer) => (answer.ok ? answer.text() : undefined))
 * const read = (path: string) => readFile(fileURLToPath(import.meta.resolve(`ec2-vs-lambda/books/${path}`)), 'utf8');
 * const parts: LoadedParts = { regions: ['ap-northeast-1'], services: ['lambda'] };
 * const books = await loadBooks(read, parts);
 *
 * const text = `
 * region: ap-northeast-1
 * asOf: 2016-06-02
 * options:
 *   Lambda:
 *     - lambda: { requests: 1M, duration: 100 ms, memory: 128 MB }
 * `;
 * const { options } = compare({ file: 'inline', text }, { today: '2026-11-25' as Day }, books);
 * options[0]?.usd.valueOf(); // => 0.408375
 * ```
 */
export async function loadBooks(
  read: (path: string) => Promise<string | undefined>,
  { regions, services, own = {} }: LoadedParts,
): Promise<Books> {
  const texts = new Map<string, string>();
  const load = async (path: string): Promise<string> => {
    const text = await read(path);
    if (text === undefined) throw new RangeError(`there is no ${path} where the books are read from`);
    texts.set(path, text);
    return text;
  };
  const whole: CarriedCatalogue = JSON.parse(await load(CATALOGUE));
  refuseUnknown('region', regions, Object.keys(whole.regions));
  const priced = Object.values(whole.regions).flatMap((entry) => entry.services);
  refuseUnknown('service with prices', services ?? [], [...new Set(priced)]);
  const entries = Object.entries(whole.regions).map(([region, entry]) => {
    const wanted = (service: string) => regions.includes(region) && services?.includes(service) !== false;
    return [region, { ...entry, services: entry.services.filter(wanted) }] as const;
  });
  const paths = [
    ...whole.rules.map((service) => `rules/${service}.json`),
    ...entries.flatMap(([region, entry]) => entry.services.map((service) => `prices/${region}/${service}.tsv`)),
  ];
  await Promise.all(paths.map(load));
  texts.set(CATALOGUE, JSON.stringify({ regions: Object.fromEntries(entries) }));
  return openBooks((path) => texts.get(path), own);
}

function refuseUnknown(what: string, named: readonly string[], known: readonly string[]): void {
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new RangeError(`no such ${what}: ${unknown.join(', ')}; there are ${known.join(', ')}`);
}
