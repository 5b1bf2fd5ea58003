/** How the crossings of one quantity move with a second one. */
import { type Assumptions, joinedAssumptions } from '../../bill/assumptions.js';
import { billsAsStated, type PricingRequest, prepare, preparedWith, type Varied } from '../../bill/vary.js';
import { InputError } from '../../errors.js';
import type { Rational } from '../../quantity/rational.js';
import type { Scenario } from '../../scenario/scenario.js';
import { Effort } from '../effort.js';
import { type BreakEven, breakEvenOver } from './breakEven.js';
import { valueAt } from './grid.js';
import { defaultScale, rangeOf, sampleIndices, type VarySettings, variedTwice } from './range.js';

/**
 * The crossings of one quantity at values of a second one.
 * @see {@link frontier}
 */
export interface Frontier {
  readonly scenario: Scenario;
  readonly varied: Varied;
  readonly along: Varied;
  readonly rows: readonly { readonly at: Rational; readonly found: BreakEven }[];
  /** How many values more were asked for, where the search ended before them. */
  readonly rowsLeft: number;
  /** What is taken for granted in any of the rows. */
  readonly assumed: Assumptions;
}

/**
 * `breakEven` over a second quantity: how the crossings of the first move with it.
 * @param points of the second quantity, spread over its range
 * @param effort what all rows together may spend; the last may then be proven in part
 * @throws InputError as `breakEven`, and where both are the same quantity
 * @example
 * ```ts
 * import { type Day, type Frontier, frontier } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const asked = { source, settings: { today: '2026-11-25' as Day }, books: builtInBooks() };
 * const vary = (text: string) => ({ vary: { file: 'example', text } });
 * const found: Frontier = frontier(asked, vary('uploads=10k..10M'), vary('views=100k..10M'), 3);
 * found.rows.map(({ at, found: { crossings } }) => [at.toFraction(), crossings[0]?.first.value.toFraction()]);
 * // => [['100000', '1643975'], ['1000000', '1508536'], ['10000000', '154138']]
 * ```
 */
export function frontier(
  asked: PricingRequest,
  said: VarySettings,
  along: VarySettings,
  points: number,
  effort: Effort = new Effort(),
): Frontier {
  const prepared = prepare(asked);
  const stated = billsAsStated(prepared);
  const [range, second] = [rangeOf(said, stated), rangeOf(along, stated)];
  if (range.varied.id === second.varied.id) {
    const place = { source: along.vary, line: 1, column: 1, length: along.vary.text.length };
    throw new InputError([{ ...variedTwice(second.varied.id), place }]);
  }
  const indices = sampleIndices(second, points, defaultScale(second));
  const rows: Frontier['rows'][number][] = [];
  for (const index of indices) {
    if (effort.isSpent) break;
    const at = valueAt(second.grid, index);
    const own = preparedWith(prepared, { values: new Map([[second.varied.id, at]]) });
    rows.push({ at, found: breakEvenOver(own, stated, range, effort) });
  }
  const rowsLeft = indices.length - rows.length;
  const assumed = joinedAssumptions(rows.map(({ found }) => found.assumed));
  return { scenario: stated.scenario, varied: range.varied, along: second.varied, rows, rowsLeft, assumed };
}
