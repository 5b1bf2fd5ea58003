import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { comparisonTable } from '../../src/report/formats/terminal/table.js';
import type { Language } from '../../src/words.js';
import { books, priced, scenarioText, TODAY } from '../support/price.js';

const LANGUAGES = ['en', 'ja'] as const;
const file = fileURLToPath(new URL('../../scenarios/campaign-site.yaml', import.meta.url));
const campaign = compare({ file: 'campaign-site.yaml', text: readFileSync(file, 'utf8') }, { today: TODAY }, books);

function table(language: Language, width: number, comparison = campaign): string {
  return comparisonTable(comparison, { language, width, color: false });
}

const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));
const topsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('┌'));

describe('the table of the campaign site', () => {
  it.each(LANGUAGES.flatMap((language) => [100, 60].map((width) => ({ language, width }))))(
    'in $language, $width columns wide',
    async ({ language, width }) => {
      await expect(`${table(language, width)}\n`).toMatchFileSnapshot(
        `./tables/campaign-site.${language}.${width}.txt`,
      );
    },
  );

  it.each(LANGUAGES)(
    'has the options side by side at 100 columns, and one below the other at 60, in %s',
    (language) => {
      expect(topsOf(table(language, 100))).toHaveLength(1);
      expect(topsOf(table(language, 60))).toHaveLength(2);
    },
  );

  it('has the options side by side where they just fit', () => {
    expect(topsOf(table('en', 64))).toHaveLength(1);
    expect(topsOf(table('en', 63))).toHaveLength(2);
  });

  it('has every amount alike whether the options stand side by side or not', () => {
    for (const amount of ['9,981', '4,748', '83.17', '39.57', '2,403']) {
      expect(table('en', 40)).toContain(amount);
      expect(table('en', 160)).toContain(amount);
    }
  });
});

describe('a table', () => {
  const names = ['画像変換サーバー（東京リージョン）', '🚀 家族', 'n'.repeat(80), 'a'];
  const wide = priced(
    `${scenarioText(names.map((name) => `sqs: { name: ${name}, requests: 1M }`))}\n  ${'全角の選択肢'.repeat(5)}:\n    - s3: { puts: 1 }\n`,
  );

  it.each(LANGUAGES.flatMap((language) => [160, 100, 80, 60, 40].map((width) => ({ language, width }))))(
    'in $language has no line wider than $width columns',
    ({ language, width }) => {
      expect(widest(table(language, width))).toBeLessThanOrEqual(width);
      expect(widest(table(language, width, wide))).toBeLessThanOrEqual(width);
    },
  );

  it.each(LANGUAGES)('in %s has its borders in one line, whatever the width of its text', (language) => {
    for (const width of [160, 40]) {
      const blocks = table(language, width, wide)
        .split(/^(?=┌)/m)
        .slice(1);
      for (const block of blocks) {
        const rows = block.split('\n').filter((line) => /^[┌│└]/.test(line));
        expect(new Set(rows.map((row) => stringWidth(row))).size).toBe(1);
      }
    }
  });
});

describe('an amount in a table', () => {
  const amounts = (requests: string) => {
    const currency = 'currency: { code: JPY, perUsd: 100 }\n';
    const text = table('en', 100, priced(currency + scenarioText([`sqs: { name: a, requests: ${requests} }`])));
    return [...text.matchAll(/^│ (?:a |Total \(JPY\) ).*│ +(\S+) │$/gm)].map(([, amount]) => amount);
  };

  it('are never cut', () => {
    const text = table('en', 100, priced(scenarioText(['onPremises: { monthly: 900719925474099.305 USD }'])));
    expect(text.match(/900,719,925,474,099\.31/g)).toHaveLength(3);
  });

  it('is not cut beside what is wrapped, however narrow the screen is', () => {
    const text = table('en', 30, priced(scenarioText(['sqs: { name: a, requests: 123456789012345 }'])));
    const label = [...text.matchAll(/^│ (.*?) *│.*│$/gm)].map(([, cell]) => cell?.trim()).join('');
    expect(label).toContain('123,456,789,012,345');
    expect(text).not.toContain('…');
  });

  // A million requests to SQS cost 0.50 USD, so 10,000 cost half a yen.
  it.each([
    { requests: '0', shown: '0' },
    { requests: '1', shown: '<1' },
    { requests: '9,999', shown: '<1' },
    { requests: '10000', shown: '1' },
    { requests: '29999', shown: '1' },
    { requests: '30000', shown: '2' },
    { requests: '1B', shown: '50,000' },
  ])('of $requests requests is $shown', ({ requests, shown }) => {
    expect(amounts(requests.replace(',', ''))).toEqual([shown, shown]);
  });
});
