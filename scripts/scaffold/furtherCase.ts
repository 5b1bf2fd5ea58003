/** A case of a further meter: as the first case of the service, with this beside what it meters. */
import { Document, isMap, parse } from 'yaml';
import { add, multiply, rational } from '../../src/quantity/rational.js';
import { type BegunMeter, TOKYO } from './begun.js';
import { amount, listedCase, meteredLines } from './serviceFiles.js';

/** The day of a case that says none (test/support/cases.ts). */
const DEFAULT_DAY = '2025-06-18';

interface Case {
  readonly component: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly asOf?: string;
  readonly region?: string;
  readonly usd?: string;
  readonly meters: readonly object[];
}

/** @returns the file with the case, and what it says of the Price List; undefined where its first case is of another form */
export function withFurtherCase(text: string, meter: BegunMeter, regions: readonly string[]): string | undefined {
  const [first] = (parse(text, { schema: 'failsafe' }) as { metered?: readonly Case[] }).metered ?? [];
  if (first === undefined) return undefined;
  const usage = first.component[meter.service];
  if (typeof usage !== 'object' || usage === null || Array.isArray(usage)) return undefined;
  const end = /^(skus|notListed):/m.exec(text)?.index ?? text.length;
  const metered = `${text.slice(0, end).trimEnd()}\n${caseText(first, usage, meter, regions)}`;
  return withListing(metered, text.slice(end), meter);
}

function caseText(first: Case, usage: object, meter: BegunMeter, regions: readonly string[]): string {
  const { service, key, name, price } = meter;
  const { title: _, source: __, refusedWithout: ___, ...frame } = first as Case & Record<string, unknown>;
  const { region = TOKYO, asOf = DEFAULT_DAY, usd } = first;
  const own = multiply(rational(price.usd), rational(1000));
  const said = {
    title: `${name} are billed beside the others`,
    ...frame,
    asOf: [asOf, price.from].sort().at(-1),
    region: regions.includes(region) ? region : regions[0],
    component: { [service]: { ...usage, [key]: `${price.per}000` } },
    ...(usd === undefined ? {} : { usd: amount(add(rational(usd), own)) }),
    meters: [...first.meters, ...(parse(meteredLines(meter), { schema: 'failsafe' }) as object[])],
    refusedWithout: { [`${service}/${key}`]: `${price.per}000` },
  };
  const document = new Document([said], { schema: 'failsafe' });
  const component = document.getIn([0, 'component'], true);
  if (isMap(component)) component.flow = true;
  const lines = document.toString({ lineWidth: 0 }).trimEnd().split('\n');
  return lines
    .flatMap((line) =>
      line.startsWith('  usd:') ? [`  # ${usd} USD + ${price.per}000 / ${price.per} x ${price.usd} USD`, line] : [line],
    )
    .map((line) => `  ${line}\n`)
    .join('');
}

/** @param listing what the file says of the Price List */
function withListing(metered: string, listing: string, meter: BegunMeter): string {
  if (meter.listed !== undefined) {
    const product = listedCase(meter);
    if (!/^skus:$/m.test(listing)) return `${metered}skus:\n${product}${listing}`;
    return `${metered}${listing.replace(/^skus:\n/m, (head) => `${head}${product}`)}`;
  }
  if (!/^notListed:/m.test(listing)) return `${metered}${listing}notListed: [${meter.key}]\n`;
  return `${metered}${listing.replace(/^notListed: \[(.*)\]$/m, `notListed: [$1, ${meter.key}]`).replace(/^notListed:\n/m, `notListed:\n  - ${meter.key}\n`)}`;
}
