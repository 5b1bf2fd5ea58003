/** Every command by its word, in the order of the help. What is not called for is not loaded. */
import type { Command } from 'commander';
import type { Say } from './call/language.js';
import { DEFAULT_COMMAND } from './call/shape.js';

type Add = (program: Command, say: Say) => void;

const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  compare: async () => (await import('./commands/compare.js')).addCompare,
  explain: async () => (await import('./commands/explain.js')).addExplain,
  'break-even': async () => (await import('./commands/breakEven.js')).addBreakEven,
  sweep: async () => (await import('./commands/sweep.js')).addSweep,
  timeline: async () => (await import('./commands/timeline.js')).addTimeline,
  uncertainty: async () => (await import('./commands/uncertainty.js')).addUncertainty,
  optimise: async () => (await import('./commands/optimise.js')).addOptimise,
  diff: async () => (await import('./commands/diff.js')).addDiff,
  check: async () => (await import('./commands/check.js')).addCheck,
  prices: async () => (await import('./commands/prices.js')).addPrices,
  init: async () => (await import('./commands/init.js')).addInit,
  schema: async () => (await import('./commands/schema.js')).addSchema,
  man: async () => (await import('./manual/manual.js')).addManual,
  completion: async () => (await import('./completion/completion.js')).addCompletion,
};

export const COMMAND_NAMES = Object.keys(COMMANDS);

/** Other spellings of commands, which these also say themselves. */
const ALIASES: ReadonlyMap<string, string> = new Map([['optimize', 'optimise']]);

/** What these print is about all commands. */
const ABOUT_ALL = ['man', 'completion'];

/** Adds the command that the words call, or all of them where they ask what there is. */
export async function addCommands(words: readonly string[], program: Command, say: Say): Promise<void> {
  for (const name of wantedBy(words)) (await COMMANDS[name]?.())?.(program, say);
}

function wantedBy(words: readonly string[]): readonly string[] {
  const [word = DEFAULT_COMMAND] = words;
  const first = ALIASES.get(word) ?? word;
  const isNamed = COMMAND_NAMES.includes(first);
  if (isNamed && !ABOUT_ALL.includes(first)) return [first];
  const listsAll = isNamed || first === 'help' || words.includes('--help') || words.includes('-h');
  return listsAll ? COMMAND_NAMES : [DEFAULT_COMMAND];
}
