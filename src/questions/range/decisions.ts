/** What metering decided by quantities, as a varied quantity has a part in it. */
import type { Decision } from '../../bill/decision.js';
import type { BillsAt } from '../../bill/vary.js';
import { constant } from '../../formula/build.js';
import { inOrder, type Node } from '../../formula/node.js';
import { divide, isInteger, type Rational } from '../../quantity/rational.js';

/** Decisions that the quantity has a part in, and whether the next tier of a price has none. */
export function decisionsOn({ options }: BillsAt, id: string): Decision[] {
  const all = options.flatMap(({ decisions, bill }) => [
    ...decisions,
    ...(bill === undefined ? [] : unpricedFrom(bill.formula)),
  ]);
  return all.filter(
    ({ quantity, limit }) =>
      quantity !== limit && inOrder([quantity, limit]).some((node) => 'id' in node && node.id === id),
  );
}

function unpricedFrom(total: Node): Decision[] {
  return inOrder([total]).flatMap((node): Decision[] => {
    if (node.kind !== 'charge') return [];
    const { tiers } = node.price;
    const open = tiers.findIndex(({ usd }) => usd === undefined);
    const from = tiers[open - 1]?.upTo;
    if (from === undefined) return [];
    return [{ kind: 'above', quantity: node.quantity, limit: constant(from, node.quantity.unit) }];
  });
}

/** Whether the bounds of quantity less limit prove that the decision is the same all over. */
export function staysAs(state: boolean, kind: Decision['kind'], least: number, most: number): boolean {
  if (kind === 'above') return state ? least > 0 : most <= 0;
  if (kind === 'below') return state ? most < 0 : least >= 0;
  return state ? least === 0 && most === 0 : least > 0 || most < 0;
}

export function isSimulated(decisions: readonly Decision[]): boolean {
  return decisions.some(({ kind }) => kind === 'simulated');
}

/** The step in which the quantity has to move, where AWS takes it in multiples only. */
export function stepOf(decisions: readonly Decision[], id: string): Rational | undefined {
  const [found] = decisions.filter(
    ({ kind, quantity }) => kind === 'multipleOf' && 'id' in quantity && quantity.id === id,
  );
  return found?.limit.kind === 'rule' ? found.limit.value : undefined;
}

/** Whether the value is one that AWS takes. */
export function isMultiple(value: Rational, step: Rational): boolean {
  return isInteger(divide(value, step));
}
