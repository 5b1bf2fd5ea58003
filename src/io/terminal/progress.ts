/** One line on the terminal that says how far long work is; nothing where the output goes elsewhere. */
import { fstatSync } from 'node:fs';
import { undoIfStopped } from '../machine/stopping.js';
import { writeError } from './terminal.js';

export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const STANDARD_ERROR = 2;
/** Often enough to be alive, seldom enough to cost nothing. */
const EVERY_MS = 100;

/**
 * @param undo whether a signal wipes the line before it ends the program. Work that never lets Node turn must not ask for it: a
 * signal that is listened to is heard in such a turn only, and nothing could stop the work
 */
export function progressLine({ undo = true }: { readonly undo?: boolean } = {}): ProgressLine {
  if (!fstatSync(STANDARD_ERROR).isCharacterDevice() || process.env.TERM === 'dumb') {
    return { show: () => undefined, clear: () => undefined };
  }
  let last = 0;
  const wipe = () => writeError('\r\u001b[K');
  let done = () => {};
  return {
    show(text) {
      const now = performance.now();
      if (now - last < EVERY_MS) return;
      if (last === 0 && undo) done = undoIfStopped(wipe);
      last = now;
      writeError(`\r\u001b[K${text}`);
    },
    clear: () => {
      if (last > 0) wipe();
      last = 0;
      done();
    },
  };
}
