/** EBS as AWS's calculator carries it before its data are turned round: name of the region -> name -> price. */
import { calculatorObservations, type ListContext } from './calculator.js';

interface ByRegion {
  readonly regions: Readonly<Record<string, Readonly<Record<string, { readonly price: string }>>>>;
}

export function volumeObservations(
  { regions }: ByRegion,
  look: ListContext,
): ReturnType<typeof calculatorObservations> {
  const prices: Record<string, Record<string, string>> = {};
  for (const [region, listed] of Object.entries(regions)) {
    for (const [name, { price }] of Object.entries(listed)) {
      const places = prices[name] ?? {};
      prices[name] = places;
      places[region] = price;
    }
  }
  return calculatorObservations('ebs', prices, look);
}
