/** Files written all or none, and what a process that was killed leaves of them. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { refuseLink, writeFileAtomically, writeFilesAtomically } from '../../../src/io/files/atomicFiles.js';
import { locking } from '../../../src/io/files/folderLock.js';
import { settle } from '../../../src/io/files/journal.js';
import { unreadable, unwritable } from '../../../src/io/machine/fileProblems.js';
import { thisProcess } from '../../../src/io/machine/processes.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
const empty = () => mkdtempSync(join(folder.path, 'case-'));
const read = (path: string) => readFileSync(path, 'utf8');

/** A number that no process has any more. */
const ENDED_PID = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
const { machine, started } = thisProcess();
const TOKEN = '0123456789abcdef'.repeat(2);
const ended = (kind: string, token = TOKEN) => `.ec2-vs-lambda.${machine}.${ENDED_PID}.1.${token}.${kind}`;

function messageOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return `${error.message}; ${error.problems[0]?.remedy?.en ?? ''}`;
  }
}

describe('a file that is written', () => {
  it('stands beside its target under a name that is another each time, until it is whole', () => {
    const place = empty();
    const seen = new Set<string>();
    for (let time = 0; time < 2; time++) {
      const parts = function* () {
        yield 'x';
        for (const name of readdirSync(place)) if (name.endsWith('.new')) seen.add(name);
      };
      writeFileAtomically(join(place, 'a'), parts());
    }
    expect(seen.size).toBe(2);
    expect([...seen].every((name) => /\.[0-9a-f]{32}\.new$/.test(name))).toBe(true);
    expect(readdirSync(place)).toEqual(['a']);
  });

  it.each(['there', 'not there'])('is what a link leads to, be it %s', (what) => {
    const place = empty();
    const target = join(place, 'target');
    if (what === 'there') writeFileSync(target, 'old');
    symlinkSync('target', join(place, 'link'));
    symlinkSync('link', join(place, 'further'));
    writeFileAtomically(join(place, 'further'), 'new');
    expect(read(target)).toBe('new');
    expect(lstatSync(join(place, 'link')).isSymbolicLink()).toBe(true);
  });

  it.each([
    { what: 'in a folder that isn’t there', path: 'nowhere/a', says: 'its folder does not exist' },
    { what: 'in a file', path: 'file/a', says: 'a part of its path is a file, not a folder' },
    { what: 'that is a folder', path: 'folder', says: 'this is a directory' },
    { what: 'of links in a circle', path: 'circle', says: 'its links form a loop' },
    { what: 'in links in a circle', path: 'circle/a', says: 'its links form a loop' },
    { what: 'of a name that is too long', path: 'a'.repeat(256), says: 'its name is too long for the file system' },
    { what: 'on a device that is full', path: '/dev/full', says: 'no space left on the device' },
  ])('is told in words where it is one $what, and the others stay', ({ path, says }) => {
    const place = empty();
    mkdirSync(join(place, 'folder'));
    writeFileSync(join(place, 'file'), 'old');
    symlinkSync('circle', join(place, 'circle'));
    const before = readdirSync(place);
    const files = [join(place, 'file'), path.startsWith('/') ? path : join(place, path)];
    const write = () => writeFilesAtomically(files.map((one) => ({ path: one, content: 'new' })));
    expect(messageOf(write)).toContain(says);
    expect([read(join(place, 'file')), readdirSync(place)]).toEqual(['old', before]);
  });

  it('may have the longest name that the file system takes', () => {
    const path = join(empty(), 'a'.repeat(255));
    writeFileAtomically(path, 'new');
    expect(read(path)).toBe('new');
  });

  it.skipIf(process.getuid?.() === 0)('is not put in the place of one that may not be written to', () => {
    const path = join(empty(), 'protected');
    writeFileSync(path, 'old', { mode: 0o444 });
    expect(messageOf(() => writeFileAtomically(path, 'new'))).toContain('no permission to write here');
    expect(read(path)).toBe('old');
  });

  it.each([0o600, 0o666])('may be read and written by whom it could before: %o', (mode) => {
    const path = join(empty(), 'a');
    writeFileSync(path, 'old');
    chmodSync(path, mode);
    writeFileAtomically(path, 'new');
    expect(statSync(path).mode & 0o777).toBe(mode);
  });

  it('tells nobody that a fault in making its text was one of the disk', () => {
    const broken = function* () {
      yield 'x';
      throw new TypeError('a fault of ours');
    };
    expect(() => writeFileAtomically(join(empty(), 'a'), broken())).toThrow(TypeError);
  });
});

