/** Questions to a person at a terminal, asked one after the other. */
import { isCancel, select, text } from '@clack/prompts';

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
  return answered(await select({ message, options: [...options], showInstructions: false }));
}

/** @param refuse what is wrong with an answer; undefined where nothing is */
export async function askText(
  message: string,
  initialValue: string,
  refuse: (answer: string) => string | undefined = () => undefined,
): Promise<string> {
  return answered(await text({ message, initialValue, validate: (answer) => refuse((answer ?? '').trim()) })).trim();
}

function answered(answer: string | symbol): string {
  if (isCancel(answer)) throw new BrokenOff();
  return String(answer);
}

/** Whether a person is there to be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}
