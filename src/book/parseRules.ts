/** A rule file -> a shard of rules. */
import { asList, asMapping, asScalar, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Mapping, Scalar, Tree } from '../document/tree.js';
import type { SourceText } from '../errors.js';
import { type IsBaseUnit, parseUnit } from '../quantity/unit.js';
import { japanese, type Language, type Words } from '../words.js';
import type { RuleEntry, RuleHistory, RuleShard } from './book.js';
import { dayOf, decimalOf, notAUnit, parsed, readHead, readHistory, textOf } from './history.js';

const RULE_FILE: Words = { en: 'a rule file', ja: '課金ルールのファイル' };

function ruleOf(id: string): Words {
  return { en: `rule \`${id}\``, ja: `課金ルール \`${id}\`` };
}

/** @throws InputError with every problem of the file. */
export function parseRuleShard(source: SourceText, isBaseUnit?: IsBaseUnit): RuleShard {
  return parsed(source, (root, problems) => {
    refuseUnknownKeys(root, ['service', 'checked', 'sources', 'rules'], RULE_FILE, problems);
    const head = readHead(root, problems);
    const file: RuleFile = { sources: Object.keys(head.sources), ...(isBaseUnit === undefined ? {} : { isBaseUnit }) };
    const rules: Record<string, RuleHistory> = {};
    const tree = required(root, 'rules', RULE_FILE, problems);
    const mapping = tree && asMapping(tree, '`rules`', problems);
    for (const { key, value } of mapping?.entries.values() ?? []) {
      const found = isGroup(value) ? readRuleGroup(key, value, file, problems) : undefined;
      const rule = found === undefined ? readRule(key, value, file, problems) : undefined;
      Object.assign(rules, found, rule && { [key.text]: rule });
    }
    return { ...head, rules };
  });
}

/** What holds for every rule of a file. */
interface RuleFile {
  readonly sources: readonly string[];
  readonly isBaseUnit?: IsBaseUnit;
}

function readRule(key: Scalar, tree: Tree, file: RuleFile, problems: Problems): RuleHistory | undefined {
  const what = ruleOf(key.text);
  const mapping = asMapping(tree, what, problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, ['about', 'unit', 'history'], what, problems);
  const head = readRuleHead(what, key, mapping, file, problems);
  const list = required(mapping, 'history', what, problems);
  return { ...head, history: list === undefined ? [] : readValues(list, what, file.sources, problems) };
}

/** Alike rules, a line each: lists of changes under one `about` and `unit`. */
function isGroup(tree: Tree): tree is Mapping {
  if (tree.kind !== 'mapping' || tree.entries.has('history')) return false;
  return [...tree.entries.values()].some(({ value }) => value.kind === 'list');
}

function readRuleGroup(
  group: Scalar,
  mapping: Mapping,
  file: RuleFile,
  problems: Problems,
): Record<string, RuleHistory> {
  const what = { en: `the group \`${group.text}\``, ja: `課金ルールのグループ \`${group.text}\`` };
  const head = readRuleHead(what, group, mapping, file, problems);
  const own = [...mapping.entries.values()].filter(({ key }) => key.text !== 'about' && key.text !== 'unit');
  return Object.fromEntries(
    own.map(({ key, value }) => {
      const id = `${group.text}.${key.text}`;
      return [id, { ...head, history: readValues(value, ruleOf(id), file.sources, problems) }];
    }),
  );
}

function readRuleHead(
  what: Words,
  key: Scalar,
  mapping: Mapping,
  { isBaseUnit }: RuleFile,
  problems: Problems,
): { about: Words; unit: string } {
  const about = readAbout(what, mapping, problems);
  const unit = textOf(mapping, 'unit', problems).unit ?? '';
  if (parseUnit(unit, isBaseUnit) === undefined) {
    problems.push({ code: 'missingUnit', place: key.place, message: notAUnit(what, unit) });
  }
  return { about, unit };
}

/** What the rule is about, in every language, as people read it under a derivation. */
function readAbout(what: Words, mapping: Mapping, problems: Problems): Words {
  const tree = required(mapping, 'about', what, problems);
  const words = tree && asMapping(tree, '`about`', problems, '{ en: …, ja: … }');
  if (words !== undefined) refuseUnknownKeys(words, ['en', 'ja'], '`about`', problems);
  const text = (language: Language) => {
    const found = words && required(words, language, '`about`', problems);
    return (found && asScalar(found, `\`${language}\``, problems))?.text ?? '';
  };
  return { en: text('en'), ja: text('ja') };
}

function readValues(tree: Tree, what: Words, sources: readonly string[], problems: Problems): RuleEntry[] {
  const items = asList(tree, { en: `the history of ${what.en}`, ja: japanese`${what.ja}の履歴` }, problems);
  if (items === undefined) return [];
  return readHistory(items, what, ['value', 'disputedTo'], sources, problems, (entry) => {
    const isDisputed = entry.entries.has('disputedTo');
    return {
      value: decimalOf(entry, 'value', what, problems),
      ...(isDisputed ? { disputedTo: dayOf(entry, 'disputedTo', what, problems) } : {}),
    };
  });
}
