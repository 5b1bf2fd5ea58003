/** EC2 prices as tables of separated values list them -> observations of `ec2` and `ec2Reserved`. */
import Papa from 'papaparse';
import type { Region } from '../../src/book/book.js';
import type { Day } from '../../src/quantity/day.js';
import type { Observation, Observations } from '../../src/refresh/observation.js';
import { type About, add, hourly, inRegions, isAmount } from './catalogues.js';

type Regions = Readonly<Record<string, Region>>;

export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** The region that AWS's Price List calls so; undefined for a local zone. */
function regionNamed(name: string, regions: Regions): string | undefined {
  return Object.keys(regions).find((region) => regions[region]?.priceListNames.includes(name));
}

/** `c6g.metal`, `c7i.metal-24xl` */
function isBareMetal(type: string): boolean {
  return /\.metal(-|$)/.test(type);
}

/**
 * A table `type,usd_per_hour` of one region, made by a generator that also asked for bare metal of Dedicated tenancy and
 * wrote whichever came last. The books hold prices of shared tenancy: what may be of another isn't taken.
 */
export function tableObservations(text: string, region: string, about: About): Observations[] {
  const observations = rowsOf(text).flatMap(({ type = '', usd_per_hour: usd }): Observation[] =>
    isAmount(usd) && !isBareMetal(type) ? [hourly(`linux.${type}`, usd)] : [],
  );
  return inRegions('ec2', new Map([[region, observations]]), about);
}

/** The same generator's tables of several regions: `region,instance_type,price_per_h,currency`. */
export function regionTableObservations(text: string, about: About): Observations[] {
  const found = new Map<string, Observation[]>();
  const currencies = new Set<string>();
  for (const { region = '', instance_type: type = '', price_per_h: amount, currency = '' } of rowsOf(text)) {
    if (!isAmount(amount) || isBareMetal(type)) continue;
    currencies.add(currency);
    const { tiers, ...observation } = hourly(`linux.${type}`, amount);
    add(found, region, { ...observation, tiers: currency === 'CNY' ? [{ cny: tiers[0]?.usd ?? '' }] : tiers });
  }
  const [currency, ...others] = currencies;
  if (others.length > 0 || (currency !== 'USD' && currency !== 'CNY')) {
    throw new Error(`a list in ${[...currencies].join(' and ')}: one of USD and CNY is read`);
  }
  return inRegions('ec2', found, about).map((one) => ({ ...one, currency }));
}

/** Windows with its licence: `region,instance_type,windows_usd_per_h,linux_usd_per_h`. */
export function windowsObservations(text: string, about: About): Observations[] {
  const found = new Map<string, Observation[]>();
  for (const { region = '', instance_type: type, windows_usd_per_h: usd } of rowsOf(text)) {
    if (isAmount(usd)) add(found, region, hourly(`windows.${type}`, usd));
  }
  return inRegions('ec2', found, about);
}

const ALL_UPFRONT: Readonly<Record<string, string>> = {
  standard_1yr_all_upfront_effective_usd_per_h: '1year',
  standard_3yr_all_upfront_effective_usd_per_h: '3years',
};

/** On demand, and reserved paid all upfront, with the region as the Price List calls it; rates to six decimals. */
export function upfrontObservations(text: string, regions: Regions, about: About): Observations[] {
  const onDemand = new Map<string, Observation[]>();
  const reserved = new Map<string, Observation[]>();
  for (const row of rowsOf(text)) {
    const region = regionNamed(row.region ?? '', regions);
    if (region === undefined || row.os !== 'Linux') continue;
    const id = `linux.${row.instance_type}`;
    if (isAmount(row.ondemand_usd_per_h)) add(onDemand, region, hourly(id, row.ondemand_usd_per_h));
    for (const [column, length] of Object.entries(ALL_UPFRONT)) {
      const usd = row[column];
      if (isAmount(usd))
        add(reserved, region, { ...hourly(`effective.${id}.${length}.all`, usd), roundedTo: '0.000001' });
    }
  }
  return [...inRegions('ec2', onDemand, about), ...inRegions('ec2Reserved', reserved, about)];
}

/**
 * What dozens of lists of one region show, as their differences: `listed,instance_type,old_usd_per_h,new_usd_per_h`, where a
 * type appears, changes and disappears. A price is seen on the first list that has it and on the last.
 * @param lists the days of all lists, a column `listed`
 */
export function differenceObservations(
  text: string,
  lists: string,
  region: string,
  source: Observations['source'],
): Observations[] {
  const days = [...new Set(rowsOf(lists).flatMap(({ listed }) => listed ?? []))].sort();
  const byType = new Map<string, Readonly<Record<string, string>>[]>();
  for (const row of rowsOf(text)) add(byType, row.instance_type ?? '', row);
  const found = new Map<string, Observation[]>();
  for (const [type, rows] of byType) {
    if (isBareMetal(type)) continue;
    const changes = rows.toSorted((a, b) => (a.listed ?? '').localeCompare(b.listed ?? ''));
    changes.forEach(({ listed = '', new_usd_per_h: usd }, index) => {
      const until = changes[index + 1]?.listed;
      const last = days.findLast((day) => until === undefined || day < until);
      if (!isAmount(usd)) return;
      for (const day of new Set([listed, last ?? listed])) add(found, day, hourly(`linux.${type}`, usd));
    });
  }
  return [...found].map(([seen, observations]) => {
    return { service: 'ec2', region, currency: 'USD', seen: seen as Day, source, observations };
  });
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Changes of the calculator's data as somebody saw them hour by hour: `seen_utc,service,price_name,region,old,new`. The old price is
 * seen on the day before, the new one on the day itself.
 */
export function changeObservations(text: string, regions: Regions, source: Observations['source']): Observations[] {
  const found = new Map<string, Map<string, Observation[]>>();
  for (const { seen_utc: seen = '', service, price_name: name = '', region: place = '', old, new: usd } of rowsOf(
    text,
  )) {
    const type = /instancetype-(.+)$/.exec(name)?.[1];
    const region = regionNamed(place, regions);
    if (service !== 'ec2' || type === undefined || region === undefined) continue;
    const day = seen.slice(0, 10);
    const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
    for (const [on, amount] of [
      [before, old],
      [day, usd],
    ] as const) {
      const ofDay = found.get(on) ?? new Map<string, Observation[]>();
      if (isAmount(amount)) add(ofDay, region, hourly(`linux.${type}`, amount));
      found.set(on, ofDay);
    }
  }
  return [...found].flatMap(([on, ofDay]) => inRegions('ec2', ofDay, { day: on as Day, source }));
}
