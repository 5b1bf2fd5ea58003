import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBooks } from '../../../src/book/open.js';
import { priceFileText } from '../../../src/book/writePrices.js';
import { readPriceFolder } from '../../../src/io/books/priceFolder.js';
import { SKU_PATTERNS } from '../../../src/services/skuPatterns.js';
import { change, day, priceShard, TOKYO, TOKYO_REGION } from '../../book/books.js';
import { type Item, instance, offerCsv, offerJson } from '../../support/products.js';
import { run, smallScenario, temporaryFolder } from '../../support/run.js';

const temporary = temporaryFolder();
const known = { regions: { [TOKYO]: TOKYO_REGION }, patterns: SKU_PATTERNS };
let next = 0;

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(temporary.path, String(next++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function read(files: Readonly<Record<string, string>>) {
  const folder = folderWith(files);
  const { folder: own, warnings } = await readPriceFolder(folder, known);
  const books = openBooks(() => undefined, { folders: [own] });
  const found = books
    .prices(TOKYO, 'ec2')
    .flatMap((source) => source.find('linux.m5.large')?.history.at(-1)?.tiers?.[0]?.usd ?? []);
  return { found, warnings: warnings.map(({ en }) => en.replace(`${folder}/`, '')), books };
}

const M5 = instance('m5.large', '1');
const BOOK = priceFileText(priceShard({ 'linux.m5.large': [change('2016-06-02', '1')] }));
const answerOf = (...items: readonly Item[]) =>
  JSON.stringify({ PriceList: items.map((item) => JSON.stringify(item)) });
/** As a spreadsheet saves it: quoted only where it must be. */
const unquoted = offerCsv('AmazonEC2', [M5]).replace(/"([^",\n]*)"/g, '$1');

describe('a folder of prices', () => {
  it.each([
    ['a price file where `prices refresh` writes it', `${TOKYO}/ec2.yaml`, BOOK],
    ['a price file in the folder itself', 'rates.yaml', BOOK],
    ['a price file with the other ending', 'rates.yml', BOOK],
    ['a price file with no ending', 'rates', BOOK],
    ['a price file in the place of another region', 'us-east-1/ec2.yaml', BOOK],
    ['a price file in the place of another service', `${TOKYO}/rds.yaml`, BOOK],
    ['a price file below a folder of any name', '2026/agreed/rates.yaml', BOOK],
    ['a price file after a long comment', 'rates.yaml', `${'# a comment\n'.repeat(1000)}${BOOK}`],
    ['a recorded answer', 'answer.json', answerOf(M5)],
    ['a recorded answer in the place of a book', `${TOKYO}/ec2.yaml`, answerOf(M5)],
    ['a recorded answer with another ending', 'answer.txt', answerOf(M5)],
    ['an offer file in JSON', 'index.json', offerJson('AmazonEC2', [M5])],
    ['an offer file in CSV', 'index.csv', offerCsv('AmazonEC2', [M5])],
    ['an offer file in CSV that a spreadsheet saved', 'index.csv', unquoted],
  ])('counts: %s', async (_, name, text) => {
    const { found, warnings, books } = await read({ [name]: text });
    expect({ found: found.map(Number), warnings }).toEqual({ found: [1], warnings: [] });
    expect(books.catalogue.regions[TOKYO]?.services).toContain('ec2');
  });

  const NO_PRICES = 'it is no price file, no recorded answer of the Price List and no offer file';
  it.each([
    ['a YAML file of something else', 'other.yaml', 'a: 1\n', NO_PRICES],
    ['a book without its heading', 'rates.yaml', 'prices: {}\n', NO_PRICES],
    ['a price file as a workbook', 'prices.xlsx', 'PK', NO_PRICES],
    ['what is packed', 'index.json.gz', '\u001f\u008b', NO_PRICES],
    ['a table of something else', 'prices.csv', 'type,usd\nm5.large,1\n', NO_PRICES],
    ['JSON of something else', 'package.json', '{ "name": "x" }', 'it has neither `PriceList` nor `products`'],
    ['an answer that is cut off', 'answer.json', answerOf(M5).slice(0, -2), 'it is not JSON'],
    [
      'products that nothing here bills',
      'dns.json',
      offerJson('AmazonRoute53', [{ ...M5, serviceCode: 'AmazonRoute53' }]),
      'there is no price in it that a service of this tool bills',
    ],
  ])('names as not read: %s', async (_, name, text, why) => {
    const { found, warnings } = await read({ [name]: text });
    expect(found).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(`${name} was not read for prices: ${why}`)]);
  });

  it.each([
    ['notes', 'README.md', '# Our prices\n'],
    ['a picture', 'prices.png', 'PNG'],
    ['a scenario', 'shop.yaml', smallScenario()],
    ['a hidden file', '.cache.json', '{}'],
  ])('says nothing of %s', async (_, name, text) => {
    expect(await read({ [name]: text })).toMatchObject({ found: [], warnings: [] });
  });

  it('takes of files with the same price the newest, wherever they lie', async () => {
    const of = (checked: string, usd: string) =>
      priceFileText({ ...priceShard({ 'linux.m5.large': [change('2016-06-02', usd)] }), checked: day(checked) });
    const [old, new_] = [of('2016-06-02', '1'), of('2017-06-02', '2')];
    for (const files of [
      { 'a.yaml': old, 'b.yaml': new_ },
      { 'a.yaml': new_, 'b.yaml': old },
      { [`${TOKYO}/ec2.yaml`]: old, 'z.yaml': new_ },
    ])
      expect((await read(files)).found.map(Number)).toEqual([2, 1]);
  });

  it('is told of what is wrong with a price file, where a bill needs it', async () => {
    const { folder, warnings } = await readPriceFolder(folderWith({ 'rates.yaml': `${BOOK}extra: 1\n` }), known);
    const books = openBooks(() => undefined, { folders: [folder] });
    expect(warnings).toEqual([]);
    expect(() => books.prices(TOKYO, 'ec2')).toThrow('extra');
    expect(books.prices(TOKYO, 'rds')).toEqual([]);
  });

  it('passes over a device', async () => {
    const folder = folderWith({ 'rates.yaml': BOOK });
    symlinkSync('/dev/zero', join(folder, 'device.yaml'));
    expect((await readPriceFolder(folder, known)).folder.list()).toHaveLength(1);
  });
});

describe('prices that were named and not read', () => {
  const folder = folderWith({ 'prices.csv': 'type,usd\nt3.small,1\n' });
  const scenario = temporary.file('shop.yaml', smallScenario());
  const said = `${folder}/prices.csv was not read for prices`;

  it('are told under the comparison, and fail a check that fails on warnings', async () => {
    const { status, out } = await run(['compare', scenario, '--prices', folder, '--format', 'json']);
    expect([status, JSON.parse(out).options[0].warnings]).toEqual([0, [expect.stringContaining(said)]]);
    expect((await run(['check', scenario, '--prices', folder])).status).toBe(0);
    expect((await run(['check', scenario, '--prices', folder, '--fail-on', 'warning'])).status).toBe(1);
  });

  it('are told where a folder that was named has none', async () => {
    const empty = folderWith({ 'README.md': '' });
    const { options } = JSON.parse((await run(['compare', scenario, '--prices', empty, '--format', 'json'])).out);
    expect(options[0].warnings).toEqual([`there are no prices in the folder ${empty}`]);
  });
});
