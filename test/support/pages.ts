/** The pages of scenarios, and what the library says that stands in them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compare } from '../../src/bill/compare.js';
import { comparisonTableOf } from '../../src/report/answers/comparison.js';
import { textOf } from '../../src/report/document/document.js';
import { comparisonPage } from '../../src/report/formats/html/comparisonPage.js';
import type { Settings } from '../../src/scenario/settings.js';
import type { Language } from '../../src/words.js';
import { books, TODAY } from './price.js';
import { ROOT } from './run.js';

export function scenarioText(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

export function pageOf(text: string, language: Language, file = 'scenario.yaml'): string {
  const source = { file, text };
  const settings = { today: TODAY };
  return comparisonPage(
    [{ comparison: compare(source, settings, books), asked: { source, settings, books } }],
    language,
  );
}

/** What `compare` makes of it with these words of the command line. */
export function compared(text: string, set: readonly string[], rate?: string): Comparison {
  const settings: Settings = {
    today: TODAY,
    set: set.map((one) => ({ file: '--set', text: one })),
    ...(rate === undefined ? {} : { rate: { file: '--rate', text: rate } }),
  };
  return compare({ file: 'scenario.yaml', text }, settings, books);
}

/** The rows of the bill as `compare` prints them. */
export function rowsOf(comparison: Comparison, language: Language): string[][] {
  return comparisonTableOf(comparison, language).rows.map(({ cells }) => cells.map(textOf));
}
