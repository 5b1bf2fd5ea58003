/** What to ask the Price List for: as few products as hold the prices that are wanted. */
import type { Region } from '../book/book.js';
import type { SkuPattern } from '../services/contract/sku.js';
import { type Patterns, soldWith } from './match.js';

export interface PriceListQuery {
  readonly serviceCode: string;
  readonly filters: readonly { readonly field: string; readonly value: string }[];
}

/** Prices that are wanted: one, all of a service, or all of one instance type. */
export interface WantedPrice {
  readonly service: string;
  /** Within the service. */
  readonly id?: string;
  readonly type?: string;
}

/** Whether a price is wanted: `ec2/linux.t2.micro`. What is sold for terms is wanted with the product that it is of. */
export function wantedBy(wants: readonly WantedPrice[], patterns: Patterns): (price: string) => boolean {
  const products = soldWith(patterns);
  return (price) => {
    const slash = price.indexOf('/');
    const [service, id] = [price.slice(0, slash), price.slice(slash + 1)];
    return wants.some((want) => {
      if (want.service !== service && products.get(want.service) !== service) return false;
      if (want.id !== undefined && want.service === service && want.id !== id) return false;
      if (want.id !== undefined && want.service !== service && !want.id.includes(`.${id}.`)) return false;
      return want.type === undefined || id.endsWith(`.${want.type}`);
    });
  };
}

/** A question for each product or group of products; the same question is asked once. */
export function queriesFor(
  wants: readonly WantedPrice[],
  region: Region & { readonly id: string },
  patterns: Patterns,
): PriceListQuery[] {
  const queries = new Map<string, PriceListQuery>();
  const products = soldWith(patterns);
  for (const want of wants) {
    const seller = products.get(want.service);
    for (const pattern of patterns[seller ?? want.service] ?? []) {
      const captured = capturedBy(pattern, want, seller !== undefined);
      if (captured === undefined) continue;
      const query = queryOf(pattern, captured, region);
      queries.set(JSON.stringify(query), query);
    }
  }
  return [...queries.values()];
}

/** The attributes that the id of a wanted price gives; undefined where the pattern is not of that price. */
function capturedBy(
  { price, reserved }: SkuPattern,
  { id, type }: WantedPrice,
  isOfTerms: boolean,
): Record<string, string> | undefined {
  if (id !== undefined) {
    const template = isOfTerms ? reserved && `{kind}.${reserved.of}.{term}.{upfront}` : price;
    const match = template === undefined ? null : templateOf(template).exec(id);
    if (match === null) return undefined;
    const { kind: _kind, term: _term, upfront: _upfront, ...attributes } = match.groups ?? {};
    return attributes;
  }
  if (type === undefined) return {};
  return price.includes('{instanceType}') ? { instanceType: type } : undefined;
}

/** Attributes whose values are more than letters and digits. */
const VALUES: Readonly<Record<string, string>> = {
  instanceType: '[\\w.-]+',
  cacheMemorySizeGb: '[\\w.-]+',
  toRegionCode: '\\w+(?:-\\w+)+',
};

/** `linux.{instanceType}` as an expression with the attribute as a group; terms and kinds hold no dots. */
function templateOf(template: string): RegExp {
  const parts = template.split(/(\{\w+\})/).map((part) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) return part.replace(/[.]/g, '\\.');
    return `(?<${name}>${VALUES[name] ?? '\\w+'})`;
  });
  return new RegExp(`^${parts.join('')}$`);
}

/** Attributes that older products of today's list may lack: asking for them would leave those out. */
const NOT_ASKED = new Set(['licenseModel', 'queueType', 'eventType']);

function queryOf(
  pattern: SkuPattern,
  captured: Record<string, string>,
  region: Region & { readonly id: string },
): PriceListQuery {
  const { serviceCode, where = {}, isListedFrom, isAskedByUsageType } = pattern;
  const place = isListedFrom
    ? { field: 'fromLocation', value: region.priceListNames[0] ?? region.name }
    : { field: 'regionCode', value: region.id };
  const attributes = { ...where, ...captured };
  const stated = Object.entries(attributes).flatMap(([field, value]) =>
    typeof value === 'string' && !NOT_ASKED.has(field) ? [{ field, value }] : [],
  );
  const usageType = isAskedByUsageType ? literalUsageType(pattern, region) : undefined;
  const usage = usageType === undefined ? [] : [{ field: 'usagetype', value: usageType }];
  return { serviceCode, filters: [place, ...stated, ...usage] };
}

/** As the region's products have it. */
function literalUsageType({ usageType }: SkuPattern, { usageTypePrefixes }: Region): string | undefined {
  const literal = usageType.source.replace(/^\^|\$$/g, '').replace(/\\(.)/g, '$1');
  const [prefix] = usageTypePrefixes;
  return prefix === undefined || prefix === 'USE1' ? literal : `${prefix}-${literal}`;
}
