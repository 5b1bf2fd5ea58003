/** How a check of several scenarios ended. */
import type { CheckedFile } from '../../document/checked.js';

export interface CheckCounts {
  readonly scenarios: number;
  readonly expectations: number;
  readonly unmet: number;
  /** Scenarios that can't be priced or checked. */
  readonly broken: number;
  readonly warnings: number;
}

export function countsOf(files: readonly CheckedFile[]): CheckCounts {
  const results = files.flatMap((file) => file.results);
  return {
    scenarios: files.length,
    expectations: results.length,
    unmet: results.filter(({ passes }) => !passes).length,
    broken: files.filter(({ problems }) => problems.length > 0).length,
    warnings: files.reduce((sum, { warnings }) => sum + warnings.length, 0),
  };
}
