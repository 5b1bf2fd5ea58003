/** Texts like those of a corpus, but wrong somewhere: what people mistype, what programs cut off, and what is meant to harm. */
import fc from 'fast-check';

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

/** At the ends of what is taken for a number. */
const HOSTILE_NUMBERS = ['0', '-1', '1e15', '1e16', '1e99', '1e-99', '0.0000001', '9'.repeat(30), '', '1.', '1/3'];

/** Longer texts only take time: what a limit holds is tested where the limit is. */
const MAX_LENGTH = 20_000;
const MAX_CHANGES = 8;

type Change = (text: string) => string;

/** A place in a text of whatever length: the rest after its length is taken. */
const spot = fc.nat(2 ** 30);
const placeIn = (text: string, at: number) => at % (text.length + 1);

const spanOf = (longest: number) => fc.record({ at: spot, length: fc.integer({ min: 1, max: longest }) });
type Span = Readonly<{ at: number; length: number }>;

const characters = (text: string, { at, length }: Span): readonly [from: number, to: number] => {
  const from = placeIn(text, at);
  return [from, Math.min(text.length, from + length)];
};

/** From the start of a line to that of a later one. */
function lines(text: string, { at, length }: Span): readonly [from: number, to: number] {
  const from = text.lastIndexOf('\n', placeIn(text, at) - 1) + 1;
  let to = from;
  for (let count = length; count > 0; count -= 1) {
    const end = text.indexOf('\n', to);
    to = end === -1 ? text.length : end + 1;
  }
  return [from, to];
}

const MAX_LINES = 4;
const someLines = spanOf(MAX_LINES);

const inserted = (text: string, at: number, part: string) => text.slice(0, at) + part + text.slice(at);

/** What the pattern finds at one of its places, replaced. */
function replaced(text: string, pattern: RegExp, which: number, part: string): string {
  const found = [...text.matchAll(pattern)];
  const one = found[which % Math.max(found.length, 1)];
  return one === undefined ? text : text.slice(0, one.index) + part + text.slice(one.index + one[0].length);
}

function changesOf(corpus: readonly string[], words: readonly string[]): fc.Arbitrary<Change> {
  const word = fc.oneof(
    fc.constantFrom(...(words.length === 0 ? HOSTILE_WORDS : words)),
    fc.constantFrom(...HOSTILE_WORDS),
  );
  const span = fc.oneof(
    someLines.map((one) => ({ one, of: lines })),
    spanOf(80).map((one) => ({ one, of: characters })),
  );
  const character = fc.oneof(fc.nat(0x7f), fc.nat(0xd7ff)).map((code) => String.fromCharCode(code));
  return fc.oneof<fc.Arbitrary<Change>[]>(
    // A word of the reader's own, or of nobody's, put in, or in the place of another.
    fc.tuple(spot, word).map(
      ([at, put]) =>
        (text) =>
          inserted(text, placeIn(text, at), put),
    ),
    fc.tuple(spot, word).map(
      ([which, put]) =>
        (text) =>
          replaced(text, /[\p{L}\p{N}_.,-]+/gu, which, put),
    ),
    fc.tuple(spot, fc.constantFrom(...HOSTILE_NUMBERS)).map(
      ([which, put]) =>
        (text) =>
          replaced(text, /\d+(?:\.\d+)?/g, which, put),
    ),
    // Characters or lines left out.
    spanOf(30).map((one) => (text) => {
      const [from, to] = characters(text, one);
      return text.slice(0, from) + text.slice(to);
    }),
    someLines.map((one) => (text) => {
      const [from, to] = lines(text, one);
      return text.slice(0, from) + text.slice(to);
    }),
    // Lines once more, somewhere.
    fc.tuple(someLines, someLines).map(([one, place]) => (text) => {
      const [from, to] = lines(text, one);
      return inserted(text, lines(text, place)[0], text.slice(from, to));
    }),
    // A part of another text.
    fc.tuple(fc.constantFrom(...corpus), span, spot).map(([other, { one, of }, at]) => (text) => {
      const [from, to] = of(other, one);
      return inserted(text, placeIn(text, at), other.slice(from, to));
    }),
    spot.map((at) => (text) => text.slice(0, placeIn(text, at))),
    // A part many times over.
    fc.tuple(spanOf(12), fc.integer({ min: 2, max: 121 })).map(([one, times]) => (text) => {
      const [from, to] = characters(text, one);
      return text.slice(0, from) + text.slice(from, to).repeat(times) + text.slice(to);
    }),
    // Indented by one more or one less.
    fc.tuple(spot, fc.boolean()).map(([at, isMore]) => (text) => {
      const [from] = lines(text, { at, length: 1 });
      return isMore || text[from] !== ' ' ? inserted(text, from, ' ') : text.slice(0, from) + text.slice(from + 1);
    }),
    fc.tuple(spot, character).map(
      ([at, put]) =>
        (text) =>
          inserted(text, placeIn(text, at), put),
    ),
  );
}

/** A text of the corpus with up to eight changes; now and then as it is. */
export function textsLike(corpus: readonly string[], words: readonly string[]): fc.Arbitrary<string> {
  const changes = fc.array(changesOf(corpus, words), { maxLength: MAX_CHANGES, size: 'max' });
  return fc
    .tuple(fc.constantFrom(...corpus), changes)
    .map(([text, all]) => all.reduce((changed, change) => change(changed).slice(0, MAX_LENGTH), text));
}
