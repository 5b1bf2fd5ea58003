/** How fast prices are read, asked for, and found in an offer file of hundreds of megabytes, and in how much memory. */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeShard } from '../src/book/encoded.js';
import { priceListServer } from '../test/support/priceListServer.js';
import { type Item, instance, offerCsv, offerJson } from '../test/support/products.js';
import type { Result } from './result.js';

const PROGRAM = 'bin/ec2-vs-lambda.cjs';
const SHARD = 'dist/data/prices/us-east-1/ec2.tsv';
const OFFER_BYTES = 400_000_000;
const MB = 1_000_000;

export async function prices(): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-bench-'));
  try {
    return [readingAShard(), await refreshing(folder), ...(await offerFiles(folder))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readingAShard(): Result {
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    if (decodeShard(readFileSync(SHARD, 'utf8')).find('linux.m5.large') === undefined) throw new Error('no price');
    return performance.now() - start;
  });
  const raw = Array.from({ length: 50 }, () => {
    const start = performance.now();
    readFileSync(SHARD, 'utf8');
    return performance.now() - start;
  });
  const [found, read] = [Math.min(...times), Math.min(...raw)];
  const size = `${Math.round(statSync(SHARD).size / 1024)} KB`;
  return {
    what: `a price out of Virginia’s EC2 shard (${size}), against reading the file`,
    measured: `${found.toFixed(2)} ms, ${(found / read).toFixed(1)} times`,
    limit: '',
  };
}

interface Run {
  readonly seconds: number;
  readonly peakMb: number;
}

/** A whole process, with the most memory that it ever had. */
async function run(words: readonly string[], folder: string): Promise<Run> {
  const [hook, told] = [join(folder, 'peak.cjs'), join(folder, 'peak')];
  writeFileSync(
    hook,
    `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, String(process.resourceUsage().maxRSS)));`,
  );
  const env = { ...process.env, AWS_ACCESS_KEY_ID: 'made-up', AWS_SECRET_ACCESS_KEY: 'made-up' };
  const start = performance.now();
  const status = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, ['--require', hook, PROGRAM, ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.on('close', resolve);
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with status ${status}`);
  return { seconds: (performance.now() - start) / 1000, peakMb: (Number(readFileSync(told, 'utf8')) * 1024) / MB };
}

function made(count: number): Item[] {
  return Array.from({ length: count }, (_, index) => instance(`m${index}.large`, `0.${index + 1}`));
}

async function refreshing(folder: string): Promise<Result> {
  const server = await priceListServer({ items: made(10_000) });
  const words = [
    '--region',
    'ap-northeast-1',
    '--service',
    'ec2',
    '--endpoint',
    server.url,
    '--prices',
    join(folder, 'books'),
  ];
  const { seconds, peakMb } = await run(['prices', 'refresh', ...words], folder);
  await server.close();
  return {
    what: '`prices refresh` of 10,000 products in 100 pages from a server on this machine',
    measured: `${seconds.toFixed(1)} s, ${Math.round(peakMb)} MB`,
    limit: '',
  };
}

async function offerFiles(folder: string): Promise<Result[]> {
  const small = offerJson('AmazonEC2', made(10_000));
  const start = performance.now();
  JSON.parse(small);
  const parse = small.length / MB / ((performance.now() - start) / 1000);
  const results: Result[] = [];
  for (const format of ['json', 'csv'] as const) {
    const file = join(folder, `offer.${format}`);
    const bytes = await writeOffer(file, format);
    const { seconds, peakMb } = await run(
      ['prices', 'verify', '--against', file, '--region', 'ap-northeast-1'],
      folder,
    );
    const speed = bytes / MB / seconds;
    results.push({
      what: `an offer file of ${Math.round(bytes / MB)} MB in ${format.toUpperCase()}, against \`JSON.parse\` of ${Math.round(small.length / MB)} MB (${Math.round(parse)} MB/s)`,
      measured: `${Math.round(speed)} MB/s, ${(parse / speed).toFixed(1)} times as long; peak ${Math.round(peakMb)} MB`,
      limit: '300 MB',
    });
    rmSync(file);
  }
  return results;
}

/** Like AWS's: nearly all of it is dedicated hosts, reserved capacity and SQL Server, which nobody wants. */
async function writeOffer(file: string, format: 'json' | 'csv'): Promise<number> {
  const wanted = [instance('m5.large', '0.1240000000')];
  const other = (index: number) =>
    instance(`m${index}.large`, '0.5', {
      sku: `OTHER${index}`,
      attributes: { usagetype: `APN1-HostBoxUsage:m${index}.large` },
    });
  const out = createWriteStream(file);
  const write = async (text: string) => {
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', resolve));
  };
  if (format === 'csv') {
    const lines = offerCsv('AmazonEC2', [...wanted, other(0)])
      .trim()
      .split('\n');
    const last = lines.pop() ?? '';
    await write(`${lines.join('\n')}\n`);
    const many = Array.from({ length: 1000 }, (_, index) => last.replaceAll('OTHER0', `OTHER${index}`)).join('\n');
    for (let bytes = 0; bytes < OFFER_BYTES; bytes += many.length) await write(`${many}\n`);
  } else {
    const head = offerJson('AmazonEC2', wanted);
    const whole = JSON.parse(head);
    const sample = other(0);
    const product = `,\n"SKU": ${JSON.stringify(sample.product, null, 2)}`;
    const term = `,\n"SKU": ${JSON.stringify(sample.terms.OnDemand, null, 2)}`;
    const count = Math.ceil(OFFER_BYTES / (product.length + term.length));
    const body = (value: object) => JSON.stringify(value, null, 2).slice(0, -1);
    const { products, terms, ...about } = whole;
    await write(`${body(about)},\n"products": ${body(products)}`);
    for (let index = 0; index < count; index++) await write(product.replaceAll('SKU', `OTHER${index}`));
    await write(`},\n"terms": {"OnDemand": ${body(terms.OnDemand)}`);
    for (let index = 0; index < count; index++) await write(term.replaceAll('SKU', `OTHER${index}`));
    await write('}}}\n');
  }
  await new Promise<void>((resolve) => out.end(resolve));
  return statSync(file).size;
}
