/** A large check in several threads, each with books of its own. */
import { type FoundFiles, readFound } from '../../io/files/opening.js';
import { inThread, inThreads } from '../../io/machine/threads.js';
import type { Day } from '../../quantity/day.js';
import { checkedOrBroken, checkScenario } from '../../report/answers/check/checkScenario.js';
import type { CheckedFile } from '../../report/document/checked.js';
import type { CommonOptions } from '../call/options.js';
import { type Pricing, pricingOf } from '../call/run.js';

/** Another thread reads the program and the books for itself, which takes as long as some tens of files. */
const FILES_OF_THREAD = 50;

interface Check {
  readonly found: FoundFiles;
  readonly options: CommonOptions;
  /** The same in all threads, be it midnight. */
  readonly today: Day;
}

/** @returns in the order of the files */
export function checkInThreads(
  found: FoundFiles,
  options: CommonOptions,
  pricing: Pricing,
): Promise<readonly CheckedFile[]> {
  const data: Check = { found, options, today: pricing.settings.today };
  return inThreads({ count: found.size, partsOfThread: FILES_OF_THREAD, data }, checkOf(found, options, pricing));
}

/** What another thread does. */
export function checkInThread(): Promise<void> {
  return inThread(async ({ found, options, today }: Check) => {
    const { settings, books } = await pricingOf(options, [...found.keys()]);
    return checkOf(found, options, { settings: { ...settings, today }, books });
  });
}

function checkOf(found: FoundFiles, { root }: CommonOptions, { settings, books }: Pricing) {
  const files = [...found];
  return async (index: number): Promise<CheckedFile> => {
    const [file, folder] = files[index] as readonly [string, string | undefined];
    return checkedOrBroken(file, () => checkScenario(readFound(file, folder, root), settings, books).report);
  };
}
