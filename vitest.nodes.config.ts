import { defineConfig } from 'vitest/config';

/**
 * The package on the Nodes that it is for, and on Bun and Deno, which are fetched from npm's registry the first time; and the
 * build in another folder.
 */
export default defineConfig({
  test: { testTimeout: 60_000, hookTimeout: 60_000, include: ['test/nodes/**/*.test.ts'] },
});
