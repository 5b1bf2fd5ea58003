/**
 * What a reader of a page can move: the quantities of the workload that the bills are made of, or by which an option is possible or
 * not, and the exchange rate.
 */
import type { Comparison } from '../../../bill/compare.js';
import type { Decision } from '../../../bill/decision.js';
import { type Varied, variedOf } from '../../../bill/vary.js';
import { type Input, inOrder, type Node } from '../../../formula/node.js';
import { PER_USD } from '../../../quantity/unit.js';
import { stepOf } from '../../../questions/range/decisions.js';
import type { Measure } from '../../../scenario/quantity/expression.js';
import { RATE_ID } from '../../../scenario/quantity/frame.js';

export interface Movable extends Varied {
  readonly measure: Measure | 'rate';
  /** As the scenario says it. */
  readonly written?: string;
  /** Where AWS takes only multiples of it. */
  readonly step?: Varied['value'];
}

export interface Movables {
  readonly movables: readonly Movable[];
  /** Ids of quantities of which the bill is no formula. */
  readonly simulated: readonly string[];
}

export function movablesOf({ scenario, options }: Comparison): Movables {
  const amounts = options.flatMap((option) => [
    option,
    ...(option.overHorizon === undefined ? [] : [option.overHorizon]),
  ]);
  const requirements = options.flatMap((option) => [
    ...option.requirements,
    ...(option.overHorizon?.requirements ?? []),
  ]);
  const required = requirements.flatMap(({ quantity, limit }) => [quantity, limit]);
  const inputs = inputsOf([...amounts.map(({ formula }) => formula), ...required]);
  const decisions = [...options.flatMap((option) => option.decisions), ...requirements];
  const gone = decisions
    .filter(({ kind }) => kind === 'simulated')
    .flatMap(({ quantity }) => [...inputsOf([quantity]).keys()]);
  const quantities = [...scenario.workload].flatMap(([id, { measure }]): Movable[] => {
    const node = inputs.get(id);
    if (node === undefined || gone.includes(id)) return [];
    const step = stepOf(decisions, id);
    const written = node.written === undefined ? {} : { written: node.written };
    return [{ ...variedOf(node), measure, ...written, ...(step === undefined ? {} : { step }) }];
  });
  const { code, perUsd } = scenario.currency;
  const rate: Movable = { id: RATE_ID, unit: PER_USD, value: perUsd, isCount: false, isShare: false, measure: 'rate' };
  return {
    movables: code === 'USD' ? quantities : [...quantities, rate],
    simulated: [...new Set(gone)].filter((id) => scenario.workload.has(id)),
  };
}

function inputsOf(nodes: readonly Node[]): ReadonlyMap<string, Input> {
  return new Map(inOrder(nodes).flatMap((node) => (node.kind === 'input' ? [[node.id, node] as const] : [])));
}

/** Whether the decision may fall otherwise where one of these quantities is another. */
export function isAbout({ kind, quantity, limit }: Decision, ids: readonly string[]): boolean {
  if (kind === 'simulated' || quantity === limit) return false;
  return [...inputsOf([quantity, limit]).keys()].some((id) => ids.includes(id));
}
