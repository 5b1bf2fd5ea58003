/** Products of the Price List, made up for tests in the shape that AWS documents. */

export interface Step {
  readonly begin?: string;
  readonly end?: string;
  readonly price: string;
}

export interface Made {
  readonly sku: string;
  readonly serviceCode: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly productFamily?: string;
  readonly unit?: string;
  readonly currency?: string;
  readonly effective?: string;
  /** A price, or its tiers; none for a product without terms. */
  readonly price?: string | readonly Step[];
  readonly reserved?: readonly {
    length: string;
    option: string;
    offering?: string;
    hourly: string;
    upfront?: string;
  }[];
}

const ON_DEMAND = 'JRTCKXETXF';

function dimension(rateCode: string, unit: string, { begin = '0', end = 'Inf', price }: Step, currency: string) {
  const range = unit === 'Quantity' ? {} : { beginRange: begin, endRange: end };
  return { rateCode, unit, description: 'made up', appliesTo: [], ...range, pricePerUnit: { [currency]: price } };
}

/** An item of `PriceList`. */
export function product({
  sku,
  serviceCode,
  attributes,
  productFamily = 'Made Up',
  unit = 'Hrs',
  currency = 'USD',
  effective = '2026-11-01T00:00:00Z',
  price,
  reserved = [],
}: Made) {
  const steps = typeof price === 'string' ? [{ price }] : (price ?? []);
  const dimensions = steps.map((step, index) => {
    const rateCode = `${sku}.${ON_DEMAND}.RATE${index}`;
    return [rateCode, dimension(rateCode, unit, step, currency)] as const;
  });
  const onDemand = {
    [`${sku}.${ON_DEMAND}`]: {
      sku,
      offerTermCode: ON_DEMAND,
      effectiveDate: effective,
      termAttributes: {},
      priceDimensions: Object.fromEntries(dimensions),
    },
  };
  const reservations = reserved.map(({ length, option, offering = 'standard', hourly, upfront }, index) => {
    const code = `${sku}.TERM${index}`;
    const rates = [
      [`${code}.HOURS`, dimension(`${code}.HOURS`, 'Hrs', { price: hourly }, currency)],
      ...(upfront === undefined
        ? []
        : [[`${code}.ONCE`, dimension(`${code}.ONCE`, 'Quantity', { price: upfront }, currency)] as const]),
    ];
    return [
      code,
      {
        sku,
        offerTermCode: `TERM${index}`,
        effectiveDate: effective,
        termAttributes: { LeaseContractLength: length, PurchaseOption: option, OfferingClass: offering },
        priceDimensions: Object.fromEntries(rates),
      },
    ];
  });
  return {
    product: { sku, productFamily, attributes: { servicecode: serviceCode, ...attributes } },
    serviceCode,
    version: '20261120000000',
    publicationDate: '2026-11-20T10:00:00Z',
    terms: {
      ...(price === undefined ? {} : { OnDemand: onDemand }),
      ...(reserved.length === 0 ? {} : { Reserved: Object.fromEntries(reservations) }),
    },
  };
}

export type Item = ReturnType<typeof product>;

const TOKYO = { location: 'Asia Pacific (Tokyo)', locationType: 'AWS Region', regionCode: 'ap-northeast-1' };

/** A Linux instance of Tokyo on shared hardware; `more` makes it another. */
export function instance(type: string, price: string | undefined, more: Partial<Made> = {}): Item {
  const { attributes = {}, ...rest } = more;
  return product({
    sku: `EC2${type.replace(/\W/g, '').toUpperCase()}`,
    serviceCode: 'AmazonEC2',
    productFamily: 'Compute Instance',
    ...(price === undefined ? {} : { price }),
    ...rest,
    attributes: {
      ...TOKYO,
      instanceType: type,
      operatingSystem: 'Linux',
      tenancy: 'Shared',
      capacitystatus: 'Used',
      preInstalledSw: 'NA',
      licenseModel: 'No License required',
      usagetype: `APN1-BoxUsage:${type}`,
      operation: 'RunInstances',
      ...attributes,
    },
  });
}

