/** docs/prices.md: what the books were written from, how far they reach, and where sources contradict each other. */
import type { Region } from '../../src/book/book.js';
import type { Observations } from '../../src/refresh/observation.js';
import type { Outcome } from '../../src/refresh/record.js';
import { PUBLIC_LISTS, type PublicList } from './sources.js';

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
    'Entries of other sources (AWS’s pages, news and price lists quoted in public) name theirs in the price files.',
    '',
    '## Regions',
    '',
    'Regions of the US government (`us-gov-`) have accounts and prices of their own. Prices of China’s regions are in CNY:',
    'no public list of them was found, `prices refresh` keeps them in that currency, and no bill takes them for dollars.',
    '',
    '| region | name | prices of 2016 | of 2017 | of 2025 | of 2026 |',
    '|---|---|---|---|---|---|',
    ...regionRows(reports, regions),
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

function regionRows(reports: readonly ListReport[], regions: Readonly<Record<string, Region>>): string[] {
  return Object.entries(regions).map(([region, { name }]) => {
    const counts = ['2016', '2017', '2025', '2026'].map((year) => {
      const own = reports.filter(
        ({ list, observations }) => observations.region === region && list.day.startsWith(year),
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
    ...verdictLines(contradictions),
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

function verdictLines(contradictions: readonly Contradiction[]): string[] {
  const texts = new Set(contradictions.map(({ observations }) => observations.source.text));
  const told = PUBLIC_LISTS.filter(({ text, verdict }) => texts.has(text) && verdict !== undefined);
  return told.flatMap(({ text, verdict }) => [`${text}: ${verdict}`, '']);
}

function amounts(tiers: Outcome['observation']['tiers'] | undefined): string {
  return tiers === undefined ? 'nothing' : tiers.map(({ usd, cny }) => usd ?? cny ?? 'no price').join(', ');
}
