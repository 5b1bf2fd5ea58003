/** A timeline made the plain way: the text is read and every option billed anew for each day on which anything looked up changes. */
import { cheapestOf } from '../../src/bill/cheapest.js';
import { type BillsAt, billsAt, type PricingRequest, prepare } from '../../src/bill/vary.js';
import type { Books, PriceSource, RuleShard } from '../../src/book/book.js';
import { inOrder, type Leaf } from '../../src/formula/node.js';
import type { Day } from '../../src/quantity/day.js';
import type { Change, Moment } from '../../src/questions/time/moment.js';
import { plainWords } from '../../src/words.js';

export function plainMoments({ source, settings, books }: PricingRequest, from: Day, to: Day): Moment[] {
  const days = new Set<Day>([from]);
  const watching = watchedBooks(books, (day) => days.add(day));
  const moments: Moment[] = [];
  let before: BillsAt | undefined;
  for (let day: Day | undefined = from; day !== undefined; day = nextDay(days, day, to)) {
    const asOf = { file: 'asOf', text: day };
    const bills = billsAt(prepare({ source, settings: { ...settings, asOf }, books: watching }), new Map());
    const moment = momentOf(day, bills, before);
    const last = moments.at(-1);
    if (last === undefined || moment.changes.length > 0 || !sameReasons(last, moment)) moments.push(moment);
    before = bills;
  }
  return moments;
}

function nextDay(days: ReadonlySet<Day>, day: Day, to: Day): Day | undefined {
  return [...days].filter((one) => one > day && one <= to).sort()[0];
}

/** The books, telling every day on which something changes that is looked up. */
function watchedBooks(books: Books, onDay: (day: Day) => void): Books {
  const told = new Set<object>();
  const tell = (found: { readonly history: readonly { readonly from: Day }[] } | undefined): void => {
    if (found === undefined || told.has(found)) return;
    told.add(found);
    for (const { from } of found.history) onDay(from);
  };
  const shards = new Map<PriceSource, PriceSource>();
  const watchedShard = (shard: PriceSource): PriceSource => {
    const find: PriceSource['find'] = (id) => {
      const found = shard.find(id);
      tell(found);
      return found;
    };
    const known = shards.get(shard) ?? { ...shard, find };
    shards.set(shard, known);
    return known;
  };
  const watchedRules = (shard: RuleShard): RuleShard => ({
    ...shard,
    rules: new Proxy(shard.rules, {
      get(rules, id: string) {
        const found = rules[id];
        tell(found);
        return found;
      },
    }),
  });
  return {
    ...books,
    prices: (region, service) => books.prices(region, service).map(watchedShard),
    rules(service) {
      const shard = books.rules(service);
      return shard && watchedRules(shard);
    },
  };
}

/** The prices and rules that the bills of these options are made of. */
function leavesOf({ options }: BillsAt, names: readonly string[]): Map<string, Leaf> {
  const bills = options.flatMap(({ option, bill }) =>
    bill !== undefined && names.includes(option.name) ? [bill] : [],
  );
  const nodes = inOrder(bills.map(({ formula }) => formula));
  return new Map(
    nodes.flatMap((node) => (node.kind === 'price' || node.kind === 'rule' ? [[node.id, node] as const] : [])),
  );
}

function changesBetween(earlier: BillsAt, later: BillsAt): Change[] {
  const both = pricedNames(earlier).filter((name) => pricedNames(later).includes(name));
  const [before, after] = [leavesOf(earlier, both), leavesOf(later, both)];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return ids.flatMap((id): Change[] => {
    const [old, now] = [before.get(id), after.get(id)];
    if (old !== undefined && now !== undefined && sameValue(old, now)) return [];
    return [{ id, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
  });
}

function sameValue(a: Leaf, b: Leaf): boolean {
  if (a.kind === 'price' && b.kind === 'price') return tiersText(a) === tiersText(b);
  return a.kind !== 'price' && b.kind !== 'price' && a.value.equals(b.value);
}

function tiersText({ tiers }: Extract<Leaf, { kind: 'price' }>): string {
  return tiers.map(({ upTo, usd }) => `${upTo?.toFraction()} ${usd?.toFraction()}`).join();
}

function pricedNames({ options }: BillsAt): string[] {
  return options.filter(({ bill }) => bill !== undefined).map(({ option }) => option.name);
}

function momentOf(day: Day, bills: BillsAt, before: BillsAt | undefined): Moment {
  const { options } = bills;
  const known = before === undefined ? pricedNames(bills) : pricedNames(before);
  const priced = options.flatMap(({ bill }) => (bill === undefined ? [] : [bill]));
  return {
    day,
    options: options.map(({ option, bill, problems }) => ({
      name: option.name,
      impossible: bill?.impossible ?? [],
      ...(bill === undefined ? { reason: problems[0]?.message ?? plainWords('') } : { usd: bill.usd }),
    })),
    cheapest: cheapestOf(priced, ({ usd }) => usd).map(({ name }) => name),
    changes: before === undefined ? [] : changesBetween(before, bills),
    began: pricedNames(bills).filter((name) => !known.includes(name)),
  };
}

/** The same options are missing, whatever the day in the reason. */
function sameReasons(a: Moment, b: Moment): boolean {
  return a.options.every(({ usd }, index) => (usd === undefined) === (b.options[index]?.usd === undefined));
}
