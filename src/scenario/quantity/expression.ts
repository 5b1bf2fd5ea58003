/**
 * The text of a quantity -> a tree of literals, names and operations. `300,000 / month`, `1.5B`, `2 MB`,
 * `ceil(uploads / 1000) * 120 ms`. A comma groups digits where exactly three follow it, and parts arguments elsewhere.
 */

import { nearestWord } from '../../document/nearest.js';
import { example, oneOf } from '../../phrases.js';
import { multiply, type Rational, rational } from '../../quantity/rational.js';
import type { BaseUnit } from '../../quantity/unit.js';
import { plainWords, type Words } from '../../words.js';

/** A stretch of the text, for the caret under a problem. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

export type Measure = 'number' | 'duration' | 'size' | 'share' | 'money';

export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: Rational;
  readonly measure: Measure;
  /** Of a duration or a size. */
  readonly unit?: BaseUnit;
  /** Of an amount of money. */
  readonly currency?: string;
  /** `/ month` and the like: a rate over time. */
  readonly rate?: Period;
  readonly written: string;
}

export interface Name extends Span {
  readonly kind: 'name';
  readonly name: string;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: '+' | '-' | '*' | '/';
  readonly left: Expression;
  readonly right: Expression;
}

export interface Call extends Span {
  readonly kind: 'call';
  readonly function: FunctionName;
  readonly arguments: readonly Expression[];
}

export type Expression = Literal | Name | Binary | Call;

const FUNCTION_NAMES = ['ceil', 'floor', 'round', 'min', 'max'] as const;
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** The periods of a rate: seconds in one, or the scenario's month. */
export type Period = keyof typeof PERIODS;
export const PERIODS = {
  s: 1,
  min: 60,
  h: 3600,
  day: 86_400,
  week: 604_800,
  month: 'month',
  year: 31_536_000,
} as const;

const PERIOD_WORDS: ReadonlyMap<string, Period> = new Map(
  (
    [
      ['s', 's sec second seconds'],
      ['min', 'min minute minutes'],
      ['h', 'h hour hours'],
      ['day', 'd day days'],
      ['week', 'week weeks'],
      ['month', 'month months'],
      ['year', 'year years'],
    ] as const
  ).flatMap(([period, words]) => words.split(' ').map((word) => [word, period] as const)),
);

/** Units of durations and sizes with how many of the base unit each is. 1 GB is 1024 MB, as AWS bills it. */
const UNIT_WORDS: ReadonlyMap<string, { measure: 'duration' | 'size'; unit: BaseUnit; times: number }> = new Map(
  (
    [
      ['duration', 'ms', 1, 'ms'],
      ['duration', 's', 1, 's sec second seconds'],
      ['duration', 'min', 1, 'min minute minutes'],
      ['duration', 'h', 1, 'h hour hours'],
      ['duration', 'day', 1, 'd day days'],
      ['duration', 'day', 7, 'week weeks'],
      ['size', 'B', 1, 'byte bytes'],
      ['size', 'KB', 1, 'KB kB KiB'],
      ['size', 'MB', 1, 'MB MiB'],
      ['size', 'GB', 1, 'GB GiB'],
      ['size', 'TB', 1, 'TB TiB'],
    ] as const
  ).flatMap(([measure, unit, times, words]) =>
    words.split(' ').map((word) => [word, { measure, unit, times }] as const),
  ),
);

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9 };

/** Words that mean something in a quantity and so can't name one. */
export function isReservedWord(word: string): boolean {
  return (
    UNIT_WORDS.has(word) ||
    PERIOD_WORDS.has(word) ||
    Object.hasOwn(MULTIPLIERS, word) ||
    (FUNCTION_NAMES as readonly string[]).includes(word)
  );
}

/** What is wrong with a text, and where in it. */
export class ExpressionError extends Error {
  constructor(
    readonly words: Words,
    readonly span: Span,
    readonly hints: { readonly expected?: Words; readonly nearest?: string; readonly remedy?: Words } = {},
  ) {
    super(words.en);
    this.name = 'ExpressionError';
  }
}

const NUMBER = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:_\d+)*)(?:\.\d+)?(?:[eE][+-]?\d{1,2}(?![A-Za-z\d]))?/y;
/**
 * Letters: those of ASCII, and beyond it everything but the signs × ÷ and the full-width digits and punctuation. What may
 * name a quantity is decided where the workload is read; the engine's own classes of letters take milliseconds to load.
 */
const LETTER = 'A-Za-z_\\u00aa-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u2fff\\u3005-\\ufefe\\uff66-\\uffdf';
const WORD = new RegExp(`[${LETTER}][${LETTER}\\d]*`, 'y');
const SPACE = /\s*/y;
const MAX_LENGTH = 1000;
const MAX_DEPTH = 50;