describe('what a killed process leaves', () => {
  /** As it lies there when the first of two has taken its place. */
  function brokenOff(place: string): void {
    for (const name of ['a', 'b']) writeFileSync(join(place, name), `old ${name}`);
    writeFileSync(join(place, ended('new', 'a'.repeat(32))), 'new a');
    writeFileSync(join(place, ended('new', 'b'.repeat(32))), 'new b');
    const identity = (path: string) => {
      const { ino, mtimeNs, size } = statSync(path, { bigint: true });
      return `${ino}:${mtimeNs}:${size}`;
    };
    const entries = ['a', 'b'].map((name) => {
      const [staged, old] = [ended('new', name.repeat(32)), ended('old', name.repeat(32))];
      const entry = { name, staged, old, identity: identity(join(place, staged)) };
      renameSync(join(place, name), join(place, old));
      return entry;
    });
    renameSync(join(place, ended('new', 'a'.repeat(32))), join(place, 'a'));
    writeFileSync(join(place, 'b'), 'old b');
    writeFileSync(join(place, '.ec2-vs-lambda.journal'), JSON.stringify({ token: TOKEN, folders: [''], entries }));
    writeFileSync(join(place, '.ec2-vs-lambda.lock'), `${machine} ${ENDED_PID} 1 ${TOKEN}\n`);
  }

  it('is undone by the next write into the folder, of whatever', () => {
    const place = empty();
    brokenOff(place);
    expect(read(join(place, 'a'))).toBe('new a');
    writeFileAtomically(join(place, 'c'), 'new c');
    expect(readdirSync(place).map((name) => [name, read(join(place, name))])).toEqual([
      ['a', 'old a'],
      ['b', 'old b'],
      ['c', 'new c'],
    ]);
  });

  it('is left where somebody has changed it since', () => {
    const place = empty();
    brokenOff(place);
    writeFileSync(join(place, 'a'), 'by hand');
    settle(place);
    expect([read(join(place, 'a')), read(join(place, 'b'))]).toEqual(['by hand', 'old b']);
  });

  it('is cleared away, and nothing of a person’s or of a process that runs', () => {
    const place = empty();
    const own = `.ec2-vs-lambda.${machine}.${process.pid}.${started}.${TOKEN}.new`;
    const kept = [own, '.ec2-vs-lambda.new', '.a.tmp', `.ec2-vs-lambda.elsewhere-1.1.1.${TOKEN}.new`];
    const longAgo = `.ec2-vs-lambda.elsewhere-1.1.1.${'b'.repeat(32)}.new`;
    for (const name of [...kept, longAgo, ended('new'), ended('old'), ended('lock')])
      writeFileSync(join(place, name), '');
    const elevenMinutesAgo = Date.now() / 1000 - 660;
    utimesSync(join(place, longAgo), elevenMinutesAgo, elevenMinutesAgo);
    writeFileAtomically(join(place, 'a'), 'new');
    expect(readdirSync(place)).toEqual(['a', ...kept].sort());
  });

  it.each([
    { what: 'another folder', name: '../outside' },
    { what: 'a folder', name: '..' },
  ])('is not believed where its journal speaks of $what', ({ name }) => {
    const place = empty();
    const inner = join(place, 'inner');
    mkdirSync(inner);
    writeFileSync(join(place, 'outside'), 'mine');
    const { ino, mtimeNs, size } = statSync(join(place, 'outside'), { bigint: true });
    const entry = { name, staged: ended('new'), identity: `${ino}:${mtimeNs}:${size}` };
    const journal = { token: TOKEN, folders: [''], entries: [entry] };
    writeFileSync(join(inner, '.ec2-vs-lambda.journal'), JSON.stringify(journal));
    settle(inner);
    writeFileAtomically(join(inner, 'a'), 'new');
    expect(read(join(place, 'outside'))).toBe('mine');
  });

  it('is no journal where a link or another text has its name', () => {
    const place = empty();
    writeFileSync(join(place, 'target'), 'mine');
    symlinkSync('target', join(place, '.ec2-vs-lambda.journal'));
    writeFilesAtomically(['a', 'b'].map((name) => ({ path: join(place, name), content: 'new' })));
    expect(read(join(place, 'target'))).toBe('mine');
    expect(readdirSync(place)).toEqual(['a', 'b', 'target']);
  });
});

