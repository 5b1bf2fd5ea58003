import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors.js';
import { findBrowser, printPdf } from '../../src/io/machine/chromium.js';
import { browserPath, describeInBrowser } from '../support/browser.js';
import { pageOf, scenarioText } from '../support/pages.js';
import { PATIENCE_MS } from '../support/patience.js';
import { CAMPAIGN, temporaryFolder } from '../support/run.js';

/** Pages of a PDF whose objects are not packed into streams, which Chromium's are not. */
function pagesOf(pdf: Uint8Array): { readonly count: number; readonly size: string | undefined } {
  const text = Buffer.from(pdf).toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  return {
    count: [...text.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    size: `${Math.round(Number(width))} x ${Math.round(Number(height))}`,
  };
}

/** The folder for temporary files, of this file's own: in the machine's, those of others come and go. */
const temporary = temporaryFolder();
beforeAll(() => void vi.stubEnv('TMPDIR', temporary.path));
afterAll(() => void vi.unstubAllEnvs());

describeInBrowser('a page that is printed', () => {
  it.each(['en', 'ja'] as const)(
    'in %s is two pages of A4 for the campaign site, and leaves nothing behind',
    async (language) => {
      const pdf = await printPdf(pageOf(scenarioText(CAMPAIGN), language), { browser: browserPath as string });
      expect(pagesOf(pdf)).toEqual({ count: 2, size: '595 x 842' });
      expect(readdirSync(temporary.path)).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('a browser that prints', () => {
  const folder = temporaryFolder();
  const program = (name: string, script: string) => {
    const path = folder.file(name, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('is the one that the user named, before any other', () => {
    const mine = program('mine', 'exit 0');
    expect(findBrowser({ CHROME_PATH: mine, PATH: '' })).toBe(mine);
    expect(findBrowser({ CHROMIUM_PATH: mine, PATH: '' })).toBe(mine);
  });

  it('is else the first on the path', () => {
    const other = program('google-chrome', 'exit 0');
    expect(findBrowser({ PATH: folder.path })).toBe(other);
  });

  it('that the user named and that is none is told', () => {
    expect(() => findBrowser({ CHROME_PATH: '/no/such', PATH: '' })).toThrow('CHROME_PATH names `/no/such`');
  });

  it.each([
    ['linux', 'apt install chromium'],
    ['darwin', 'brew install --cask chromium'],
    ['win32', 'winget install Google.Chrome'],
  ] as const)('is got on %s by %s', (platform, command) => {
    const problems = () => {
      try {
        findBrowser({ PATH: '' }, platform, () => false);
        return [];
      } catch (error) {
        return (error as InputError).problems;
      }
    };
    expect(problems().map(({ remedy }) => remedy?.en)).toEqual([expect.stringContaining(command)]);
  });

  it('and that prints nothing is told with what it said', async () => {
    const silent = program('silent', 'echo "no display" >&2; exit 1');
    await expect(printPdf('<p>x</p>', { browser: silent })).rejects.toThrow('printed nothing, and said: no display');
  });

  it('and that never ends is ended, with all that it started', async () => {
    const mark = join(folder.path, 'alive');
    const endless = program('endless', `(sleep 30; touch ${mark}) & sleep 30`);
    await expect(printPdf('<p>x</p>', { browser: endless, timeoutMs: 200 })).rejects.toThrow(InputError);
    expect(readdirSync(temporary.path)).toEqual([]);
    expect(existsSync(mark)).toBe(false);
  });

  it(
    'and that is interrupted leaves nothing behind',
    async () => {
      const [ready, mark] = ['ready', 'went on'].map((name) => join(folder.path, name));
      const endless = program('forever', `(sleep 3; touch '${mark}') & touch '${ready}'; sleep 60`);
      const library = new URL('../../dist/lib/node.mjs', import.meta.url).href;
      const code = `import('${library}').then((it) => it.printPdf('<p>x</p>', { browser: '${endless}' }))`;
      const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
      await vi.waitUntil(() => existsSync(ready as string), { timeout: PATIENCE_MS });
      child.kill('SIGINT');
      const signal = await new Promise((resolve) => child.on('exit', (_, by) => resolve(by)));
      expect(signal).toBe('SIGINT');
      expect(readdirSync(temporary.path)).toEqual([]);
      expect(existsSync(mark as string)).toBe(false);
    },
    PATIENCE_MS,
  );
});
