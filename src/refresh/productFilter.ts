/** What both forms of an offer file, JSON and CSV, have in common. */

/** Whether a product of an offer file is to be kept. */
export type ProductFilter = (product: {
  readonly productFamily: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}) => boolean;

export function isWantedFamily(fields: Readonly<Record<string, unknown>>, isWanted: ProductFilter): boolean {
  const { productFamily, attributes } = fields;
  return isWanted({
    productFamily: typeof productFamily === 'string' ? productFamily : '',
    attributes: typeof attributes === 'object' && attributes !== null ? (attributes as Record<string, unknown>) : {},
  });
}
