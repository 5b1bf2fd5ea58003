import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PriceShard } from '../../../src/book/book.js';
import { bookFolder, withBooksLocked, writeBooks } from '../../../src/io/books/bookFolder.js';
import { change, day, priceShard, TOKYO } from '../../book/books.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
let next = 0;
const empty = () => {
  const path = join(folder.path, String(next++));
  mkdirSync(path);
  return path;
};

const SMALL = priceShard({ 'linux.t2.micro': [change('2016-06-02', '0.02')] });

describe('books that are written', () => {
  it('are the same when they are read', () => {
    const books = empty();
    const paths = writeBooks(books, [SMALL]);
    expect(paths).toEqual([join(books, TOKYO, 'ec2.yaml')]);
    expect(bookFolder(books).shard(TOKYO, 'ec2')).toEqual(SMALL);
  });

  const twice = [change('2016-06-02', '0.02'), change('2016-06-02', '0.03')];
  const backwards = [change('2016-06-02', '0.02'), change('2016-06-01', '0.03')];
  it.each<{ what: string; shard: PriceShard; says: string }>([
    {
      what: 'two entries of a day',
      shard: priceShard({ x: twice }),
      says: '2016-06-02 does not come after 2016-06-02',
    },
    {
      what: 'days out of order',
      shard: priceShard({ x: backwards }),
      says: '2016-06-01 does not come after 2016-06-02',
    },
    { what: 'a day that is none', shard: { ...SMALL, checked: day('2016-13-01') }, says: '`2016-13-01` is not a day' },
    ...['X, usd: 0', 'X }, { from: 2026-12-01'].map((sku) => ({
      what: `the SKU ${JSON.stringify(sku)}`,
      shard: priceShard({ x: [{ ...change('2016-06-02', '0.02'), sku }] }),
      says: 'could not be read again',
    })),
    ...['linux.m5: large', 'linux.\nm5'].map((id) => ({
      what: `the price ${JSON.stringify(id)}`,
      shard: priceShard({ [id]: [change('2016-06-02', '0.02')] }),
      says: 'could not be read again',
    })),
    {
      what: 'a source of a name that YAML reads otherwise',
      shard: { ...SMALL, sources: { ...SMALL.sources, 'a: b': 'a page' } },
      says: 'could not be read again',
    },
  ])('are refused where they have $what, and the others stay as they were', ({ shard, says }) => {
    const books = empty();
    writeBooks(books, [{ ...SMALL, service: 'rds' }]);
    const path = join(books, TOKYO, 'rds.yaml');
    const before = readFileSync(path, 'utf8');
    expect(() => writeBooks(books, [{ ...SMALL, service: 'rds', checked: day('2026-01-01') }, shard])).toThrow(says);
    expect([readFileSync(path, 'utf8'), readdirSync(join(books, TOKYO))]).toEqual([before, ['rds.yaml']]);
  });
});

describe('the lock of the books', () => {
  it('makes the folder, and is released also where the work fails', async () => {
    const books = join(empty(), 'deep', 'books');
    const seen: string[] = [];
    const work = async () => {
      seen.push(...readdirSync(books));
      throw new Error('failed');
    };
    await expect(withBooksLocked(books, work)).rejects.toThrow('failed');
    expect([seen, readdirSync(books)]).toEqual([['.ec2-vs-lambda.lock'], []]);
  });

  it('is told of, and not waited for as long as for a process, where something else lies in its place', async () => {
    const books = empty();
    const path = join(books, '.ec2-vs-lambda.lock');
    mkdirSync(path);
    const waits: string[] = [];
    const waiting = withBooksLocked(books, async () => 'done', { onWait: ({ en }) => waits.push(en) });
    await expect(waiting).rejects.toThrow('an unknown process is writing here and has not ended');
    expect(waits).toEqual([`waiting for an unknown process, which writes into ${books}`]);
  });

  it('can’t be had where a file stands in the folder’s place', async () => {
    const path = join(empty(), 'file');
    writeFileSync(path, '');
    await expect(withBooksLocked(join(path, 'books'), async () => 1)).rejects.toThrow("can't be written");
  });
});
