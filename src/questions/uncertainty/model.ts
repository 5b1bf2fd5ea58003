/** The formulas that draws are billed by, compiled; a draw for which limits fall otherwise needs formulas of its own. */
import { type Decision, holds } from '../../bill/decision.js';
import type { BillsAt } from '../../bill/vary.js';
import { InputError } from '../../errors.js';
import { type CompiledAll, compileAll } from '../../formula/compiled.js';
import { exactValue } from '../../formula/exact.js';
import { inOrder } from '../../formula/node.js';
import { mentioning, setting } from '../../mention.js';
import { exactly, type Rational } from '../../quantity/rational.js';
import { decisionsOn } from '../range/decisions.js';

/** What is billed with values of what is drawn. */
export type Billed = (values: ReadonlyMap<string, Rational>) => BillsAt;

/** The formulas of all options, and what must be decided as it was for them to hold. */
export interface Model {
  /** Of what is drawn. */
  readonly ids: readonly string[];
  readonly bills: BillsAt;
  /** By option; -1 where it isn't possible. */
  readonly places: readonly number[];
  readonly costs: CompiledAll;
  readonly decisions: readonly Decision[];
  readonly gaps: CompiledAll;
  readonly state: readonly boolean[];
  /** What looking whether it holds costs, and what a draw of it does with that. */
  readonly gapsCost: number;
  readonly cost: number;
}

/** Beyond this the limits of AWS fall otherwise in nearly every draw. */
const MAX_MODELS = 500;

/** What a node of compiled formulas costs, and an option: some nanoseconds, in operations on bounds. */
const OPERATIONS_OF_NODE = 0.2;
const OPERATIONS_OF_OPTION = 1;
/** Drawing a value, which may take several, and putting it in its place. */
const OPERATIONS_OF_VALUE = 5;

export function modelOf(bills: BillsAt, ids: readonly string[], values: ArrayLike<number>): Model {
  const possible = bills.options.flatMap(({ bill, impossible }) =>
    bill === undefined || impossible.length > 0 ? [] : [bill.formula],
  );
  const watched = [...new Set(ids.flatMap((id) => decisionsOn(bills, id)))].filter(({ kind }) => kind !== 'multipleOf');
  const ends = watched.flatMap(({ quantity, limit }) => [quantity, limit]);
  const gaps = compileAll(ends, ids);
  let place = -1;
  const places = bills.options.map(({ bill, impossible }) => {
    if (bill === undefined || impossible.length > 0) return -1;
    place += 1;
    return place;
  });
  const gapsCost = inOrder(ends).length * OPERATIONS_OF_NODE;
  const cost =
    gapsCost +
    inOrder(possible).length * OPERATIONS_OF_NODE +
    places.length * OPERATIONS_OF_OPTION +
    ids.length * OPERATIONS_OF_VALUE;
  const model = { ids, bills, places, costs: compileAll(possible, ids), decisions: watched, gaps, gapsCost, cost };
  return { ...model, state: stateOf(model, values, []) };
}

function stateOf(model: Omit<Model, 'state'>, values: ArrayLike<number>, found: number[]): boolean[] {
  model.gaps(values, found);
  return model.decisions.map((_, index) => fallsAt(model, index, values, found));
}

/** What doubles lose. */
const NOISE = 1e-12;

/** Where doubles are too near each other to say, the exact reader does. */
function fallsAt(
  { decisions, ids }: Pick<Model, 'decisions' | 'ids'>,
  index: number,
  values: ArrayLike<number>,
  found: readonly number[],
): boolean {
  const { kind, quantity: node, limit: bound } = decisions[index] as Decision;
  const [quantity, limit] = [found[2 * index], found[2 * index + 1]] as [number, number];
  const isNear = Math.abs(quantity - limit) <= NOISE * Math.max(Math.abs(quantity), Math.abs(limit));
  if (isNear && !(quantity === limit && Number.isSafeInteger(quantity))) {
    const overrides = new Map(ids.map((id, place) => [id, exactly(values[place] as number)]));
    return holds({ kind }, exactValue(node, overrides), exactValue(bound, overrides));
  }
  if (kind === 'above') return quantity > limit;
  return kind === 'below' ? quantity < limit : quantity === limit;
}

export function isAt(model: Model, values: ArrayLike<number>, found: number[]): boolean {
  const { decisions, gaps, state } = model;
  if (decisions.length === 0) return true;
  gaps(values, found);
  for (let index = 0; index < decisions.length; index += 1) {
    if (fallsAt(model, index, values, found) !== state[index]) return false;
  }
  return true;
}

/** For values at which none of the known ones holds. */
export function newModel(known: number, ids: readonly string[], values: Float64Array, billed: Billed): Model {
  if (known >= MAX_MODELS) {
    const message = {
      en: 'the quantities cross so many limits that nearly every draw needs formulas of its own',
      ja: '数量の範囲がまたぐ上限が多すぎて、まとめて計算できません',
    };
    const remedy = mentioning([setting('samples')], (samples) => ({
      en: `give narrower ranges, or take no more than ${MAX_MODELS} ${samples}`,
      ja: `範囲を狭めるか、${samples} を ${MAX_MODELS} 以下にしてください`,
    }));
    throw new InputError([{ code: 'outOfRange', message, remedy }]);
  }
  const at = new Map(ids.map((id, index) => [id, exactly(values[index] as number)]));
  return modelOf(billed(at), ids, values);
}
