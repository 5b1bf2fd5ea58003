import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { formerUnits } from '../../src/book/formerUnits.js';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { fixed } from '../../src/quantity/rational.js';
import { isBaseUnit } from '../../src/services/units.js';
import { books, TODAY } from '../support/price.js';

const ownFile = (service: string, id: string, unit: string) =>
  parsePriceShard(
    {
      file: 'own.yaml',
      text: `
service: ${service}
region: us-east-1
checked: 2025-06-18
sources: { agreed: "an agreement of 2025" }
prices:
  ${id}: { unit: ${unit}, per: 1000000, history: [{ from: 2025-01-01, usd: 1, source: agreed }] }
`,
    },
    isBaseUnit,
  );

describe.each(formerUnits())('the price $price, once stated in $before', ({ price, before, now }) => {
  const [service, id] = [price.slice(0, price.indexOf('/')), price.slice(price.indexOf('/') + 1)];

  it('is in the unit of the built-in books where a price file says the former word', () => {
    const [builtIn] = books.prices('us-east-1', service);
    expect(builtIn?.find(id)?.unit).toBe(now);
    expect(ownFile(service, id, before).prices[id]?.unit).toBe(now);
    expect(ownFile(service, id, now).prices[id]?.unit).toBe(now);
  });

  it('leaves the word to other prices', () => {
    expect(ownFile(service, 'streamsReads', before).prices.streamsReads?.unit).toBe(before);
    expect(ownFile('sqs', id, before).prices[id]?.unit).toBe(before);
  });
});

it('a bill takes the price of such a file', () => {
  const own = builtInBooks({ shards: [ownFile('dynamodb', 'onDemand.writes', 'request')] });
  const text = 'region: us-east-1\nasOf: 2025-06-18\noptions: { A: [{ dynamodb: { onDemand: { writes: 3M } } }] }';
  const [option] = compare({ file: 'x.yaml', text }, { today: TODAY }, own).options;
  expect(fixed(option?.usd as never, 2)).toBe('3.00');
});
