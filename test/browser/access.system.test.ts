import axe from 'axe-core';
import { expect, it } from 'vitest';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { pageOf, scenarioText } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';
import { CAMPAIGN } from '../support/run.js';

const CAMPAIGN_TEXT = scenarioText(CAMPAIGN);

describeInBrowser('a page for those who see or point little', () => {
  const browser = browserOfFile();

  it.each([
    ['en', 'light', 1280],
    ['en', 'dark', 1280],
    ['ja', 'light', 375],
    ['ja', 'dark', 375],
  ] as const)(
    'has nothing serious to object to: %s, %s, %s wide',
    async (language, scheme, width) => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, language), { scheme, width });
      await page.getByRole('slider').first().press('ArrowRight');
      await page.locator('details > summary').first().click();
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'is gone through by the keyboard in the order in which it is read',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'));
      const reached: string[] = [];
      for (let pressed = 0; pressed < 15; pressed += 1) {
        await page.keyboard.press('Tab');
        reached.push(
          await page.evaluate(() => {
            const { activeElement: element } = document;
            const labels = (element as HTMLInputElement | null)?.labels;
            return (
              element?.getAttribute('aria-label') ?? labels?.[0]?.textContent?.trim() ?? element?.textContent ?? ''
            );
          }),
        );
      }
      const each = (name: string) => [name, `${name}, slider`];
      expect(reached).toEqual([
        'Skip to the content',
        ...['uploads', 'views', 'picture', 'converted', 'Exchange rate'].flatMap(each),
        'Back to the scenario',
        expect.stringContaining('Quantity to vary'),
        expect.stringContaining('web and conversion / instance hours'),
        expect.stringContaining('web and conversion / gp2 storage'),
      ]);
    },
    PATIENCE_MS,
  );

  it(
    'has landmarks, headings in order, a label for every control, and a description of every chart',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'));
      for (const role of ['banner', 'main', 'contentinfo'] as const) expect(await page.getByRole(role).count()).toBe(1);
      const levels = await page.$$eval('h1, h2, h3, h4, h5, h6', (all) => all.map(({ tagName }) => Number(tagName[1])));
      expect(levels[0]).toBe(1);
      for (const [index, level] of levels.slice(1).entries())
        expect(level - (levels[index] as number)).toBeLessThanOrEqual(1);
      const tree = await page.locator('main').ariaSnapshot();
      for (const named of [
        'textbox "uploads": 100,000',
        'slider "uploads, slider"',
        'combobox "Quantity to vary"',
        'button "Back to the scenario"',
        'img "Cost by component, a month"',
        'img "Cost by views"',
        'columnheader "Lambda JPY a month"',
        'rowheader "Total (JPY)"',
      ]) {
        expect(tree).toContain(named);
      }
      const described = await page.$$eval('svg[role=img]', (all) =>
        all.map((one) => document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent?.length ?? 0),
      );
      expect(described.every((length) => length > 40)).toBe(true);
    },
    PATIENCE_MS,
  );

  it(
    'tells a screen reader once what came of many moves',
    async () => {
      const { page } = await browser.open(pageOf(CAMPAIGN_TEXT, 'en'));
      await page.evaluate(() => {
        const output = document.querySelector('[data-say]') as Element;
        const told: string[] = [];
        Object.assign(globalThis, { told });
        new MutationObserver(() => told.push(output.textContent ?? '')).observe(output, { childList: true });
      });
      const slider = page.getByRole('slider').first();
      for (let pressed = 0; pressed < 5; pressed += 1) await slider.press('ArrowRight');
      const said = page.getByRole('status');
      await said.filter({ hasText: 'costs' }).waitFor({ state: 'attached' });
      const told = await page.evaluate(() => (globalThis as unknown as { told: string[] }).told);
      expect(told).toEqual([(await page.locator('[data-summary]').innerText()).replace(/\n+/g, ' ')]);
    },
    PATIENCE_MS,
  );
});
