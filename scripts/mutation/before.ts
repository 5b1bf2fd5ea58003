/** Before a test file's modules are loaded. */
import fc from 'fast-check';

// The mutant of the run before, in the same thread, is active no more.
const { __stryker__: stryker } = globalThis as { __stryker__?: { activeMutant?: string } };
if (stryker !== undefined) delete stryker.activeMutant;

// The same examples in each run, so that a mutant isn't killed one day and not the next; how small an example can be is
// not asked.
fc.configureGlobal({ seed: 20251118, numRuns: 20, endOnFailure: true });