/** @throws ExpressionError naming what is wrong and where. */
export function parseExpression(text: string): Expression {
  if (text.length > MAX_LENGTH) {
    throw new ExpressionError(
      { en: `a quantity of ${text.length} characters`, ja: `数量が ${text.length} 文字あります` },
      { offset: 0, length: 1 },
      { expected: { en: `at most ${MAX_LENGTH}`, ja: `${MAX_LENGTH} 文字まで` } },
    );
  }
  const parser = new Parser(text);
  const expression = parser.sum(0);
  parser.end();
  return expression;
}

const ENDS_EARLY: Words = { en: 'the quantity ends too early', ja: '数量が途中で終わっています' };
const PART_EXPECTED: Words = {
  en: 'a number with its unit, a workload name, or + - * / ( )',
  ja: '単位付きの数値、ワークロードの名前、または + - * / ( )',
};
const HALF_WIDTH: Words = { en: 'write digits and signs in half width', ja: '数字と記号は半角で書いてください' };
const BRACKETS_TOO_DEEP: Words = { en: 'brackets are nested too deeply', ja: '括弧の入れ子が深すぎます' };
const NOT_CLOSED: Words = { en: 'a bracket is not closed', ja: '括弧が閉じられていません' };
const UNITS_EXPECTED: Words = {
  en: 'ms, s, min, h, day; bytes, KB, MB, GB, TB; %; or k, M, B for thousands, millions, billions',
  ja: 'ms, s, min, h, day / bytes, KB, MB, GB, TB / % / k, M, B（千、百万、十億）',
};

class Parser {
  private at = 0;

