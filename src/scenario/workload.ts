/** `workload:` - quantities with names, which may be made of each other. */
import { placeAt } from '../document/place.js';
import { asMapping, asScalar, type Problems, unknownWord } from '../document/read.js';
import type { Entry, Tree } from '../document/tree.js';
import type { Place, Problem, SourceText } from '../errors.js';
import { constant, product } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { divide, multiply, type Rational } from '../quantity/rational.js';
import { NO_UNIT, type NoUnit } from '../quantity/unit.js';
import { lengthHours, type Traffic } from '../services/contract/traffic.js';
import type { Words } from '../words.js';
import { leaf, notInWorkload, type Quantity, type Scope } from './quantity/bind.js';
import { isReservedWord } from './quantity/expression.js';
import type { Frame } from './quantity/frame.js';
import { readWorkloadQuantity } from './quantity/quantity.js';
import { isUncertain, readUncertain } from './quantity/uncertain.js';
import { given, type Settings } from './settings.js';

export interface Workload {
  readonly scope: Scope;
  readonly quantities: ReadonlyMap<string, Quantity>;
}

/** Beyond this a program made the file, and a formula would be too deep to be worked out. */
const LONGEST_CHAIN = 100;

function tooLong(name: string, place: Place): Problem {
  const message = {
    en: `\`${name}\` depends on a chain of more than ${LONGEST_CHAIN} quantities`,
    ja: `\`${name}\` までに ${LONGEST_CHAIN} 個を超える数量が連なっています`,
  };
  const expected = { en: 'a shorter chain', ja: 'より短い参照の連なり' };
  return { code: 'outOfRange', place, message, expected };
}

const PLAIN_NAME = /^[A-Za-z_]\w*$/;
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

const NAME_EXPECTED: Words = {
  en: 'letters, digits and _, starting with a letter',
  ja: '文字・数字・_ からなり、文字で始まる名前',
};

function noName(text: string): Words {
  if (!isReservedWord(text)) {
    return { en: `\`${text}\` can't name a quantity`, ja: `\`${text}\` は数量の名前に使えません` };
  }
  return {
    en: `\`${text}\` is a unit or a function, and can't name a quantity`,
    ja: `\`${text}\` は単位または関数なので、数量の名前に使えません`,
  };
}

/**
 * @param traffic gives quantities that are not stated the sum of its counts
 * @param growth how many times as much of a quantity to take as the scenario says, by name
 */
export function readWorkload(
  entry: Entry | undefined,
  traffic: ReadonlyMap<string, Traffic | null>,
  settings: Settings,
  frame: Frame,
  growth: ReadonlyMap<string, Rational>,
  problems: Problems,
): Workload {
  const mapping = entry && asMapping(entry.value, '`workload`', problems);
  const trees = new Map<string, Tree>();
  for (const { key, value } of mapping?.entries.values() ?? []) {
    if (!(PLAIN_NAME.test(key.text) || NAME.test(key.text)) || isReservedWord(key.text)) {
      problems.push({ code: 'unknownWord', place: key.place, message: noName(key.text), expected: NAME_EXPECTED });
      continue;
    }
    trees.set(key.text, value);
  }
  const counted = [...traffic].filter(([name]) => !trees.has(name));
  for (const setting of settings.set ?? []) setOne(setting, trees, [...traffic.keys()], problems);

  const quantities = new Map<string, Quantity | null>();
  for (const [name, shape] of counted) {
    if (!trees.has(name)) quantities.set(name, shape && countedQuantity(name, shape, frame));
  }
  const open: string[] = [];
  /** How many quantities in a row each is made of. */
  const depths = new Map<string, number>();
  const deepen = (name: string) => {
    const [user] = open.slice(-1);
    if (user !== undefined) depths.set(user, Math.max(depths.get(user) ?? 0, (depths.get(name) ?? 0) + 1));
  };
  const scope: Scope = {
    names: [...new Set([...trees.keys(), ...traffic.keys()])],
    lookUp(name, asker) {
      const known = quantities.get(name);
      if (known !== undefined) {
        deepen(name);
        return known;
      }
      const tree = trees.get(name);
      if (tree === undefined) return undefined;
      if (open.includes(name)) {
        const chain = [...open.slice(open.indexOf(name)), name].join(' -> ');
        const message = {
          en: `a quantity depends on itself: ${chain}`,
          ja: `数量が自分自身を参照しています: ${chain}`,
        };
        problems.push({ code: 'circular', place: asker, message });
        return null;
      }
      if (open.length > LONGEST_CHAIN) {
        problems.push(tooLong(name, asker));
        return null;
      }
      open.push(name);
      let read = isUncertain(tree)
        ? readUncertainQuantity(tree, name, scope, frame, problems)
        : readPlainQuantity(tree, name, scope, frame, problems);
      open.pop();
      if ((depths.get(name) ?? 0) > LONGEST_CHAIN) {
        if (read !== undefined) problems.push(tooLong(name, tree.place));
        read = undefined;
      }
      quantities.set(name, (read && grown(read, growth.get(name))) ?? null);
      deepen(name);
      return quantities.get(name) ?? null;
    },
  };
  for (const [name, tree] of trees) scope.lookUp(name, tree.place);
  const sound = [...quantities].filter((found): found is [string, Quantity] => found[1] !== null);
  return { scope, quantities: new Map(sound) };
}

