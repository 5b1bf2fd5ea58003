/** A product of AWS's Price List, as its answers and its offer files state it. Texts stay texts: a number loses digits. */

/** One step of a price: what a unit costs between two amounts. */
export interface Dimension {
  readonly rateCode: string;
  /** As AWS calls it: `Hrs`, `GB-Mo`, `Quantity`. */
  readonly unit: string;
  readonly description: string;
  readonly beginRange?: string;
  /** `Inf` in the last. */
  readonly endRange?: string;
  /** By currency: `USD`, `CNY`. */
  readonly pricePerUnit: Readonly<Record<string, string>>;
}

export interface OfferTerm {
  readonly kind: 'OnDemand' | 'Reserved';
  readonly offerTermCode: string;
  /** `2025-06-01T00:00:00Z` */
  readonly effectiveDate: string;
  /** `LeaseContractLength`, `PurchaseOption`, `OfferingClass` of a reservation. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly dimensions: readonly Dimension[];
}

export interface Product {
  readonly sku: string;
  readonly servicecode: string;
  readonly productFamily?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly terms: readonly OfferTerm[];
  /** When AWS published the list that it comes from. */
  readonly publicationDate?: string;
  readonly version?: string;
}
