/** What a scenario names is opened below its folder, or below a root, and only where it is a regular file. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors.js';
import { openNamed, openRegular, openRegularOrPipe, readFound } from '../../../src/io/files/opening.js';
import { temporaryFolder } from '../../support/run.js';

const folder = temporaryFolder();
const at = (...parts: string[]) => join(folder.path, ...parts);
for (const name of ['scenarios/data', 'shared', 'elsewhere', 'scenarios-too']) mkdirSync(at(name), { recursive: true });
const SCENARIO = folder.file('scenarios/shop.yaml', '');
for (const name of [
  'scenarios/views.csv',
  'scenarios/..views.csv',
  'scenarios/data/views.csv',
  'shared/views.csv',
  'elsewhere/views.csv',
  'scenarios-too/views.csv',
])
  folder.file(name, name);
const link = (name: string, target: string) => symlinkSync(target, at(name));
link('scenarios/inside.csv', 'data/views.csv');
link('scenarios/again.csv', 'inside.csv');
link('scenarios/out.csv', '../shared/views.csv');
link('scenarios/two-steps.csv', 'out.csv');
link('scenarios/folder', '../shared');
link('scenarios/there-and-back', '../scenarios/data');
link('scenarios/nowhere.csv', '../shared/absent.csv');
link('scenarios/circle.csv', 'circle.csv');
link('scenarios/device.csv', '/dev/zero');
link('shared/up', '..');
link('linked', 'scenarios');
execFileSync('mkfifo', [at('scenarios/pipe.csv')]);

/** What is read, or why nothing is. */
function opened(path: string, root?: string, by = SCENARIO): string {
  return told(() => {
    const { descriptor } = openNamed({ path, by, ...(root === undefined ? {} : { root }) });
    return textOf(descriptor);
  });
}

function textOf(descriptor: number): string {
  try {
    return readFileSync(descriptor, 'utf8');
  } finally {
    closeSync(descriptor);
  }
}

function told(work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ message }) => message.en.replace(/^.*: /s, '')).join();
  }
}

const OUTSIDE = /^it is outside/;
const LED_OUT = /^a link leads out of .*, or nowhere$/;
const NO_FILE = 'this is not a file but a pipe or a device';
const SHARED = 'shared/views.csv';
const INSIDE = 'scenarios/data/views.csv';

