/** `workload:` - quantities with names, which may be made of each other. */
import { placeAt } from '../document/place.js';
import { asMapping, asScalar, type Problems, unknownWord } from '../document/read.js';
import type { Entry, Tree } from '../document/tree.js';
import type { Place, Problem, SourceText } from '../errors.js';
import { product } from '../formula/build.js';
import type { Formula } from '../formula/node.js';
import { mentioning, setting } from '../mention.js';
import { divide, multiply } from '../quantity/rational.js';
import type { Dimensionless } from '../quantity/unit.js';
import { lengthHours, type Traffic } from '../services/contract/traffic.js';
import type { Words } from '../words.js';
import { leaf, notInWorkload } from './quantity/bind.js';
import { isReservedWord } from './quantity/expression.js';
import type { Frame } from './quantity/frame.js';
import { readWorkloadQuantity } from './quantity/quantity.js';
import type { Quantity, QuantityReading, Scope } from './quantity/reading.js';
import { isUncertain, readUncertain } from './quantity/uncertain.js';
import type { ScenarioReading } from './reading.js';
import { given } from './settings.js';

/** What is said of the quantities, by name. */
export interface StatedWorkload {
  readonly trees: ReadonlyMap<string, Tree>;
  /** Gives quantities that are not stated the sum of its counts; null where it can't be read. */
  readonly traffic: ReadonlyMap<string, Traffic | null>;
}

export interface Workload {
  readonly scope: Scope;
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** Of which others each is made. */
  readonly uses: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Beyond this a program made the file, and a formula would be too deep to be worked out. */
const MAX_CHAIN_LENGTH = 100;

function tooLong(name: string, place: Place): Problem {
  const message = {
    en: `\`${name}\` depends on a chain of more than ${MAX_CHAIN_LENGTH} quantities`,
    ja: `\`${name}\` までに ${MAX_CHAIN_LENGTH} 個を超える数量が連なっています`,
  };
  const expected = { en: 'a shorter chain', ja: 'より短い参照の連なり' };
  return { code: 'outOfRange', place, message, expected };
}

/** The class of all letters is made where a name needs it, as that takes longer than reading such names. */
const isName = (text: string) => /^[A-Za-z_]\w*$/.test(text) || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);

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

export function readWorkload(
  entry: Entry | undefined,
  traffic: ReadonlyMap<string, Traffic | null>,
  { settings, problems }: ScenarioReading,
): StatedWorkload {
  const mapping = entry && asMapping(entry.value, '`workload`', problems);
  const trees = new Map<string, Tree>();
  for (const { key, value } of mapping?.entries.values() ?? []) {
    if (!isName(key.text) || isReservedWord(key.text)) {
      problems.push({ code: 'unknownWord', place: key.place, message: noName(key.text), expected: NAME_EXPECTED });
      continue;
    }
    trees.set(key.text, value);
  }
  for (const said of settings.set ?? []) setOne(said, trees, [...traffic.keys()], problems);
  return { trees, traffic };
}

/** The same scope, which notes the names that are looked up. */
export function noting(scope: Scope, names: Set<string>): Scope {
  return {
    names: scope.names,
    lookUp(name, asker) {
      names.add(name);
      return scope.lookUp(name, asker);
    },
  };
}

/**
 * @param growth how many times as much of a quantity to take as the scenario says, by name
 * @param known quantities that are bound already, of a workload that was bound before
 */
