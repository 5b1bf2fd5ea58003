/** What may come of a text: a result, or problems that a person can act on. Anything else is a fault. */
import { InputError, type Place, type Problem } from '../../src/errors.js';
import { problemsText } from '../../src/report/formats/terminal/problems.js';

export interface Fault {
  readonly kind: 'crash' | 'noPlace' | 'placeOutside' | 'noWords' | 'stackShown' | 'controlCharacter' | 'tooMuchSaid';
  /** The same for the same fault, whatever the text: by this a smaller text is known to have it too. */
  readonly detail: string;
}

export interface Reader {
  readonly name: string;
  /** Texts to start from. */
  corpus(): readonly string[];
  /** Words that mean something to it. */
  readonly words: readonly string[];
  /** Whether every problem has a line and a column; else it says which file. */
  readonly hasPlaces: boolean;
  /** Reads, and uses what was read. @throws InputError */
  read(text: string): unknown;
}

/** A line of a stack, be it alone or within a sentence. */
const STACK = /\sat (?:\S+ \()?(?:file:|node:|\/)\S*:\d+:\d+/;

/** Whatever is wrong with a file, a person reads no more than this of it. */
const MAX_MESSAGE_LENGTH = 1_000_000;

export async function faultOf(reader: Reader, text: string): Promise<Fault | undefined> {
  try {
    await reader.read(text);
    return undefined;
  } catch (error) {
    if (!(error instanceof InputError)) return { kind: 'crash', detail: whereOf(error) };
    return faultOfProblems(error.problems, reader.hasPlaces);
  }
}

function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${error.message.slice(0, 200)}`, ...frames.slice(0, 4).map((line) => line.trim())].join(
    '\n  ',
  );
}

function faultOfProblems(problems: readonly Problem[], hasPlaces: boolean): Fault | undefined {
  if (problems.length === 0) return { kind: 'noWords', detail: 'no problem at all' };
  for (const { code, place, file, message } of problems) {
    if (message.en.trim() === '' || message.ja.trim() === '') return { kind: 'noWords', detail: code };
    if (place === undefined && (hasPlaces || (file === undefined && !holdsAName(message.en)))) {
      return { kind: 'noPlace', detail: `${code}: ${message.en.slice(0, 60)}` };
    }
    if (place !== undefined && !isInside(place)) {
      const { line, column, length } = place;
      return { kind: 'placeOutside', detail: `${code} at ${line}:${column}+${length}` };
    }
  }
  for (const language of ['en', 'ja'] as const) {
    const said = problemsText(problems, language);
    if (said.length > MAX_MESSAGE_LENGTH) return { kind: 'tooMuchSaid', detail: `${problems.length} problems` };
    if (STACK.test(said)) return { kind: 'stackShown', detail: language };
    if (/(?!\n)\p{Cc}/u.test(said)) return { kind: 'controlCharacter', detail: language };
  }
  return undefined;
}

/** Where a file has no lines that people look at, the name stands in the sentence. */
function holdsAName(message: string): boolean {
  return message.includes(NAME);
}

/** How readers call the text that they are given. */
export const NAME = 'fuzz.file';

function isInside({ source, line, column, length }: Place): boolean {
  const lines = source.text.split('\n');
  const text = lines[line - 1];
  if (text === undefined || !Number.isInteger(column) || !Number.isInteger(length)) return false;
  return column >= 1 && length >= 1 && column <= text.length + 1;
}
