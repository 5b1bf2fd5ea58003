import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../src/errors.js';
import { readCountsFile } from '../../src/io/files/importing.js';
import { toDecimal } from '../../src/quantity/rational.js';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

type More = Partial<Parameters<typeof readCountsFile>[0]>;

/** As decimals. */
function read(text: string | Buffer, more: More = {}): string[] {
  writeFileSync(join(folder, 'counts.csv'), text);
  const found = readCountsFile({ path: 'counts.csv', intervalSeconds: 3600, ...more }, join(folder, 'scenario.yaml'));
  return Array.from(found, (count) => toDecimal(count).text);
}

function problemOf(text: string | Buffer, more: More = {}): string {
  try {
    read(text, more);
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message, expected }) => `${message.en} (${expected?.en})`).join();
  }
}

describe('a file of counts', () => {
  it.each([
    ['a column alone', '1\n2\n3\n', {}],
    ['names above it', 'views\n1\n2\n3\n', {}],
    ['no line break at its end', 'views\n1\n2\n3', {}],
    ['the line breaks of Windows', 'views\r\n1\r\n2\r\n3\r\n', {}],
    ['a byte-order mark', '\ufeffviews\n1\n2\n3\n', {}],
    ['empty lines at its end', '1\n2\n3\n\n\n', {}],
    ['a time before the count', 'time,views\n2016-01-01T00:00,1\n2016-01-01T01:00,2\n2016-01-01T02:00,3\n', {}],
    ['semicolons', 'time;views\na;1\nb;2\nc;3\n', {}],
    ['tabs', 'time\tviews\na\t1\nb\t2\nc\t3\n', {}],
    ['quotation marks', '"time","views"\n"a","1"\n"b","2"\n"c","3"\n', {}],
    ['empty lines at its beginning', '\n\nviews\n\n1\n2\n3\n', {}],
    ['hours of the day that begin again', 'hour,views\n22,1\n23,2\n0,3\n', {}],
    ['numbered hours that begin again', 'hour,views\n0,1\n1,2\n0,3\n', {}],
    ['numbers that are no times', 'server,views\n7,1\n8,2\n12,3\n', {}],
    ['times of a zone', 't,v\n2016-01-01T09:00+09:00,1\n2016-01-01T01:00Z,2\n2016-01-01 02:00,3\n', {}],
    ['fields at the end that are empty', 't,v\na,1,\nb,2,,\nc,3\n', {}],
    ['names like totals', 'total,average\na,1\nb,2\nc,3\n', {}],
    ['a total in another column of counts', 't,v,total\na,1,9\nb,2,9\nc,3,9\n', { column: 'v' }],
    [
      'accounts in place of times',
      'account,views\n123456789012,1\n223456789012,2\n123456789013,3\n',
      { column: 'views', intervalSeconds: 3600 },
    ],
    ['digits of doubles', '1.0000000000000000\n2e0\n3.\n', {}],
    ['its column by name', 'a,b,c\n9,1,9\n9,2,9\n9,3,9\n', { column: 'b' }],
    ['its column by number', '9,1,9\n9,2,9\n9,3,9\n', { column: '2' }],
    ['counts beside each other', 'id,1,2,3\nf,1,2,3\n', { columns: '1..3' }],
    ['rows that are added up', 'id,1,2,3\nf,1,0,2\ng,0,2,1\n', { columns: '1..3' }],
    ['one of its rows', 'id,1,2,3\nf,9,9,9\ng,1,2,3\n', { columns: '1..3', row: '2' }],
  ])('is read with %s', (_, text, more) => {
    expect(read(text, more)).toEqual(['1', '2', '3']);
  });

  it('keeps decimals and grouped digits', () => {
    expect(read('a,b\nx,"1,234,567"\ny,0.5\n')).toEqual(['1234567', '0.5']);
  });

  it.each([
    ['thirty tenths', Array.from({ length: 30 }, () => '33333333333333.3'), '33333333333333.3'],
    ['fifteen places', ['999999999999.999', '0.000000000000001'], '999999999999.999'],
    ['an exponent', ['1.5e-20', '1e15'], '0.000000000000000000015'],
    ['digits that no double has', ['900719925474099.305'], '900719925474099.305'],
    ['grouped digits', ['"999,999,999,999,999"'], '999999999999999'],
  ])('keeps %s exactly', (_, counts, first) => {
    expect(read(`a,b\n${counts.map((count) => `x,${count}`).join('\n')}`)[0]).toBe(first);
  });

  it('adds up rows exactly, whatever decimals they have', () => {
    const rows = ['0.1,9007199254740.991', '0.2,0.000000000000001', '33333333333333.3,1', '0,2e-30'];
    const text = rows.map((row, index) => `${index},${row}`).join('\n');
    expect(read(`id,a,b\n${text}`, { columns: 'a..b' })).toEqual([
      '33333333333333.6',
      '9007199254741.991000000000001000000000000002',
    ]);
  });

  it.each<[string, string | Buffer, RegExp, More?]>([
    ['a hole', 'views\n1\n\n2\n', /line 3 is empty .*none left out/],
    ['UTF-16', Buffer.from('\ufeffviews\n1\n2\n', 'utf16le'), /it is UTF-16 \(UTF-8\)/],
    ['an empty count', 't,v\na,1\nb,\nc,3\n', /line 3 has no count/],
    ['a negative count', 't,v\na,1\nb,-2\n', /line 3 has a negative count, -2/],
    ['more than 10^15', 't,v\na,1\nb,1000000000000000.1\n', /line 3 has no number, but `1000000000000000.1`/],
    ['more than 10^15, grouped', 't,v\na,1\nb,"1,000,000,000,000,001"\n', /line 3 has no number/],
    ['a word', 't,v\na,1\nb,many\n', /line 3 has no number, but `many`/],
    ['an hour that is left out', 't,v\n2016-01-01T00:00Z,1\n2016-01-01T02:00Z,2\n', /line 3 .* doesn't follow/],
    ['an hour that is left out, with slashes', 't,v\n2016/1/1 9:00,1\n2016/1/1 11:00,2\n', /line 3 .* doesn't follow/],
    ['an hour that is there twice', 't,v\n2016-01-01 01:00,1\n2016-01-01 01:00,2\n', /line 3 .* doesn't follow/],
    ['a time in another column', 'v,t\n1,2016-01-01\n2,2016-01-02\n', /line 3 .* doesn't follow/, { column: 'v' }],
    ['seconds since 1970 with a hole', 't,v\n1451606400,1\n1451610000,2\n1451617200,3\n', /line 4 .* doesn't follow/],
    ['numbered hours with a hole', 'hour,v\n0,1\n1,2\n3,3\n', /line 4 \(3\) doesn't follow/],
    ['no such column', 'a,b,c\n1,2,3\n', /no column `d` \(one of a, b, c\)/, { column: 'd' }],
    ['many columns and none named', 'a,b,c\n1,2,3\n', /it has 3 columns/],
    ['no such row', 'id,1,2\nf,1,2\n', /no row 5/, { columns: '1..2', row: '5' }],
    ['columns that are reversed', 'id,1,2\nf,1,2\n', /is reversed/, { columns: '2..1' }],
    ['columns that are none', 'id,1,2\nf,1,2\n', /names no columns/, { columns: '2' }],
    [
      'a count with a comma',
      't,v\n2016-01-01T00:00Z,1,000\n2016-01-01T01:00Z,2,000\n',
      /line 2 has 3 fields, the first line 2/,
    ],
    ['a count with a comma after the others', 't,v\na,1\nb,1,000\n', /line 3 has 3 fields, the first line 2/],
    ['counts with commas below a name', 'views\n1,000\n2,000\n', /line 2 has 2 fields, the first line 1/],
    ['counts with commas alone', '1,000\n2,000\n', /line 1 has 2 fields, the first line 1/],
    ['a column that has no name', 'views\n0,1\n1,2\n', /line 2 has 2 fields, the first line 1/],
    ['a field too many beside each other', 'id,1,2\nf,1,2\ng,1,2,3\n', /line 3 has 4 fields/, { columns: '1..2' }],
    [
      'two columns of the name',
      't,v,v\na,1,2\n',
      /two columns `v`, the 2. and the 3. \(its number: 2 or 3\)/,
      { column: 'v' },
    ],
    ['a total beside times', 't,v\n2016-01-01T00:00Z,1\n2016-01-01T01:00Z,2\nTotal,3\n', /line 4 is a total \(Total\)/],
    ['a total beside labels', 't;v\na;1\nb;2\nGrand total;3\n', /line 4 is a total \(Grand total\)/],
    ['a total in Japanese', 't,v\na,1\nb,2\n合計,3\n', /line 4 is a total \(合計\)/],
    ['an average', 't,v\na,1\nb,2\naverage,1.5\n', /line 4 is a total \(average\)/],
    ['a row of sums beside each other', 'id,1,2\nf,1,2\ng,1,2\nTotal,2,4\n', /line 4 is a total/, { columns: '1..2' }],
    ['a row without a time', 't,v\n2016-01-01T00:00Z,1\n2016-01-01T01:00Z,2\n,3\n', /line 4 says no time/],
    [
      'a word in place of a time',
      't,v\n2016-01-01T00:00Z,1\n2016-01-01T01:00Z,2\nAll,3\n',
      /line 4 says no time, but `All`/,
    ],
    ['a total below numbered hours', 'hour,v\n0,1\n1,2\nTotal,3\n', /line 4 is a total/],
    ['points that may group digits', 't;v\na;1.000\nb;1.200\n', /line 2 has 1.000, which is 1000 where a point groups/],
    [
      'such points beside each other',
      'id;1;2\nf;1;2\ng;1;12.345\n',
      /line 3 has 12.345, which is 12345 .*, in column 3/,
      { columns: '1..2' },
    ],
    ['nothing in it', '', /it has no counts/],
    ['names only', 'a,b\n', /it has no counts/],
    ['what is no text', Buffer.from([0, 1, 2, 255, 254]), /./],
  ])('is refused with %s', (_, text, expected, more = {}) => {
    expect(problemOf(text, more)).not.toBe('nothing is wrong');
    expect(problemOf(text, more)).toMatch(expected);
  });

  /** Three times in a row, each form of writing them at this distance. */
  const FORMS: [form: string, intervalSeconds: number, ...times: string[]][] = [
    ['year, month, day', 86400, '2026-01-31', '2026-02-01', '2026-02-02'],
    ['the same with dots', 86400, '2026.01.31', '2026.02.01', '2026.02.02'],
    ['month, day, year', 86400, '01/31/2026', '02/01/2026', '02/02/2026'],
    ['day, month, year', 86400, '31/01/2026', '01/02/2026', '02/02/2026'],
    ['day, month, year, which may be months', 86400, '01/02/2026', '02/02/2026', '03/02/2026'],
    ['month, day, year, which may be days', 86400, '01/02/2026', '01/03/2026', '01/04/2026'],
    ['day, month, year over midnight', 3600, '01/02/2026 22:00', '01/02/2026 23:00', '02/02/2026 00:00'],
    ['a short year', 86400, '1/2/26', '1/3/26', '1/4/26'],
    ['dots', 86400, '31.01.2026', '01.02.2026', '02.02.2026'],
    ['noon', 3600, '1/2/2026 11:00 AM', '1/2/2026 12:00 PM', '1/2/2026 1:00 PM'],
    ['midnight', 3600, '1/2/2026 11:00 PM', '1/3/2026 12:00 AM', '1/3/2026 1:00 AM'],
    ['a month in words', 86400, '31 Jan 2026', '1 Feb 2026', '2 Feb 2026'],
    ['a month in words, with dashes', 86400, '31-Jan-26', '01-Feb-26', '02-Feb-26'],
    ['a month in words first', 86400, '"Jan 31, 2026"', '"February 1, 2026"', '"Feb 2, 2026"'],
    ['Japanese', 86400, '2026年1月31日', '2026年2月1日', '2026年2月2日'],
    ['seconds since 1970', 3600, '1767225600', '1767229200', '1767232800'],
    ['milliseconds since 1970', 3600, '1767225600000', '1767229200000', '1767232800000'],
    ['seconds since 1970 with a fraction', 60, '1767225600.0', '1767225660.0', '1767225720.0'],
    ['days of a spreadsheet', 86400, '46053', '46054', '46055'],
    ['hours of a spreadsheet', 3600, '46053.9583333333', '46054', '46054.0416666667'],
    ['digits alone', 86400, '20260131', '20260201', '20260202'],
    ['digits alone with the hour', 3600, '2026013123', '2026020100', '2026020101'],
  ];
  it.each(FORMS.map(([form, intervalSeconds, ...times]) => ({ form, intervalSeconds, times })))(
    'holds times to the stated interval: $form',
    ({ intervalSeconds, times }) => {
      const text = `time,v\n${times.map((time, index) => `${time},${index + 1}`).join('\n')}\n`;
      expect(read(text, { intervalSeconds })).toEqual(['1', '2', '3']);
      const other = intervalSeconds === 3600 ? 86400 : 3600;
      expect(problemOf(text, { intervalSeconds: other })).toMatch(/line 3 \(.*\) doesn't follow/);
      const [first, , last] = times;
      expect(problemOf(`time,v\n${first},1\n${last},2\n`, { intervalSeconds })).toMatch(/line 3 \(.*\) doesn't follow/);
    },
  );

  it.each([
    ['Lambda', 'REPORT RequestId: 3f8a Duration: 12.3 ms Billed Duration: 13 ms Memory Size: 512 MB\n'],
    ['Lambda', '2026-01-01T00:00:00Z {"time":"x","type":"platform.report","record":{}}\n'],
    [
      'a load balancer',
      'https 2026-01-01T00:00:00.186641Z app/my-lb/50dc6c495c0c9188 192.0.2.1:2817 10.0.0.1:80 0.086 200\n',
    ],
    ['a load balancer', '2026-01-01T00:00:00.945958Z my-lb 192.0.2.1:2817 10.0.0.1:80 0.000073 200\n'],
    ['CloudFront', '#Version: 1.0\n#Fields: date time x-edge-location\n2026-01-01\t00:00:00\tLAX1\n'],
    ['S3', `${'a1'.repeat(32)} bucket [06/Feb/2026:00:00:38 +0000] 192.0.2.3\n`],
    ['a web server', '127.0.0.1 - - [10/Oct/2026:13:55:36 -0700] "GET / HTTP/1.0" 200 2326\n'],
    ['a VPC', '2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249\n'],
    ['a system log', 'Jan  1 00:00:00 host sshd[1]: x\n'],
    ['JSON', '{\n  "a": 1\n}\n'],
    ['JSON', '[{"a": 1}]\n'],
  ])('names what it is in place of counts: a log of %s', (name, text) => {
    expect(problemOf(text.repeat(3))).toMatch(
      new RegExp(`^counts.csv: it is .*${name}.*, not a file of counts|${name}`),
    );
    expect(problemOf(text.repeat(3), { column: 'x' })).toContain('not a file of counts');
  });

  const SECRET = 'hunter2';
  const THREE = 'n,1\nn,2\nn,3\n';

  it.each<[what: string, text: string | Buffer, says: RegExp, more?: More]>([
    ['settings', `[core]\n\tname = ${SECRET}\n\tother = ${SECRET}\n`, /not a file of counts: line 2 has no number \(/],
    [
      'settings, of which a column is named',
      `A=${SECRET}\nB=2\n`,
      /not a file of counts: .* no column `user`/,
      { column: 'user' },
    ],
    ['a key', `-----BEGIN ${SECRET}\n-----${SECRET}\n`, /not a file of counts: line 2 has no number \(/],
    ['one line', SECRET.repeat(100_000), /it has no counts/],
    ['bytes', Buffer.from(`\0\u0001${SECRET}\n\0${SECRET}\n`), /not a file of counts: line 2 has no number \(/],
    ['a table of words', `id,word\n1,${SECRET}\n2,${SECRET}\n`, /not a file of counts: line 2 has no number \(/],
    [
      'numbers beside words',
      `1,${SECRET}\n2,${SECRET}\n3,${SECRET}\n`,
      /: line 2 has no number, in column 2;/,
      { columns: '1..2' },
    ],
    ['more words than numbers', `n,1\nn,${SECRET}\nn,${SECRET}\n`, /: line 2 has no number; line 3 has no number \(/],
  ])('that is none, but %s, shows nothing of itself', (_, text, says, more = {}) => {
    const told = problemOf(text, more);
    expect(told).toMatch(says);
    expect(told).not.toContain(SECRET);
  });

  it.each<[what: string, text: string, says: string, more?: More]>([
    ['as many rows that are counts', `n,1\nn,2\nn,${SECRET}\nn,many\n`, 'line 4 has no number, but `many`'],
    ['of a long cell its beginning', `${THREE}n,${'x'.repeat(50)}\n`, `but \`${'x'.repeat(39)}…\``],
    ['of control characters their numbers', `${THREE}n,"a\u001b[31m\nb"\n`, 'but `a\\u{1b}[31m b`'],
    [
      'of a row its cell',
      `id,1,2\n${SECRET},3,many\n`,
      'line 3 has no number, but `many`, in column 3',
      { columns: '2..3' },
    ],
  ])('quotes a cell at fault beside %s', (_, text, says, more = {}) => {
    const rows = more.columns === undefined ? text : text.replace('\n', '\nx,1,2\n');
    expect(problemOf(rows, more)).toContain(says);
  });

  it('tells the names of its columns, short ones and few, where numbers stand below them', () => {
    const names = Array.from({ length: 30 }, (_, index) => `${index}${'n'.repeat(50)}`);
    const told = problemOf(`${names}\n${names.map(() => 1)}\n`, { column: 'absent' });
    expect(told.match(/n{10,}…/g)).toHaveLength(20);
    expect(told.length).toBeLessThan(1000);
    expect(problemOf(`${names}\n${names.map(() => 'one')}\n`, { column: 'absent' })).not.toContain('nnn');
  });

  it('is the same in every zone of the machine, where clocks are put forward or back', () => {
    const hours = (day: string) =>
      Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00,1`);
    for (const zone of ['America/New_York', 'Asia/Tokyo', 'UTC']) {
      vi.stubEnv('TZ', zone);
      for (const day of ['2016-03-13', '2016-11-06']) expect(read(hours(day).join('\n'))).toHaveLength(24);
    }
    vi.unstubAllEnvs();
  });

  it('that is not there, or a folder, is refused', () => {
    const reading = (path: string) => () => readCountsFile({ path, intervalSeconds: 60 }, join(folder, 's.yaml'));
    expect(reading('absent.csv')).toThrow(InputError);
    expect(reading('.')).toThrow(InputError);
  });

  it('of many parts has its lines counted, whatever ends them', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = Array.from({ length: 300_000 }, () => '12345').join(end);
      expect(problemOf(`${text}${end}x${end}`)).toMatch(/line 300001 has no number, but `x`/);
    }
  });

  it('of many parts is read whole, a count across two parts among them', () => {
    const many = 400_000;
    const text = Array.from({ length: many }, (_, index) => String(index)).join('\n');
    const found = read(text);
    expect(found).toHaveLength(many);
    expect(found.every((count, index) => count === String(index))).toBe(true);
  });
});
