import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors.js';
import { readCountsFile } from '../../src/io/counts.js';

const folder = mkdtempSync(join(tmpdir(), 'counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

type More = Partial<Parameters<typeof readCountsFile>[0]>;

function read(text: string | Buffer, more: More = {}): number[] {
  writeFileSync(join(folder, 'counts.csv'), text);
  return [...readCountsFile({ path: 'counts.csv', intervalSeconds: 3600, ...more }, join(folder, 'scenario.yaml'))];
}

function problemOf(text: string | Buffer, more: More = {}): string {
  try {
    read(text, more);
    return 'nothing is wrong';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message, expected }) => `${message} (${expected})`).join();
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
    ['its column by name', 'a,b,c\n9,1,9\n9,2,9\n9,3,9\n', { column: 'b' }],
    ['its column by number', '9,1,9\n9,2,9\n9,3,9\n', { column: '2' }],
    ['counts beside each other', 'id,1,2,3\nf,1,2,3\n', { columns: '1..3' }],
    ['rows that are added up', 'id,1,2,3\nf,1,0,2\ng,0,2,1\n', { columns: '1..3' }],
    ['one of its rows', 'id,1,2,3\nf,9,9,9\ng,1,2,3\n', { columns: '1..3', row: '2' }],
  ])('is read with %s', (_, text, more) => {
    expect(read(text, more)).toEqual([1, 2, 3]);
  });

  it('keeps decimals and grouped digits', () => {
    expect(read('a,b\nx,"1,234,567"\ny,0.5\n')).toEqual([1_234_567, 0.5]);
  });

  it.each<[string, string | Buffer, RegExp, More?]>([
    ['a hole', 'views\n1\n\n2\n,\n', /./],
    ['an empty count', 't,v\na,1\nb,\nc,3\n', /line 3 has no count/],
    ['a negative count', 't,v\na,1\nb,-2\n', /line 3 has a negative count, -2/],
    ['a word', 't,v\na,1\nb,many\n', /line 3 has no number, but `many`/],
    ['an hour that is left out', 't,v\n2016-01-01T00:00Z,1\n2016-01-01T02:00Z,2\n', /line 3 .* doesn't follow/],
    ['no such column', 'a,b,c\n1,2,3\n', /no column `d` \(one of a, b, c\)/, { column: 'd' }],
    ['many columns and none named', 'a,b,c\n1,2,3\n', /it has 3 columns/],
    ['no such row', 'id,1,2\nf,1,2\n', /no row 5/, { columns: '1..2', row: '5' }],
    ['columns that are reversed', 'id,1,2\nf,1,2\n', /is reversed/, { columns: '2..1' }],
    ['columns that are none', 'id,1,2\nf,1,2\n', /names no columns/, { columns: '2' }],
    ['nothing in it', '', /it has no counts/],
    ['names only', 'a,b\n', /it has no counts/],
    ['what is no text', Buffer.from([0, 1, 2, 255, 254]), /./],
  ])('is refused with %s', (_, text, expected, more = {}) => {
    expect(problemOf(text, more)).not.toBe('nothing is wrong');
    expect(problemOf(text, more)).toMatch(expected);
  });

  it('that is not there, or a folder, is refused', () => {
    const reading = (path: string) => () => readCountsFile({ path, intervalSeconds: 60 }, join(folder, 's.yaml'));
    expect(reading('absent.csv')).toThrow(InputError);
    expect(reading('.')).toThrow(InputError);
  });

  it('of many parts is read whole, a count across two parts among them', () => {
    const many = 400_000;
    const text = Array.from({ length: many }, (_, index) => String(index)).join('\n');
    const found = read(text);
    expect(found).toHaveLength(many);
    expect(found.every((count, index) => count === index)).toBe(true);
  });
});
