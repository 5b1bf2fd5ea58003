/** A page in which the load is moved names the option that `compare --set` names, or none where none can carry it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verdictLines } from '../../src/report/document/verdict.js';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { CARRYING, carryingText, comparedWith } from '../support/carried.js';
import { pageOf } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';

const CASES = fc.sample(CARRYING, { seed: 17, numRuns: 6 });

describeInBrowser('a page in which the load was moved', () => {
  const browser = browserOfFile();
  CASES.forEach((one, index) => {
    const page = browser.shared(() => pageOf(carryingText(one), 'en'));
    it.each([0.1, 1, 10])(
      `names what compare names: case ${index + 1}, %s times the load`,
      async (times) => {
        const calls = String(Math.ceil(one.calls * times));
        const { page: shown } = await page();
        await shown.getByRole('textbox', { name: 'calls' }).fill(calls);
        const compared = comparedWith(carryingText(one), calls);
        const told = shown.locator('[data-summary]');
        await expect.poll(() => told.innerText()).toBe(verdictLines(compared, 'en').join('\n\n'));
        const best = await shown.locator('.card.best .name').allInnerTexts();
        expect(best.map((text) => text.split('\n')[0])).toEqual(compared.cheapest.map(({ name }) => name));
      },
      PATIENCE_MS,
    );
  });
});
