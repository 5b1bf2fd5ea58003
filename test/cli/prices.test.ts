import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { books } from '../support/price.js';
import { instance } from '../support/products.js';
import { run, smallScenario, temporaryFolder } from '../support/run.js';

const prices = (...words: string[]) =>
  run(['prices', ...words, '--region', 'ap-northeast-1'], { env: { COLUMNS: '100' } });

describe('prices show', () => {
  it('tells one price on one day, its source, and what it changes to', async () => {
    const { status, out } = await prices('show', 'ec2/linux.t2.micro', '--as-of', '2016-06-02');
    expect(status).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toBe('ec2/linux.t2.micro in ap-northeast-1 on 2016-06-02: 0.02 USD per h');
    expect(lines[1]).toBe('  1 vCPU, 1 GB, x86_64, bursts on CPU credits');
    expect(lines[2]).toMatch(/^ {2}since 2014-07-01 \(vantage-sh/);
    expect(out).toContain('\n  from 2016-12-01 on: 0.016 USD per h\n');
  });

  it('tells tiers, and the units that a price is for', async () => {
    expect((await prices('show', 'sqs/standard.requests', '--as-of', '2016-06-02')).out).toContain(
      '0.5 USD per 1,000,000 requests',
    );
    expect((await prices('show', 'dataTransfer/internet', '--as-of', '2016-06-02')).out.replace(/\s+/g, ' ')).toContain(
      '0.14 USD per GB up to 10,240; 0.135 USD per GB up to 51,200;',
    );
  });

  it('says where a price is not known yet, and is not zero', async () => {
    expect((await prices('show', 'lambda/duration.arm64', '--as-of', '2016-06-02')).out).toContain('not known yet');
  });

  it('is told as JSON', async () => {
    const found = JSON.parse(
      (await prices('show', 'ec2/linux.t2.micro', '--as-of', '2016-06-02', '--format', 'json')).out,
    );
    expect(found).toMatchObject({ id: 'ec2/linux.t2.micro', unit: 'h', per: '1', day: '2016-06-02' });
    expect(found.price).toMatchObject({ from: '2014-07-01', tiers: [{ usd: '0.02' }] });
    expect(found.next.from).toBe('2016-12-01');
  });
});

describe('prices list into files', () => {
  it('has the formats that the endings say, and the text where nothing says another', async () => {
    const { path: folder } = temporaryFolder();
    const [csv, page, plain] = ['list.csv', 'list.html', 'list.txt'].map((name) => `${folder}/${name}`) as [
      string,
      string,
      string,
    ];
    const asked = ['list', 'sqs', '--as-of', '2016-06-02'];
    const files = [csv, page, plain].flatMap((path) => ['--output', path]);
    expect(await prices(...asked, ...files)).toMatchObject({ status: 0, out: '' });
    expect(readFileSync(csv, 'utf8')).toContain('sqs/standard.requests,ap-northeast-1,');
    expect(readFileSync(page, 'utf8')).toContain('<th scope="row">sqs/standard.requests</th>');
    expect(readFileSync(plain, 'utf8')).toBe((await prices(...asked)).out);
  });
});

describe('prices show of an instance', () => {
  it.each([
    { id: 'ec2/linux.t4g.micro', says: '2 vCPU, 1 GB, arm64, bursts on CPU credits' },
    { id: 'ec2/linux.m4.large', says: '2 vCPU, 8 GB, x86_64\n' },
    { id: 'ec2/windows.t2.micro', says: '1 vCPU, 1 GB, x86_64, bursts on CPU credits' },
    { id: 'ec2Reserved/hours.linux.c4.large.1year.none', says: '2 vCPU, 3.75 GB, x86_64\n' },
  ])('says what it is: $id', async ({ id, says }) => {
    expect((await prices('show', id)).out).toContain(says);
  });
});

describe('prices diff of two files', () => {
  const folder = temporaryFolder();
  const book = (name: string, usd: string, more = '') =>
    folder.file(
      name,
      `service: ec2\nregion: ap-northeast-1\nchecked: 2026-01-01\nsources: { own: mine }\nprices:\n  linux:\n    unit: h\n    x9.large: [{ from: 2025-01-01, usd: ${usd}, source: own }]\n${more}`,
    );

  it('tells what is another, and what only one has', async () => {
    const [a, b] = [
      book('a.yaml', '0.1'),
      book('b.yaml', '0.2', '    x9.huge: [{ from: 2025-01-01, usd: 1, source: own }]\n'),
    ];
    const { out } = await prices('diff', a, b);
    expect(out).toContain('ec2/linux.x9.large  0.1 USD per h -> 0.2 USD per h');
    expect(out).toContain('ec2/linux.x9.huge   not known yet -> 1 USD per h');
    expect(out).toContain('2 prices differ');
    expect((await prices('diff', a, a)).out).toContain('no price differs');
  });

  it('tells prices that can’t be read, and doesn’t call them alike', async () => {
    const rivals = [instance('m5.large', '1'), instance('m5.large', '2', { sku: 'OTHER' }), instance('m5.xlarge', '3')];
    const [a, b] = ['a.json', 'b.json'].map((name) => folder.file(name, JSON.stringify({ PriceList: rivals })));
    const { out } = await prices('diff', a ?? '', b ?? '');
    expect(out).toContain("ec2/linux.m5.large in ap-northeast-1 can't be read: 2 products of the Price List match");
    expect(out).toMatch(/\nno price differs between .* as far as can be read: 1 can't\n$/);
    const listed = (await prices('list', 'ec2', '--prices', a ?? '', '--as-of', '2026-11-20')).out;
    expect(listed).toMatch(/^ec2\/linux\.m5\.xlarge +3 USD per h$/m);
    expect(listed).toContain("ec2/linux.m5.large in ap-northeast-1 can't be read");
  });

  it('is refused where a file has none of the asked prices', async () => {
    const [own, other] = [book('own.yaml', '1'), book('other.yaml', '1')];
    for (const words of [
      ['--region', 'us-east-1'],
      ['--region', 'ap-northeast-1', 'rds'],
    ]) {
      const { status, err } = await run(['prices', 'diff', own, other, ...words]);
      expect([status, err]).toEqual([2, expect.stringContaining('expected: ec2 (ap-northeast-1)')]);
    }
  });
});

describe('an answer that is only a part', () => {
  const folder = temporaryFolder();
  const page = (name: string, ...tokens: readonly (string | undefined)[]) =>
    folder.file(
      name,
      tokens.map((NextToken) => JSON.stringify({ PriceList: [instance('m5.large', '1')], NextToken })).join('\n'),
    );

  it.each([
    { what: 'the last page has a token', path: page('cut.json', 'a', 'b'), isPart: true },
    { what: 'the only page has a token', path: page('first.json', 'a'), isPart: true },
    { what: 'the last page has none', path: page('whole.json', 'a', undefined), isPart: false },
    { what: 'the token is empty', path: page('empty.json', ''), isPart: false },
  ])('is told: $what', async ({ path, isPart }) => {
    const says = isPart ? expect.stringContaining(`${path} is only a part of AWS's answer`) : '';
    expect((await prices('list', 'ec2', '--prices', path)).err).toEqual(says);
    expect((await run(['prices', 'verify', '--against', path])).err).toEqual(says);
    const scenario = folder.file('shop.yaml', smallScenario());
    const { options } = JSON.parse((await run(['compare', scenario, '--prices', path, '--format', 'json'])).out);
    expect(options[0].warnings).toEqual(isPart ? [says] : []);
  });
});

describe('prices history, list and diff', () => {
  it('tell every change of a price, oldest first', async () => {
    const { out } = await prices('history', 'ec2/linux.t2.micro');
    expect(
      [...out.matchAll(/^ {2}(\d{4}-\d\d-\d\d): ([\d.]+) USD per h/gm)].map(([, from, usd]) => [from, usd]),
    ).toEqual([
      ['2014-07-01', '0.02'],
      ['2016-12-01', '0.016'],
      ['2017-10-26', '0.0152'],
    ]);
  });

  it('tell the prices of a day, a line each, and none that were not known', async () => {
    const { out } = await prices('list', 'lambda', '--as-of', '2016-06-02');
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => line.split(/\s{2,}/)),
    ).toEqual([
      ['lambda/duration.x86_64', '0.00001667 USD per GB-s'],
      ['lambda/requests', '0.2 USD per 1,000,000 requests'],
    ]);
  });

  it('tell what differs between two days', async () => {
    const { out } = await prices('diff', '2016-06-02', '2025-06-18', 'sqs');
    expect(out).toContain(
      'sqs/standard.requests  0.5 USD per 1,000,000 requests -> 0.4 USD per 1,000,000 requests up to',
    );
    expect(out).toContain('not known yet -> 0.5 USD');
    expect((await prices('diff', '2016-06-02', '2016-06-03', 'sqs')).out).toBe(
      'no price differs between 2016-06-02 and 2016-06-03\n',
    );
  });
});