describe('the lock of a folder', () => {
  const lockFile = (place: string) => join(place, '.ec2-vs-lambda.lock');
  const lock = (place: string, patienceMs = 0) => {
    const steps = locking(place, { patienceMs });
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    return step.value;
  };

  it('lies there while it is held, and no longer', () => {
    const place = empty();
    const held = lock(place);
    expect(read(lockFile(place))).toMatch(new RegExp(`^${machine} ${process.pid} ${started} [0-9a-f]{32}\n$`));
    held.release();
    expect(readdirSync(place)).toEqual([]);
  });

  it('is taken over from a process that has ended, and from one that has another’s number', () => {
    for (const owner of [`${ENDED_PID} 1`, ...(started === '0' ? [] : [`${process.ppid} 1`])]) {
      const place = empty();
      writeFileSync(lockFile(place), `${machine} ${owner} ${TOKEN}\n`);
      lock(place).release();
      expect(readdirSync(place)).toEqual([]);
    }
  });

  it('is waited for where its process runs, and then told with what to do', () => {
    const place = empty();
    writeFileSync(lockFile(place), `${machine} ${process.ppid} 0 ${TOKEN}\n`);
    const says = messageOf(() => lock(place));
    expect(says).toContain(`process ${process.ppid} of `);
    expect(says).toContain(`remove ${lockFile(place)}`);
    expect(read(lockFile(place))).toContain(TOKEN);
  });

  it('of another machine is taken over after ten minutes of the disk’s own clock', () => {
    const place = empty();
    const text = `elsewhere-1 1 1 ${TOKEN}\n`;
    const changed = (ageMs: number) => {
      writeFileSync(lockFile(place), text);
      const at = (Date.now() - ageMs) / 1000;
      utimesSync(lockFile(place), at, at);
    };
    changed(540_000);
    expect(messageOf(() => lock(place))).toContain('process 1 of elsewhere');
    changed(660_000);
    lock(place).release();
    expect(readdirSync(place)).toEqual([]);
  });

  it('is not one that a link or a folder of its name stands for', () => {
    const place = empty();
    writeFileSync(join(place, 'target'), 'mine');
    symlinkSync('target', lockFile(place));
    expect(messageOf(() => lock(place))).toContain('an unknown process');
    rmSync(lockFile(place));
    mkdirSync(lockFile(place));
    expect(messageOf(() => lock(place))).toContain('an unknown process');
    expect(read(join(place, 'target'))).toBe('mine');
  });
});

describe('a report of a stranger’s scenarios', () => {
  it('goes through no link that was named for it', () => {
    const place = empty();
    mkdirSync(join(place, 'real'));
    writeFileSync(join(place, 'file'), 'mine');
    symlinkSync('file', join(place, 'link'));
    symlinkSync('nowhere', join(place, 'dangling'));
    for (const name of ['link', 'dangling']) {
      expect(messageOf(() => refuseLink(join(place, name)))).toContain('a link leads to another place');
    }
    for (const name of ['file', 'new', 'real/new']) expect(messageOf(() => refuseLink(join(place, name)))).toBe('');
    for (const path of ['/dev/stdout', '/dev/null']) expect(messageOf(() => refuseLink(path))).toBe('');
  });
});

describe('what the system says of a file', () => {
  const CODES = [
    ['EACCES', 'permission'],
    ['EPERM', 'protected'],
    ['ENOSPC', 'no space left'],
    ['EDQUOT', 'quota'],
    ['EROFS', 'read-only'],
    ['EMFILE', 'too many files'],
    ['ENFILE', 'too many files'],
    ['ELOOP', 'form a loop'],
    ['ENAMETOOLONG', 'too long'],
    ['EIO', 'device'],
    ['EBUSY', 'in use'],
    ['EFBIG', 'larger'],
    ['ESTALE', 'network'],
  ] as const;

  it.each(CODES)('is told in words of both languages: %s', (code, says) => {
    const error = Object.assign(new Error(`${code}: in its own words, open 'x'`), { code, syscall: 'open' });
    for (const told of [unreadable('x', error), unwritable('x', error)]) {
      const [problem] = told.problems;
      expect(problem?.message.en).toContain(says);
      expect(problem?.message.ja).not.toContain('own words');
    }
  });

  it('is told in the system’s own words where there are no better ones', () => {
    const error = Object.assign(new Error("EPROTO: protocol error, open 'x'"), { code: 'EPROTO', syscall: 'open' });
    expect(unwritable('x', error).message).toBe("can't be written: protocol error (EPROTO)");
  });
});
