/** What the readers of a whole scenario share, beside what those of its quantities do. */
import type { AppliedDefault } from './appliedDefault.js';
import type { QuantityReading, Reading } from './quantity/reading.js';
import type { Settings } from './settings.js';

export interface ScenarioReading extends Reading {
  /** What the caller decides instead of the file. */
  readonly settings: Settings;
  /** Defaults that are taken are added here. */
  readonly appliedDefaults: AppliedDefault[];
}

/** Once the lengths of time, the currency and the workload are known. */
export type ContentReading = ScenarioReading & QuantityReading;
