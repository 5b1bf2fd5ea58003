/** An era of billing: one dated entry at the end of a rule's history, the rest of the file as it was. */
import { existsSync, readdirSync } from 'node:fs';
import { isMap, isScalar, isSeq, type ParsedNode, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { RuleHistory } from '../../src/book/book.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { nearestWord } from '../../src/document/nearest.js';
import { parseDay } from '../../src/quantity/day.js';
import { rational } from '../../src/quantity/rational.js';
import { Refusal, read, type Scaffolded } from './change.js';

const RULES = 'src/data/rules';

export interface Era {
  /** `lambda/durationGranularity` */
  readonly rule: string;
  readonly from: string;
  /** In the unit of the rule. */
  readonly value: string;
  /** Where AWS says so. */
  readonly source: string;
  readonly note?: string;
}

/** @throws Refusal where there is no such rule, or the entry can't follow the last one */
export function newEra(era: Era): Scaffolded {
  const slash = era.rule.indexOf('/');
  const [service, id] = [era.rule.slice(0, slash), era.rule.slice(slash + 1)];
  const path = `${RULES}/${service}.yaml`;
  if (slash < 1 || !existsSync(path))
    throw new Refusal(noSuch(`a file of rules for \`${era.rule}\``, service, services()));
  const text = read(path);
  const { rules } = parseRuleShard({ file: path, text });
  const rule = Object.hasOwn(rules, id) ? rules[id] : undefined;
  if (rule === undefined) throw new Refusal(noSuch(`a rule \`${id}\` in ${path}`, id, Object.keys(rules)));
  refuseWrong(era, rule);
  const content = withEntry(text, id, era);
  const added = parseRuleShard({ file: path, text: content }).rules[id]?.history.at(-1);
  if (added?.from !== era.from)
    throw new Refusal(`${path} is written in a way that this can't add to; add the entry by hand`);
  const last = rule.history.at(-1);
  return {
    changes: [{ path, content }],
    next: [
      `test/services/cases/${service}.yaml or its like: a case of the last day of ${last?.value} ${rule.unit}, and one of ${era.from}`,
      `npm run build, then timeline over ${era.from}: which scenarios it moves`,
      'CHANGELOG.md: the day, and by how much bills change',
    ],
  };
}

const services = () => readdirSync(RULES).map((name) => name.replace(/\.yaml$/, ''));

function noSuch(what: string, word: string, known: readonly string[]): string {
  const nearest = nearestWord(word, known);
  const there = known.length > 30 ? `${known.slice(0, 30).join(', ')} ...` : known.join(', ');
  return `there isn't ${what}; ${nearest === undefined ? `there are ${there}` : `did you mean \`${nearest}\`?`}`;
}

function refuseWrong({ from, value, source }: Era, { history, unit }: RuleHistory): void {
  const last = history.at(-1);
  if (parseDay(from) === undefined) throw new Refusal(`\`${from}\` is no day; write it as 2016-06-02`);
  if (last !== undefined && from <= last.from) {
    throw new Refusal(
      `the rule's last entry is of ${last.from}, and ${from} isn't after it; an earlier one is added by hand`,
    );
  }
  if (!/^\d+(\.\d+)?$/.test(value)) throw new Refusal(`\`${value}\` is no number; the rule is in ${unit}`);
  if (last !== undefined && rational(value).equals(rational(last.value))) {
    throw new Refusal(`the rule is ${last.value} ${unit} since ${last.from}; an entry is for what changes`);
  }
  if (source.trim() === '') throw new Refusal('an entry needs a source: where AWS says so, and of which day');
}

/** The file with the entry at the end of the list, and its source at the end of the sources. */
function withEntry(text: string, id: string, { from, value, source, note }: Era): string {
  const root = parseDocument(text, { schema: 'failsafe' }).contents as unknown as YAMLMap;
  const sources = root.get('sources') as YAMLMap;
  const history = historyOf(root.get('rules') as YAMLMap, id);
  if (history === undefined || !isMap(sources) || sources.flow === true) return text;
  const known = sources.items.find(({ value: said }) => isScalar(said) && said.value === source);
  const key = isScalar(known?.key) ? String(known.key.value) : freeKey(from, sources);
  const entry = `{ from: ${from}, value: ${value}, source: ${key}${note === undefined ? '' : `, note: ${JSON.stringify(note)}`} }`;
  const lastEntry = history.items.at(-1) as ParsedNode;
  const entered =
    history.flow === true
      ? inserted(text, endOf(lastEntry), `, ${entry}`)
      : inserted(text, lineEnd(text, endOf(lastEntry)), `\n${indentOf(text, lastEntry)}${entry}`);
  if (known !== undefined) return entered;
  // Sources stand above the rules, so what was entered below doesn't move them.
  const last = sources.items.at(-1) as unknown as { readonly key: ParsedNode; readonly value: ParsedNode };
  const line = `\n${indentOf(text, last.key)}${key}: ${JSON.stringify(source)}`;
  return inserted(entered, lineEnd(text, endOf(last.value)), line);
}

const inserted = (text: string, at: number, more: string) => text.slice(0, at) + more + text.slice(at);

/** Behind a comment that stands beside the value. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** What stands before the node in its line: spaces, and the dash of an entry. */
const indentOf = (text: string, { range: [start] }: ParsedNode) =>
  text.slice(text.lastIndexOf('\n', start - 1) + 1, start);

/** A rule's id is the path to it; names of rules may have dots of their own. */
function historyOf(rules: YAMLMap, id: string): YAMLSeq | undefined {
  for (const { key, value } of rules.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === id && isMap(value)) {
      const history = value.get('history');
      return isSeq(history) ? history : undefined;
    }
    if (id.startsWith(`${name}.`) && isMap(value)) {
      const list = value.get(id.slice(name.length + 1));
      if (isSeq(list)) return list;
    }
  }
  return undefined;
}

/** Where the value itself ends; the range of a block goes on to the next line. */
function endOf(node: ParsedNode): number {
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
