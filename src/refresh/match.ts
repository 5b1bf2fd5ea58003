/** Which products of the Price List are which prices of the books. */
import type { Region } from '../book/book.js';
import type { SkuPattern } from '../services/contract/sku.js';
import type { Product } from './product.js';
import type { ProductFilter } from './productFilter.js';

/** The services' patterns, by the books' names of the services. */
export type Patterns = Readonly<Record<string, readonly SkuPattern[]>>;

/** Books of what is sold for terms, with the service whose products these terms are of: `ec2Reserved` is sold with `ec2`. */
export function soldWith(patterns: Patterns): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(patterns).flatMap(([service, own]) =>
      own.flatMap(({ reserved }) => (reserved === undefined ? [] : [[reserved.book, service] as const])),
    ),
  );
}

export interface Match {
  readonly service: string;
  readonly id: string;
  readonly pattern: SkuPattern;
  readonly product: Product;
}

/** The prices that a product is; none where no service of ours bills it. */
export function matchesOf(product: Product, region: Region & { readonly id: string }, patterns: Patterns): Match[] {
  if (!isIn(product, region)) return [];
  const usageType = withoutPrefix(product.attributes.usagetype ?? '', region);
  return Object.entries(patterns).flatMap(([service, own]) =>
    own.flatMap((pattern): Match[] => {
      if (!isMeant(pattern, product, usageType)) return [];
      const id = filled(pattern.price, product);
      return id === undefined ? [] : [{ service, id, pattern, product }];
    }),
  );
}

/** Whether a product of a long list may be billed by a service of ours, in any of the regions: asked of millions. */
export function mayMatch(regions: readonly Region[], patterns: Patterns): ProductFilter {
  const prefixes = new Set(regions.flatMap(({ usageTypePrefixes }) => usageTypePrefixes));
  const usageTypes = new Map<unknown, RegExp[]>();
  for (const { serviceCode, usageType } of Object.values(patterns).flat()) {
    usageTypes.set(serviceCode, [...(usageTypes.get(serviceCode) ?? []), usageType]);
  }
  return ({ attributes: { usagetype, servicecode } }) => {
    const own = usageTypes.get(servicecode);
    if (own === undefined || typeof usagetype !== 'string') return false;
    const dash = usagetype.indexOf('-');
    const bare = prefixes.has(usagetype.slice(0, dash)) ? usagetype.slice(dash + 1) : usagetype;
    return own.some((pattern) => pattern.test(bare) || pattern.test(usagetype));
  };
}

/** Data transfer is listed from one place to another; everything else at its place. */
function isIn({ attributes }: Product, { id, priceListNames }: Region & { readonly id: string }): boolean {
  const { regionCode, fromRegionCode, location, fromLocation } = attributes;
  const code = fromRegionCode ?? regionCode;
  if (code !== undefined && code !== '') return code === id;
  return priceListNames.includes(fromLocation ?? location ?? '');
}

/** `APN1-BoxUsage:t2.micro` is `BoxUsage:t2.micro`; Virginia's usage types mostly have no prefix. */
function withoutPrefix(usageType: string, { usageTypePrefixes }: Region): string {
  const prefix = usageTypePrefixes.find((one) => usageType.startsWith(`${one}-`));
  return prefix === undefined ? usageType : usageType.slice(prefix.length + 1);
}

function isMeant({ serviceCode, usageType, where, whereListed }: SkuPattern, product: Product, found: string): boolean {
  if (product.servicecode !== serviceCode || !usageType.test(found)) return false;
  return Object.entries({ ...where, ...whereListed }).every(([key, allowed]) => {
    const value = key === 'productFamily' ? product.productFamily : product.attributes[key];
    return value === undefined || (typeof allowed === 'string' ? value === allowed : allowed.includes(value));
  });
}

/** `linux.{instanceType}` with the product's attribute; undefined where it lacks it, or what it has is no name. */
export function filled(template: string, { attributes }: Product): string | undefined {
  let isWhole = true;
  const text = template.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = attributes[key];
    if (value === undefined || !/^[\w.-]{1,64}$/.test(value)) isWhole = false;
    return value ?? '';
  });
  return isWhole ? text : undefined;
}
