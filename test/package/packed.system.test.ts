/** What npm packs: nothing in it tells of the machine that it was built on. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packed } from '../support/packed.js';
import { PATIENCE_MS } from '../support/patience.js';
import { ROOT, temporaryFolder } from '../support/run.js';

const temporary = temporaryFolder();
const folder = join(temporary.path, 'package');
let files: readonly string[] = [];

beforeAll(() => {
  execFileSync('tar', ['xzf', packed(temporary.path), '-C', temporary.path]);
  files = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}, PATIENCE_MS);

/** The files that hold the text, in whatever bytes around it. */
const holding = (text: string | RegExp) =>
  files
    .filter((file) => {
      const content = readFileSync(file, 'latin1');
      return typeof text === 'string' ? content.includes(text) : text.test(content);
    })
    .map((file) => relative(folder, file));

describe('the package', () => {
  it('holds what is looked through below, and what names its program', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(holding('ec2-vs-lambda.cjs')).toContain('package.json');
  });

  it.each([
    ['the folder that it was built in', ROOT],
    ['the home of who built it', `${homedir()}/`],
    ['a temporary folder', `${tmpdir()}/`],
    ["somebody's home", /\/(?:home|Users)\/[a-z]\w*\//],
    ['a file, as an address', /file:\/\/\/\w/],
  ])('holds no path of %s', (_, text) => {
    expect(holding(text)).toEqual([]);
  });

  it('holds no code that was compiled by the Node that built it', () => {
    expect(files.filter((file) => /\.(?:cache|code|node|wasm)$/.test(file))).toEqual([]);
  });
});