  constructor(private readonly text: string) {
    this.match(SPACE);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private skip(): void {
    this.match(SPACE);
  }

  private peek(): string {
    return this.text[this.at] ?? '';
  }

  private accept(characters: string): string | undefined {
    const next = this.peek();
    if (next === '' || !characters.includes(next)) return undefined;
    this.at += 1;
    this.skip();
    return next;
  }

  private spanFrom(offset: number): Span {
    return { offset, length: Math.max(1, this.text.slice(offset, this.at).trimEnd().length) };
  }

  private here(): Span {
    return { offset: Math.min(this.at, Math.max(0, this.text.length - 1)), length: 1 };
  }

  end(): void {
    if (this.at < this.text.length) this.refuse();
  }

  private refuse(): never {
    const rest = this.peek();
    if (rest === '')
      throw new ExpressionError(ENDS_EARLY, this.here(), {
        expected: { en: 'a number or a name', ja: '数値または名前' },
      });
    const fullWidth = rest.normalize('NFKC') !== rest;
    const words = { en: `\`${rest}\` is not expected here`, ja: `ここに \`${rest}\` は書けません` };
    throw new ExpressionError(words, this.here(), {
      expected: PART_EXPECTED,
      ...(fullWidth ? { remedy: HALF_WIDTH } : {}),
    });
  }

  sum(depth: number): Expression {
    if (depth > MAX_DEPTH) throw new ExpressionError(BRACKETS_TOO_DEEP, this.here());
    const offset = this.at;
    let left = this.term(depth);
    for (let operator = this.accept('+-'); operator !== undefined; operator = this.accept('+-')) {
      const right = this.term(depth);
      left = { kind: 'binary', operator: operator as '+' | '-', left, right, ...this.spanFrom(offset) };
    }
    return left;
  }

  private term(depth: number): Expression {
    const offset = this.at;
    let left = this.factor(depth);
    for (let operator = this.accept('*/×÷'); operator !== undefined; operator = this.accept('*/×÷')) {
      const right = this.factor(depth);
      const plain = operator === '×' ? '*' : operator === '÷' ? '/' : (operator as '*' | '/');
      left = { kind: 'binary', operator: plain, left, right, ...this.spanFrom(offset) };
    }
    return left;
  }

  private factor(depth: number): Expression {
    const offset = this.at;
    if (this.accept('-') !== undefined) {
      const right = this.factor(depth + 1);
      const zero: Literal = { kind: 'literal', value: rational(0), measure: 'number', written: '0', offset, length: 1 };
      if (right.kind === 'literal')
        return { ...right, value: right.value.neg(), written: `-${right.written}`, ...this.spanFrom(offset) };
      return { kind: 'binary', operator: '-', left: zero, right, ...this.spanFrom(offset) };
    }
    if (this.accept('(') !== undefined) {
      const inner = this.sum(depth + 1);
      this.close();
      return inner;
    }
    const number = this.match(NUMBER);
    if (number !== undefined) return this.literal(number, offset);
    const word = this.match(WORD);
    if (word === undefined) this.refuse();
    this.skip();
    if (this.peek() === '(') return this.call(word, offset, depth);
    if (isReservedWord(word)) {
      const words = {
        en: `\`${word}\` is a unit or a function, and stands without a number`,
        ja: `\`${word}\` は単位または関数です。数値がありません`,
      };
      const expected = { en: `a number before it, e.g. 120 ${word}`, ja: `前に数値を書く（例: 120 ${word}）` };
      throw new ExpressionError(words, { offset, length: word.length }, { expected });
    }
    return { kind: 'name', name: word, offset, length: word.length };
  }

  private close(): void {
    if (this.accept(')') !== undefined) return;
    throw new ExpressionError(NOT_CLOSED, this.here(), { expected: plainWords('`)`') });
  }

  private call(word: string, offset: number, depth: number): Expression {
    const known = FUNCTION_NAMES.find((name) => name === word);
    if (known === undefined) {
      const nearest = nearestWord(word, FUNCTION_NAMES);
      const hints = { expected: oneOf(FUNCTION_NAMES), ...(nearest === undefined ? {} : { nearest }) };
      const words = { en: `there is no function \`${word}\``, ja: `\`${word}\` という関数はありません` };
      throw new ExpressionError(words, { offset, length: word.length }, hints);
    }
    this.accept('(');
    const found: Expression[] = [this.sum(depth + 1)];
    while (this.accept(',') !== undefined) found.push(this.sum(depth + 1));
    this.close();
    const single = known === 'ceil' || known === 'floor' || known === 'round';
    if (single && found.length !== 1) {
      const words = {
        en: `${known} takes one value, not ${found.length}`,
        ja: `${known} の引数は 1 つです（${found.length} つ指定されています）`,
      };
      throw new ExpressionError(words, this.spanFrom(offset));
    }
    return { kind: 'call', function: known, arguments: found, ...this.spanFrom(offset) };
  }

  private literal(number: string, offset: number): Literal {
    // Grouped digits that break off: `30,00` or `1,0000`.
    if (/^,\d/.test(this.text.slice(this.at)) || (number.includes(',') && this.peek() === '_')) {
      throw new ExpressionError(
        { en: 'digits are grouped by threes', ja: '桁区切りのカンマは 3 桁ごとに入れます' },
        { offset, length: /^[\d,._]+/.exec(this.text.slice(offset))?.[0].length ?? 1 },
        { expected: example('300,000') },
      );
    }
    let value = rational(number.replace(/[,_]/g, ''));
    let kind: Pick<Literal, 'measure' | 'unit' | 'currency'> = { measure: 'number' };
    this.skip();
    const wordOffset = this.at;
    if (this.peek() === '%') {
      this.at += 1;
      value = multiply(value, rational('0.01'));
      kind = { measure: 'share' };
    } else {
      const word = this.match(WORD);
      if (word !== undefined) {
        const { times, ...read } = readSuffix(word, wordOffset);
        value = multiply(value, rational(times));
        kind = read;
      }
    }
    const beforeRate = this.at;
    const rate = this.rate();
    if (rate === undefined) this.at = beforeRate;
    const span = this.spanFrom(offset);
    const written = this.text.slice(offset, offset + span.length);
    this.skip();
    return { kind: 'literal', value, ...kind, ...(rate === undefined ? {} : { rate }), written, ...span };
  }

  /** `/ month` after a literal, but not `/ min(…)`, which is a division. */
  private rate(): Period | undefined {
    this.skip();
    if (this.peek() !== '/') return undefined;
    this.at += 1;
    this.skip();
    const word = this.match(WORD);
    const period = word === undefined ? undefined : PERIOD_WORDS.get(word);
    if (period === undefined || this.text.slice(this.at).trimStart().startsWith('(')) return undefined;
    return period;
  }
}

function readSuffix(word: string, offset: number): Pick<Literal, 'measure' | 'unit' | 'currency'> & { times: number } {
  const multiplier = Object.hasOwn(MULTIPLIERS, word) ? MULTIPLIERS[word] : undefined;
  if (multiplier !== undefined) return { measure: 'number', times: multiplier };
  const unit = UNIT_WORDS.get(word);
  if (unit !== undefined) return unit;
  if (/^[A-Z]{3}$/.test(word)) return { measure: 'money', currency: word, times: 1 };
  const nearest = nearestWord(word, UNIT_WORDS.keys());
  throw new ExpressionError(
    { en: `\`${word}\` is not a unit`, ja: `\`${word}\` という単位はありません` },
    { offset, length: word.length },
    { expected: UNITS_EXPECTED, ...(nearest === undefined ? {} : { nearest }) },
  );
}
