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
  /** Default: to fill in what is missing. */
  readonly remedy?: Words;
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

/** A count whose point may part decimals or group digits. */
export function groupedFault(line: number, text: string): Fault {
  const shown = shortened(text.trim());
  const plain = {
    en: `line ${line} has a point that may stand for thousands`,
    ja: `${line} 行目のピリオドは桁区切りか小数点か判別できません`,
  };
  const quoting = {
    en: `line ${line} has ${shown}, which is ${shown.replace('.', '')} where a point groups digits`,
    ja: `${line} 行目の ${shown} は、ピリオドが桁区切りなら ${shown.replace('.', '')} です`,
  };
  const remedy = {
    en: 'write thousands without a mark (1000), and decimals with another number of digits (1.0)',
    ja: '桁区切りなしで書き（1000）、小数は桁数を変えて書いてください（1.0）',
  };
  return { plain, quoting, remedy };
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

/** A row that is no interval of its own. @param said what stands in place of its time */
export function totalFault(line: number, said: string): Fault {
  const shown = shortened(said.trim());
  const plain = { en: `line ${line} is a total`, ja: `${line} 行目は合計です` };
  const quoting = { en: `line ${line} is a total (${shown})`, ja: `${line} 行目は合計です（${shown}）` };
  const remedy = {
    en: 'leave out lines of totals and averages: each line is an interval of its own',
    ja: '合計や平均の行を削除してください（1 行が 1 つの時間帯です）',
  };
  return { plain, quoting, remedy };
}

/** A row without a time among rows with one. */
export function timelessFault(line: number, said: string): Fault {
  const shown = shortened(said.trim());
  const plain = { en: `line ${line} says no time`, ja: `${line} 行目に時刻がありません` };
  const quoting =
    shown === ''
      ? plain
      : { en: `line ${line} says no time, but \`${shown}\``, ja: `${line} 行目の \`${shown}\` は時刻ではありません` };
  const remedy = {
    en: 'give each line its time, and leave out lines that are no interval, such as totals',
    ja: '各行に時刻を付け、合計など時間帯ではない行は削除してください',
  };
  return { plain, quoting, remedy };
}

/** A row with more fields than the first has: which of them is the count can't be told. */
export function fieldsFault(line: number, found: number, expected: number): Fault {
  const remedy = {
    en: 'a number with commas needs quotation marks ("1,000") or none of the commas (1000); name every column in the first line',
    ja: '桁区切りのカンマがある数値は引用符で囲む（"1,000"）か、カンマなしで書いてください（1000）。先頭の行にはすべての列の名前が必要です',
  };
  const plain = {
    en: `line ${line} has ${found} fields, the first line ${expected}`,
    ja: `${line} 行目は ${found} 列、先頭の行は ${expected} 列です`,
  };
  return { plain, quoting: plain, remedy };
}

type CountProblem = Pick<Problem, 'message' | 'expected' | 'remedy'>;

/** @param soundRows how many rows are counts */
export function faultsProblem(faults: readonly Fault[], soundRows: number): CountProblem {
  const told = faults.map(({ quoting, plain }) => (soundRows >= faults.length ? quoting : plain));
  const message = { en: told.map(({ en }) => en).join('; '), ja: told.map(({ ja }) => ja).join('; ') };
  const [first] = faults;
  return { message, expected: COUNTS_EXPECTED, remedy: first?.remedy ?? FILL_IN };
}

export function noCountsProblem({ en, ja }: Words): CountProblem {
  const message = { en: `it is not a file of counts: ${en}`, ja: `件数のファイルではありません（${ja}）` };
  return { message, expected: COUNTS_EXPECTED };
}

/** A log with a line for each call. */
export function rawLogProblem(name: Words): CountProblem {
  const message = { en: `it is ${name.en}, not a file of counts`, ja: `件数のファイルではなく、${name.ja}です` };
  const remedy = {
    en: 'count the calls by minute, hour or day first, and give a line for each of these: its time and its count',
    ja: 'まず呼び出しを分・時間・日ごとに数え、1 行に時刻と件数を書いたファイルにしてください',
  };
  return { message, expected: COUNTS_EXPECTED, remedy };
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
