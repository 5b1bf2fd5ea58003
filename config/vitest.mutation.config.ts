import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { keptThread } from '../scripts/mutation/keptThread.ts';
import { pageAssets } from '../scripts/pageAssets.ts';

/** Tests of a whole room that few mutants live through. */
const KILLS_MOST = ['test/services/metered.test.ts', 'test/services/refusals.test.ts'];

/** The first test that fails ends a run, so those come first that fail for most mutants, and then the fastest files. */
class SoonestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => this.#rank(a) - this.#rank(b) || this.#duration(a) - this.#duration(b));
  }

  #rank({ moduleId }: TestSpecification): number {
    const index = KILLS_MOST.findIndex((name) => moduleId.endsWith(name));
    return index < 0 ? KILLS_MOST.length : index;
  }

  #duration({ project, moduleId }: TestSpecification): number {
    const key = `${project.name}:${moduleId.slice(this.ctx.config.root.length + 1)}`;
    return this.ctx.cache.getFileTestResults(key)?.duration ?? 0;
  }
}

/** The tests that mutants are held to (docs/mutation.md): those of the four rooms, which are fast and start no process. */
export default defineConfig({
  plugins: [
    pageAssets,
    {
      name: 'kept-thread',
      // After Stryker, which asks for a new thread each time.
      configureVitest: ({ project }) => {
        Object.assign(project.config, { pool: keptThread.name, poolRunner: keptThread });
      },
    },
  ],
  test: {
    testTimeout: 60_000,
    include: ['test/{quantity,formula,book,services}/**/*.test.ts', 'test/scenario/broken.test.ts'],
    // Of data and not of code, and slow.
    exclude: ['test/book/{authored,about}.test.ts'],
    // Few examples of each property; and no program is found, so that none is started.
    env: { FEW_EXAMPLES: 'yes', PATH: '' },
    setupFiles: ['scripts/mutation/before.ts'],
    sequence: { sequencer: SoonestFirst },
  },
});
