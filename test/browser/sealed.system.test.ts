/** What a page that is printed may do: show itself. Each hostile page is printed by a real browser. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/io/machine/chromium.js';
import { sealed } from '../../src/report/formats/html/sealed.js';
import { browserPath, describeInBrowser } from '../support/browser.js';
import { PATIENCE_MS } from '../support/patience.js';
import { temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();

/** A picture of one point, which a PDF that shows it holds as an image of this size; marks of the browser's own for what is missing are larger. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SHEET = 'break-before: page';

/** How many pages and pictures the PDF of a page has. */
async function print(page: string): Promise<readonly [pages: number, pictures: number]> {
  const text = Buffer.from(await printPdf(page, { browser: browserPath as string })).toString('latin1');
  const count = (mark: RegExp) => [...text.matchAll(mark)].length;
  return [count(/\/Type \/Page\b(?!s)/g), count(/\/Subtype \/Image\s+\/Width 1\s/g)];
}

const html = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>t</title>${head}</head><body><p>one</p>${body}</body></html>`;

describeInBrowser('a page that is printed', () => {
  let server: Server;
  let asked = 0;
  let address = '';
  let file = '';
  let style = '';
  beforeAll(async () => {
    server = createServer((socket) => {
      asked += 1;
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = `http://127.0.0.1:${bound !== null && typeof bound === 'object' ? bound.port : 0}/`;
    mkdirSync(join(folder.path, 'files'));
    file = pathToFileURL(folder.file('files/picture.png', PICTURE)).href;
    style = pathToFileURL(
      folder.file('files/style.css', `body::after { content: "two"; display: block; ${SHEET} }`),
    ).href;
  });
  afterAll(() => {
    server.close();
  });

  it(
    'shows its text, its own style, and pictures that it brings',
    async () => {
      const own = `<style>.two { ${SHEET} }</style>`;
      const picture = `data:image/png;base64,${PICTURE.toString('base64')}`;
      const [pages, pictures] = await print(html(`<p class="two">two</p><img src="${picture}" alt="">`, own));
      expect(pages).toBe(2);
      expect(pictures).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'loads no file',
    async () => {
      const parts = [
        `<img src="${file}" alt="">`,
        `<object data="${file}"></object><embed src="${file}">`,
        `<iframe src="${file}"></iframe><video poster="${file}"></video>`,
        `<svg width="10" height="10"><image href="${file}" width="10" height="10"/></svg>`,
        `<p style="background: url(${file})">one</p>`,
        `<iframe srcdoc="<meta http-equiv='refresh' content='0;url=${file}'>"></iframe>`,
      ];
      const head = `<link rel="stylesheet" href="${style}"><style>@import "${style}";</style><base href="${file}">`;
      expect(await print(html(parts.join(''), head))).toEqual([1, 0]);
    },
    PATIENCE_MS,
  );

  it.each([
    ['in its head', '<meta http-equiv="refresh" content="0;url=ADDRESS">'],
    ['in other letters', "<META HTTP-EQUIV=&#114;efresh CONTENT='0; url=ADDRESS'>"],
    ['beside a name', '<meta name="x"http-equiv=refresh content="0;url=ADDRESS">'],
  ])(
    'goes nowhere by itself, said %s',
    async (_, refresh) => {
      const elsewhere = pathToFileURL(folder.file('files/two.html', html(`<p style="${SHEET}">two</p>`))).href;
      expect(await print(html('', refresh.replace('ADDRESS', elsewhere)))).toEqual([1, 0]);
    },
    PATIENCE_MS,
  );

  it(
    'runs no script, but of our own pages',
    async () => {
      const script = "document.body.style.height = '900mm'";
      const body = `<script>${script}</script><img src="data:," onerror="${script}" alt=""><svg onload="${script}"></svg>`;
      expect(await print(html(body))).toEqual([1, 0]);
    },
    PATIENCE_MS,
  );

  it(
    'asks no address, not even of this machine',
    async () => {
      const head = [
        ...['preconnect', 'dns-prefetch', 'prefetch', 'stylesheet', 'icon', 'manifest'].map(
          (rel) => `<link rel="${rel}" href="${address}">`,
        ),
        `<link rel="preload" as="image" href="${address}">`,
        `<style>@import "${address}"; p { background: url(${address}) }</style>`,
        `<meta http-equiv="refresh" content="0;url=${address}">`,
      ];
      const body = [
        `<img src="${address}" alt=""><iframe src="${address}"></iframe><video src="${address}" autoplay></video>`,
        `<script src="${address}"></script><script>fetch('${address}')</script>`,
      ];
      expect(await print(html(body.join(''), head.join('')))).toEqual([1, 0]);
      expect(asked).toBe(0);
    },
    PATIENCE_MS,
  );
});

describe('the policy of a page that is printed', () => {
  const SEAL = /<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*">/;

  it.each([
    ['<!DOCTYPE html><html>', '<!DOCTYPE html>', '<html>'],
    ['\ufeff \n<!doctype HTML PUBLIC "x">\n<p>', ' \n<!doctype HTML PUBLIC "x">', '\n<p>'],
    ['<!-- a --><!DOCTYPE html><p>', '<!-- a --><!DOCTYPE html>', '<p>'],
    ['<p>', '', '<p>'],
    ['', '', ''],
    // A browser ends each of these comments at its first `>`.
    ['<!--><p>-->', '', '<!--><p>-->'],
    ['<!---><p>-->', '', '<!---><p>-->'],
    ['<!-- a --!><p>-->', '', '<!-- a --!><p>-->'],
    // No space to a browser, but text, behind which no policy counts.
    ['\u00a0<!DOCTYPE html>', '', '\u00a0<!DOCTYPE html>'],
    ['\ufeff\ufeff<!DOCTYPE html>', '', '\ufeff<!DOCTYPE html>'],
  ])('comes first of what could load anything: %j', (page, before, after) => {
    const text = sealed(page);
    expect(text.split(SEAL)).toEqual([`\ufeff${before}`, after]);
  });

  it('is the only one, and no other pragma is left', () => {
    const text = sealed(html('', '<meta HTTP-EQUIV="refresh" content="0"><meta http-equiv="x">'));
    expect(text.match(/(?<!data-)http-equiv/gi)).toHaveLength(1);
  });
});
