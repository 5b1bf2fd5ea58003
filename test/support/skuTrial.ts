/** Why a product of a case is not the price that the case says: which pattern was tried on what, and what to do. */
import type { Product } from '../../src/refresh/product.js';
import type { SkuPattern } from '../../src/services/contract/sku.js';
import type { SkuCase } from './cases.js';

/** For the message of a test. */
export function skuTrial(
  { id, usageType, unit, serviceCode }: SkuCase,
  patterns: readonly SkuPattern[],
  product: Product,
): string {
  const slash = id.indexOf('/');
  const [service, price] = [id.slice(0, slash), id.slice(slash + 1)];
  return [
    `${id}: tried usage type \`${usageType}\` and unit \`${unit}\` of ${serviceCode} against src/services/${service}/skus.ts:`,
    ...(patterns.length === 0 ? ['  it has no pattern'] : []),
    ...patterns.map((pattern) => `  ${pattern.price}: ${verdict(pattern, { usageType, unit, serviceCode }, product)}`),
    `Mend the pattern there, or the case in test/services/cases/${service}.yaml. Where nobody knows how AWS lists the price, leave out both, and name it there: \`notListed: [${price}]\``,
  ].join('\n');
}

function verdict(
  { serviceCode, usageType, where = {}, awsUnits }: SkuPattern,
  tried: Pick<SkuCase, 'serviceCode' | 'usageType' | 'unit'>,
  product: Product,
): string {
  if (serviceCode !== tried.serviceCode) return `is of the service code ${serviceCode}`;
  if (!usageType.test(tried.usageType)) return `its usage type is ${usageType}`;
  const contradicted = Object.entries(where).find(([key, allowed]) => {
    const value = key === 'productFamily' ? product.productFamily : product.attributes[key];
    return value !== undefined && ![allowed].flat().includes(value);
  });
  if (contradicted !== undefined) return `its ${contradicted[0]} is ${[contradicted[1]].flat().join(' or ')}`;
  if (!awsUnits.some((unit) => unit.toLowerCase() === tried.unit.toLowerCase()))
    return `its unit is ${awsUnits.join(' or ')}`;
  return 'fits';
}