describe('a question about prices that is wrong', () => {
  it.each([
    { words: ['show', 'ec2/linux.t2.mirco'], says: 'did you mean `ec2/linux.t2.micro`?' },
    { words: ['list', 'lambada'], says: 'did you mean `lambda`?' },
    { words: ['show', 'ec2/linux.t2.micro', '--as-of', '2016-02-30'], says: '`2016-02-30` is not a day' },
    { words: ['diff', 'yesterday', '2016-06-02'], says: '`yesterday` is not a day' },
    { words: ['diff', '2001-01-01', '2002-01-01', 'sqs'], says: 'choose days from 2014-03-29 on' },
    { words: ['show', 'm4.large'], says: 'expected: one of ec2/linux.m4.large, ' },
    { words: ['show', 'nonsense'], says: 'expected: SERVICE/PRICE, where SERVICE is one of ' },
  ])('is told what was expected: $words', async ({ words, says }) => {
    const { status, out, err } = await prices(...words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(says);
  });

  it.each([
    { words: ['list', 'secretsManager'], says: /expected: one of .*us-east-1/ },
    { words: ['show', 'lambda/requests'], says: /expected: one of .*us-east-1/ },
    { words: ['history', 'lambda/requests'], says: /expected: one of .*us-east-1/ },
    { words: ['diff', '2016-01-01', '2025-01-01'], says: /expected: one of .*us-east-1/ },
    {
      words: ['list', 'secretManager'],
      says: /no region has prices of `secretManager`[\s\S]*did you mean `secretsManager`/,
    },
  ])('needs its region, and says which there are: $words', async ({ words, says }) => {
    const { status, out, err } = await run(['prices', ...words], { env: { COLUMNS: '2000' } });
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(says);
  });

  it('without its region names those alone that have all of the services', async () => {
    const { err } = await run(['prices', 'list', 'lambda', 'secretsManager'], { env: { COLUMNS: '2000' } });
    const catalogue = Object.entries(books.catalogue.regions);
    const own = catalogue.filter(([, { services }]) => services.includes('secretsManager')).map(([region]) => region);
    expect(own.length).toBeLessThan(catalogue.filter(([, { services }]) => services.includes('lambda')).length);
    expect(err).toContain(`expected: one of ${own.join(', ')}\n`);
  });
});
