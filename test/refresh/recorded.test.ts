import { describe, expect, it } from 'vitest';
import { sourceOf } from '../../src/book/open.js';
import { entriesOf } from '../../src/refresh/entries.js';
import { readProduct } from '../../src/refresh/readProduct.js';
import { isJson, readRecorded } from '../../src/refresh/recorded.js';
import { recordedBooks, withProblems } from '../../src/refresh/recordedBooks.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { plainWords } from '../../src/words.js';
import { TOKYO, TOKYO_REGION } from '../book/books.js';
import { instance, lambda, offerJson, REQUESTS } from '../support/products.js';

const MADE_UP = plainWords('made up');

const read = (text: string) => readRecorded({ file: 'answer.json', text }).products;
const regions = { [TOKYO]: TOKYO_REGION };

describe('a recorded answer', () => {
  it.each([
    ['an answer', JSON.stringify({ PriceList: [JSON.stringify(REQUESTS)] }), 1],
    ['answers in a list', JSON.stringify([{ PriceList: [REQUESTS] }, { PriceList: [REQUESTS] }]), 2],
    [
      'answers one after the other',
      `${JSON.stringify({ PriceList: [REQUESTS] }, null, 2)}\n${JSON.stringify(REQUESTS)}\n`,
      2,
    ],
    ['products as texts', JSON.stringify([JSON.stringify(REQUESTS)]), 1],
    ['an offer file', offerJson('AWSLambda', [REQUESTS, lambda('L2', 'Request-ARM', 'Requests', '1')]), 2],
  ])('is read: %s', (_, text, count) => {
    expect(isJson(text)).toBe(true);
    expect(read(text)).toHaveLength(count);
  });

  it.each([
    ['', 'there is no product in it'],
    ['[]', 'there is no product in it'],
    ['{"PriceList": {}}', '`PriceList` is not a list'],
    ['{"a": 1}\n{"b": ', 'it is not JSON'],
    ['[[1], 2]', 'it has neither'],
    ['null', 'a part of it is not an object'],
    ['{"products": {"X": {"attributes": {}}}}', 'SKU X: `serviceCode` is missing'],
  ])('is refused: %s', (text, says) => {
    expect(() => read(text)).toThrow(says);
  });

  it('is no price book', () => {
    expect(isJson('service: ec2')).toBe(false);
  });

  it('is books that tell a price’s problem when it is looked up', () => {
    const rival = lambda('L2', 'Request', 'Requests', '0.0000004');
    const odd = lambda('L3', 'Lambda-GB-Second', 'Hours', '1');
    const products = [REQUESTS, rival, odd, instance('m5.large', '0.124')].map((item) => readProduct(item, MADE_UP));
    const books = recordedBooks(products, regions, SKU_PATTERNS, 'answer.json');
    expect(books.map(({ shard }) => shard.service).sort()).toEqual(['ec2', 'lambda']);
    const [ec2, own] = ['ec2', 'lambda'].map((service) => {
      const book = books.find(({ shard }) => shard.service === service);
      if (book === undefined) throw new Error(`no ${service}`);
      return withProblems(sourceOf(book.shard), book);
    });
    expect(ec2?.find('linux.m5.large')?.history[0]?.tiers).toEqual([{ usd: '0.124' }]);
    expect(() => own?.find('requests')).toThrow('2 products of the Price List match lambda/requests');
    expect(() => own?.find('duration.x86_64')).toThrow("AWS's unit is `Hours`");
    expect(own?.find('duration.arm64')).toBeUndefined();
  });
});

describe('reservations of a product', () => {
  const offered = (length: string, option: string, offering: string, hourly: string, upfront?: string) => {
    const term = { length, option, offering, hourly, ...(upfront === undefined ? {} : { upfront }) };
    const item = instance('m5.large', '0.124', { reserved: [term] });
    const { found } = entriesOf([readProduct(item, MADE_UP)], { id: TOKYO, ...TOKYO_REGION }, SKU_PATTERNS);
    return found
      .filter(({ service }) => service === 'ec2Reserved')
      .map(({ observation }) => [observation.id.replace('.linux.m5.large', ''), observation.tiers[0]?.usd]);
  };

  it.each([
    ['1yr', 'No Upfront', 'standard', '0.06', undefined, [['hours.1year.none', '0.06']]],
    [
      '3yr',
      'Partial Upfront',
      'convertible',
      '0.02',
      '300',
      [
        ['hours.3yearsConvertible.partial', '0.02'],
        ['upfront.3yearsConvertible.partial', '300'],
      ],
    ],
    ['1 yr', 'All Upfront', 'standard', '0', '500', [['upfront.1year.all', '500']]],
    ['1yr', 'Heavy Utilization', 'standard', '0.06', undefined, []],
    ['5yr', 'No Upfront', 'standard', '0.06', undefined, []],
    ['1yr', 'No Upfront', 'golden', '0.06', undefined, []],
  ] as const)('of %s, %s, %s', (length, option, offering, hourly, upfront, prices) => {
    expect(offered(length, option, offering, hourly, upfront)).toEqual(prices);
  });
});
