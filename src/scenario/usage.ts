/** What a component says -> what its service gets to see, field by field; every default taken is noted. */

import { nearestWord } from '../document/nearest.js';
import {
  asList,
  asMapping,
  asScalar,
  isMisspelt,
  type Problems,
  refuseUnknownKeys,
  unknownWord,
} from '../document/read.js';
import type { Mapping, Scalar, Tree } from '../document/tree.js';
import type { Place } from '../errors.js';
import type { Formula } from '../formula/node.js';
import { cannotBe, example, needsKey } from '../phrases.js';
import type { Unit } from '../quantity/unit.js';
import {
  type CurveField,
  type CurvePoint,
  type Curves,
  type Field,
  type Fields,
  type Implied,
  isImplied,
  type QuantityField,
  type TextField,
} from '../services/contract/field.js';
import { type Code, inWords, japanese, plainWords, type Words } from '../words.js';
import type { AppliedDefault } from './appliedDefault.js';
import { meaningOf } from './quantity/everyday.js';
import { readQuantity } from './quantity/quantity.js';
import type { QuantityReading } from './quantity/reading.js';
import { isUncertain, readUncertain } from './quantity/uncertain.js';

export interface ReadUsage {
  readonly usage: Readonly<Record<string, unknown>>;
  readonly appliedDefaults: readonly AppliedDefault[];
}

interface UsageReading extends QuantityReading {
  /** The id of the component. */
  readonly root: string;
  readonly appliedDefaults: AppliedDefault[];
  /** Something could not be read whose problem was told elsewhere: a workload quantity that is itself broken. */
  broken: boolean;
}

/** What is read by fields. */
export interface StatedUsage {
  readonly mapping: Mapping;
  /** Of the component, under which its own quantities can be varied: `Lambda/convert`. */
  readonly id: string;
  /** How messages call the thing, e.g. the service's name. */
  readonly what: Words | Code;
  /** Keys that are read elsewhere. */
  readonly besides?: readonly string[];
}

/** @returns undefined where anything is wrong; the problems then say what */
export function readUsage(
  { mapping, id, what, besides = [] }: StatedUsage,
  fields: Fields,
  around: QuantityReading,
): ReadUsage | undefined {
  const own: Problems = [];
  const reading: UsageReading = { ...around, root: id, problems: own, appliedDefaults: [], broken: false };
  refuseUnknownKeys(mapping, [...besides, ...Object.keys(fields)], what, own);
  const usage = readFields(mapping, fields, id, what, reading);
  for (const problem of own) around.problems.push(problem);
  return own.length > 0 || reading.broken ? undefined : { usage, appliedDefaults: reading.appliedDefaults };
}

function readFields(
  mapping: Mapping,
  fields: Fields,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): Record<string, unknown> {
  const usage: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const entry = mapping.entries.get(key);
    if (entry !== undefined) {
      usage[key] = readField(entry.value, field, `${id}/${key}`, `\`${key}\``, reading);
    } else if (field.defaultValue !== undefined) {
      const scalar: Scalar = { kind: 'scalar', text: field.defaultValue, place: mapping.place };
      usage[key] = readField(scalar, field, `${id}/${key}`, `\`${key}\``, reading);
      // What a question moves is no default that it takes.
      if (reading.frame.values.has(`${id}/${key}`)) continue;
      reading.appliedDefaults.push({
        key,
        value: field.defaultValue,
        ja: field.defaultInJapanese ?? `${key} ${field.defaultValue}`,
      });
    } else if (field.implied !== undefined) {
      if (!isImplied(field.implied, (other) => mapping.entries.has(other))) continue;
      reading.appliedDefaults.push(impliedDefault(field.implied, key, id.slice(reading.root.length + 1)));
    } else if (field.presence !== 'optional' && !isMisspelt(mapping, key, Object.keys(fields))) {
      const place: Place = { ...mapping.place, length: 1 };
      const expected = example(`${key}: ${field.example}`);
      reading.problems.push({ code: 'missingKey', message: needsKey(what, key), place, expected });
    }
  }
  return usage;
}

