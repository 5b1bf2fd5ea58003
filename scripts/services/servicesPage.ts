/** `docs/services.md` and its Japanese: what may be said of each service, what it meters, and where its prices come from. */
import { unitWords } from '../../src/report/text/text.js';
import type { Meter, Service, Topic } from '../../src/services/contract/service.js';
import type { SkuPattern } from '../../src/services/contract/sku.js';
import type { Language, Words } from '../../src/words.js';
import { code, fieldRows, type Row } from './fieldRows.js';
import { WORDS } from './words.js';

export interface DescribedService {
  readonly service: Service;
  /** A component that is billed, as a scenario says it. */
  readonly example: string;
  /** Of all its cases. */
  readonly meters: readonly Meter[];
  readonly notPriced: readonly Topic[];
  readonly rules: Readonly<Record<string, { readonly about: Words }>>;
}

export function servicesPage(all: readonly DescribedService[], language: Language): string {
  const index = all.map(({ service: { name, title, usage } }) => [
    `[${code(name)}](#${name.toLowerCase()})`,
    title[language],
    Object.keys(usage).map(code).join(', '),
  ]);
  const parts = [
    `# ${WORDS.title[language]}`,
    WORDS.made[language],
    WORDS.whole[language],
    table(WORDS.index[language], index),
    ...all.flatMap((one) => sectionsOf(one, language)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionsOf({ service, example, meters, notPriced, rules }: DescribedService, language: Language): string[] {
  const { name, title, usage, skus } = service;
  const patterns = 'none' in skus ? [] : skus;
  const part = (heading: Words, text: string) => (text === '' ? [] : [`**${heading[language]}**`, text]);
  return [
    `## ${code(name)}`,
    title[language],
    `\`\`\`yaml\n- ${example}\n\`\`\``,
    ...part(WORDS.said, table(WORDS.saidHead[language], fieldRows(usage, language))),
    ...part(WORDS.metered, table(WORDS.meteredHead[language], meterRows(meters, name, patterns, language))),
    ...part(WORDS.reminded, bullets(notPriced.map(({ words }) => words[language]))),
    ...part(WORDS.rules, table(WORDS.rulesHead[language], ruleRows(name, rules, language))),
    ...part(WORDS.listed, 'none' in skus ? skus.none[language] : table(WORDS.listedHead[language], skuRows(patterns))),
  ];
}

/** A row for each meter and unit, with every price that it has in some case. */
function meterRows(
  meters: readonly Meter[],
  service: string,
  patterns: readonly SkuPattern[],
  language: Language,
): Row[] {
  const rows = new Map<string, { readonly cells: Row; readonly prices: Set<string> }>();
  for (const meter of meters) {
    const { name, quantity } = meter;
    const price = 'usd' in meter ? WORDS.stated[language] : code(familyOf(meter.price.id, service, patterns));
    const cells = [name[language], unitWords(quantity.unit, language)];
    const row = rows.get(cells.join()) ?? { cells, prices: new Set() };
    rows.set(cells.join(), row);
    row.prices.add(price);
  }
  return [...rows.values()].map(({ cells, prices }) => [...cells, [...prices].join(', ')]);
}

/** `ec2/linux.t2.micro` is one of `ec2/linux.{instanceType}`. */
function familyOf(id: string, service: string, patterns: readonly SkuPattern[]): string {
  const family = patterns.find(({ price }) => {
    const parts = `${service}/${price}`.split(/\{\w+\}/).map((text) => text.replace(/[.\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`).test(id);
  });
  return family === undefined ? id : `${service}/${family.price}`;
}

/** Alike rules have one text, and a row. */
function ruleRows(service: string, rules: DescribedService['rules'], language: Language): Row[] {
  const ids = new Map<string, string[]>();
  for (const [id, { about }] of Object.entries(rules)) {
    ids.set(about[language], [...(ids.get(about[language]) ?? []), code(`${service}/${id}`)]);
  }
  return [...ids].map(([about, alike]) => [alike.join(', '), about]);
}

function skuRows(patterns: readonly SkuPattern[]): Row[] {
  return patterns.map(({ price, serviceCode, usageType, awsUnits }) => [
    code(price),
    code(serviceCode),
    code(usageType.source),
    awsUnits.map(code).join(', '),
  ]);
}

const bullets = (texts: readonly string[]) => [...new Set(texts)].map((text) => `- ${text}`).join('\n');

function table(head: Row, rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const line = (cells: Row) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
