import { defineConfig } from 'vitest/config';

/** Tests over real files that are not part of the project; they skip where the files are not there. */
export default defineConfig({ test: { testTimeout: 60_000, include: ['test/real/**/*.test.ts'] } });
