/** Units that prices were stated in before: price files that say them are read on. */

import FORMER from '../data/formerUnits.json' with { type: 'json' };

/** By the price's id: what was said before, and what it is called now. One of the one is one of the other. */
const FORMER_UNITS: Readonly<Record<string, Readonly<Record<string, string>>>> = FORMER;

/** What the unit of a price is called now. */
export function currentUnit(service: string, id: string, unit: string): string {
  const price = `${service}/${id}`;
  const former = Object.hasOwn(FORMER_UNITS, price) ? FORMER_UNITS[price] : undefined;
  return former !== undefined && Object.hasOwn(former, unit) ? (former[unit] as string) : unit;
}

/** Each with both of its words. */
export function formerUnits(): readonly { readonly price: string; readonly before: string; readonly now: string }[] {
  return Object.entries(FORMER_UNITS).flatMap(([price, words]) =>
    Object.entries(words).map(([before, now]) => ({ price, before, now })),
  );
}
