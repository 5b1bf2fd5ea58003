/** Values of a YAML text replaced in place: comments, layout and everything else stay as they are, byte for byte. */
import { isScalar, isSeq, type ParsedNode, parseDocument, visit } from 'yaml';
import type { Place } from '../errors.js';
import { lineStartsOf } from './place.js';

export interface Edit {
  /** Where the value begins. */
  readonly place: Place;
  /** Several stand as a list. */
  readonly value: string | readonly string[];
}

/**
 * @param text YAML that can be read, in which the places lie
 * @returns undefined where a place is no value of its own, as of an alias that is used twice with two values
 */
export function editText(text: string, edits: readonly Edit[]): string | undefined {
  const wanted = new Map<number, string>();
  const lines = lineStartsOf(text);
  const document = parseDocument(text, {
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  for (const { place, value } of edits) {
    const offset = (lines[place.line - 1] ?? 0) + place.column - 1;
    const written = valueText(value);
    if ((wanted.get(offset) ?? written) !== written) return undefined;
    wanted.set(offset, written);
  }
  const spans: { readonly from: number; readonly to: number; readonly written: string }[] = [];
  visit(document, {
    Node(_, node) {
      const { range } = node as ParsedNode;
      const written = wanted.get(range[0]);
      if (written === undefined || !(isScalar(node) || isSeq(node))) return undefined;
      wanted.delete(range[0]);
      spans.push({ from: range[0], to: endOf(node as ParsedNode), written: inStyle(node as ParsedNode, written) });
      return visit.SKIP;
    },
  });
  if (wanted.size > 0) return undefined;
  return spans
    .sort((a, b) => b.from - a.from)
    .reduce((edited, { from, to, written }) => edited.slice(0, from) + written + edited.slice(to), text);
}

/** Where the value itself ends: the range of a list of lines, and of a block of text, goes on to the next line. */
function endOf(node: ParsedNode): number {
  const last = isSeq(node) && node.flow !== true ? (node.items.at(-1) as ParsedNode | undefined) : undefined;
  return last === undefined ? node.range[1] : endOf(last);
}

/** Quotation marks stay where they were. */
function inStyle(node: ParsedNode, written: string): string {
  if (!isScalar(node) || written.startsWith('[')) return written;
  if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') return `${written}\n`;
  const isPlain = !written.startsWith('"');
  if (node.type === 'QUOTE_SINGLE' && isPlain) return `'${written.replaceAll("'", "''")}'`;
  return node.type === 'QUOTE_DOUBLE' && isPlain ? doubleQuoted(written) : written;
}

function valueText(value: string | readonly string[]): string {
  return typeof value === 'string' ? scalarText(value) : `[${value.map(scalarText).join(', ')}]`;
}

/** Stands plain wherever a value may, inside `[ ]` too. */
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._/()%+-]*[\p{L}\p{N}\p{M}.)%])?$/u;

function scalarText(text: string): string {
  return PLAIN.test(text) ? text : doubleQuoted(text);
}

/** What can't be seen stands as its escape, which every reader takes alike. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = (character.codePointAt(0) as number).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
