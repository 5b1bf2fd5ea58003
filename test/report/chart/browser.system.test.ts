import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Chart } from '../../../src/report/chart/chart.js';
import { chartSvg } from '../../../src/report/chart/svg/svg.js';
import { svgOf } from '../../../src/report/formats/svg/svg.js';
import type { Language } from '../../../src/words.js';
import { EXTREME, PROPOSAL } from '../../support/charts.js';
import { PATIENCE_MS } from '../../support/patience.js';

/** Where systems have it; without one, nothing here is tested, as test/report/chart/svg.test.ts reads the same pictures strictly. */
const executablePath = [
  process.env.CHROMIUM_PATH ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync);

const CHARTS: readonly (readonly [string, Chart, Language])[] = [
  ...(['en', 'ja'] as const).flatMap((language) =>
    PROPOSAL[language].map((chart) => [chart.title, chart, language] as const),
  ),
  ...Object.entries(EXTREME).map(([name, chart]) => [name, chart, 'en'] as const),
];

/** What a browser finds where the picture is read as XML. As text, since nothing here has a browser's types. */
const READ = `(text) => {
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  const failed = parsed.querySelector('parsererror');
  return { root: parsed.documentElement.localName, failed: failed === null ? 'no' : failed.textContent };
}`;

/** Texts that really stand beyond the picture, or over another; letters are less high than their boxes. */
const MISPLACED = `(svg) => {
  document.body.innerHTML = svg;
  const picture = document.querySelector('svg');
  const { width, height } = picture.viewBox.baseVal;
  const edge = picture.getBoundingClientRect();
  const boxes = [...picture.querySelectorAll('text')].map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const inset = (bottom - top) * 0.2;
    return {
      text: element.firstChild === null ? '' : element.firstChild.textContent,
      left: left - edge.left,
      right: right - edge.left,
      top: top - edge.top + inset,
      bottom: bottom - edge.top - inset,
    };
  });
  const beyond = boxes.filter((one) => one.left < -1 || one.right > width + 1 || one.top < 0 || one.bottom > height);
  const over = boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .filter((two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom)
      .map((two) => one.text + ' / ' + two.text),
  );
  return [...beyond.map((one) => one.text), ...over];
}`;

describe.skipIf(executablePath === undefined)('in a browser', () => {
  let browser: Browser;
  let page: Page;
  const run = (script: string, text: string) => page.evaluate(`(${script})(${JSON.stringify(text)})`);
  const asked: string[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      args: ['--no-sandbox', '--disable-gpu'],
    });
    page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    await page.setContent(`<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><body></body>`);
  }, PATIENCE_MS);
  afterAll(() => browser?.close());

  it(
    'every chart is well-formed',
    async () => {
      for (const [name, chart, language] of CHARTS) {
        const found = await run(READ, chartSvg(chart, { width: 480, language }));
        expect({ name, found }).toEqual({ name, found: { root: 'svg', failed: 'no' } });
      }
    },
    PATIENCE_MS,
  );

  it(
    'a file of charts is well-formed',
    async () => {
      const parts = Object.values(EXTREME).map((chart) => ({ kind: 'chart' as const, chart }));
      const text = svgOf([{ language: 'en', title: '<b>&', summary: [], parts, currency: 'JPY' }]);
      expect(await run(READ, text)).toEqual({ root: 'svg', failed: 'no' });
    },
    PATIENCE_MS,
  );

  it.each([320, 1160])(
    'no text stands over another or beyond a picture of %i pixels',
    async (width) => {
      for (const [name, chart, language] of CHARTS.filter(([name]) => !name.includes('nobody gives'))) {
        const misplaced = await run(MISPLACED, chartSvg(chart, { width, language }));
        expect({ name, misplaced }).toEqual({ name, misplaced: [] });
      }
    },
    PATIENCE_MS,
  );

  it('nothing was asked for, and the strictest content security policy had nothing to forbid', () => {
    expect(asked.filter((url) => !url.startsWith('about:'))).toEqual([]);
    expect(said).toEqual([]);
  });
});
