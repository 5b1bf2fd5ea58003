/** Compiled code that is kept between calls: whose it is, what it is of, and who can have written it (bin/kept.cjs). */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import envPaths from 'env-paths';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runProcess } from '../support/processes.js';
import { CAMPAIGN, temporaryFolder } from '../support/run.js';

interface Kept {
  codeOf(filename: string, source: Buffer): Buffer | undefined;
  lacks(filename: string, source: Buffer, script: vm.Script): void;
  readonly folder: string | undefined;
  readonly lacking: readonly object[];
}

const { folderOf, keptFor } = createRequire(import.meta.url)('../../bin/kept.cjs') as {
  folderOf(host: object): string | undefined;
  keptFor(words: readonly string[]): Kept;
};
const { keep: keepCode } = createRequire(import.meta.url)('../../bin/keep.cjs') as {
  keep(folder: string | undefined, words: readonly string[], lacking: readonly object[]): void;
};

const IS_ROOT = process.getuid?.() === 0;
const SOMEBODY_ELSE = 12_345;
const temporary = temporaryFolder();
afterEach(() => vi.unstubAllEnvs());

const WORDS = ['compare', 'a.yaml'];
const FILE = '/program/part.cjs';
/** A text of this length, in which `answer` is one letter. */
const textOf = (length: number, answer = '1') => Buffer.from(`(function () { return ${answer}; })`.padEnd(length, ' '));
const SOURCE = textOf(10_000);

/** A folder for the cache of its own, of which `code` is where the files are. */
function cache(): { readonly code: string; file(): string } {
  const path = mkdtempSync(join(temporary.path, 'cache-'));
  vi.stubEnv('EC2_VS_LAMBDA_CACHE', path);
  const code = join(path, 'code');
  return { code, file: () => join(code, readdirSync(code)[0] as string) };
}

function keep(words: readonly string[] = WORDS, filename = FILE, source = SOURCE): void {
  const kept = keptFor(words);
  const script = new vm.Script(source.toString('latin1'), { filename });
  script.runInThisContext()();
  kept.lacks(filename, source, script);
  if (kept.lacking.length > 0) keepCode(kept.folder, words, kept.lacking);
}

const found = (words: readonly string[] = WORDS, filename = FILE, source = SOURCE) =>
  keptFor(words).codeOf(filename, source);

describe('the folder of kept code', () => {
  const linux = { platform: 'linux', versions: {}, getuid: () => 1 };
  it.each([
    ['is where a user keeps caches', { HOME: '/home/a' }, {}, '/home/a/.cache/ec2-vs-lambda/code'],
    ['is where XDG_CACHE_HOME says', { HOME: '/home/a', XDG_CACHE_HOME: '/c' }, {}, '/c/ec2-vs-lambda/code'],
    [
      'is not below where the call happens to be',
      { HOME: '/home/a', XDG_CACHE_HOME: 'c' },
      {},
      '/home/a/.cache/ec2-vs-lambda/code',
    ],
    [
      "is macOS's own there",
      { HOME: '/Users/a', XDG_CACHE_HOME: '/c' },
      { platform: 'darwin' },
      '/Users/a/Library/Caches/ec2-vs-lambda/code',
    ],
    ['is where EC2_VS_LAMBDA_CACHE says', { HOME: '/home/a', EC2_VS_LAMBDA_CACHE: '/e' }, {}, '/e/code'],
    ['is none where that is off', { HOME: '/home/a', EC2_VS_LAMBDA_CACHE: 'off' }, {}, undefined],
    ['is none where that is relative', { HOME: '/home/a', EC2_VS_LAMBDA_CACHE: './e' }, {}, undefined],
    ['is none without a home', {}, {}, undefined],
    ['is none where the home is relative', { HOME: '.' }, {}, undefined],
    ['is none where files have no owner', { HOME: '/home/a' }, { platform: 'win32', getuid: undefined }, undefined],
    ['is none in Bun', { HOME: '/home/a' }, { versions: { bun: '1' } }, undefined],
    ['is none in Deno', { HOME: '/home/a' }, { versions: { deno: '2' } }, undefined],
  ])('%s', (_, env, host, folder) => {
    expect(folderOf({ ...linux, ...host, env })).toBe(folder);
  });

  it('is beside where env-paths puts a cache', () => {
    const { platform, versions, getuid, env } = process;
    const own = { ...env, EC2_VS_LAMBDA_CACHE: undefined };
    expect(folderOf({ platform, versions, getuid, env: own })).toBe(
      join(envPaths('ec2-vs-lambda', { suffix: '' }).cache, 'code'),
    );
  });
});

