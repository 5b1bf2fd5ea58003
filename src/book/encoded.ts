/**
 * A shard as the package carries it: a line for what holds for all of it, then a line per price, so that looking one up
 * reads that one. Most prices of a shard have a history of the same shape (first seen on the same day, from the same
 * source), so a line has a shape's number and the amounts, `"linux.t2.micro"\t3\t0.0152`, and the shapes follow, a line each
 * with its number. Of hundreds of shapes few are needed.
 */
import type { PriceHistory, PriceShard, PriceSource, RuleHistory, RuleShard, TierText } from './book.js';

/** A history whose amounts and SKUs are left out: `null` where one belongs. */
interface Shape {
  readonly unit: string;
  readonly per: string;
  readonly history: readonly object[];
}

type Head = Omit<PriceShard, 'prices'>;

/** What differs between prices of one shape, in the order of the text. */
const OWN = new Set(['usd', 'cny', 'sku']);

/** A JSON text holds neither tabs nor line breaks of its own, and nor do decimals and SKUs (see parsePrices.ts). */
export function encodeShard({ prices, ...about }: PriceShard): string {
  const shapes = new Map<string, number>();
  const lines = Object.entries(prices).map(([id, history]) => {
    const own: string[] = [];
    const shape = JSON.stringify(history, (key, value) => {
      if (!OWN.has(key)) return value;
      own.push(value);
      return null;
    });
    const number = shapes.get(shape) ?? shapes.size;
    shapes.set(shape, number);
    return [JSON.stringify(id), String(number), ...own].join('\t');
  });
  const shapeLines = [...shapes].map(([shape, number]) => `${number}\t${shape}`);
  return ascii([JSON.stringify(about), ...lines, ...shapeLines, ''].join('\n'));
}

/** Within JSON, as which it reads the same: a text of ASCII alone is read and searched in half the time. */
function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function decodeShard(text: string): PriceSource {
  const about: Head = JSON.parse(text.slice(0, text.indexOf('\n')));
  const shapes = new Map<string, Shape>();
  const found = new Map<string, PriceHistory | undefined>();
  let lines: ReadonlyMap<string, number> | undefined;
  const lineOf = (key: string): string | undefined => {
    if (found.size >= MAX_SEARCHES) lines ??= linesOf(text);
    const from = lines === undefined ? searched(text, key) : lines.get(key);
    return from === undefined ? undefined : text.slice(from, text.indexOf('\n', from));
  };
  const shapeOf = (number: string): Shape => {
    const shape = shapes.get(number) ?? (JSON.parse(lineOf(number) ?? '') as Shape);
    shapes.set(number, shape);
    return shape;
  };
  const read = (id: string): PriceHistory | undefined => {
    const [shape, ...own] = lineOf(ascii(JSON.stringify(id)))?.split('\t') ?? [];
    return shape === undefined ? undefined : filled(shapeOf(shape), own);
  };
  return {
    ...about,
    /** The same object for the same price, so that what is made of it can be kept with it. */
    find(id) {
      if (!found.has(id)) found.set(id, read(id));
      return found.get(id);
    },
    ids: () =>
      text
        .split('\n')
        .slice(1, -1)
        .filter((line) => line.startsWith('"'))
        .map((line) => JSON.parse(line.slice(0, line.indexOf('\t')))),
  };
}

/** A question about a few prices searches for them; one about thousands, of which many aren't there, finds all lines once. */
const MAX_SEARCHES = 50;

/** Where a price's line goes on after its id. */
function searched(text: string, key: string): number | undefined {
  const start = `\n${key}\t`;
  const at = text.indexOf(start);
  return at === -1 ? undefined : at + start.length;
}

function linesOf(text: string): Map<string, number> {
  const lines = new Map<string, number>();
  let start = text.indexOf('\n') + 1;
  while (start > 0 && start < text.length) {
    const tab = text.indexOf('\t', start);
    lines.set(text.slice(start, tab), tab + 1);
    start = text.indexOf('\n', tab) + 1;
  }
  return lines;
}

function filled({ unit, per, history }: Shape, own: readonly string[]): PriceHistory {
  let next = 0;
  const fill = (entry: object): object =>
    Object.fromEntries(
      Object.entries(entry).map(([key, value]) => {
        if (OWN.has(key)) return [key, own[next++]];
        return [key, key === 'tiers' ? (value as TierText[]).map(fill) : value];
      }),
    );
  return { unit, per, history: history.map(fill) as unknown as PriceHistory['history'] };
}

/** What rules of a group have in common, such as the vCPUs of a thousand instance types. */
type RuleHead = Pick<RuleHistory, 'about' | 'unit'>;

interface EncodedRules extends Omit<RuleShard, 'rules'> {
  readonly heads: readonly RuleHead[];
  /** By id: the number of the head stands for what the rule is about. */
  readonly rules: Readonly<Record<string, { readonly about: number; readonly history: RuleHistory['history'] }>>;
}

/** Rules as JSON, what they are about and their unit once for all that share them. */
export function encodeRules({ rules, ...shard }: RuleShard): string {
  const numbers = new Map<string, number>();
  const own = Object.entries(rules).map(([id, { history, about, unit }]) => {
    const head = JSON.stringify({ about, unit } satisfies RuleHead);
    const number = numbers.get(head) ?? numbers.size;
    numbers.set(head, number);
    return [id, { about: number, history }] as const;
  });
  const heads = [...numbers.keys()].map((head): RuleHead => JSON.parse(head));
  return JSON.stringify({ ...shard, heads, rules: Object.fromEntries(own) } satisfies EncodedRules);
}

/** The heads are put into the rules where they lie: an object of thousands of keys takes several times as long to build. */
export function decodeRules(text: string): RuleShard {
  const { heads, rules, ...shard }: EncodedRules = JSON.parse(text);
  for (const rule of Object.values(rules)) Object.assign(rule, heads[rule.about]);
  return { ...shard, rules: rules as unknown as RuleShard['rules'] };
}
