/** What is known of the terminal that the output goes to. */
import type { Language } from '../words.js';

const WIDTH_OF_A_PIPE = 100;
const WIDEST = 160;

export function terminalWidth(): number {
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS);
  return Number.isFinite(columns) && columns > 0 ? Math.min(columns, WIDEST) : WIDTH_OF_A_PIPE;
}

/** Colour where a terminal shows it and nobody objects (no-color.org; FORCE_COLOR as chalk reads it). */
export function wantsColor(allowed: boolean): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force, TERM: terminal } = process.env;
  if (!allowed || no !== '') return false;
  if (force !== undefined) return force !== '0' && force !== 'false';
  return process.stdout.isTTY === true && terminal !== 'dumb';
}

/** The language of the environment: Japanese where it says so, else English. */
export function environmentLanguage(): Language {
  const { LC_ALL: all, LC_MESSAGES: messages, LANG: lang } = process.env;
  return /^ja\b|^ja_/i.test(all || messages || lang || '') ? 'ja' : 'en';
}