export function bindWorkload(
  { trees, traffic }: StatedWorkload,
  growth: ReadonlyMap<string, Formula<Dimensionless>>,
  around: Omit<QuantityReading, 'scope'>,
  known: ReadonlyMap<string, Quantity> = new Map(),
  before?: Workload,
): Workload {
  const { frame, problems } = around;
  const quantities = new Map<string, Quantity | null>(known);
  const uses = new Map<string, Set<string>>();
  for (const [name, shape] of traffic) {
    if (!trees.has(name) && !known.has(name)) quantities.set(name, shape && countedQuantity(name, shape, frame));
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
      const found = quantities.get(name);
      if (found !== undefined) {
        deepen(name);
        return found;
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
      if (open.length > MAX_CHAIN_LENGTH) {
        problems.push(tooLong(name, asker));
        return null;
      }
      open.push(name);
      const used = new Set<string>();
      uses.set(name, used);
      const reading = { ...around, scope: noting(scope, used) };
      let read = isUncertain(tree)
        ? readUncertainQuantity(tree, name, reading)
        : readPlainQuantity(tree, name, reading);
      open.pop();
      if ((depths.get(name) ?? 0) > MAX_CHAIN_LENGTH) {
        if (read !== undefined) problems.push(tooLong(name, tree.place));
        read = undefined;
      }
      quantities.set(name, (read && grown(read, growth.get(name))) ?? null);
      deepen(name);
      return quantities.get(name) ?? null;
    },
  };
  for (const [name, tree] of trees) scope.lookUp(name, tree.place);
  const order = before === undefined ? quantities.keys() : before.quantities.keys();
  const sound = [...order].flatMap((name) => {
    const found = quantities.get(name) ?? undefined;
    return found === undefined ? [] : [[name, found] as const];
  });
  return { scope, quantities: new Map(sound), uses: new Map([...(before?.uses ?? []), ...uses]) };
}

/** What was counted comes to in the time that the scenario covers. */
function countedQuantity(name: string, shape: Traffic, frame: Frame): Quantity {
  const value = divide(multiply(shape.counts.total, frame.span.hours), lengthHours(shape));
  // Counted over a time of its own, as a rate is, whatever the length of the month.
  const ofTime = { kind: 'literal', measure: 'number', rate: 'h', written: 'traffic', offset: 0, length: 1 } as const;
  return leaf(name, value, undefined, { ...ofTime, value }, 'number', frame);
}

function readPlainQuantity(tree: Tree, name: string, reading: QuantityReading) {
  const scalar = asScalar(tree, `\`${name}\``, reading.problems);
  return scalar && readWorkloadQuantity(scalar, name, reading);
}

function readUncertainQuantity(tree: Tree, name: string, reading: QuantityReading) {
  let measured: Quantity | undefined;
  const node = readUncertain(tree, { id: name, what: `\`${name}\`` }, reading, (scalar, within) => {
    measured = readWorkloadQuantity(scalar, name, within);
    return measured?.node;
  });
  return measured && node && { ...measured, node };
}

function grown(quantity: Quantity, factor: Formula<Dimensionless> | undefined): Quantity {
  if (factor === undefined) return quantity;
  const node = product(quantity.node as Formula<Dimensionless>, factor);
  return { ...quantity, node: { ...node, ...(quantity.node.name === undefined ? {} : { name: quantity.node.name }) } };
}

const NAME_AND_VALUE = mentioning([setting('set', 'uploads=500k')], (set) => ({
  en: `name=value, e.g. ${set}`,
  ja: `名前=値（例: ${set}）`,
}));

function setOne(said: SourceText, trees: Map<string, Tree>, counted: readonly string[], problems: Problems): void {
  const equals = said.text.indexOf('=');
  const name = said.text.slice(0, Math.max(0, equals)).trim();
  const place: Place = { ...given(said).place, length: Math.max(1, name.length) };
  if (equals <= 0) {
    const message = { en: `\`${said.text}\` sets nothing`, ja: `\`${said.text}\` では何も設定されません` };
    problems.push({ code: 'usage', place, message, expected: NAME_AND_VALUE });
    return;
  }
  const known = [...new Set([...trees.keys(), ...counted])];
  if (!known.includes(name)) {
    problems.push(unknownWord('unknownName', { text: name, place }, notInWorkload(name), known));
    return;
  }
  const text = said.text.slice(equals + 1);
  const start = equals + 1 + (text.length - text.trimStart().length);
  trees.set(name, { kind: 'scalar', text: text.trim(), place: placeAt(said, start, text.trim().length) });
}
