import { defineConfig } from 'vitest/config';
import { pageAssets } from '../scripts/pageAssets.ts';
import { PATIENCE_MS } from '../test/support/patience.ts';

/** The tests that mutants are held to: those of the four rooms, which are fast and start no process. */
export default defineConfig({
  plugins: [pageAssets],
  test: {
    testTimeout: PATIENCE_MS,
    include: ['test/{quantity,formula,book,services}/**/*.test.ts', 'test/scenario/broken.test.ts'],
    // Of data and not of code, and slow; and what starts other programs.
    exclude: ['test/book/{authored,about}.test.ts', 'test/**/*.system.test.ts'],
    // A twentieth of the examples of each property.
    env: { FEW_EXAMPLES: 'yes' },
  },
});
