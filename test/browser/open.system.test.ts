import { expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import type { Day } from '../../src/quantity/day.js';
import { breakEven } from '../../src/questions/range/breakEven.js';
import { timeline } from '../../src/questions/time/timeline.js';
import { comparisonAnswer } from '../../src/report/answers/comparison.js';
import { timelineAnswer } from '../../src/report/answers/timeline.js';
import { answerPage } from '../../src/report/formats/html/answerPage.js';
import { documentPage } from '../../src/report/formats/html/documentPage.js';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { compared, pageOf, rowsOf, scenarioText } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';
import { books, TODAY } from '../support/price.js';
import { CAMPAIGN } from '../support/run.js';

const CAMPAIGN_TEXT = scenarioText(CAMPAIGN);
const ASKED = { source: { file: CAMPAIGN, text: CAMPAIGN_TEXT }, settings: { today: TODAY }, books };

/** Below 300 KB it goes with any mail. */
const MAX_BYTES = 300 * 1024;

describeInBrowser('the page of the campaign site', () => {
  const browser = browserOfFile();

  it.each(['en', 'ja'] as const)(
    'opens from a file in %s, asks nobody for anything, and has nothing to complain of',
    async (language) => {
      const html = pageOf(CAMPAIGN_TEXT, language);
      const { page, asked, complaints } = await browser.open(html);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('html.with-script').count()).toBe(1);
      await page.getByRole('slider').first().press('ArrowRight');
      await page.emulateMedia({ media: 'print' });
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);
      expect(Buffer.byteLength(html)).toBeLessThan(MAX_BYTES);
    },
    PATIENCE_MS,
  );

  it(
    'says the same without its script, and shows no slider that would do nothing',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'), { script: false });
      const rows = await page.$$eval('[data-section=breakdown] tbody tr', (all) =>
        all.map((row) => [...row.children].map((cell) => cell.textContent)),
      );
      expect(rows).toEqual(rowsOf(compared(CAMPAIGN_TEXT, []), 'en'));
      expect(await page.getByRole('slider').count()).toBe(0);
      expect(await page.getByRole('img').count()).toBe(3);
      expect(await page.locator('[data-values]').innerText()).toContain('100,000');
    },
    PATIENCE_MS,
  );

  it(
    'marks the values at which another option becomes the cheapest where break-even finds them',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'));
      for (const name of ['uploads', 'views']) {
        await page.getByLabel('Quantity to vary').selectOption({ label: name });
        const { crossings } = breakEven(ASKED, { vary: { file: '--vary', text: `${name}=10k..100M` } });
        const told = crossings.map(({ first }) => Number(first.value.toFraction()).toLocaleString('en'));
        expect(await page.locator('[data-crossings] li').allInnerTexts()).toEqual(
          told.map((value) => `From ${name} ${value} on, EC2 is the cheapest.`),
        );
      }
    },
    PATIENCE_MS,
  );

  it(
    'forbids every script and style but its own',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'));
      const forbidden = await page.evaluate(async () => {
        const told: string[] = [];
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told.push(effectiveDirective));
        const script = document.createElement('script');
        script.textContent = 'document.title = "run"';
        document.body.append(script);
        const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.body.append(style);
        const image = document.createElement('img');
        image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
        document.body.append(image);
        document.body.insertAdjacentHTML('beforeend', '<p onclick="document.title = 1" id="click">x</p>');
        document.getElementById('click')?.click();
        await fetch('https://example.com/').catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 0));
        return { told: told.sort(), title: document.title };
      });
      expect(forbidden.told).toEqual([
        'connect-src',
        'img-src',
        'script-src-attr',
        'script-src-elem',
        'style-src-elem',
      ]);
      expect(forbidden.title).toBe('Campaign site: upload and convert pictures');
    },
    PATIENCE_MS,
  );
});

describeInBrowser('the page of other questions', () => {
  const browser = browserOfFile();

  it(
    'shows a timeline with its chart, its table and its sentences, and asks nobody for anything',
    async () => {
      const answer = timelineAnswer(timeline(ASKED, '2016-05-27' as Day, '2021-02-01' as Day));
      const { page, asked, complaints } = await browser.open(answerPage([answer], 'en'));
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Campaign site');
      expect(await page.getByRole('img').count()).toBe(1);
      expect(await page.getByRole('row').count()).toBeGreaterThan(3);
      expect([...asked, ...complaints]).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'shows several documents one after the other, with a way to each',
    async () => {
      const answer = comparisonAnswer(compare(ASKED.source, ASKED.settings, books), ASKED);
      const document = answer.document('ja', { details: true });
      const { page, complaints } = await browser.open(documentPage([document, document]));
      expect(await page.getByRole('navigation').getByRole('link').count()).toBe(2);
      expect(await page.getByRole('heading', { level: 2 }).count()).toBe(2);
      const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
      expect(ids.length).toBe(new Set(ids).size);
      expect(complaints).toEqual([]);
    },
    PATIENCE_MS,
  );
});
