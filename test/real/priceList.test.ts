/** Real answers of AWS's Price List, where they lie beside the checkout (../shared/data), read as a user would give them. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInBooks } from '../../src/io/books/builtInBooks.js';
import { entriesOf } from '../../src/refresh/entries.js';
import { readRecorded } from '../../src/refresh/recorded.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';

const folder = fileURLToPath(new URL('../../../shared/data/pricing/', import.meta.url));
const { regions } = builtInBooks({}, fileURLToPath(new URL('../../dist/data/', import.meta.url))).catalogue;

function products(name: string) {
  return readRecorded({ file: name, text: readFileSync(`${folder}${name}`, 'utf8') }).products;
}

function found(name: string, region: string): Record<string, string | undefined> {
  const about = regions[region];
  if (about === undefined) throw new Error(`no region ${region}`);
  const { found: all, problems } = entriesOf(products(name), { id: region, ...about }, SKU_PATTERNS);
  expect([...problems]).toEqual([]);
  return Object.fromEntries(
    all.map(({ service, observation }) => [`${service}/${observation.id}`, observation.tiers[0]?.usd]),
  );
}

describe.skipIf(!existsSync(folder))('real answers of the Price List', () => {
  it('m5.large has a price on demand and twelve reserved terms', () => {
    const [product] = products('getproducts-m5.large-us-east-1.json');
    expect(product?.terms.map(({ kind }) => kind).sort()).toEqual(['OnDemand', ...Array(12).fill('Reserved')]);
    const prices = found('getproducts-m5.large-us-east-1.json', 'us-east-1');
    expect(prices['ec2/linux.m5.large']).toBe('0.096');
    const reserved = Object.keys(prices).filter((id) => id.startsWith('ec2Reserved/'));
    // Of each length and class: hours of none and partial, payments of partial and all.
    expect(reserved).toHaveLength(2 * 2 * 4);
    expect(prices['ec2Reserved/hours.linux.m5.large.1year.none']).toBe('0.06');
    expect(prices['ec2Reserved/upfront.linux.m5.large.1yearConvertible.partial']).toBe('294');
  });

  it.each(['us-east-1', 'eu-west-1', 'ap-northeast-1'])(
    'Lambda of 2016 in %s, whatever its unit is called',
    (region) => {
      expect(found('AWSLambda-offer-2016-12-07.subset.json', region)).toEqual({
        'lambda/requests': '0.2',
        'lambda/duration.x86_64': '0.0000166667',
      });
    },
  );

  it('has Lambda’s unit as `seconds` in one region and `Second` in another, and the free tier at `Any`', () => {
    const all = products('AWSLambda-offer-2016-12-07.subset.json');
    const units = all.flatMap(({ terms }) => terms.flatMap(({ dimensions }) => dimensions.map(({ unit }) => unit)));
    expect(new Set(units)).toEqual(new Set(['Requests', 'seconds', 'Second']));
    const free = all.filter(({ attributes }) => attributes.location === 'Any');
    expect(free.map(({ attributes }) => attributes.usagetype).sort()).toEqual([
      'Global-Lambda-GB-Second',
      'Global-Request',
    ]);
  });

  it('botocore’s examples are told to be no saved answer, and what one would be', () => {
    expect(() => products('botocore-pricing-examples-1.json')).toThrow('it has neither `PriceList` nor `products`');
    const { examples } = JSON.parse(readFileSync(`${folder}botocore-pricing-examples-1.json`, 'utf8'));
    const text = JSON.stringify(examples.GetProducts[0].output);
    const [product] = readRecorded({ file: 'the example', text }).products;
    expect(product?.servicecode).toBe('AmazonEC2');
  });
});
