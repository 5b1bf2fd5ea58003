/** How AWS's Price List describes what a service bills, so that each price is found there: by attributes, never by SKU. */

/**
 * One price, or a family of prices. In `price`, `{instanceType}` stands for that attribute of the product.
 * A product is meant where its usage type, without the region's prefix, matches, and no attribute contradicts `where`
 * (older lists lack some attributes; a missing one contradicts nothing).
 */
export interface SkuPattern {
  /** Within the service: `linux.{instanceType}`. */
  readonly price: string;
  /** AWS's name of the offer: `AmazonEC2`. */
  readonly serviceCode: string;
  readonly usageType: RegExp;
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  /** The same of attributes that newer lists alone have: AWS isn't asked by them, as it leaves out what lacks one that it is asked by. */
  readonly whereListed?: Readonly<Record<string, string>>;
  /** The unit of the price in our books, and for how many of it the book states the price. */
  readonly unit: string;
  readonly per?: string;
  /** What AWS calls the unit, without regard to case: it has changed over the years and differs between regions. */
  readonly awsUnits: readonly string[];
  /** How many of our units are one of AWS's; one where absent. */
  readonly unitsEach?: string;
  /** Offered for terms too: then `<book>/hours.<of>.1year.none` and the like are found beside it, in a book of their own. */
  readonly reserved?: { readonly book: string; readonly of: string };
  /** The offer is too large to ask for all that it has of a region, and nothing else narrows the question: the usage type does. */
  readonly isAskedByUsageType?: true;
  /** Listed by where it begins (`fromLocation`), and not by its region. */
  readonly isListedFrom?: true;
}

/** The service's prices of the books, as the Price List describes them. */
export type SkuPatterns = readonly SkuPattern[];

export const HOURS = ['Hrs', 'Hours', 'Hour'] as const;
export const GIGABYTES = ['GB', 'GigaBytes'] as const;
export const GIGABYTE_MONTHS = ['GB-Mo', 'GB-month', 'GB-Month', 'GB Month'] as const;
export const REQUESTS = ['Requests', 'Request', 'API Requests', 'API Calls'] as const;
