/** Which product of the Price List is which price: by usage types and attributes as AWS publishes them. */

import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../src/refresh/entries.js';
import { mayMatch } from '../../src/refresh/match.js';
import { queriesFor, wantedBy } from '../../src/refresh/queries.js';
import { readProduct } from '../../src/refresh/readProduct.js';
import { SKU_PATTERNS } from '../../src/services/skuPatterns.js';
import { plainWords } from '../../src/words.js';
import { TOKYO, TOKYO_REGION } from '../book/books.js';
import { NOT_LISTED, REGION_PREFIX, SKU_CASES, type SkuCase } from '../support/cases.js';
import { books } from '../support/price.js';
import { product } from '../support/products.js';
import { skuTrial } from '../support/skuTrial.js';

const MADE_UP = plainWords('made up');

const REGION = { ...TOKYO_REGION, id: TOKYO };

function made(
  { serviceCode, usageType, unit, attributes = {}, productFamily }: SkuCase,
  prefix = REGION_PREFIX,
  price = '0.0024',
) {
  const place = serviceCode === 'AWSDataTransfer' ? {} : { regionCode: TOKYO, location: 'Asia Pacific (Tokyo)' };
  const item = product({
    sku: 'MADE',
    serviceCode,
    unit,
    price,
    attributes: { ...place, usagetype: `${prefix}${usageType}`, ...attributes },
    ...(productFamily === undefined ? {} : { productFamily }),
  });
  return readProduct(item, MADE_UP);
}

const serviceOf = ({ id }: SkuCase) => id.slice(0, id.indexOf('/'));

describe('a product of the Price List', () => {
  it.each(SKU_CASES)('$usageType of $serviceCode is the price $id and no other', (one) => {
    const { found, problems } = entriesOf([made(one)], REGION, SKU_PATTERNS);
    const trial = skuTrial(one, SKU_PATTERNS[serviceOf(one)] ?? [], made(one));
    expect([...problems], trial).toEqual([]);
    const prices = found.map(({ service, observation }) => [`${service}/${observation.id}`, observation.tiers]);
    expect(prices, trial).toEqual([[one.id, [{ usd: one.usd ?? '0.0024' }]]]);
    expect(mayMatch([TOKYO_REGION], SKU_PATTERNS)(made(one) as never)).toBe(true);
  });

  it.each(SKU_CASES)('is what is asked for where $id is wanted', (one) => {
    const slash = one.id.indexOf('/');
    const want = { service: one.id.slice(0, slash), id: one.id.slice(slash + 1) };
    expect(wantedBy([want], SKU_PATTERNS)(one.id)).toBe(true);
    const { attributes, productFamily } = made(one);
    const known: Readonly<Record<string, string>> = { ...attributes, productFamily: productFamily ?? '' };
    const questions = queriesFor([want], REGION, SKU_PATTERNS).filter(
      (question) => question.serviceCode === one.serviceCode,
    );
    const answered = questions.filter(({ filters }) =>
      filters.every(({ field, value }) => known[field] === undefined || known[field] === value),
    );
    expect(answered, skuTrial(one, SKU_PATTERNS[serviceOf(one)] ?? [], made(one))).not.toEqual([]);
  });

  it('that is no price is told with what was tried, what was asked for, and what to do', () => {
    const one: SkuCase = {
      id: 'secretsManager/secrets',
      serviceCode: 'AWSSecretsManager',
      usageType: 'Secrets',
      unit: 'GB',
    };
    const patterns = SKU_PATTERNS.secretsManager ?? [];
    const trial = skuTrial(one, patterns, made(one) as never);
    expect(trial).toContain('tried usage type `Secrets` and unit `GB` of AWSSecretsManager');
    expect(trial).toContain('secrets: its usage type is /^AWSSecretsManager-Secrets$/');
    expect(trial).toContain('`notListed: [secrets]`');
    const named = { ...one, usageType: 'AWSSecretsManager-Secrets' };
    expect(skuTrial(named, patterns, made(named) as never)).toContain('secrets: its unit is Secrets\n');
    const fitting = { ...named, unit: 'secrets' };
    expect(skuTrial(fitting, patterns, made(fitting) as never)).toContain('secrets: fits\n');
    const elsewhere = { ...one, serviceCode: 'AWSSecret' };
    expect(skuTrial(elsewhere, patterns, made(elsewhere) as never)).toContain(
      'is of the service code AWSSecretsManager',
    );
    expect(skuTrial(one, [], made(one) as never)).toContain('it has no pattern');
  });

  it('of another region, or of another usage type, is no price', () => {
    const one = SKU_CASES.find(({ id }) => id === 'apiGateway/rest.requests') as SkuCase;
    const elsewhere = { ...made(one), attributes: { ...made(one).attributes, regionCode: 'eu-west-1' } };
    expect(entriesOf([elsewhere], REGION, SKU_PATTERNS).found).toEqual([]);
    expect(entriesOf([made({ ...one, usageType: 'ApiGatewayRequestOfTomorrow' })], REGION, SKU_PATTERNS).found).toEqual(
      [],
    );
    expect(mayMatch([TOKYO_REGION], SKU_PATTERNS)({ productFamily: '', attributes: { usagetype: 7 } })).toBe(false);
  });

  it('listed by GiBps is a price by MiBps', () => {
    const throughput = { id: '', serviceCode: 'AmazonEC2', usageType: 'EBS:VolumeP-Throughput.gp3', unit: 'GiBps-mo' };
    const { found } = entriesOf([made(throughput, REGION_PREFIX, '49.152')], REGION, SKU_PATTERNS);
    expect(found.map(({ observation }) => [observation.id, observation.tiers])).toEqual([
      ['gp3.throughput', [{ usd: '0.048' }]],
    ]);
  });

  it('whose first tier is free has the price of the others: the free tier is a rule', () => {
    const item = product({
      sku: 'FREE',
      serviceCode: 'AmazonDynamoDB',
      unit: 'GB-Mo',
      attributes: { regionCode: TOKYO, usagetype: 'APN1-TimedStorage-ByteHrs' },
      price: [
        { end: '25', price: '0.0000000000' },
        { begin: '25', price: '0.2850000000' },
      ],
    });
    const { found } = entriesOf([readProduct(item, MADE_UP)], REGION, SKU_PATTERNS);
    expect(found[0]?.observation.tiers).toEqual([{ usd: '0.285' }]);
  });
});

it('every price of Tokyo’s books can be asked for, but for those that the cases name', () => {
  const services = books.catalogue.regions[TOKYO]?.services ?? [];
  const ids = services.flatMap((service) =>
    (books.prices(TOKYO, service)[0]?.ids() ?? []).map((id) => ({ service, id })),
  );
  const open = ids.filter(
    ({ service, id }) =>
      !id.startsWith('effective.') && queriesFor([{ service, id }], REGION, SKU_PATTERNS).length === 0,
  );
  const named = open.map(({ service, id }) => `${service}/${id}`).sort();
  expect(
    named,
    'received but not expected: write a pattern into src/services/SERVICE/skus.ts, or the name under notListed in test/services/cases/SERVICE.yaml; ' +
      'expected but not received: take it off notListed, or run npm run --silent build where the price is new',
  ).toEqual([...NOT_LISTED].sort());
});