/** What was counted comes to in the time that the scenario covers. */
function countedQuantity(name: string, shape: Traffic, frame: Frame): Quantity {
  const value = divide(multiply(shape.counts.total, frame.span.hours), lengthHours(shape));
  // Counted over a time of its own, as a rate is, whatever the length of the month.
  const ofTime = { kind: 'literal', measure: 'number', rate: 'h', written: 'traffic', offset: 0, length: 1 } as const;
  return leaf(name, value, undefined, { ...ofTime, value }, 'number', frame);
}

function readPlainQuantity(tree: Tree, name: string, scope: Scope, frame: Frame, problems: Problems) {
  const scalar = asScalar(tree, `\`${name}\``, problems);
  return scalar && readWorkloadQuantity(scalar, name, scope, frame, problems);
}

function readUncertainQuantity(tree: Tree, name: string, scope: Scope, frame: Frame, problems: Problems) {
  let measured: Quantity | undefined;
  const node = readUncertain(tree, name, `\`${name}\``, false, frame, problems, (scalar, within) => {
    measured = readWorkloadQuantity(scalar, name, scope, within, problems);
    return measured?.node;
  });
  return measured && node && { ...measured, node };
}

function grown(quantity: Quantity, times: Rational | undefined): Quantity {
  if (times === undefined) return quantity;
  const factor = constant(times, NO_UNIT, { en: 'growth', ja: '増加率' });
  const node = product(quantity.node as Formula<NoUnit>, factor);
  return { ...quantity, node: { ...node, ...(quantity.node.name === undefined ? {} : { name: quantity.node.name }) } };
}

function setOne(setting: SourceText, trees: Map<string, Tree>, counted: readonly string[], problems: Problems): void {
  const equals = setting.text.indexOf('=');
  const name = setting.text.slice(0, Math.max(0, equals)).trim();
  const place: Place = { ...given(setting).place, length: Math.max(1, name.length) };
  if (equals <= 0) {
    const message = { en: `\`${setting.text}\` sets nothing`, ja: `\`${setting.text}\` では何も設定されません` };
    const expected = { en: 'name=value, e.g. --set uploads=500k', ja: '名前=値（例: --set uploads=500k）' };
    problems.push({ code: 'usage', place, message, expected });
    return;
  }
  const known = [...new Set([...trees.keys(), ...counted])];
  if (!known.includes(name)) {
    problems.push(unknownWord('unknownName', { text: name, place }, notInWorkload(name), known));
    return;
  }
  const text = setting.text.slice(equals + 1);
  const start = equals + 1 + (text.length - text.trimStart().length);
  trees.set(name, { kind: 'scalar', text: text.trim(), place: placeAt(setting, start, text.trim().length) });
}
