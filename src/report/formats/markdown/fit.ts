/** Pieces of Markdown in no more than so many characters. What is left out is told at the end. */
import { groupedWhole } from '../../../quantity/rational.js';
import { COMMA, type Language } from '../../../words.js';

export interface Block {
  readonly text: string;
  /** What it is called where it is left out; empty for what nobody misses. */
  readonly name: string;
  /** Of what may be cut: how many rows there are, and the text with so many of them. */
  readonly rows?: number;
  readonly shown?: (rows: number) => string;
}

const GAP = '\n\n';
const BETWEEN = '\n\n---\n\n';
/** For the sentence at the end. */
const NOTE = 600;

/** @param documents the pieces of each; the first is its title */
export function fitted(documents: readonly (readonly Block[])[], longest: number, language: Language): string {
  const whole = documents.map((pieces) => pieces.map(({ text }) => text).join(GAP)).join(BETWEEN);
  if (whole.length <= longest) return whole;
  const left = new Map<string, number>();
  const texts: string[] = [];
  let room = longest - NOTE;
  documents.forEach((pieces, index) => {
    // What one document doesn't need is there for those after it.
    const own = Math.floor(room / (documents.length - index)) - BETWEEN.length;
    const text = fittedOne(pieces, own, (name) => left.set(name, (left.get(name) ?? 0) + 1));
    if (text === '') return;
    texts.push(text);
    room -= text.length + BETWEEN.length;
  });
  return [texts.join(BETWEEN), leftOut(left, longest, language)].join(GAP);
}

function fittedOne(pieces: readonly Block[], longest: number, onLeft: (name: string) => void): string {
  const texts: string[] = [];
  let room = longest;
  for (const piece of pieces) {
    const text = piece.text.length + GAP.length <= room ? piece.text : cut(piece, room - GAP.length);
    if (text !== piece.text && piece.name !== '') onLeft(piece.name);
    if (text === undefined) continue;
    texts.push(text);
    room -= text.length + GAP.length;
  }
  return texts.join(GAP);
}

/** As many rows as there is room for. */
function cut({ rows, shown }: Block, room: number): string | undefined {
  if (rows === undefined || shown === undefined) return undefined;
  let [fits, tooMany] = [0, rows];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (shown(middle).length <= room) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? undefined : shown(fits);
}

const MAX_NAMES = 5;

/** What is missing, whole or in part. */
function leftOut(left: ReadonlyMap<string, number>, longest: number, language: Language): string {
  const names = [...left].map(([name, times]) => (times === 1 ? name : `${name} (${times})`));
  const shown = names.slice(0, MAX_NAMES).join(COMMA[language]);
  const more = names.length > MAX_NAMES ? ' …' : '';
  const most = groupedWhole(longest);
  return {
    en: `*Left out, in whole or in part, as a comment takes no more than ${most} characters: ${shown}${more}. --format json has all of it.*`,
    ja: `*コメントは ${most} 文字までのため、次の内容の全部または一部を省略しました: ${shown}${more}。--format json ですべて出力できます。*`,
  }[language];
}
