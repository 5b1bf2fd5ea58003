/** Files that are none, names that are meant to be taken for something else, and folders that lead in a circle. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookFolder } from '../../src/io/books/bookFolder.js';
import { scenarioFiles } from '../../src/io/files/files.js';

import { run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const inFolder = (name: string) => join(folder.path, name);

describe('what is no file of text', () => {
  const circle = inFolder('circle.yaml');
  symlinkSync('circle.yaml', circle);
  const latin = folder.file('latin.yaml', Buffer.from(smallScenario('# \u00e9'), 'latin1'));
  const utf16 = folder.file('utf16.yaml', Buffer.from(`\ufeff${smallScenario()}`, 'utf16le'));
  const large = folder.file('large.yaml', Buffer.alloc(1024 * 1024 + 1, '#'));

  it.each([
    ['/dev/zero', 'the file is too large'],
    ['/dev/urandom', 'the file is too large'],
    [folder.path, 'this is a directory'],
    [circle, 'its links form a loop'],
    [latin, 'the file is not text in UTF-8'],
    [utf16, 'the file is not text in UTF-8'],
    [large, 'the file is 1025 KB'],
    ['/proc/self/mem', 'EIO'],
  ])('is refused: %s', async (path, says) => {
    const { status, out, err } = await run([path], { env: { NODE_OPTIONS: '--max-old-space-size=128' } });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.startsWith(`${path}: ${says}`), err).toBe(true);
    expect(err.split('\n').length).toBeLessThan(4);
  });

  it('is read where it is as large as may be, and has a byte order mark', async () => {
    const scenario = `\ufeff${smallScenario()}`;
    const full = folder.file(
      'full.yaml',
      Buffer.concat([Buffer.from(scenario), Buffer.alloc(1024 * 1024 - Buffer.byteLength(scenario), '#')]),
    );
    expect(await run([full])).toMatchObject({ status: 0, err: '' });
  });

  it.skipIf(process.getuid?.() === 0)('is told of where it may not be read', async () => {
    const secret = folder.file('secret.yaml', smallScenario());
    chmodSync(secret, 0);
    expect(await run([secret])).toMatchObject({
      status: 2,
      err: expect.stringContaining('no permission to read this'),
    });
  });
});

describe('what is no file of prices', () => {
  const books = inFolder('books');
  mkdirSync(join(books, 'ap-northeast-1'), { recursive: true });
  const pipe = join(books, 'ap-northeast-1', 'lambda.yaml');
  execFileSync('mkfifo', [pipe]);
  const circle = inFolder('books-circle');
  symlinkSync('books-circle', circle);
  const scenario = folder.file('priced.yaml', smallScenario());

  it.each([
    ['a folder with a pipe in the place of a book', books, `${pipe}: this is not a file but a pipe or a device`],
    ['a pipe that nobody writes to', pipe, `${pipe}: nothing comes through this pipe`],
    ['a device', '/dev/zero', '/dev/zero: this is not a file but a pipe or a device'],
    ['a link to itself', circle, `${circle}: its links form a loop`],
  ])('is told: %s', async (_, path, says) => {
    const { status, out, err } = await run([scenario, '--prices', path]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.startsWith(says), err).toBe(true);
  });

  it('is told where a link in the place of a book leads nowhere, and where a file is in the place of a region', () => {
    symlinkSync('absent.yaml', join(books, 'ap-northeast-1', 'sqs.yaml'));
    folder.file('books/us-east-1', '');
    const kept = bookFolder(books);
    expect(() => kept.shard('ap-northeast-1', 'sqs')).toThrow('there is no such file');
    expect(() => kept.shard('us-east-1', 'sqs')).toThrow('a part of its path is a file, not a folder');
    expect(kept.shard('eu-west-1', 'sqs')).toBeUndefined();
  });

  it.skipIf(process.getuid?.() === 0)('is told where a folder of books may not be read', async () => {
    const closed = inFolder('closed');
    mkdirSync(closed);
    chmodSync(closed, 0);
    expect(await run([scenario, '--prices', closed])).toMatchObject({
      status: 2,
      err: `${closed}: no permission to read this\n`,
    });
    chmodSync(closed, 0o700);
  });
});

describe('a folder', () => {
  const tree = inFolder('tree');
  mkdirSync(join(tree, 'inner'), { recursive: true });
  folder.file('tree/inner/sound.yaml', smallScenario());
  symlinkSync('..', join(tree, 'inner', 'up'));
  symlinkSync('.', join(tree, 'self.yaml'));
  symlinkSync('inner/sound.yaml', join(tree, 'linked.yaml'));
  execFileSync('mkfifo', [join(tree, 'pipe.yaml')]);

  it('is gone through once, whatever leads back to it, and without what may never end', async () => {
    expect(scenarioFiles(tree)).toEqual([join(tree, 'inner', 'sound.yaml'), join(tree, 'linked.yaml')]);
    expect(await run(['check', tree])).toMatchObject({ status: 0, err: '' });
  });

  it('has links to files read where they stay in it, or below the root', async () => {
    const strangers = inFolder('strangers');
    mkdirSync(strangers);
    folder.file('beside.yaml', smallScenario('note: not a key'));
    folder.file('strangers/own.yaml', smallScenario());
    symlinkSync('own.yaml', join(strangers, 'linked.yaml'));
    symlinkSync('../beside.yaml', join(strangers, 'out.yaml'));
    const { status, out, err } = await run(['check', strangers]);
    expect(status).toBe(2);
    expect(err).toContain('out.yaml: a link leads out of the folder that is checked, or nowhere');
    expect(err).toContain('--root FOLDER');
    expect(err).not.toContain('not a key');
    expect(out).toContain('linked.yaml: nothing is expected');
    expect((await run(['check', strangers, '--root', folder.path])).err).toContain('not a key');
    expect((await run(['check', join(strangers, 'out.yaml')])).err).toContain('not a key');
  });

  it('may have as many scenarios as are checked at once, and no more', () => {
    expect(scenarioFiles(tree, 2)).toHaveLength(2);
    expect(() => scenarioFiles(tree, 1)).toThrow('2 scenarios are in this folder; at most 1 are checked at once');
  });
});

describe('the name of a file', () => {
  const names = inFolder('names');
  mkdirSync(names);
  for (const name of [
    'a\n::error file=x,line=1::planted.yaml',
    '\u001b[31mred.yaml',
    '::warning::planted.yaml',
    '--help.yaml',
  ]) {
    folder.file(`names/${name}`, smallScenario('expect:', '  Lambda: { total: 1 USD }'));
    folder.file(`names/broken ${name}`, 'a: [');
  }

  it.each(['text', 'github', 'json', 'junit'])('plants nothing in what check writes as %s', async (format) => {
    const { status, out, err } = await run(['check', names, '--format', format]);
    expect(status).toBe(2);
    for (const line of `${out}\n${err}`.split('\n')) {
      expect(line).not.toMatch(/^::(?:error file=x|warning::planted)/);
      expect(line).not.toContain('\u001b');
    }
  });
});