describe('kept code', () => {
  it('is taken by V8 for the text that it was made of', () => {
    cache();
    keep();
    const cachedData = found() as Buffer;
    const script = new vm.Script(SOURCE.toString('latin1'), { filename: FILE, cachedData });
    expect(script.cachedDataRejected).toBe(false);
    expect(script.runInThisContext()()).toBe(1);
  });

  it('is written for its owner alone, and nothing is left beside it', () => {
    const { code, file } = cache();
    keep();
    expect(readdirSync(code)).toHaveLength(1);
    expect([lstatSync(code).mode & 0o777, lstatSync(file()).mode & 0o777]).toEqual([0o700, 0o600]);
  });

  it.each([
    ['another text of the same length', WORDS, FILE, textOf(10_000, '2')],
    ['another file', WORDS, '/elsewhere/part.cjs', SOURCE],
    ['another command', ['check', 'a.yaml'], FILE, SOURCE],
    ['another format', [...WORDS, '--format', 'html'], FILE, SOURCE],
    ['another ending', [...WORDS, '--output', 'a.html'], FILE, SOURCE],
    ['help', [...WORDS, '--help'], FILE, SOURCE],
  ])('is not taken for %s', (_, words, filename, source) => {
    cache();
    keep();
    expect(found(words, filename, source)).toBeUndefined();
  });

  it('is taken for other files, quantities and languages of the same command', () => {
    cache();
    keep();
    for (const words of [['b.yaml'], ['compare', 'b.yaml', '--lang', 'ja'], ['a.yaml', '--set', 'uploads=5']])
      expect(found(words)).toBeDefined();
  });

  it("is not taken where Node has other flags, even in that entry's place", () => {
    const { code, file } = cache();
    keep();
    const bytes = readFileSync(file());
    vi.stubEnv('NODE_OPTIONS', '--no-opt');
    expect(found()).toBeUndefined();
    keep();
    expect(found()).toBeDefined();
    for (const name of readdirSync(code)) writeFileSync(join(code, name), bytes);
    expect(found()).toBeUndefined();
  });

  const flipped = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] as number) ^ 1;
    return copy;
  };
  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['its first bit differs', (bytes) => flipped(bytes, 0)],
    ['a bit in the middle differs', (bytes) => flipped(bytes, bytes.length >> 1)],
    ['a bit of the sum of the text differs', (bytes) => flipped(bytes, bytes.length - 17)],
    ['its last bit differs', (bytes) => flipped(bytes, bytes.length - 1)],
    ['a byte is missing at its end', (bytes) => bytes.subarray(0, -1)],
    ['a byte is missing at its beginning', (bytes) => bytes.subarray(1)],
    ['half is missing', (bytes) => bytes.subarray(bytes.length >> 1)],
    ['there is a byte more', (bytes) => Buffer.concat([bytes, Buffer.from('0')])],
    ['it is full of zeros', (bytes) => Buffer.alloc(bytes.length)],
    ['it is empty', () => Buffer.alloc(0)],
  ])('is not taken where %s, and made anew', (_, change) => {
    const { file } = cache();
    keep();
    const bytes = readFileSync(file());
    writeFileSync(file(), change(bytes));
    expect(found()).toBeUndefined();
    keep();
    expect(found()).toBeDefined();
  });

  it('is of texts from 8 KB on', () => {
    cache();
    keep(WORDS, FILE, textOf(8191));
    expect(found(WORDS, FILE, textOf(8191))).toBeUndefined();
    keep(WORDS, FILE, textOf(8192));
    expect(found(WORDS, FILE, textOf(8192))).toBeDefined();
  });
});

