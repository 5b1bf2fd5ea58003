/** A large check in several threads, each with books of its own. */
import { readSource } from '../io/files.js';
import { inThread, inThreads } from '../io/threads.js';
import type { Day } from '../quantity/day.js';
import { type CheckedFile, checkedOrBroken, checkScenario } from '../report/check/checkedFile.js';
import type { CommonOptions } from './options.js';
import { type Pricing, pricingOf } from './run.js';

/** Another thread reads the program and the books for itself, which takes as long as some tens of files. */
const FILES_OF_THREAD = 50;

interface Check {
  readonly files: readonly string[];
  readonly options: CommonOptions;
  /** The same in all threads, be it midnight. */
  readonly today: Day;
}

/** @returns in the order of the files */
export function checkInThreads(
  files: readonly string[],
  options: CommonOptions,
  pricing: Pricing,
): Promise<readonly CheckedFile[]> {
  const data: Check = { files, options, today: pricing.settings.today };
  return inThreads({ count: files.length, partsOfThread: FILES_OF_THREAD, data }, checkOf(files, pricing));
}

/** What another thread does. */
export function checkInThread(): Promise<void> {
  return inThread(async ({ files, options, today }: Check) => {
    const { settings, books } = await pricingOf(options, files);
    return checkOf(files, { settings: { ...settings, today }, books });
  });
}

function checkOf(files: readonly string[], { settings, books }: Pricing) {
  return async (index: number): Promise<CheckedFile> => {
    const file = files[index] as string;
    return checkedOrBroken(file, () => checkScenario(readSource(file), settings, books).report);
  };
}
