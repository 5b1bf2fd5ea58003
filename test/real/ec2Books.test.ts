/** Every built-in book of EC2 against every list that it was written from: each price on the list's day, purchase terms included. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EC2_LISTS } from '../../scripts/books/ec2Lists.js';
import { observationsOf } from '../../scripts/books/sources.js';
import { entryOn } from '../../src/book/snapshot.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { compareRationals, rational, roundToMultiple } from '../../src/quantity/rational.js';

const DATA = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const books = builtInBooks({}, fileURLToPath(new URL('../../dist/data/', import.meta.url)));
const regions = JSON.parse(readFileSync(new URL('../../src/data/regions.json', import.meta.url), 'utf8'));

const lists = EC2_LISTS.filter(({ file, isWitness }) => isWitness !== true && existsSync(`${DATA}${file}`));

describe.skipIf(lists.length === 0)('the built-in books of EC2', () => {
  it.each(lists.map((list) => ({ list, key: list.key })))('are those of the list $key', ({ list }) => {
    const wrong: string[] = [];
    let count = 0;
    for (const { service, region, seen, observations } of observationsOf(list, DATA, regions) ?? []) {
      const [book] = books.prices(region, service);
      for (const { id, tiers, roundedTo } of observations) {
        count++;
        const entry = entryOn(book?.find(id)?.history ?? [], seen).change;
        const [found, shown] = [entry?.tiers?.[0], tiers[0]].map((tier) => tier?.usd ?? tier?.cny);
        if (
          found === undefined ||
          shown === undefined ||
          !isShownAs(found, shown, coarser(roundedTo, entry?.roundedTo))
        ) {
          wrong.push(`${region} ${service}/${id} on ${seen}: ${found}, not ${shown}`);
        }
      }
    }
    expect(count).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
});

function coarser(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareRationals(rational(a), rational(b)) > 0 ? a : b;
}

/** Either may be rounded, and lists of three decimals round one of four: 0.064498 is 0.0645 there, and 0.065. */
function isShownAs(found: string, shown: string, step: string | undefined): boolean {
  const same = (steps: readonly string[]) => {
    const [a, b] = [found, shown].map((text) =>
      steps.reduce((amount, to) => roundToMultiple(amount, rational(to), 'halfUp'), rational(text)),
    );
    return a !== undefined && b !== undefined && compareRationals(a, b) === 0;
  };
  return step === undefined ? same([]) : same([step]) || same(['0.0001', step]);
}
