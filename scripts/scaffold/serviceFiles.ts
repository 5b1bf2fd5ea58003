/** The files of a service's own that a scaffold begins with one meter. */
import { multiply, type Rational, rational, toDecimal } from '../../src/quantity/rational.js';
import { japanese } from '../../src/words.js';
import type { BegunMeter } from './begun.js';

const text = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
const words = (en: string, ja: string) => `{ en: ${text(en)}, ja: ${text(ja)} }`;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const amount = (value: Rational) => toDecimal(value, 20).text;

export function usageFile(meter: BegunMeter): string {
  return `import { count } from '../contract/field.js';

export const usage = {
  ${meter.key}: ${field(meter)},
};
`;
}

export function field({ name, unit: { ja, isKept } }: BegunMeter): string {
  return isKept
    ? `count(${words(`${capital(name)} that are kept all month.`, japanese`1 か月間保持する${ja}の数。`)}, '10', { whole: true })`
    : `count(${words(`${capital(name)} in a month.`, japanese`月間の${ja}数。`)}, '1M')`;
}

/** The constants that a meter and its price are in. */
export function constants({ unit: { constant, isKept } }: BegunMeter): string[] {
  return isKept ? [constant, `${constant}_MONTH`] : [constant];
}

export function metersFile(meter: BegunMeter, title: string): string {
  const { service, unit } = meter;
  return `import { one, product } from '../../formula/build.js';
${unit.isOwn ? '' : "import { REQUEST } from '../../quantity/unit.js';\n"}import { meter, service } from '../contract/service.js';
import { skus } from './skus.js';
${unit.isOwn ? `import { ${[...constants(meter), 'units'].join(', ')} } from './units.js';\n` : ''}import { usage } from './usage.js';

export const ${service} = service({
  name: '${service}',
  title: ${words(title, title)},
  usage,
  skus,
${unit.isOwn ? '  units,\n' : ''}  meter: (usage, context) => ({
    meters: [
${meterCall(meter)},
    ],
    notPriced: [],
  }),
});
`;
}

/** @param at what a message points at where the books don't have the price; default: the whole component */
export function meterCall(meter: BegunMeter, at = ''): string {
  const { service, key, name, unit, free } = meter;
  const [counted, priced = counted] = constants(meter);
  return `      meter({
        name: ${words(name, unit.ja)},
        quantity: product(usage.${key}, one(${counted})${unit.isKept ? ', context.months' : ''}),
        price: context.price('${service}/${key}', ${priced}${at === '' ? '' : `, ['${at}']`}),
${free === undefined ? '' : `        allowance: { pool: '${service}/${key}', always: context.freeAllowance('${service}/free.${key}', ${priced}) },\n`}      })`;
}

export function unitsFile(meter: BegunMeter, title: string): string {
  return `/** What ${title} counts in. */
import type { UnitWords } from '../contract/unitWords.js';

${constants(meter)
  .map((name) => constant(meter, name))
  .join('')}
export const units: UnitWords = {
${unitWords(meter)}};
`;
}

export function constant({ unit: { word } }: BegunMeter, name: string): string {
  return `export const ${name} = { ${word}: 1${name.endsWith('_MONTH') ? ', month: 1' : ''} } as const;\n`;
}

export function unitWords({ unit: { word, one, many, ja } }: BegunMeter): string {
  return `  ${word}: { one: ${text(one)}, many: ${text(many)}, ja: ${text(ja)} },\n`;
}

export function skusFile(meter: BegunMeter): string {
  if (meter.listed === undefined) {
    return `/** Say here how the Price List writes of the prices, as \`SkuPatterns\`. */
export const skus = {
  none: ${words('nobody has looked its prices up in the Price List yet', 'Price List での記載はまだ確認していません')},
};
`;
  }
  return `import type { SkuPatterns } from '../contract/sku.js';

export const skus: SkuPatterns = [
${pattern(meter)}];
`;
}

export function pattern({ key, unit, price: { per }, listed }: BegunMeter): string {
  if (listed === undefined) return '';
  const { offer, usageType, awsUnit } = listed;
  return `  {
    price: '${key}',
    serviceCode: ${text(offer)},
    usageType: /^${usageType.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}$/,
    unit: '${unit.priced}',
${per === '1' ? '' : `    per: '${per}',\n`}    awsUnits: [${text(awsUnit)}],
  },
`;
}

/** So many are billed, beyond what is free, that the sum is read off the price. */
export function caseFile(meter: BegunMeter, region: string): string {
  const { service, key, name, price } = meter;
  const { usd, per, from } = price;
  return `# What ${service} meters, case by case, and how AWS's Price List writes of its prices. docs/recipes.md tells how a case is written.
metered:
  - title: ${name} are billed by their number
    asOf: ${from}
    region: ${region}
    component: { ${service}: { ${key}: ${per}000 } }
    # ${per}000 / ${per} x ${usd} USD
    usd: ${amount(multiply(rational(usd), rational(1000)))}
    meters:
${meteredLines(meter)}    refusedWithout:
      ${service}/${key}: ${service}
${meter.listed === undefined ? `notListed: [${key}]\n` : `skus:\n${listedCase(meter)}`}`;
}

export function meteredLines({ service, key, name, unit, price: { per }, free }: BegunMeter): string {
  const billed = `      - ${name}: ${per}000 ${unit.priced} of ${service}/${key}\n`;
  return free === undefined ? billed : `${billed}        free: ${free} ${unit.priced} always (${service}/${key})\n`;
}

/** What the book says of AWS's 0.0024 USD, besides. */
export function listedCase({ key, price: { per }, listed }: BegunMeter): string {
  if (listed === undefined) return '';
  return `  - price: ${key}
    serviceCode: ${listed.offer}
    usageType: ${JSON.stringify(listed.usageType)}
    unit: ${JSON.stringify(listed.awsUnit)}
    usd: ${amount(multiply(rational('0.0024'), rational(per)))}
`;
}