/** @param within the groups around it: `eventPollers` */
function impliedDefault({ value, japanese }: Implied, key: string, within: string): AppliedDefault {
  if (within === '') return { key, value, ja: japanese };
  const group = within.replaceAll('/', '.');
  return { key: `${group}.${key}`, value, ja: `${group} の${japanese}` };
}

function readGroup(
  mapping: Mapping,
  fields: Fields,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): Record<string, unknown> {
  refuseUnknownKeys(mapping, Object.keys(fields), what, reading.problems);
  return readFields(mapping, fields, id, what, reading);
}

function readField(tree: Tree, field: Field, id: string, what: Words | Code, reading: UsageReading): unknown {
  const { problems } = reading;
  switch (field.kind) {
    case 'quantity':
      return readQuantityField(tree, field, id, what, reading);
    case 'choice':
      return readChoice(tree, field.words, what, problems);
    case 'choiceOrGroup':
      if (tree.kind === 'mapping') return readField(tree, field.group, id, what, reading);
      return readChoice(tree, field.words, what, problems);
    case 'word':
      return asScalar(tree, what, problems)?.text;
    case 'flag': {
      const text = readChoice(tree, ['true', 'false'], what, problems);
      return text === undefined ? undefined : text === 'true';
    }
    case 'group': {
      const mapping = asMapping(tree, what, problems, field.example);
      return mapping && readGroup(mapping, field.fields, id, what, reading);
    }
    case 'text':
      return readText(tree, field, what, problems);
    case 'list': {
      const items = tree.kind === 'list' ? tree.items : [tree];
      if (items.length === 0) problems.push({ code: 'missingKey', message: emptyList(what), place: tree.place });
      return items.map((item, index) => readField(item, field.of, `${id}/${index}`, what, reading));
    }
    case 'table':
      return readTable(tree, field.words, field.each, id, what, reading);
    case 'quantityOrTable':
      if (tree.kind === 'mapping' && !isUncertain(tree)) {
        return readTable(tree, field.words, field.quantity, id, what, reading);
      }
      return readQuantityField(tree, field.quantity, id, what, reading);
    case 'curve':
      return readCurves(tree, field, id, what, reading);
    case 'quantityOrWord':
      if (tree.kind === 'scalar' && field.words.includes(tree.text)) return tree.text;
      if (tree.kind === 'scalar' && Object.hasOwn(field.formerly ?? {}, tree.text)) return field.formerly?.[tree.text];
      return readQuantityField(tree, field.quantity, id, what, reading);
    case 'quantityOrList':
      if (tree.kind !== 'list') return readQuantityField(tree, field.quantity, id, what, reading);
      if (tree.items.length === 0) {
        problems.push({ code: 'missingKey', message: emptyList(what), place: tree.place });
      }
      return asList(tree, what, problems)?.items.map((item, index) => {
        const mapping = asMapping(item, itemOf(what), problems);
        return mapping && readGroup(mapping, field.items, `${id}/${index}`, itemOf(what), reading);
      });
  }
}

function emptyList(what: Words | Code): Words {
  const { en, ja } = inWords(what);
  return { en: `${en} is an empty list`, ja: japanese`${ja}が空のリストです` };
}

function itemOf(what: Words | Code): Words {
  const { en, ja } = inWords(what);
  return { en: `an item of ${en}`, ja: japanese`${ja}の項目` };
}

function readCurves(
  tree: Tree,
  field: CurveField,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): Curves | undefined {
  const mapping = asMapping(tree, what, reading.problems, field.example);
  if (mapping === undefined) return undefined;
  const isByWord = [...mapping.entries.keys()].some((key) => field.words.includes(key));
  if (!isByWord) return { own: readCurve(mapping, field, id, what, reading) };
  refuseUnknownKeys(mapping, field.words, what, reading.problems);
  const entries = [...mapping.entries].filter(([word]) => field.words.includes(word));
  return Object.fromEntries(
    entries.flatMap(([word, { value }]) => {
      const table = asMapping(value, `\`${word}\``, reading.problems, field.example);
      return table === undefined ? [] : [[word, readCurve(table, field, `${id}/${word}`, `\`${word}\``, reading)]];
    }),
  );
}

