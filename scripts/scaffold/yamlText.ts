/** Additions to a file in YAML that leave the rest of it as it was. */
import { isMap, isScalar, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';

/** The text with a source among its sources, and the source's key there: the one that it has, or a new one. */
export function withSource(text: string, source: string, from: string): { text: string; key: string } | undefined {
  const sources = rootOf(text).get('sources') as YAMLMap | undefined;
  if (!isMap(sources) || sources.flow === true) return undefined;
  const known = sources.items.find(({ value }) => isScalar(value) && value.value === source);
  if (isScalar(known?.key)) return { text, key: String(known.key.value) };
  const key = freeKey(from, sources);
  const last = sources.items.at(-1) as unknown as { readonly key: ParsedNode; readonly value: ParsedNode };
  const line = `\n${indentOf(text, last.key)}${key}: ${JSON.stringify(source)}`;
  return { text: inserted(text, lineEnd(text, endOf(last.value)), line), key };
}

export const rootOf = (text: string) =>
  parseDocument(text, { schema: 'failsafe' }).contents as unknown as YAMLMap & { readonly range: ParsedNode['range'] };

export const inserted = (text: string, at: number, more: string) => text.slice(0, at) + more + text.slice(at);

/** Behind a comment that stands beside the value. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** What stands before the node in its line: spaces, and the dash of an entry. */
export const indentOf = (text: string, { range: [start] }: ParsedNode) =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start);

/** Where the value itself ends; the range of a block goes on to the next line. */
export function endOf(node: ParsedNode): number {
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1)?.value;
    return last === null || last === undefined ? node.range[1] : endOf(last);
  }
  return node.range[1];
}

function freeKey(from: string, sources: YAMLMap): string {
  const key = `since${from.replaceAll('-', '')}`;
  return sources.has(key) ? `${key}b` : key;
}
