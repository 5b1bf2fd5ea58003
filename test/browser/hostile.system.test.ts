import { expect, it } from 'vitest';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { pageOf } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';

/** Each would run, break out of where it stands, or turn the text around, in a page that is careless. */
const NAMES = [
  '<script>document.title = "run"</script>',
  '</script><script>document.title = "run"</script>',
  '</style><img src=x onerror="document.title = 1">',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)",
  '<!--<script>',
  ']]><svg onload=alert(1)>',
  'abc\u202Edcba',
  `long ${'x'.repeat(10_000)}`,
  '👩‍💻 ｆｕｌｌ－ｗｉｄｔｈ 画像',
  `${'$'}{alert(1)} \`x\` &lt;b&gt;`,
  '=cmd()|calc',
] as const;

const quoted = (text: string) => JSON.stringify(text);

const HOSTILE = [
  `title: ${quoted(NAMES[1])}`,
  'region: ap-northeast-1',
  'asOf: 2016-06-02',
  `currency: { code: JPY, perUsd: 120, source: ${quoted(NAMES[2])} }`,
  'workload:',
  '  件数: 1,000,000',
  'options:',
  `  ${quoted(NAMES[3])}:`,
  ...NAMES.map((name) => `    - sqs: { name: ${quoted(name)}, requests: 件数 }`),
  `  ${quoted(NAMES[4])}:`,
  ...NAMES.map((name) => `    - lambda: { name: ${quoted(name)}, requests: 件数, duration: 120 ms, memory: 128 MB }`),
].join('\n');

describeInBrowser('the page of a scenario that means harm', () => {
  const browser = browserOfFile();

  it.each(['en', 'ja'] as const)(
    'runs nothing of it, in %s, before and after a quantity was moved',
    async (language) => {
      const { page, asked, complaints } = await browser.open(pageOf(HOSTILE, language, NAMES[0]));
      await page.getByRole('slider').first().press('ArrowRight');
      await page.locator('[data-moved] code').waitFor();
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await page.title()).toBe(NAMES[1]);
      expect([...asked, ...complaints]).toEqual([]);
      const made = await page.$$eval('body *', (all) =>
        all.map(({ tagName, attributes }) => ({ tagName, names: [...attributes].map(({ name }) => name) })),
      );
      expect(made.filter(({ names }) => names.some((name) => name.startsWith('on')))).toEqual([]);
      expect(made.filter(({ tagName }) => ['IMG', 'STYLE', 'IFRAME'].includes(tagName))).toEqual([]);
      expect(made.filter(({ tagName }) => tagName === 'SCRIPT').length).toBe(2);
    },
    PATIENCE_MS,
  );

  it(
    'can be read: every name as it is written, what turns text around as what it is, and nothing wider than a phone',
    async () => {
      const { page } = await browser.open(pageOf(HOSTILE, 'en'), { width: 375 });
      const heads = await page.locator('[data-section=breakdown] tbody th').allInnerTexts();
      for (const name of NAMES.filter((one) => one.length < 60 && !one.includes('\u202E'))) {
        expect(
          heads.some((head) => head.includes(name)),
          name,
        ).toBe(true);
      }
      expect(heads.some((head) => head.includes('abc\\u{202e}dcba'))).toBe(true);
      expect(heads.every((head) => head.length < 250)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    },
    PATIENCE_MS,
  );

  it(
    'has no text of the scenario in anything that runs',
    async () => {
      const { page } = await browser.open(pageOf(HOSTILE, 'en'));
      const [harmless] = await page.$$eval('script:not([type])', (all) => all.map(({ textContent }) => textContent));
      const { page: other } = await browser.open(pageOf(HOSTILE.replaceAll('件数', 'uploads'), 'ja'));
      expect(await other.$$eval('script:not([type])', (all) => all.map(({ textContent }) => textContent))).toEqual([
        harmless,
      ]);
    },
    PATIENCE_MS,
  );
});
