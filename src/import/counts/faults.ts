/**
 * What is wrong with rows of counts, in words. A stranger's scenario may name any file beside it to have it shown: a cell is quoted
 * only where the rows around it are counts, and of what is no table of numbers nothing is told but a line's number.
 */
import { printable } from '../../document/printable.js';
import type { Problem } from '../../errors.js';
import { oneOf } from '../../phrases.js';
import type { Words } from '../../words.js';

export interface Fault {
  readonly plain: Words;
  /** With what stands in the cell. */
  readonly quoting: Words;
}

/** One that quotes nothing, or no more than a time. */
export function fault(plain: Words, quoting: Words = plain): Fault {
  return { plain, quoting };
}

/** A cell that holds no count. */
export function cellFault(line: number, text: string): Fault {
  const shown = shortened(text.trim());
  if (shown === '') return fault({ en: `line ${line} has no count`, ja: `${line} 行目に件数がありません` });
  const quoting = /^-[\d.,]+$/.test(shown)
    ? { en: `line ${line} has a negative count, ${shown}`, ja: `${line} 行目の件数 ${shown} が負の値です` }
    : { en: `line ${line} has no number, but \`${shown}\``, ja: `${line} 行目の \`${shown}\` は数値ではありません` };
  return fault({ en: `line ${line} has no number`, ja: `${line} 行目に数値がありません` }, quoting);
}

/** The same of one of several counts in a row. @param column from one */
export function inColumn({ plain, quoting }: Fault, column: number): Fault {
  const at = ({ en, ja }: Words) => ({ en: `${en}, in column ${column}`, ja: `${ja}（${column} 列目）` });
  return { plain: at(plain), quoting: at(quoting) };
}

/** A row that doesn't follow the one before it. @param time what it says of its time, which was read as one */
export function apartFault(line: number, time: string): Fault {
  const shown = shortened(time);
  return fault({
    en: `line ${line} (${shown}) doesn't follow the line before it at the stated interval`,
    ja: `${line} 行目（${shown}）と前の行の間隔が、指定された間隔と違います`,
  });
}

type CountProblem = Pick<Problem, 'message' | 'expected' | 'remedy'>;

/** @param soundRows how many rows are counts */
export function faultsProblem(faults: readonly Fault[], soundRows: number): CountProblem {
  const told = faults.map(({ quoting, plain }) => (soundRows >= faults.length ? quoting : plain));
  const message = { en: told.map(({ en }) => en).join('; '), ja: told.map(({ ja }) => ja).join('; ') };
  return { message, expected: COUNTS_EXPECTED, remedy: FILL_IN };
}

export function noCountsProblem({ en, ja }: Words): CountProblem {
  const message = { en: `it is not a file of counts: ${en}`, ja: `件数のファイルではありません（${ja}）` };
  return { message, expected: COUNTS_EXPECTED };
}

const COUNTS_EXPECTED: Words = {
  en: 'a count of zero or more in every row, none left out',
  ja: 'すべての行に 0 以上の件数（抜けなし）',
};
const FILL_IN: Words = {
  en: 'fill in the missing rows, with 0 where nothing arrived',
  ja: '抜けている行を補ってください（リクエストがない時間帯は 0）',
};

const MAX_NAMES_LISTED = 20;

/** The names of columns, of a file that has numbers below them. */
export function columnNames(names: readonly string[]): Words {
  return oneOf(names.slice(0, MAX_NAMES_LISTED).map(shortened));
}

const MAX_QUOTED = 40;

/** Safe to print, and as long as a count or a name may be that was mistyped. */
export function shortened(text: string): string {
  return printable(text.slice(0, 4 * MAX_QUOTED), MAX_QUOTED);
}
