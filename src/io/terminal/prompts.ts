/** Questions to a person at a terminal, asked one after the other. */
import { isCancel, select, text } from '@clack/prompts';
import { undoIfStopped } from '../machine/stopping.js';
import { writeOut } from './terminal.js';

/** The person broke off (Ctrl-C, Escape). */
export class BrokenOff extends Error {}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export async function askChoice(question: string, options: readonly Choice[]): Promise<string> {
  // The library's own instructions are in English.
  const message = `${question} (↑ ↓ ⏎)`;
  return answered(await asked(() => select({ message, options: [...options], showInstructions: false })));
}

/** @param refuse what is wrong with an answer; undefined where nothing is */
export async function askText(
  message: string,
  initialValue: string,
  refuse: (answer: string) => string | undefined = () => undefined,
): Promise<string> {
  const validate = (answer: string | undefined) => refuse((answer ?? '').trim());
  return answered(await asked(() => text({ message, initialValue, validate }))).trim();
}

/**
 * While it is asked, keys come one by one and the cursor is hidden; a program that is stopped leaves the terminal as it was. A
 * signal is listened for before the question is drawn, as it may come as soon as that is seen.
 */
async function asked<T>(ask: () => Promise<T>): Promise<T> {
  const done = undoIfStopped(() => {
    process.stdin.setRawMode(false);
    writeOut('\u001b[?25h\n');
  });
  try {
    return await ask();
  } finally {
    done();
  }
}

function answered(answer: string | symbol): string {
  if (isCancel(answer)) throw new BrokenOff();
  return String(answer);
}

/** Whether a person is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