describe('a file that a scenario names', () => {
  it.each<[what: string, path: string, alone: string | RegExp, withRoot?: string | RegExp]>([
    ['beside it', 'views.csv', 'scenarios/views.csv'],
    ['below it', 'data/views.csv', INSIDE],
    ['with ./', './views.csv', 'scenarios/views.csv'],
    ['with .. that stays', 'data/../views.csv', 'scenarios/views.csv'],
    ['with .. that comes back', '../scenarios/views.csv', 'scenarios/views.csv'],
    ['with a name that begins with two dots', '..views.csv', 'scenarios/..views.csv'],
    ['absolute', at(INSIDE), INSIDE],
    ['by a link to what lies below', 'inside.csv', INSIDE],
    ['by a link to a link', 'again.csv', INSIDE],
    ['by a link to a folder that leads back', 'there-and-back/views.csv', INSIDE],
    ['above it', '../shared/views.csv', OUTSIDE, SHARED],
    ['in a folder whose name begins like its own', '../scenarios-too/views.csv', OUTSIDE, 'scenarios-too/views.csv'],
    ['absolute and elsewhere', at(SHARED), OUTSIDE, SHARED],
    ['that is not there, elsewhere', '../shared/absent.csv', OUTSIDE, 'there is no such file'],
    ['by a link that leads out', 'out.csv', LED_OUT, SHARED],
    ['by two links that lead out', 'two-steps.csv', LED_OUT, SHARED],
    ['by a folder that leads out', 'folder/views.csv', LED_OUT, SHARED],
    ['that is not there, by a folder that leads out', 'folder/absent.csv', LED_OUT, 'there is no such file'],
    ['by a folder that leads out and back', 'folder/up/scenarios/views.csv', LED_OUT, 'scenarios/views.csv'],
    ['by a link that leads nowhere', 'nowhere.csv', LED_OUT],
    ['by a link to itself', 'circle.csv', LED_OUT],
    ['by a link to a device', 'device.csv', LED_OUT],
    ['as a device', '/dev/zero', OUTSIDE],
    ['as what the system tells of this process', '/proc/self/status', OUTSIDE],
    ['as a folder', 'data', 'this is a directory'],
    ['as its own folder', '.', 'this is a directory'],
    ['as a pipe', 'pipe.csv', NO_FILE],
    ['that is not there', 'absent.csv', 'there is no such file'],
    ['below a file', 'views.csv/views.csv', 'a part of its path is a file, not a folder'],
    ['with a zero byte', 'views\0.csv', 'its path has a character that no path can have'],
    ['with a name of any length', 'v'.repeat(100_000), 'its name is too long for the file system'],
  ])('%s is read where it lies below the folder, or else the root', (_, path, alone, withRoot = alone) => {
    const matching = (expected: string | RegExp) =>
      typeof expected === 'string' ? expected : expect.stringMatching(expected);
    expect(opened(path)).toEqual(matching(alone));
    expect(opened(path, folder.path)).toEqual(matching(withRoot));
  });

  it('has to lie below the root alone where there is one', () => {
    expect(opened('views.csv', at('shared'))).toMatch(OUTSIDE);
    expect(opened('data/views.csv', at('scenarios/data'))).toBe(INSIDE);
  });

  it('may lie below a root that is a link, and beside a scenario whose folder is one', () => {
    expect(opened('views.csv', at('linked'), at('linked/shop.yaml'))).toBe('scenarios/views.csv');
    expect(opened('views.csv', undefined, at('linked/shop.yaml'))).toBe('scenarios/views.csv');
    expect(opened(realpathSync(at(INSIDE)), at('linked'))).toBe(INSIDE);
  });

  it('may lie anywhere below the root of all', () => {
    expect(opened(at(SHARED), '/')).toBe(SHARED);
  });

  it('lies below the current folder where the scenario comes through a pipe or standard input', () => {
    for (const by of ['<stdin>', at('scenarios/pipe.csv'), '/dev/null']) {
      expect(opened('package.json', undefined, by)).toContain('"ec2-vs-lambda"');
      expect(opened(at('scenarios/views.csv'), undefined, by)).toMatch(OUTSIDE);
    }
  });

  it('is told with what to do, in both languages', () => {
    const find = () => openNamed({ path: '../shared/views.csv', by: SCENARIO });
    expect(find).toThrow(`${at(SHARED)}: it is outside the scenario’s folder (${at('scenarios')})`);
    try {
      find();
    } catch (error) {
      const [problem] = (error as InputError).problems;
      expect(problem?.remedy?.en).toContain('--root FOLDER');
      expect(problem?.remedy?.ja).toContain('--root');
      expect(problem?.message.ja).toContain('の外にあります');
    }
  });
});

describe('a scenario', () => {
  it.each<[what: string, file: string, alone: string | RegExp, withRoot?: string]>([
    ['a file', 'scenarios/views.csv', 'scenarios/views.csv'],
    ['a link that stays', 'scenarios/inside.csv', INSIDE],
    ['a link that leads out', 'scenarios/out.csv', LED_OUT, SHARED],
    ['a pipe', 'scenarios/pipe.csv', NO_FILE],
  ])('that was found in a folder is read where it stays in it: %s', (_, file, alone, withRoot = alone as string) => {
    const found = (root?: string) => told(() => readFound(at(file), at('scenarios'), root).text);
    expect(found()).toMatch(alone);
    expect(found(at('shared'))).toBe(withRoot);
  });

  it('that was named itself is read wherever a link leads', () => {
    expect(readFound(at('scenarios/out.csv'), undefined, undefined).text).toBe(SHARED);
  });
});

describe('a file that is named on the command line', () => {
  it.each<[what: string, path: string, found: string, orPipe?: string]>([
    ['a file', at(SHARED), SHARED],
    ['a link', at('scenarios/out.csv'), SHARED],
    ['a pipe that nobody writes to', at('scenarios/pipe.csv'), NO_FILE, ''],
    ['a device', '/dev/zero', NO_FILE],
    ['a folder', at('shared'), 'this is a directory'],
    ['a link to itself', at('scenarios/circle.csv'), 'its links form a loop'],
  ])('is opened without waiting where it is one: %s', (_, path, found, orPipe = found) => {
    expect(told(() => textOf(openRegular(path)))).toBe(found);
    expect(told(() => textOf(openRegularOrPipe(path)))).toBe(orPipe);
  });
});
