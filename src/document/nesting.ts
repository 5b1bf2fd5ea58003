/**
 * How deeply a text of YAML nests, before it is parsed. The parser calls itself for each level, and where that exhausts the
 * stack the engine may end the whole process instead of throwing an error, with all the other files of a check.
 */
import { Lexer } from 'yaml';

/** Of each kind of nesting. Far more than is read (`MAX_DEPTH`), and far less than the stack holds of all kinds together. */
const MAX_NESTING = 150;

/** What the library's lexer adds to the text: the start of a document and of a scalar, a flow that breaks off. */
export const MARKERS = ['\u0002', '\u001f', '\u0018'];

/** The offset at which the text nests deeper than any file that is read; undefined where it doesn't. */
export function deepNesting(text: string): number | undefined {
  return deepBrackets(text) ?? deepLine(text);
}

/** `[[[` or `{a: {a: `. Only what stands outside of quotes and comments counts, which the library's lexer knows. */
function deepBrackets(text: string): number | undefined {
  if ((text.match(/[[{]/g)?.length ?? 0) <= MAX_NESTING) return undefined;
  let [depth, offset] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth += 1;
    if (token === ']' || token === '}') depth -= 1;
    if (depth > MAX_NESTING) return offset;
    if (!MARKERS.includes(token)) offset += token.length;
  }
  return undefined;
}

/** `- - - `, `? ? ? `, or lines that are each indented further than the one before. */
function deepLine(text: string): number | undefined {
  const indents: number[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? undefined : end);
    const indent = line.search(/[^ ]/);
    if (indent >= 0 && line[indent] !== '#') {
      while ((indents.at(-1) ?? -1) >= indent) indents.pop();
      indents.push(indent);
      if (indents.length > MAX_NESTING) return start + indent;
      const run = line.length > 2 * MAX_NESTING ? line.search(INDICATORS) : -1;
      if (run >= 0) return start + run;
    }
    start = end < 0 ? text.length : end + 1;
  }
  return undefined;
}

/** One indicator after the other, each of which begins something within the one before. */
const INDICATORS = new RegExp(`(?:[-?:][ \\t]+){${MAX_NESTING}}`);