describe('kept code is only read where its owner alone could write it', () => {
  it.each([
    [0o600, 0o700, true],
    [0o644, 0o755, true],
    [0o620, 0o700, false],
    [0o602, 0o700, false],
    [0o600, 0o720, false],
    [0o600, 0o702, false],
    [0o600, 0o1777, false],
  ])('a file of mode %o in a folder of mode %o: %s', (fileMode, folderMode, isRead) => {
    const { code, file } = cache();
    keep();
    chmodSync(file(), fileMode);
    chmodSync(code, folderMode);
    expect(found() !== undefined).toBe(isRead);
  });

  it.each<[string, (code: string, file: string) => void]>([
    [
      'a link to it',
      (code, file) => {
        renameSync(file, join(code, '..', 'elsewhere'));
        symlinkSync(join(code, '..', 'elsewhere'), file);
      },
    ],
    [
      'a link to its folder',
      (code) => {
        renameSync(code, `${code}2`);
        symlinkSync(`${code}2`, code);
      },
    ],
    [
      'a pipe in its place, which is not waited for',
      (_, file) => {
        renameSync(file, `${file}2`);
        execFileSync('mkfifo', ['-m', '600', file]);
      },
    ],
    [
      'a folder in its place',
      (_, file) => {
        renameSync(file, `${file}2`);
        mkdirSync(file);
      },
    ],
  ])('%s is not read', (_, change) => {
    const { code, file } = cache();
    keep();
    change(code, file());
    expect(found()).toBeUndefined();
  });

  it.skipIf(!IS_ROOT)("somebody else's file or folder is not read", () => {
    const { code, file } = cache();
    keep();
    chownSync(file(), SOMEBODY_ELSE, SOMEBODY_ELSE);
    expect(found()).toBeUndefined();
    chownSync(file(), 0, 0);
    expect(found()).toBeDefined();
    chownSync(code, SOMEBODY_ELSE, SOMEBODY_ELSE);
    expect(found()).toBeUndefined();
  });
});

describe('keeping code', () => {
  it('is left out, without a word, where there can be no folder', () => {
    vi.stubEnv('EC2_VS_LAMBDA_CACHE', temporary.file('no-folder', ''));
    keep();
    expect(found()).toBeUndefined();
  });

  it('is left out in a folder that others can write to', () => {
    const { code } = cache();
    mkdirSync(code);
    chmodSync(code, 0o777);
    keep();
    expect(readdirSync(code)).toEqual([]);
  });

  it.skipIf(!IS_ROOT)('is left out by root in the home of a user, who could not replace it', () => {
    const home = mkdtempSync(join(temporary.path, 'home-'));
    chownSync(home, SOMEBODY_ELSE, SOMEBODY_ELSE);
    vi.stubEnv('EC2_VS_LAMBDA_CACHE', undefined);
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    vi.stubEnv('HOME', home);
    keep();
    expect(readdirSync(home)).toEqual([]);
    chownSync(home, 0, 0);
    keep();
    expect(found()).toBeDefined();
  });

  it('takes the oldest away beyond 40 files, be they left over or kept, and nothing that is not its own', () => {
    const { code } = cache();
    mkdirSync(code, { mode: 0o700 });
    const names = Array.from({ length: 38 }, (_, index) => `${(index + 16).toString(16).padStart(8, '0')}.code`);
    for (const name of ['notes.txt', '0a-0b.new', ...names]) writeFileSync(join(code, name), '');
    utimesSync(join(code, 'notes.txt'), 1, 1);
    utimesSync(join(code, '0a-0b.new'), 2, 2);
    utimesSync(join(code, names[0] as string), 3, 3);
    keep();
    expect(readdirSync(code)).toHaveLength(41);
    keep(['check']);
    expect(readdirSync(code)).toHaveLength(41);
    expect(existsSync(join(code, '0a-0b.new'))).toBe(false);
    expect([existsSync(join(code, 'notes.txt')), existsSync(join(code, names[0] as string))]).toEqual([true, true]);
  });
});

describe('a command', () => {
  const written = (code: string) =>
    readdirSync(code).map((name) => [name, lstatSync(join(code, name)).ino, lstatSync(join(code, name)).mtimeMs]);

  it('says the same before and after its code is kept, and keeps it once', () => {
    const { code } = cache();
    const env = { EC2_VS_LAMBDA_CACHE: join(code, '..') };
    const first = runProcess([CAMPAIGN], { env });
    const kept = written(code);
    expect(kept).toHaveLength(1);
    expect(runProcess([CAMPAIGN, '--lang', 'en'], { env })).toEqual(first);
    expect(written(code)).toEqual(kept);
    expect(runProcess([CAMPAIGN], { env: { EC2_VS_LAMBDA_CACHE: 'off' } })).toEqual(first);
  });

  it('keeps the parts that are its own besides', () => {
    const { code } = cache();
    const env = { EC2_VS_LAMBDA_CACHE: join(code, '..') };
    runProcess([CAMPAIGN, '--format', 'html'], { env });
    expect(readdirSync(code).length).toBeGreaterThan(1);
  });

  it('keeps nothing of a call that was wrong, nor for the version', () => {
    const { code } = cache();
    const env = { EC2_VS_LAMBDA_CACHE: join(code, '..') };
    expect(runProcess(['no-such-file.yaml'], { env }).status).toBe(2);
    expect(runProcess(['--version'], { env }).status).toBe(0);
    expect(existsSync(code)).toBe(false);
  });
});
