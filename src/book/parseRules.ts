/** A rule file -> a shard of rules. */
import { asList, asMapping, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Mapping, Scalar, Tree } from '../document/tree.js';
import type { SourceText } from '../errors.js';
import { parseUnit } from '../quantity/unit.js';
import type { RuleChange, RuleHistory, RuleShard } from './book.js';
import { decimalOf, parsed, readHead, readHistory, textOf } from './history.js';

/** @throws InputError with every problem of the file. */
export function parseRuleShard(source: SourceText): RuleShard {
  return parsed(source, (root, problems) => {
    refuseUnknownKeys(root, ['service', 'checked', 'sources', 'rules'], 'a rule file', problems);
    const head = readHead(root, problems);
    const rules: Record<string, RuleHistory> = {};
    const tree = required(root, 'rules', 'a rule file', problems);
    const mapping = tree && asMapping(tree, '`rules`', problems);
    for (const { key, value } of mapping?.entries.values() ?? []) {
      const found = isGroup(value) ? readRuleGroup(key, value, Object.keys(head.sources), problems) : undefined;
      const rule = found === undefined ? readRule(key, value, Object.keys(head.sources), problems) : undefined;
      Object.assign(rules, found, rule && { [key.text]: rule });
    }
    return { ...head, rules };
  });
}

function readRule(key: Scalar, tree: Tree, sources: readonly string[], problems: Problems): RuleHistory | undefined {
  const what = `rule \`${key.text}\``;
  const mapping = asMapping(tree, what, problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, ['about', 'unit', 'history'], what, problems);
  const head = readRuleHead(what, key, mapping, problems);
  const list = required(mapping, 'history', what, problems);
  return { ...head, history: list === undefined ? [] : readValues(list, what, sources, problems) };
}

/** Alike rules, a line each: lists of changes under one `about` and `unit`. */
function isGroup(tree: Tree): tree is Mapping {
  if (tree.kind !== 'mapping' || tree.entries.has('history')) return false;
  return [...tree.entries.values()].some(({ value }) => value.kind === 'list');
}

function readRuleGroup(
  group: Scalar,
  mapping: Mapping,
  sources: readonly string[],
  problems: Problems,
): Record<string, RuleHistory> {
  const head = readRuleHead(`the group \`${group.text}\``, group, mapping, problems);
  const own = [...mapping.entries.values()].filter(({ key }) => key.text !== 'about' && key.text !== 'unit');
  return Object.fromEntries(
    own.map(({ key, value }) => {
      const id = `${group.text}.${key.text}`;
      return [id, { ...head, history: readValues(value, `rule \`${id}\``, sources, problems) }];
    }),
  );
}

function readRuleHead(
  what: string,
  key: Scalar,
  mapping: Mapping,
  problems: Problems,
): { about: string; unit: string } {
  const about = textOf(mapping, 'about', problems).about;
  const unit = textOf(mapping, 'unit', problems).unit ?? '';
  if (about === undefined)
    problems.push({ code: 'missingKey', place: key.place, message: `${what} needs the key \`about\`` });
  if (parseUnit(unit) === undefined) {
    problems.push({ code: 'missingUnit', place: key.place, message: `${what}: \`${unit}\` is not a unit` });
  }
  return { about: about ?? '', unit };
}

function readValues(tree: Tree, what: string, sources: readonly string[], problems: Problems): RuleChange[] {
  const items = asList(tree, `the history of ${what}`, problems);
  if (items === undefined) return [];
  return readHistory(items, what, ['value'], sources, problems, (entry) => {
    return { value: decimalOf(entry, 'value', what, problems) };
  });
}
