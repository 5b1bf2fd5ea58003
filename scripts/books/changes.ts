/** Changes of the calculator's data: `seen_utc,service,price_name,region,old,new` -> what was seen the day before each, and on it. */
import { calculatorObservations, type ListContext } from './calculator.js';
import { rowsOf } from './tables.js';

type Prices = Record<string, Record<string, string>>;

const DAY_MS = 86_400_000;

/** @param files whose changes are wanted, as the calculator's data call them */
export function changedObservations(
  text: string,
  files: readonly string[],
  { regions, source }: Pick<ListContext, 'regions' | 'source'>,
): ReturnType<typeof calculatorObservations> {
  const seen = new Map<string, Prices>();
  const note = (day: string, file: string, name: string, place: string, usd: string) => {
    const key = `${day} ${file}`;
    const prices = seen.get(key) ?? {};
    seen.set(key, prices);
    const places = prices[name] ?? {};
    prices[name] = places;
    places[place] = usd;
  };
  for (const { seen_utc = '', service = '', price_name = '', region = '', old = '', new: usd = '' } of rowsOf(text)) {
    if (!files.includes(service)) continue;
    const day = seen_utc.slice(0, 10);
    const before = new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);
    note(before, service, price_name, region, old);
    note(day, service, price_name, region, usd);
  }
  return [...seen].flatMap(([key, prices]) => {
    const [day = '', file = ''] = key.split(' ');
    return calculatorObservations(file, prices, { regions, day: day as ListContext['day'], source });
  });
}
