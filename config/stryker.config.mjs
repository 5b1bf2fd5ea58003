/** How mutants are made and run; `scripts/mutation/run.ts` adds the room. Reasons stand in docs/mutation.md. */
export default {
  plugins: ['@stryker-mutator/vitest-runner', './build/mutationTexts.mjs'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  ignorers: ['texts'],
  disableTypeChecks: 'src/**/*.ts',
  concurrency: 2,
  timeoutMS: 30_000,
  incremental: true,
  reporters: ['json', 'progress-append-only'],
  ignorePatterns: ['bench', 'docs', 'coverage', 'dist/cli', 'dist/lib', 'test/browser', 'test/cli', 'test/report'],
  tempDirName: '.stryker-tmp',
  allowConsoleColors: false,
};
