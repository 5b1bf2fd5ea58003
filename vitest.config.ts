import { defineConfig } from 'vitest/config';
import { asBuilt } from './scripts/asBuilt.ts';
import { pageAssets } from './scripts/pageAssets.ts';
import { PATIENCE_MS } from './test/support/patience.ts';

/** Tests of one kind. */
const project = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { name, include, exclude, testTimeout: PATIENCE_MS, hookTimeout: PATIENCE_MS },
});

const SYSTEM = 'test/**/*.system.test.ts';
const [REAL, NODES] = ['test/real/**/*.test.ts', 'test/nodes/**/*.test.ts'];

export default defineConfig({
  plugins: [pageAssets, asBuilt],
  test: {
    projects: [
      // All logic, within the process of the tests: `npm test`.
      project('logic', ['test/**/*.test.ts'], [SYSTEM, REAL, NODES]),
      // The built program among others: processes, a terminal, browsers, LibreOffice, shells, packages: `npm run test:system`.
      project('system', [SYSTEM]),
      // Real files that are not part of the project; skipped where they are not there: `npm run test:real`.
      project('real', [REAL]),
      // The package on the Nodes that it is for, and on Bun and Deno, which are fetched the first time, and the build in another
      // folder: `npm run test:nodes`.
      project('nodes', [NODES]),
    ],
    // Of what runs in the process of the tests; the script of a page in a document of jsdom's.
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/index.ts', 'src/**/*.d.ts'],
      thresholds: {
        lines: 90,
        branches: 85,
        'src/cli/**': { lines: 90, branches: 78 },
        'src/io/**': { lines: 90, branches: 79 },
        'src/page/**': { lines: 90, branches: 70 },
      },
    },
  },
});
