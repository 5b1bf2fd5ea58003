/** The files of a service's own that a scaffold begins. */
import { multiply, type Rational, rational, toDecimal } from '../../src/quantity/rational.js';

export interface Described {
  readonly name: string;
  readonly title: string;
  readonly unit: {
    readonly word: string;
    /** With what it is billed for: `secret-month`. */
    readonly priced: string;
    readonly ja: string;
    /** All month, and not happening in it. */
    readonly isKept: boolean;
  };
  /** The constant of a unit of its own: `SECRET`. */
  readonly ownUnit: string | undefined;
  /** The key in a scenario, and the price: `secrets`. */
  readonly key: string;
  readonly price: { readonly usd: string; readonly per: string; readonly from: string };
  readonly free?: string;
  readonly listed?: { readonly offer: string; readonly usageType: string; readonly awsUnit: string };
  readonly regions: readonly string[];
}

const text = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
const words = (en: string, ja: string) => `{ en: ${text(en)}, ja: ${text(ja)} }`;
const amount = (value: Rational) => toDecimal(value, 20).text;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export function usageFile({ key, unit }: Described): string {
  return `import { count } from '../contract/field.js';

export const usage = {
  ${key}: count(${
    unit.isKept
      ? `${words(`${capital(key)} that are kept all month.`, `1 か月間保持する${unit.ja}の数。`)}, '10', { whole: true }`
      : `${words(`${capital(key)} in a month.`, `月間の${unit.ja}数。`)}, '1M'`
  }),
};
`;
}

export function metersFile({ name, title, key, unit, ownUnit, free }: Described): string {
  const constant = ownUnit ?? 'REQUEST';
  const priced = unit.isKept ? `${constant}_MONTH` : constant;
  return `import { one, product } from '../../formula/build.js';
${ownUnit === undefined ? "import { REQUEST } from '../../quantity/unit.js';\n" : ''}import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
${ownUnit === undefined ? '' : `import { ${ownUnit}, ${unit.isKept ? `${priced}, ` : ''}units } from './units.js';\n`}import { usage } from './usage.js';

export const ${name} = service({
  name: '${name}',
  title: ${words(title, title)},
  usage,
  skus,
${ownUnit === undefined ? '' : '  units,\n'}  meter: (usage, context) => ({
    meters: [
      meter({
        name: ${words(key, unit.ja)},
        quantity: product(usage.${key}, one(${constant})${unit.isKept ? ', context.months' : ''}),
        price: context.price('${name}/${key}', ${priced}),
${free === undefined ? '' : `        allowance: { pool: '${name}/${key}', always: context.freeAllowance('${name}/free.${key}', ${priced}) },\n`}      }),
    ],
    notPriced: [],
  }),
});
`;
}

export function unitsFile({ title, unit, key, ownUnit }: Described): string {
  return `/** What ${title} counts in. */
import type { UnitWords } from '../contract/unitWords.js';

export const ${ownUnit} = { ${unit.word}: 1 } as const;
${unit.isKept ? `export const ${ownUnit}_MONTH = { ${unit.word}: 1, month: 1 } as const;\n` : ''}
export const units: UnitWords = {
  ${unit.word}: { one: '${unit.word}', many: '${key}', ja: ${text(unit.ja)} },
};
`;
}

export function skusFile({ key, unit, price, listed }: Described): string {
  if (listed === undefined) {
    return `/** Say here how the Price List writes of the prices, as \`SkuPatterns\`. */
export const skus = {
  none: ${words('nobody has looked its prices up in the Price List yet', 'Price List での記載はまだ確認していません')},
};
`;
  }
  const { offer, usageType, awsUnit } = listed;
  return `import type { SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
  {
    price: '${key}',
    serviceCode: ${text(offer)},
    usageType: /^${usageType.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/,
    unit: '${unit.priced}',
${price.per === '1' ? '' : `    per: '${price.per}',\n`}    awsUnits: [${text(awsUnit)}],
  },
];
`;
}

/** So many are billed, beyond what is free, that the sum is read off the price. */
export function caseFile({ name, key, unit, price, free, listed, regions }: Described): string {
  const { usd, per, from } = price;
  const region = regions.includes('ap-northeast-1') ? 'ap-northeast-1' : regions[0];
  const asListed = amount(multiply(rational('0.0024'), rational(per)));
  return `# What ${name} meters, case by case, and how AWS's Price List writes of its prices. docs/recipes.md tells how a case is written.
metered:
  - title: ${key} are billed by their number
    asOf: ${from}
    region: ${region}
    component: { ${name}: { ${key}: ${per}000 } }
    # ${per}000 / ${per} x ${usd} USD
    usd: ${amount(multiply(rational(usd), rational(1000)))}
    meters:
      - ${key}: ${per}000 ${unit.priced} of ${name}/${key}
${free === undefined ? '' : `        free: ${free} ${unit.priced} always (${name}/${key})\n`}    refusedWithout:
      ${name}/${key}: ${name}
${
  listed === undefined
    ? `notListed: [${key}]\n`
    : `skus:
  - price: ${key}
    serviceCode: ${listed.offer}
    usageType: ${JSON.stringify(listed.usageType)}
    unit: ${JSON.stringify(listed.awsUnit)}
    usd: ${asListed}
`
}`;
}
