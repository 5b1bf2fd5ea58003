/** Which of the products and terms that AWS lists beside each other are a price, and that one in doubt stops no other. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/quantity/day.js';
import { entriesOf } from '../../src/refresh/entries.js';
import { readProduct } from '../../src/refresh/readProduct.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { plainWords } from '../../src/words.js';
import { TOKYO, TOKYO_REGION } from '../book/books.js';
import { type Item, instance, type Made, product } from '../support/products.js';

const REGION = { ...TOKYO_REGION, id: TOKYO };

function pricesOf(items: readonly Item[], seen?: string) {
  const products = items.map((item) => readProduct(item, plainWords('made up')));
  const { found, problems } = entriesOf(products, REGION, SKU_PATTERNS, undefined, seen as Day | undefined);
  const prices = found.map(({ service, observation: { id, tiers } }) => [`${service}/${id}`, tiers[0]?.usd]);
  return { prices: Object.fromEntries(prices), problems: [...problems.keys()] };
}

const block = (price: string) =>
  instance('p5.48xlarge', price, { sku: 'BLOCK', attributes: { marketoption: 'CapacityBlock' } });
const onDemand = instance('p5.48xlarge', '55', { attributes: { marketoption: 'OnDemand' } });

/** gp2 storage of RDS, for this engine. */
function storage(
  databaseEngine: string,
  price: string,
  sku = `RDS${databaseEngine.toUpperCase()}`,
  more: Partial<Made> = {},
) {
  return product({
    sku,
    serviceCode: 'AmazonRDS',
    unit: 'GB-Mo',
    price,
    ...more,
    attributes: {
      regionCode: TOKYO,
      usagetype: 'APN1-RDS:GP2-Storage',
      deploymentOption: 'Single-AZ',
      databaseEngine,
    },
  });
}

const GP2 = 'rds/storage.singleAz.gp2';
const M5 = instance('m5.large', '0.124');

describe('products beside each other', () => {
  it.each([
    {
      what: 'a type on demand and in Capacity Blocks',
      items: [block('0.0000000000'), onDemand],
      prices: { 'ec2/linux.p5.48xlarge': '55' },
    },
    {
      what: 'the same in the other order',
      items: [onDemand, block('0.0000000000')],
      prices: { 'ec2/linux.p5.48xlarge': '55' },
    },
    { what: 'Capacity Blocks alone, which are no price of 0.00', items: [block('0.0000000000')], prices: {} },
    { what: 'Capacity Blocks alone with a price', items: [block('31')], prices: {} },
    {
      what: 'an instance for nothing in a list that says no market',
      items: [instance('p5.48xlarge', '0.0000000000'), M5],
      prices: { 'ec2/linux.m5.large': '0.124' },
    },
    { what: 'a list without markets', items: [M5], prices: { 'ec2/linux.m5.large': '0.124' } },
    {
      what: 'storage for any engine and for MySQL at one price',
      items: [storage('Any', '0.138'), storage('MySQL', '0.138')],
      prices: { [GP2]: '0.138' },
    },
    {
      what: 'one price written with other digits',
      items: [storage('Any', '0.1380000000'), storage('MySQL', '0.138')],
      prices: { [GP2]: '0.138' },
    },
    {
      what: 'storage at two prices, which stops this price alone',
      items: [storage('Any', '0.138'), storage('MySQL', '0.2'), M5],
      prices: { 'ec2/linux.m5.large': '0.124' },
      problems: [GP2],
    },
    {
      what: 'storage in two units',
      items: [storage('Any', '0.138'), storage('MySQL', '0.138', 'HOURLY', { unit: 'Hrs' }), M5],
      prices: { 'ec2/linux.m5.large': '0.124' },
      problems: [GP2],
    },
    {
      what: 'what costs nothing truly',
      items: [
        product({
          sku: 'SNSSQS',
          serviceCode: 'AmazonSNS',
          unit: 'Notifications',
          price: '0.0000000000',
          attributes: { regionCode: TOKYO, usagetype: 'APN1-DeliveryAttempts-SQS' },
        }),
      ],
      prices: { 'sns/deliveries.sqs': '0' },
    },
  ])('are what AWS bills: $what', ({ items, prices, problems = [] }) => {
    expect(pricesOf(items)).toEqual({ prices, problems });
  });
});

/** The item with several terms on demand, each with its price and day. */
function termed(item: Item, terms: readonly (readonly [day: string, price: string])[]): Item {
  const [term] = Object.values(item.terms.OnDemand ?? {}).map((one) => one);
  const all = terms.map(([day, price], index) => [
    `T${index}`,
    {
      ...term,
      effectiveDate: `${day}T00:00:00Z`,
      priceDimensions: { R: { rateCode: 'R', unit: 'Hrs', description: '', pricePerUnit: { USD: price } } },
    },
  ]);
  return { ...item, terms: { OnDemand: Object.fromEntries(all) } } as Item;
}

describe('terms beside each other', () => {
  const PUBLISHED = '2026-11-20';
  it.each<{ what: string; terms: readonly (readonly [string, string])[]; seen?: string; usd: string }>([
    {
      what: 'the last to begin',
      terms: [
        ['2026-01-01', '1'],
        ['2026-11-01', '2'],
      ],
      usd: '2',
    },
    {
      what: 'one that begins on the day of the list',
      terms: [
        ['2026-01-01', '1'],
        [PUBLISHED, '2'],
      ],
      usd: '2',
    },
    {
      what: 'none of a day to come',
      terms: [
        ['2026-01-01', '1'],
        ['2026-11-21', '2'],
      ],
      usd: '1',
    },
    {
      what: 'none of a day to come, in the other order',
      terms: [
        ['2026-11-21', '2'],
        ['2026-01-01', '1'],
      ],
      usd: '1',
    },
    {
      what: 'one that has begun since the list was published',
      terms: [
        ['2026-01-01', '1'],
        ['2026-11-21', '2'],
      ],
      seen: '2026-11-21',
      usd: '2',
    },
    {
      what: 'the first where none has begun',
      terms: [
        ['2027-01-01', '2'],
        ['2026-12-01', '1'],
      ],
      usd: '1',
    },
  ])('are the one that holds: $what', ({ terms, seen, usd }) => {
    expect(pricesOf([termed(M5, terms)], seen)).toEqual({ prices: { 'ec2/linux.m5.large': usd }, problems: [] });
  });

  const reserved = (currency: string) =>
    instance('m5.large', '0.124', { reserved: [{ length: '1yr', option: 'No Upfront', hourly: '0.08' }], currency });
  it('are decided each by itself: a reservation that can’t be read leaves the hour on demand', () => {
    const item = reserved('USD');
    const broken = JSON.parse(
      JSON.stringify(item).replace('"pricePerUnit":{"USD":"0.08"}', '"pricePerUnit":{"EUR":"0.08"}'),
    );
    expect(pricesOf([broken])).toEqual({
      prices: { 'ec2/linux.m5.large': '0.124' },
      problems: ['ec2Reserved/hours.linux.m5.large.1year.none', 'ec2Reserved/upfront.linux.m5.large.1year.none'],
    });
    expect(pricesOf([item]).problems).toEqual([]);
  });
});
