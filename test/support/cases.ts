/**
 * The cases of services as FinOps people write them (`test/services/cases/<service>.yaml`): what a component meters, and which
 * product of the Price List is which price. Every text stays a text, and a key that means nothing is an error.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import type { Metered } from './metered.js';
import type { ScenarioFrame } from './price.js';

export interface MeteredCase {
  readonly service: string;
  readonly title: string;
  /** `sqs: { requests: 3M }`, as it is written in the file. */
  readonly component: string;
  readonly around: ScenarioFrame;
  readonly metered: Metered;
  /** What the component costs altogether without a free tier, where the case says it. */
  readonly usd?: string;
  /** What is refused if the books don't have a price or a rule: the text that is pointed at, or `WHOLE`. */
  readonly refusedWithout: Readonly<Record<string, string>>;
}

export interface SkuCase {
  /** `sqs/standard.requests` */
  readonly id: string;
  readonly serviceCode: string;
  readonly usageType: string;
  readonly unit: string;
  readonly productFamily?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the book says where AWS's amount is 0.0024. */
  readonly usd?: string;
}

/** The whole usage, where the key that chooses a price isn't written. */
export const WHOLE = 'all of it';

/** What holds where a case doesn't say another: the newest day of which every service has prices, in Tokyo. */
export const DEFAULT_FRAME: ScenarioFrame = { asOf: '2025-06-18' };

/** What AWS's usage types of Tokyo begin with. A case is of any region, and says what stands behind it. */
export const REGION_PREFIX = 'APN1-';

const FOLDER = fileURLToPath(new URL('../services/cases/', import.meta.url));

const SKU_KEYS = ['price', 'serviceCode', 'usageType', 'unit', 'productFamily', 'attributes', 'usd'];
const AROUND = ['asOf', 'region', 'month', 'workload', 'traffic'];
const METERED = ['meters', 'notPriced', 'assumed', 'warnings', 'quotas', 'payments', 'instances'];
const METERED_KEYS = ['title', 'source', 'component', 'usd', 'refusedWithout', ...AROUND, ...METERED];

const files = readdirSync(FOLDER).map((name) => readCases(name, readFileSync(`${FOLDER}${name}`, 'utf8')));

export const SERVICES_WITH_CASES: readonly string[] = files.map(({ service }) => service);
export const METERED_CASES: readonly MeteredCase[] = files.flatMap(({ metered }) => metered);
export const SKU_CASES: readonly SkuCase[] = files.flatMap(({ skus }) => skus);
/** Prices that AWS doesn't list by region, or only where nobody has looked yet. */
export const NOT_LISTED: readonly string[] = files.flatMap(({ notListed }) => notListed);

/** @throws Error that names the file and the line of what can't be read */
export function readCases(file: string, text: string) {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const fail = (node: ParsedNode | null, message: string): never => {
    throw new Error(`${file}:${lines.linePos(node?.range[0] ?? 0).line}: ${message}`);
  };
  const [problem] = document.errors;
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`);
  const mapping = (node: ParsedNode | null, known: readonly string[], needed: readonly string[] = []): YAMLMap => {
    if (!isMap(node)) return fail(node, 'a mapping is expected here');
    const keys = node.items.map(({ key }) => String(key));
    const unknown = keys.find((key) => !known.includes(key));
    if (unknown !== undefined) fail(node, `\`${unknown}\` is none of ${known.join(', ')}`);
    const missing = needed.find((key) => !keys.includes(key));
    if (missing !== undefined) fail(node, `\`${missing}\` is missing`);
    return node as unknown as YAMLMap;
  };
  const listOf = (whole: YAMLMap, key: string) => {
    const list = whole.get(key) as ParsedNode | undefined;
    return isSeq(list) ? (list.items as ParsedNode[]) : [];
  };
  const service = file.replace(/\.yaml$/, '');
  const whole = mapping(document.contents, ['metered', 'skus', 'notListed'], ['metered']);

  const metered = listOf(whole, 'metered').map((node): MeteredCase => {
    const said = mapping(node, METERED_KEYS, ['title', 'component', 'meters']);
    const component = said.get('component') as ParsedNode;
    const [one, ...more] = mapping(component, [service], [service]).items as unknown as {
      key: ParsedNode;
      value: ParsedNode;
    }[];
    if (one === undefined || more.length > 0) return fail(component, 'one component is expected');
    const plain = said.toJSON() as Record<string, never>;
    const aroundKeys = AROUND.filter((key) => plain[key] !== undefined);
    const around = aroundKeys.map((key) => [key, isScalar(said.get(key, true)) ? plain[key] : textsIn(said.get(key))]);
    return {
      service,
      title: plain.title as unknown as string,
      component: `${service}: ${sourceOf(one.value)}`,
      around: { ...DEFAULT_FRAME, ...Object.fromEntries(around) },
      metered: Object.fromEntries(
        METERED.flatMap((key) => (plain[key] === undefined ? [] : [[key, plain[key]]])),
      ) as never,
      refusedWithout: plain.refusedWithout ?? {},
      ...(plain.usd === undefined ? {} : { usd: plain.usd }),
    };
  });

  const skus = listOf(whole, 'skus').map((node): SkuCase => {
    const { price, ...said } = mapping(node, SKU_KEYS, SKU_KEYS.slice(0, 4)).toJSON();
    if (said.usageType.startsWith(REGION_PREFIX)) {
      fail(
        node,
        `\`${said.usageType}\` begins with the region: write \`${said.usageType.slice(REGION_PREFIX.length)}\``,
      );
    }
    return { id: `${service}/${price}`, ...said };
  });
  const notListed = listOf(whole, 'notListed').map((node) => `${service}/${node}`);
  return { service, metered, skus, notListed };

  /** A value as it is written, which is what messages point at; further lines stand below its first. */
  function sourceOf(node: ParsedNode): string {
    const [start, end] = node.range;
    const column = lines.linePos(start).col - 1;
    return text
      .slice(start, end)
      .trim()
      .replaceAll(`\n${' '.repeat(column)}`, '\n      ');
  }

  function textsIn(node: unknown): Record<string, string> {
    const { items } = node as { items: { key: ParsedNode; value: ParsedNode }[] };
    return Object.fromEntries(items.map(({ key, value }) => [String(key), sourceOf(value)]));
  }
}
