/** Every command by its word, in the order of the help. What is not called for is not loaded. */
import type { Command } from 'commander';
import type { Say } from './language.js';

type Add = (program: Command, say: Say) => void;

const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  compare: async () => (await import('./compare.js')).addCompare,
  explain: async () => (await import('./explain.js')).addExplain,
  'break-even': async () => (await import('./breakEven.js')).addBreakEven,
  sweep: async () => (await import('./sweep.js')).addSweep,
  timeline: async () => (await import('./timeline.js')).addTimeline,
  uncertainty: async () => (await import('./uncertainty.js')).addUncertainty,
  optimise: async () => (await import('./optimise.js')).addOptimise,
  diff: async () => (await import('./diff.js')).addDiff,
  check: async () => (await import('./check.js')).addCheck,
  prices: async () => (await import('./prices.js')).addPrices,
  init: async () => (await import('./init.js')).addInit,
  schema: async () => (await import('./schema.js')).addSchema,
  man: async () => (await import('./manual/manual.js')).addManual,
  completion: async () => (await import('./completion/completion.js')).addCompletion,
};

export const COMMAND_NAMES = Object.keys(COMMANDS);

/** The command that runs when none is named. */
export const USUAL_COMMAND = 'compare';

/** Other spellings of commands, which these also say themselves. */
const ALIASES: ReadonlyMap<string, string> = new Map([['optimize', 'optimise']]);

/** What these print is about all commands. */
const ABOUT_ALL = ['man', 'completion'];

/** Adds the command that the words call, or all of them where they ask what there is. */
export async function addCommands(words: readonly string[], program: Command, say: Say): Promise<void> {
  for (const name of wantedBy(words)) (await COMMANDS[name]?.())?.(program, say);
}

function wantedBy(words: readonly string[]): readonly string[] {
  const [word = USUAL_COMMAND] = words;
  const first = ALIASES.get(word) ?? word;
  const isNamed = COMMAND_NAMES.includes(first);
  if (isNamed && !ABOUT_ALL.includes(first)) return [first];
  const listsAll = isNamed || first === 'help' || words.includes('--help') || words.includes('-h');
  return listsAll ? COMMAND_NAMES : [USUAL_COMMAND];
}
