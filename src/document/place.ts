/** Where an offset of a text lies. The YAML library counts lines of its own, and leaves out those that it didn't come to. */
import type { Place, SourceText } from '../errors.js';

/** The offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/**
 * @param length as far as the line goes, at least one
 * @param starts of the lines, where several places of one text are asked for
 */
export function placeAt(
  source: SourceText,
  offset: number,
  length: number,
  starts: readonly number[] = lineStartsOf(source.text),
): Place {
  const line = lineOf(offset, starts);
  const start = starts[line - 1] as number;
  const lineEnd = line < starts.length ? (starts[line] as number) - 1 : source.text.length;
  const from = Math.min(offset, source.text.length);
  return { source, line, column: from - start + 1, length: Math.max(1, Math.min(length, lineEnd - from)) };
}

/** The last line that begins at or before the offset, from one. */
function lineOf(offset: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
