/** docs/prices.md: what the books were written from, how far they reach, and where sources contradict each other. */
import type { Region } from '../../src/book/book.js';
import type { Observations } from '../../src/refresh/observation.js';
import type { Outcome } from '../../src/refresh/record.js';
import type { PublicList } from './publicList.js';

export interface ListReport {
  readonly list: PublicList;
  readonly observations: Observations;
}

export interface Contradiction {
  readonly observations: Observations;
  readonly outcome: Outcome;
  /** The texts behind the book's sources. */
  readonly sources: Readonly<Record<string, string>>;
}

export function pricesPage(
  reports: readonly ListReport[],
  contradictions: readonly Contradiction[],
  regions: Readonly<Record<string, Region>>,
): string {
  const years = [...new Set(reports.map(({ observations }) => observations.seen.slice(0, 4)))].sort();
  return `${[
    '# Prices',
    '',
    'Written by `npm run books`; what is said here follows from the price files under `src/data/prices` and the lists that',
    'they were written from. Every entry of a price file names its source; `ec2-vs-lambda prices show ID --region REGION`',
    'shows it.',
    '',
    '## What the books were written from',
    '',
    '| day | list | prices | regions |',
    '|---|---|---|---|',
    ...listRows(reports),
    '',
    'Lists that weren’t at hand when this was written aren’t counted. Entries of other sources (AWS’s pages, news and price lists',
    'quoted in public) name theirs in the price files.',
    '',
    '## Regions',
    '',
    'Regions of the US government (`us-gov-`) have accounts and prices of their own. Prices of China’s regions are in CNY:',
    'a list of EC2 in Beijing is read, `prices refresh` keeps them in that currency too, and no bill takes them for dollars.',
    'A column counts the prices that lists of its year show.',
    '',
    `| region | name | ${years.join(' | ')} |`,
    `|---|---|${'---|'.repeat(years.length)}`,
    ...regionRows(reports, regions, years),
    '',
    '## Prices that a rule gives',
    '',
    'Where no list shows a price on Windows or Red Hat, it may be derived from that on Linux. Such an entry says `derived: true`,',
    'its source is the rule, answers tell of it, and `--no-derived` refuses it.',
    '',
    '## What isn’t taken of a list',
    '',
    ...verdictLines(reports),
    '',
    '## Where two sources differ',
    '',
    ...contradictionLines(contradictions),
  ].join('\n')}\n`;
}

function listRows(reports: readonly ListReport[]): string[] {
  const lists = new Map<string, ListReport[]>();
  for (const report of reports) lists.set(report.list.text, [...(lists.get(report.list.text) ?? []), report]);
  return [...lists].map(([text, found]) => {
    const prices = found.reduce((sum, { observations }) => sum + observations.observations.length, 0);
    const places = new Set(found.map(({ observations }) => observations.region));
    return `| ${found[0]?.list.day} | ${text} | ${prices} | ${places.size} |`;
  });
}

function regionRows(
  reports: readonly ListReport[],
  regions: Readonly<Record<string, Region>>,
  years: readonly string[],
): string[] {
  return Object.entries(regions).map(([region, { name }]) => {
    const counts = years.map((year) => {
      const own = reports.filter(
        ({ observations }) => observations.region === region && observations.seen.startsWith(year),
      );
      return new Set(
        own.flatMap(({ observations }) => observations.observations.map(({ id }) => `${observations.service}/${id}`)),
      ).size;
    });
    return `| ${region} | ${name} | ${counts.map((count) => count || '').join(' | ')} |`;
  });
}

function contradictionLines(contradictions: readonly Contradiction[]): string[] {
  if (contradictions.length === 0) return ['Nowhere: where lists overlap they agree.'];
  return [
    'The book keeps its value; the list’s is only told here.',
    '',
    '| price | region | day | the book says | its source | the list says | the list |',
    '|---|---|---|---|---|---|---|',
    ...contradictions.map(({ observations, outcome, sources }) => {
      const { before, observation } = outcome;
      const cells = [
        `${observations.service}/${outcome.id}`,
        observations.region,
        observations.seen,
        outcome.kind === 'unitDiffers' ? 'another unit' : amounts(before?.tiers),
        before === undefined ? '' : (sources[before.source] ?? before.source),
        `${amounts(observation.tiers)} per ${observation.per === '1' ? '' : `${observation.per} `}${observation.unit}`,
        observations.source.text,
      ];
      return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
    }),
  ];
}

function verdictLines(reports: readonly ListReport[]): string[] {
  const told = new Set(reports.map(({ list }) => list));
  return [...told].flatMap(({ text, verdict }) => (verdict === undefined ? [] : [`${text}: ${verdict}`, '']));
}

function amounts(tiers: Outcome['observation']['tiers'] | undefined): string {
  return tiers === undefined ? 'nothing' : tiers.map(({ usd, cny }) => usd ?? cny ?? 'no price').join(', ');
}
