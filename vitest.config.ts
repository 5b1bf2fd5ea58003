import { defineConfig } from 'vitest/config';
import { pageAssets } from './scripts/pageAssets.ts';

export default defineConfig({
  plugins: [pageAssets],
  test: {
    // A loaded machine takes many times as long; a hang is still told as one.
    testTimeout: 60_000,
    include: ['test/**/*.test.ts'],
    exclude: ['test/real/**', 'test/nodes/**'],
    typecheck: { enabled: true, include: ['test/types/**/*.test-d.ts'], tsconfig: './tsconfig.node.json' },
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/cli/**', 'src/io/**', 'src/page/**', 'src/index.ts'],
      thresholds: { lines: 90, branches: 85 },
    },
  },
});
