/** Survivors that are the same program to every test, with the reason; docs/mutation.md tells it beside each. */
import type { Left } from './report.js';

export const LEFT: readonly Left[] = [];
