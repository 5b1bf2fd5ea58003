/** A text like those of a corpus, but wrong somewhere: what people mistype, what programs cut off, and what is meant to harm. */
import type { Chance } from './chance.js';

/** Words and signs that mean something to some reader, and numbers at the ends of what they take. */
const HOSTILE_WORDS = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ':',
    ': ',
    '- ',
    ',',
    '"',
    "'",
    '&a ',
    '*a',
    '<<: *a',
    '!!binary ',
    '? ',
    '|\n',
    '>\n',
  ],
  ...[
    '%',
    '#',
    '---\n',
    '...\n',
    '@',
    '`',
    '\\',
    '\\u0000',
    '\\ud800',
    '=',
    '..',
    '/',
    '/ s',
    '/ month',
    '*',
    '+',
    '-',
    '÷',
  ],
  ...[
    '0',
    '-1',
    '1e99',
    '1e-99',
    '1e999',
    '9'.repeat(40),
    '0.1',
    '1,000',
    '1,00',
    '1_0',
    '.5',
    '0x10',
    'NaN',
    'Infinity',
    '１',
  ],
  ...['null', 'true', '~', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'undefined'],
  ...['\u0000', '\t', '\r', '\r\n', '\n', '\u2028', '\ufeff', '\u202e', '\u001b[31m', '漢', '👩‍🚀', '\u00a0', ' '],
  ...[
    '2016-02-30',
    '0000-00-00',
    '9999-12-31',
    '24:00',
    'Asia/Tokyo',
    'ceil(',
    'min(',
    'max(1,',
    'k',
    'GB',
    'JPY',
    'USD',
  ],
];

/** Longer texts only take time: what a limit holds is tested where the limit is. */
const LONGEST = 20_000;

type Change = (text: string, chance: Chance, corpus: readonly string[], words: readonly string[]) => string;

function spanOf(text: string, chance: Chance, longest: number): readonly [from: number, to: number] {
  const from = chance.below(text.length + 1);
  return [from, Math.min(text.length, from + 1 + chance.below(longest))];
}

/** From the start of a line to that of a later one. */
function linesOf(text: string, chance: Chance): readonly [from: number, to: number] {
  const from = text.lastIndexOf('\n', chance.below(text.length + 1) - 1) + 1;
  let to = from;
  for (let count = 1 + chance.below(4); count > 0; count -= 1) {
    const end = text.indexOf('\n', to);
    to = end === -1 ? text.length : end + 1;
  }
  return [from, to];
}

const CHANGES: readonly Change[] = [
  // A word of the reader's own, or of nobody's, put in.
  (text, chance, _, words) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + chance.pick(chance.below(2) === 0 ? words : HOSTILE_WORDS) + text.slice(at);
  },
  // A word replaced by another.
  (text, chance, _, words) => {
    const found = [...text.matchAll(/[\p{L}\p{N}_.,-]+/gu)];
    if (found.length === 0) return text;
    const { 0: word, index } = chance.pick(found);
    const other = chance.pick(chance.below(2) === 0 ? words : HOSTILE_WORDS);
    return text.slice(0, index) + other + text.slice(index + word.length);
  },
  // A number replaced by one at the end of what is taken.
  (text, chance) => {
    const found = [...text.matchAll(/\d+(?:\.\d+)?/g)];
    if (found.length === 0) return text;
    const { 0: number, index } = chance.pick(found);
    const other = chance.pick([
      '0',
      '-1',
      '1e15',
      '1e16',
      '1e99',
      '1e-99',
      '0.0000001',
      '9'.repeat(30),
      '',
      '1.',
      '1/3',
    ]);
    return text.slice(0, index) + other + text.slice(index + number.length);
  },
  (text, chance) => {
    const [from, to] = spanOf(text, chance, 30);
    return text.slice(0, from) + text.slice(to);
  },
  (text, chance) => {
    const [from, to] = linesOf(text, chance);
    return text.slice(0, from) + text.slice(to);
  },
  // Lines once more, somewhere.
  (text, chance) => {
    const [from, to] = linesOf(text, chance);
    const [at] = linesOf(text, chance);
    return text.slice(0, at) + text.slice(from, to) + text.slice(at);
  },
  // A part of another text.
  (text, chance, corpus) => {
    const other = chance.pick(corpus);
    const [from, to] = chance.below(2) === 0 ? linesOf(other, chance) : spanOf(other, chance, 80);
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + other.slice(from, to) + text.slice(at);
  },
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  // A part many times over.
  (text, chance) => {
    const [from, to] = spanOf(text, chance, 12);
    return text.slice(0, from) + text.slice(from, to).repeat(2 + chance.below(120)) + text.slice(to);
  },
  // Indented by one more or one less.
  (text, chance) => {
    const [from] = linesOf(text, chance);
    return chance.below(2) === 0 || text[from] !== ' '
      ? `${text.slice(0, from)} ${text.slice(from)}`
      : text.slice(0, from) + text.slice(from + 1);
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + String.fromCharCode(chance.below(chance.below(2) === 0 ? 128 : 0xd800)) + text.slice(at);
  },
];

/** A text of the corpus with up to eight changes; now and then as it is. */
export function mutated(chance: Chance, corpus: readonly string[], words: readonly string[]): string {
  let text = chance.pick(corpus);
  for (let count = chance.below(9); count > 0; count -= 1) {
    text = chance.pick(CHANGES)(text, chance, corpus, words).slice(0, LONGEST);
  }
  return text;
}
