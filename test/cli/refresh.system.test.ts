/** A refresh among others, and one that is killed. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { parsePriceShard } from '../../src/book/parsePrices.js';
import { file, type PriceListServer, priceListServer } from '../support/priceListServer.js';
import { runBeside } from '../support/processes.js';
import { instance, offerJson } from '../support/products.js';
import { temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const env = { AWS_ACCESS_KEY_ID: 'made-up', AWS_SECRET_ACCESS_KEY: 'made-up', AWS_EC2_METADATA_DISABLED: 'true' };
let server: PriceListServer | undefined;
afterEach(() => server?.close());

function pricesOf(books: string) {
  const path = join(books, 'ap-northeast-1', 'ec2.yaml');
  return parsePriceShard({ file: path, text: readFileSync(path, 'utf8') }).prices;
}

it.each([1, 10, 29])('leaves the books as they were when it is killed after %i pages', async (pages) => {
  const items = Array.from({ length: 3000 }, (_, index) => instance(`m5.${index}xlarge`, `0.${index + 1}`));
  const books = join(folder.path, `books${pages}`);
  mkdirSync(join(books, 'ap-northeast-1'), { recursive: true });
  const path = join(books, 'ap-northeast-1', 'ec2.yaml');
  const words = [
    'prices',
    'refresh',
    '--region',
    'ap-northeast-1',
    '--service',
    'ec2',
    '--prices',
    books,
    '--endpoint',
  ];
  const small = await priceListServer({ items: items.slice(0, 3) });
  await runBeside([...words, small.url], { env });
  await small.close();
  const before = readFileSync(path, 'utf8');
  expect(before).toContain('m5.2xlarge');

  const { url, asked } = await priceListServer({ items, pageSize: 100 }).then((started) => (server = started));
  await runBeside([...words, url], {
    env,
    started: (child) => {
      const kill = setInterval(() => asked.length >= pages && child.kill('SIGKILL'), 1);
      child.on('exit', () => clearInterval(kill));
    },
  });
  const text = readFileSync(path, 'utf8');
  const isWhole = text === before || Object.keys(pricesOf(books)).length === 3000;
  expect(isWhole).toBe(true);
});

it('loses no price where two ask for prices of one book at once, and leaves no lock', async () => {
  const waiting: (() => void)[] = [];
  const types = ['m5.large', 'm5.xlarge'];
  const offer = file(
    offerJson(
      'AmazonEC2',
      types.map((type) => instance(type, '0.1')),
    ),
  );
  // Both are answered when both have asked.
  server = await priceListServer({
    always: (response, request) => {
      waiting.push(() => offer(response, request));
      if (waiting.length === types.length) for (const answer of waiting) answer();
    },
  });
  const books = join(folder.path, 'shared');
  mkdirSync(books);
  const words = (type: string) => ['--region', 'ap-northeast-1', '--source', 'bulk', '--type', type, '--prices', books];
  const { url } = server;
  const ran = await Promise.all(
    types.map((type) => runBeside(['prices', 'refresh', ...words(type), '--endpoint', url], { env })),
  );
  expect(ran.map(({ status, err }) => [status, err])).toEqual(types.map(() => [0, '']));
  expect(Object.keys(pricesOf(books)).sort()).toEqual(['linux.m5.large', 'linux.m5.xlarge']);
  expect([readdirSync(books), readdirSync(join(books, 'ap-northeast-1'))]).toEqual([['ap-northeast-1'], ['ec2.yaml']]);
});
