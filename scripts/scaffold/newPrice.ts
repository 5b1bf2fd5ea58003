/** A further price of a service: in its price files, and as a meter of its own where it isn't metered yet. */
import { existsSync } from 'node:fs';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { SERVICES } from '../../src/services/registry.js';
import { type Begun, type BegunMeter, begunMeter, leftOutText, pricedRegions, regionsOf } from './begun.js';
import { Refusal, read, type Scaffolded } from './change.js';
import { priceFile, priceFilePath, ruleFile } from './dataFiles.js';
import { furtherMeter } from './furtherMeter.js';

/**
 * @param id `waf/rules`: the service, and the price's name, which is also the key in a scenario
 * @param begun `all` of its regions are those of AWS's commercial ones where the service has prices
 * @throws Refusal where it can't be or is there, InputError where the price can't be read
 */
export function newPrice(id: string, begun: Begun): Scaffolded {
  const [, service = '', key = ''] = /^([A-Za-z]\w*)\/([a-z]\w*(?:\.\w+)*)$/.exec(id) ?? [];
  if (key === '') throw new Refusal(`\`${id}\` is no price: write the service and the price's name, such as waf/rules`);
  if (!SERVICES.has(service)) {
    throw new Refusal(`there is no service \`${service}\`: begin it by npm run new:service ${service}`);
  }
  const { regions, leftOut } = regionsOf(begun.region, pricedRegions(service));
  const there = regions.find((region) => unitIn(service, key, region) !== undefined);
  if (there !== undefined) {
    throw new Refusal(
      `${priceFilePath(service, there)} has ${key}: a change of it is an entry of its history, by hand`,
    );
  }
  const elsewhere = pricedRegions(service).find((region) => unitIn(service, key, region) !== undefined);
  const known = elsewhere === undefined ? undefined : unitIn(service, key, elsewhere);
  const meter = begunMeter(service, begun, key);
  if (known === undefined) return firstPrice(meter, regions, leftOut);
  if (meter.unit.priced !== known.unit || meter.price.per !== known.per) {
    throw new Refusal(
      `${id} is per ${known.per} ${known.unit} in ${elsewhere}: give --per ${known.per} --unit ${known.unit}`,
    );
  }
  return {
    changes: regions.map((region) => priceFile(meter, region)),
    notes: leftOutText(leftOut),
    next: ['npm run --silent build, before any test', 'CHANGELOG.md: a line'],
  };
}

/** Where no region has it yet. */
function firstPrice(meter: BegunMeter, regions: readonly string[], leftOut: readonly string[]): Scaffolded {
  const { service, key } = meter;
  const { changes, byHand } = furtherMeter(meter, regions);
  return {
    changes: [
      ...regions.map((region) => priceFile(meter, region)),
      ...(meter.free === undefined ? [] : [ruleFile(meter)]),
      ...changes,
    ],
    notes: leftOutText(leftOut),
    next: [
      ...(changes.length === 0
        ? byHand
        : [`src/services/${service}: whether a scenario must say ${key} (it needn't, as begun), and what it means`]),
      `test/services/cases/${service}.yaml: published examples, and both sides of every boundary`,
      'CHANGELOG.md: a line',
    ],
  };
}

function unitIn(service: string, key: string, region: string): { unit: string; per: string } | undefined {
  const path = priceFilePath(service, region);
  if (!existsSync(path)) return undefined;
  const { prices } = parsePriceShard({ file: path, text: read(path) });
  const { unit, per } = Object.hasOwn(prices, key) ? (prices[key] ?? {}) : {};
  return unit === undefined || per === undefined ? undefined : { unit, per };
}