/** What Lambda bills in Tokyo. */
export function lambda(
  sku: string,
  usagetype: string,
  unit: string,
  price: string | readonly Step[],
  more: Partial<Made> = {},
): Item {
  const { attributes = {}, ...rest } = more;
  return product({
    sku,
    serviceCode: 'AWSLambda',
    productFamily: 'Serverless',
    unit,
    price,
    ...rest,
    attributes: { ...TOKYO, usagetype: `APN1-${usagetype}`, ...attributes },
  });
}

export const REQUESTS = lambda('LREQUESTS', 'Request', 'Requests', '0.0000002000');
export const DURATION = lambda('LDURATION', 'Lambda-GB-Second', 'Lambda-GB-Second', [
  { end: '6000000000', price: '0.0000166667' },
  { begin: '6000000000', end: '15000000000', price: '0.0000150000' },
  { begin: '15000000000', price: '0.0000133334' },
]);

/** An offer file of the items, as AWS lays it out. */
export function offerJson(offerCode: string, items: readonly Item[]): string {
  const terms = (kind: 'OnDemand' | 'Reserved') =>
    Object.fromEntries(
      items.flatMap((item) => (item.terms[kind] === undefined ? [] : [[item.product.sku, item.terms[kind]]])),
    );
  return JSON.stringify(
    {
      formatVersion: 'v1.0',
      disclaimer: 'made up',
      offerCode,
      version: '20261120000000',
      publicationDate: '2026-11-20T10:00:00Z',
      products: Object.fromEntries(items.map((item) => [item.product.sku, item.product])),
      terms: { OnDemand: terms('OnDemand'), Reserved: terms('Reserved') },
    },
    null,
    2,
  );
}

interface Offered {
  readonly offerTermCode: string;
  readonly effectiveDate: string;
  readonly termAttributes: Readonly<Record<string, string>>;
  readonly priceDimensions: Readonly<Record<string, ReturnType<typeof dimension>>>;
}

const TITLES = [
  ['Location', 'location'],
  ['Region Code', 'regionCode'],
  ['Instance Type', 'instanceType'],
  ['Operating System', 'operatingSystem'],
  ['Tenancy', 'tenancy'],
  ['License Model', 'licenseModel'],
  ['CapacityStatus', 'capacitystatus'],
  ['Pre Installed S/W', 'preInstalledSw'],
  ['usageType', 'usagetype'],
  ['serviceCode', 'servicecode'],
] as const;

/** The same in CSV. */
export function offerCsv(offerCode: string, items: readonly Item[]): string {
  const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const head = ['SKU', 'OfferTermCode', 'RateCode', 'TermType', 'PriceDescription', 'EffectiveDate', 'StartingRange'];
  const more = ['EndingRange', 'Unit', 'PricePerUnit', 'Currency', 'LeaseContractLength', 'PurchaseOption'];
  const titles = [...head, ...more, 'OfferingClass', 'Product Family', ...TITLES.map(([title]) => title)];
  const rows = items.flatMap(({ product: { sku, productFamily, attributes }, terms }) =>
    (['OnDemand', 'Reserved'] as const).flatMap((kind) =>
      Object.values((terms[kind] ?? {}) as Record<string, Offered>).flatMap((term) =>
        Object.values(term.priceDimensions).map((rate) => {
          const { beginRange = '', endRange = '' } = rate as { beginRange?: string; endRange?: string };
          const [[currency = '', amount = ''] = []] = Object.entries(rate.pricePerUnit);
          const { LeaseContractLength = '', PurchaseOption = '', OfferingClass = '' } = term.termAttributes;
          const start = [
            sku,
            term.offerTermCode,
            rate.rateCode,
            kind,
            rate.description,
            term.effectiveDate,
            beginRange,
          ];
          const rest = [
            endRange,
            rate.unit,
            amount,
            currency,
            LeaseContractLength,
            PurchaseOption,
            OfferingClass,
            productFamily,
          ];
          const own = TITLES.map(([, key]) => (attributes as Record<string, string>)[key] ?? '');
          return quoted([...start, ...rest, ...own]);
        }),
      ),
    ),
  );
  const about = [
    quoted(['FormatVersion', 'v1.0']),
    quoted(['Disclaimer', 'made up']),
    quoted(['Publication Date', '2026-11-20T10:00:00Z']),
    quoted(['Version', '20261120000000']),
    quoted(['OfferCode', offerCode]),
  ];
  return [...about, quoted(titles), ...rows, ''].join('\n');
}
