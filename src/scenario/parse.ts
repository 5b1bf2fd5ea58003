/** Text -> parsed scenario: everything of it that stays as it is whatever is bound to it. */

import { asMapping, asScalar, type Problems, refuseUnknownKeys, unknownWord } from '../document/read.js';
import { type Entry, type Mapping, parseTree } from '../document/tree.js';
import type { Problem, SourceText } from '../errors.js';
import { cannotBe } from '../phrases.js';
import { plainWords, type Words } from '../words.js';
import { SCENARIO_KEYS } from './description.js';
import { readExpectations } from './expect/expect.js';
import type { Expectation } from './expect/expectation.js';
import { type ParsedOption, parseOptions } from './options.js';
import { Expressions } from './quantity/expressions.js';
import { FREE_TIERS, type FreeTier, SCENARIO } from './scenario.js';
import { readTitle } from './title.js';

/**
 * A scenario's text that has been read. It is a source text too: what takes one takes this, and reads nothing again.
 * @see {@link parseScenario}
 */
export interface ParsedScenario extends SourceText {
  /** Of the text alone. What is bound to it may find more. */
  readonly problems: readonly Problem[];
  /** Of its quantities. */
  readonly expressions: Expressions;
  /** Absent where the text is no mapping. */
  readonly said?: ParsedKeys;
}

export interface ParsedKeys {
  readonly root: Mapping;
  readonly title: Words;
  /** Absent where nothing is said. */
  readonly freeTier?: FreeTier;
  readonly options: readonly ParsedOption[];
  readonly expectations: readonly Expectation[];
}

/**
 * Reads a scenario's text, for those who ask many things of it. What is wrong is among the problems, and told where it is asked
 * about.
 * @example
 * ```ts
 * import { compare, type Day, type ParsedScenario, parseScenario } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const parsed: ParsedScenario = parseScenario(readSource('scenarios/campaign-site.yaml'));
 * const cheapestOn = (today: string) => {
 *   const asOf = { file: 'example', text: today };
 *   return compare(parsed, { today: today as Day, asOf }, builtInBooks()).cheapest.map(({ name }) => name);
 * };
 * ['2016-06-02', '2026-11-25'].map(cheapestOn); // => [['Lambda'], ['Lambda']]
 * ```
 */
export function parseScenario(source: SourceText): ParsedScenario {
  if (isParsed(source)) return source;
  const { file, text } = source;
  const problems: Problems = [];
  const expressions = new Expressions();
  const tree = parseTree(source, problems);
  const root = tree && asMapping(tree, SCENARIO, problems);
  if (root === undefined) return { file, text, problems, expressions };
  refuseUnknownKeys(root, SCENARIO_KEYS, SCENARIO, problems);
  const freeTier = readFreeTier(root.entries.get('freeTier'), problems);
  const options = parseOptions(root, problems);
  const expect = root.entries.get('expect');
  const names = options.map(({ name }) => name);
  const expectations = expect === undefined ? [] : readExpectations(expect.value, names, { expressions, problems });
  const title = readTitle(root.entries.get('title'), problems) ?? plainWords(file);
  const said = { root, title, ...(freeTier === undefined ? {} : { freeTier }), options, expectations };
  return { file, text, problems, expressions, said };
}

function isParsed(source: SourceText): source is ParsedScenario {
  return 'expressions' in source && source.expressions instanceof Expressions;
}

function readFreeTier(entry: Entry | undefined, problems: Problems): FreeTier | undefined {
  if (entry === undefined) return undefined;
  const scalar = asScalar(entry.value, '`freeTier`', problems);
  if (scalar === undefined) return 'none';
  const found = FREE_TIERS.find((tier) => tier === scalar.text);
  if (found === undefined) {
    problems.push(unknownWord('unknownWord', scalar, cannotBe('`freeTier`', scalar.text), FREE_TIERS));
  }
  return found ?? 'none';
}
