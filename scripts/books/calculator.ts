/** Prices as AWS's calculator carries them (name -> name of the region -> USD) -> observations. */
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import { divide, multiply, rational, toDecimal } from '../../src/quantity/rational.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';
import { type Found, MACHINES, machinesIn, type Prices } from './calculatorMachines.js';
import { LISTED, type Listed } from './calculatorNames.js';
import { transfers } from './calculatorTransfer.js';
import { isAmount, plain } from './catalogues.js';

/** The files of the data of 2025-06-18. */
export const CALCULATOR_FILES = [
  ...['lambda', 'apigateway', 'queueservice', 'sns', 'dynamodb', 's3', 'elb', 'vpc', 'kinesis', 'cloudwatch', 'ecs'],
  ...['ec2', 'rds-mysql-ondemand', 'redshift'],
];

export interface ListContext {
  readonly regions: Readonly<Record<string, Region>>;
  readonly day: Day;
  readonly source: Observations['source'];
}

export function calculatorObservations(file: string, prices: Prices, look: ListContext): Observations[] {
  return Object.entries(look.regions).flatMap(([region, { priceListNames, partition }]) => {
    // The list is in dollars, and China's prices are not.
    if (partition === 'aws-cn') return [];
    const found = foundIn(file, prices, priceListNames, look);
    return [...new Set(found.map(({ service }) => service))].map((service): Observations => {
      const observations = found.filter((one) => one.service === service).map(({ observation }) => observation);
      return { service, region, currency: 'USD', seen: look.day, source: look.source, observations };
    });
  });
}

/** Prices of Lambda that the named data leave out, by the code that each has in every region. */
const CODED: Readonly<Record<string, Pick<Observation, 'id' | 'unit'>>> = {
  'Iz64a2LESXAj7d7cogQMkslYLf9-6Wgke0-_rOOQcWg': { id: 'eventPollerUnits', unit: 'pollerUnit-h' },
  'M8QATjZO9cUYQz1nWgksW5SL-Tdu9le7of2vMo9wdSA': { id: 'snapStart.cache', unit: 'GB-s' },
  'Zbv-sZDh_ToRrFGcQrtfqYulZ9o6TCgwNM-12xxBPPE': { id: 'snapStart.restore', unit: 'GB' },
};

interface CodedPrices {
  readonly regions: Readonly<Record<string, Readonly<Record<string, { readonly price: string }>>>>;
}

/**
 * The calculator's own file of Lambda, before names are given to its prices. A code stands for one price in all regions; which,
 * is told by its price in us-east-1, where AWS's pricing page shows it (0.185, 0.0000015046, 0.0001397998 USD).
 */
export function codedObservations({ regions: prices }: CodedPrices, look: ListContext): Observations[] {
  return Object.entries(look.regions).flatMap(([region, { priceListNames, partition }]) => {
    const found = partition === 'aws-cn' ? undefined : priceListNames.map((name) => prices[name]).find(Boolean);
    const observations = Object.entries(CODED).flatMap(([code, price]): Observation[] => {
      const usd = found?.[code]?.price;
      return isAmount(usd) ? [{ ...price, per: '1', tiers: [{ usd: plain(usd) }] }] : [];
    });
    if (observations.length === 0) return [];
    return [{ service: 'lambda', region, currency: 'USD', seen: look.day, source: look.source, observations }];
  });
}

function foundIn(file: string, prices: Prices, names: readonly string[], look: ListContext): Found[] {
  if (file === 'datatransfer') return [...inTable(file, prices, names), ...transfers(prices, names, look.regions)];
  const machines = MACHINES[file];
  return machines === undefined ? inTable(file, prices, names) : machinesIn(prices, names, machines);
}

function inTable(file: string, prices: Prices, names: readonly string[]): Found[] {
  return (LISTED[file] ?? []).flatMap((listed) => {
    const observation = listedIn(listed, prices, names);
    const [service = ''] = listed.id.split('/');
    return observation === undefined ? [] : [{ service, observation }];
  });
}

/** A tier that a region doesn't list does not exist there: the last listed one is open. */
function listedIn(
  { id, unit, per = '1', unitsEach = '1', names, isEverywhere, mayBeFree }: Listed,
  prices: Prices,
  at: readonly string[],
) {
  const places = isEverywhere === true ? ['Any'] : at;
  const tiers: { upTo?: string; usd: string }[] = [];
  for (const one of names) {
    const [name, upTo] = typeof one === 'string' ? [one] : one;
    const usd = places.map((place) => prices[name]?.[place]).find((text) => text !== undefined && text !== null);
    if (usd === undefined || usd === null || !(isAmount(usd) || (mayBeFree === true && Number(usd) === 0))) break;
    const amount = toDecimal(divide(multiply(rational(usd), rational(per)), rational(unitsEach)), 30).text;
    tiers.push({ ...(upTo === undefined ? {} : { upTo }), usd: amount });
  }
  const last = tiers.pop();
  if (last === undefined) return undefined;
  const price = id.slice(id.indexOf('/') + 1);
  return { id: price, unit, per, tiers: [...tiers, { usd: last.usd }] } satisfies Observation;
}
