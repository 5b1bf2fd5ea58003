/** Calls that a person gets wrong: each ends with 2, nothing on standard output, and a word on what to do. */
import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const small = folder.file('small.yaml', smallScenario());
const broken = folder.file('prices.yaml', 'service: lambda\nregoin: us-east-1\n');

describe('a call that is wrong', () => {
  it.each([
    { words: [], says: ["missing required argument 'files'"] },
    { words: ['explain'], says: ["missing required argument 'file'"] },
    { words: ['check'], says: ["missing required argument 'paths'"] },
    { words: ['comapre', small], says: ['comapre: there is no such file', 'did you mean `compare`?'] },
    { words: ['explian', small], says: ['did you mean `explain`?'] },
    { words: [small, '--fromat', 'json'], says: ["unknown option '--fromat'", 'Did you mean --format?'] },
    { words: [small, '--format', 'jsno'], says: ["'jsno' is invalid", 'table, chart, markdown'] },
    { words: ['check', small, '--format', 'table'], says: ["'table' is invalid", 'text, markdown, csv'] },
    { words: [small, '--lang', 'fr'], says: ["'fr' is invalid", 'en, ja'] },
    { words: [small, '--as-of'], says: ["'--as-of <day>' argument missing"] },
    { words: ['explain', small, 'Lambda', 'convert', 'more'], says: ['too many arguments'] },
  ])('$words', async ({ words, says }) => {
    const { status, out, err } = await run(words);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    for (const word of says) expect(err).toContain(word);
    expect(err).not.toMatch(/^ +at /m);
  });
});

describe('a setting that is wrong is told at its own place', () => {
  it.each([
    { words: ['--as-of', '2016-02-30'], says: ['--as-of:1:1: `2016-02-30` is not a day', '| ^^^^^^^^^^\n'] },
    { words: ['--as-of', '2010-01-01'], says: ['on 2010-01-01: the first known one is from 2014-11-13'] },
    { words: ['--region', 'ap-northeast1'], says: ['--region:1:1: ', 'did you mean `ap-northeast-1`?'] },
    { words: ['--region', '__proto__'], says: ['no prices for the region `__proto__`'] },
    { words: ['--rate', '120'], says: ['--rate:1:1: an exchange rate without a currency', 'add --currency CODE'] },
    { words: ['--currency', 'JPY'], says: ['--currency:1:1: no exchange rate for JPY', '--rate N'] },
    { words: ['--currency', 'YEN', '--rate', '120'], says: ['--currency:1:1: `YEN` is not a currency'] },
    { words: ['--currency', 'JPY', '--rate', '0'], says: ['--rate:1:1: `0` is not an exchange rate'] },
    { words: ['--currency', 'JPY', '--rate', 'abc'], says: ['--rate:1:1: ', 'abc'] },
    { words: ['--set', 'uplaods=5'], says: ['--set:1:1: the workload has no `uplaods`', 'did you mean `uploads`?'] },
    { words: ['--set', '__proto__=5'], says: ['--set:1:1: the workload has no `__proto__`'] },
    { words: ['--set', 'uploads'], says: ['--set:1:1: `uploads` sets nothing', 'name=value'] },
    { words: ['--set', '=5'], says: ['--set:1:1: `=5` sets nothing'] },
    { words: ['--set', 'uploads='], says: ['--set:1:9: `uploads` has no value'] },
    { words: ['--set', 'uploads=30,00'], says: ['--set:1:9: digits are grouped by threes', '|         ^'] },
    { words: ['--set', 'uploads=-5'], says: ['--set:1:9: `uploads` is negative'] },
    { words: ['--prices', broken], says: [`${broken}:2:1: `, 'did you mean `region`?'] },
    { words: ['--prices', small], says: [`${small}:1:1: `, 'needs the key `prices`'] },
    { words: ['--prices', 'absent.yaml'], says: ['absent.yaml: there is no such file'] },
  ])('$words', async ({ words, says }) => {
    const { status, out, err } = await run([small, ...words]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    for (const word of says) expect(err).toContain(word);
  });

  it('is told beside the problems of the file', async () => {
    const file = folder.file('mouth.yaml', smallScenario('mouth: 730 h'));
    const { err } = await run([file, '--as-of', 'today']);
    expect(err).toContain('--as-of:1:1: `today` is not a day');
    expect(err).toContain(`${file}:8:1: `);
  });

  it('has all problems of all price files told at once', async () => {
    const { err } = await run([small, '--prices', broken, '--prices', 'absent.yaml']);
    expect(err).toContain('did you mean `region`?');
    expect(err).toContain('absent.yaml: there is no such file');
  });
});

describe('a file that cannot be read', () => {
  it.each([
    { what: 'one that is not there', path: 'absent.yaml', says: 'absent.yaml: there is no such file' },
    { what: 'a directory', path: 'scenarios', says: 'scenarios: this is a directory' },
    { what: 'one without a name', path: '', says: 'there is no such file' },
    { what: 'one of 50 MB', path: folder.file('large.yaml', Buffer.alloc(50 * 1024 * 1024, 'a')), says: '51200 KB' },
    { what: 'an endless one', path: '/dev/zero', says: 'at most 1024 KB' },
    { what: 'bytes that are no text', path: folder.file('binary.yaml', everyByte()), says: 'not text in UTF-8' },
    { what: 'text in UTF-16', path: folder.file('wide.yaml', Buffer.from('\ufeffa: 1', 'utf16le')), says: 'UTF-8' },
    { what: 'an empty one', path: folder.file('empty.yaml', ''), says: 'the file is empty' },
    { what: 'nothing but zeros', path: folder.file('zeros.yaml', Buffer.alloc(1000)), says: 'a scenario is one value' },
  ])('$what', async ({ path, says }) => {
    const { status, out, err } = await run(['compare', path]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
    expect(err).not.toMatch(/^ +at /m);
  });

  it('a path through a file is told in the words of this program', async () => {
    expect((await run([`${CAMPAIGN}/more`])).err).not.toContain('ENOTDIR');
  });
});

describe('a file that another program wrote', () => {
  it.each([
    { what: 'with a byte order mark', text: `\ufeff${smallScenario()}` },
    { what: 'with Windows line ends', text: smallScenario().replaceAll('\n', '\r\n') },
    { what: 'without an end to its last line', text: smallScenario().trimEnd() },
  ])('$what is read like any other', async ({ text }) => {
    const { status, out } = await run([folder.file('other.yaml', text), '--format', 'json']);
    expect(status).toBe(0);
    expect(JSON.parse(out).options[0].total.usd).toBe('0.61675');
  });
});

function everyByte(): Buffer {
  return Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
}
