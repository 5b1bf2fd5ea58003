/** What starts other programs is named `*.system.test.ts`, so that `npm test` stays fast and asks for nothing but Node. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './support/run.js';

/** Nothing else makes a pipe, or the number of a process that has ended; both take milliseconds. */
const MAY_START = ['cli/hostileFolder.test.ts', 'io/files/atomicFiles.test.ts', 'io/files/opening.test.ts'];

const STARTS =
  /from '(?:node:child_process|playwright-core|[./]+support\/(?:browser|languageServer|libreOffice|nodes|packed|processes|terminal)\.js)'/;

it('no test of `npm test` starts another program', () => {
  const found = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && !name.endsWith('.system.test.ts') && !/^(?:real|nodes)\//.test(name))
    .filter((name) => STARTS.test(readFileSync(join(ROOT, 'test', name), 'utf8')));
  expect(found.sort()).toEqual(MAY_START);
});
