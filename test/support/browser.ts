/** A real browser for tests: one of the system's, or the one that `npm test` installs where there is none. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { findBrowser } from '../../src/io/machine/chromium.js';
import { PATIENCE_MS } from './patience.js';
import { temporaryFolder } from './run.js';

interface Found {
  readonly path: string;
  readonly args: readonly string[];
}

/** Not among the dependencies, as it is 89 MB large and most machines have a browser. */
const SHIPPED = '@sparticuz/chromium';

const program = systemBrowser() ?? (await shippedBrowser());
if (program === undefined) {
  console.warn(
    `The tests in a browser are skipped: there is no Chromium, Chrome or Edge. Install one (apt install chromium, brew install --cask chromium), name one in CHROME_PATH, or run npm install --no-save ${SHIPPED}`,
  );
}

function systemBrowser(): Found | undefined {
  try {
    return { path: findBrowser(), args: [] };
  } catch {
    return undefined;
  }
}

async function shippedBrowser(): Promise<Found | undefined> {
  try {
    const { default: shipped } = await import(SHIPPED);
    return { path: await shipped.executablePath(), args: shipped.args };
  } catch {
    return undefined;
  }
}

export const browserPath = program?.path;

export const describeInBrowser = program === undefined ? describe.skip : describe;

export interface Opened {
  readonly page: Page;
  /** Addresses that anything was asked of, beside the page's own. */
  readonly asked: readonly string[];
  /** What the browser complained of: errors, and what the page's policy forbade. */
  readonly complaints: readonly string[];
}

interface Appearance {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly script?: boolean;
  readonly hash?: string;
}

interface BrowserOfFile {
  open(html: string, look?: Appearance): Promise<Opened>;
  /** A page that is served. */
  visit(address: string, look?: Appearance): Promise<Opened>;
  /** One page for several tests: each time it is loaded anew. */
  shared(make: () => string, look?: Appearance): () => Promise<Opened>;
}

/** One browser for the tests of a file. */
export function browserOfFile(): BrowserOfFile {
  const folder = temporaryFolder();
  let browser: Browser | undefined;
  let pages = 0;
  beforeAll(async () => {
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({
      executablePath: browserPath as string,
      args: [...(program?.args ?? []), ...sandbox],
      timeout: PATIENCE_MS,
    });
  }, PATIENCE_MS);
  afterAll(() => browser?.close(), PATIENCE_MS);
  const found: BrowserOfFile = {
    async open(html, look = {}) {
      pages += 1;
      const file = join(folder.path, `page${pages}.html`);
      writeFileSync(file, html);
      return found.visit(pathToFileURL(file).href, look);
    },
    async visit(address, { width = 1280, scheme = 'light', script = true, hash = '' } = {}) {
      const context = await (browser as Browser).newContext({
        viewport: { width, height: 900 },
        colorScheme: scheme,
        javaScriptEnabled: script,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const [asked, complaints]: [string[], string[]] = [[], []];
      page.on('request', (request) => {
        if (request.url() !== address + hash && request.url() !== address) asked.push(request.url());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(address + hash);
      return { page, asked, complaints };
    },
    shared(make, look) {
      let opened: Promise<Opened> | undefined;
      return async () => {
        if (opened === undefined) {
          opened = found.open(make(), look);
          return opened;
        }
        const { page } = await opened;
        // Going to the same address without the part behind # loads nothing.
        await page.evaluate("history.replaceState(null, '', location.pathname)");
        await page.reload();
        return opened;
      };
    },
  };
  return found;
}
