/** An era of billing: one dated entry at the end of a rule's history, the rest of the file as it was. */
import { existsSync, readdirSync } from 'node:fs';
import { isMap, isScalar, isSeq, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml';
import type { RuleHistory } from '../../src/book/book.js';
import { parseRuleShard } from '../../src/book/parseRules.js';
import { nearestWord } from '../../src/document/nearest.js';
import { parseDay } from '../../src/quantity/day.js';
import { rational } from '../../src/quantity/rational.js';
import { Refusal, read, type Scaffolded } from './change.js';
import { endOf, indentOf, inserted, lineEnd, rootOf, withSource } from './yamlText.js';

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
  const sourced = withSource(text, source, from);
  if (sourced === undefined) return text;
  const history = historyOf(rootOf(sourced.text).get('rules') as YAMLMap, id);
  if (history === undefined) return text;
  const entry = `{ from: ${from}, value: ${value}, source: ${sourced.key}${note === undefined ? '' : `, note: ${JSON.stringify(note)}`} }`;
  const lastEntry = history.items.at(-1) as ParsedNode;
  const end = endOf(lastEntry);
  if (history.flow === true) return inserted(sourced.text, end, `, ${entry}`);
  return inserted(sourced.text, lineEnd(sourced.text, end), `\n${indentOf(sourced.text, lastEntry)}${entry}`);
}

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
