/** The library in a page whose policy allows its own files and no code that is made, served as a bundler or a server would. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { browserOfFile, describeInBrowser } from '../support/browser.js';
import { PATIENCE_MS } from '../support/patience.js';
import { CAMPAIGN, ROOT, run } from '../support/run.js';

const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

/** What the page finds out is left in an element. */
const SCRIPT = `
import { breakEven, compare, comparisonJson, InputError, loadBooks } from '/lib/index.mjs';

const text = async (path) => {
  const answer = await fetch(path);
  return answer.ok ? answer.text() : undefined;
};
const today = '2026-11-25';
const source = { file: 'scenarios/campaign-site.yaml', text: await text('/campaign-site.yaml') };
const books = await loadBooks((path) => text('/books/' + path), { regions: ['ap-northeast-1'] });
const range = { file: 'the page', text: 'uploads=10k..100M' };
const refusal = (make) => {
  try {
    make();
  } catch (error) {
    return error instanceof InputError ? error.message : String(error);
  }
};
const found = JSON.stringify({
  comparison: comparisonJson(compare(source, { today }, books)),
  crossings: breakEven({ source, settings: { today }, books }, { vary: range }).crossings.map(({ first }) => first.value.toFraction()),
  elsewhere: refusal(() => compare(source, { today, region: { file: 'the page', text: 'us-east-1' } }, books)),
  made: refusal(() => new Function('return 1')),
});
document.body.append(Object.assign(document.createElement('output'), { textContent: found }));
`;

const FILES: Readonly<Record<string, () => { readonly type: string; readonly body: string | Buffer }>> = {
  '/': () => ({ type: 'text/html', body: '<!doctype html><script type="module" src="/page.js"></script>' }),
  '/page.js': () => ({ type: 'text/javascript', body: SCRIPT }),
  '/campaign-site.yaml': () => ({ type: 'text/plain', body: readFileSync(join(ROOT, CAMPAIGN)) }),
};

interface Manifest {
  readonly exports: { readonly '.': { readonly default: string }; readonly './books/*': string };
}

/** Files under the folders that the package exports. */
function served(path: string): { readonly type: string; readonly body: string | Buffer } | undefined {
  const { exports }: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const [, folder, rest = ''] = /^\/(lib|books)\/(.+)$/.exec(path) ?? [];
  if (folder === undefined) return FILES[path]?.();
  const file = folder === 'books' ? exports['./books/*'].replace('*', rest) : `dist/lib/${rest}`;
  const type = folder === 'books' ? 'text/plain' : 'text/javascript';
  try {
    return { type, body: readFileSync(join(ROOT, file)) };
  } catch {
    return undefined;
  }
}

describeInBrowser('the library in a browser', () => {
  const browser = browserOfFile();
  const asked: string[] = [];
  let server: Server;
  let address = '';
  beforeAll(async () => {
    server = createServer(({ url = '/' }, response) => {
      asked.push(url);
      const found = served(url);
      response.writeHead(found === undefined ? 404 : 200, {
        'content-type': found?.type ?? 'text/plain',
        'content-security-policy': POLICY,
      });
      response.end(found?.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it(
    'gives what the command line prints, from books that it fetched, where no code may be made',
    async () => {
      const { page, complaints } = await browser.visit(address);
      const found = JSON.parse((await page.locator('output').textContent({ timeout: PATIENCE_MS / 2 })) ?? '');
      expect(complaints.filter((one) => !one.includes('unsafe-eval') && !one.includes('favicon'))).toEqual([]);
      expect(found.comparison).toEqual(JSON.parse((await run([CAMPAIGN, '--format', 'json'])).out));
      const { crossings } = JSON.parse(
        (await run(['break-even', CAMPAIGN, '--vary', 'uploads=10k..100M', '--format', 'json'])).out,
      );
      expect(found.crossings).toEqual(crossings.map(({ first }: { first: { value: string } }) => first.value));
      expect(found.crossings.length).toBeGreaterThan(0);
      expect(found.elsewhere).toContain('us-east-1');
      expect(found.made).toContain('EvalError');
      expect(asked).toContain('/books/prices/ap-northeast-1/ec2.tsv');
      expect(asked.filter((path) => path.includes('us-east-1'))).toEqual([]);
    },
    PATIENCE_MS,
  );
});