function readCurve(
  mapping: Mapping,
  field: CurveField,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): CurvePoint[] {
  const { frame, problems } = reading;
  if (mapping.entries.size === 0) {
    const { en, ja } = inWords(what);
    const message = { en: `${en} is empty`, ja: japanese`${ja}が空です` };
    problems.push({ code: 'missingKey', message, place: mapping.place, expected: plainWords(field.example) });
  }
  return [...mapping.entries.values()].flatMap(({ key, value }): CurvePoint[] => {
    const at = readQuantity(key, field.by, `${id}/at`, { ...reading, frame: { ...frame, values: new Map() } });
    const found = readQuantityField(value, field.each, `${id}/${key.text}`, `\`${key.text}\``, reading);
    return at === undefined || found === undefined ? [] : [{ at, value: found as Formula<Unit> }];
  });
}

function readTable(
  tree: Tree,
  words: readonly string[],
  each: QuantityField,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): Record<string, unknown> | undefined {
  const mapping = asMapping(tree, what, reading.problems, `{ ${words[0]}: ${each.example} }`);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, words, what, reading.problems);
  const entries = [...mapping.entries].filter(([word]) => words.includes(word));
  return Object.fromEntries(
    entries.map(([word, { value }]) => [word, readQuantityField(value, each, `${id}/${word}`, `\`${word}\``, reading)]),
  );
}

function readText(tree: Tree, field: TextField, what: Words | Code, problems: Problems): unknown {
  const scalar = asScalar(tree, what, problems);
  const value = scalar && field.read(scalar.text);
  if (scalar === undefined || value !== undefined) return value;
  const nearest = nearestWord(scalar.text, field.known?.() ?? []);
  const hints = { expected: field.expected, ...(nearest === undefined ? {} : { nearest }) };
  problems.push({ code: 'unknownWord', place: scalar.place, message: cannotBe(what, scalar.text), ...hints });
  return undefined;
}

function readQuantityField(
  tree: Tree,
  field: QuantityField,
  id: string,
  what: Words | Code,
  reading: UsageReading,
): unknown {
  const plain = (scalar: Scalar, within: QuantityReading) => readQuantity(scalar, field, id, within);
  const isRange = isUncertain(tree);
  const written = isRange ? undefined : asScalar(tree, what, reading.problems);
  const meaning = written && field.measure === 'hoursAMonth' ? meaningOf(written.text) : undefined;
  // What needn't be said and isn't is always.
  if (meaning === 'always' && field.presence === 'optional') return undefined;
  const scalar = written && meaning === 'always' ? { ...written, text: reading.frame.span.written } : written;
  if (scalar !== undefined && meaning !== undefined && meaning !== 'always') {
    reading.problems.push({ code: 'notAQuantity', place: scalar.place, ...meaning });
    return undefined;
  }
  const quantity = isRange
    ? readUncertain(tree, { id, what, whole: field.whole === true }, reading, plain)
    : scalar && plain(scalar, reading);
  if (quantity === undefined) reading.broken = true;
  return quantity;
}

function readChoice(tree: Tree, words: readonly string[], what: Words | Code, problems: Problems): string | undefined {
  const scalar = asScalar(tree, what, problems);
  if (scalar === undefined || words.includes(scalar.text)) return scalar?.text;
  problems.push(unknownWord('unknownWord', scalar, cannotBe(what, scalar.text), words));
  return undefined;
}

/** Where in a component something stands, going as far down the path as the scenario does. */
export function placeWithin(tree: Tree, path: readonly string[]): Place {
  let place = tree.place;
  let current: Tree | undefined = tree;
  for (const step of path) {
    if (current?.kind === 'mapping') {
      const entry: { key: Scalar; value: Tree } | undefined = current.entries.get(step);
      // One of a list may stand without it.
      if (entry === undefined && step === '0') continue;
      if (entry === undefined) break;
      place = entry.value.kind === 'scalar' && entry.value.text !== '' ? entry.value.place : entry.key.place;
      current = entry.value;
    } else if (current?.kind === 'list') {
      current = current.items[Number(step)];
      place = current?.place ?? place;
    }
  }
  return place;
}
