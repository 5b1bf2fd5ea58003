/** The way of every quantity: text -> expression -> bound value -> unit -> range. */

import type { Scalar } from '../../document/tree.js';
import { constant } from '../../formula/build.js';
import { exactValue } from '../../formula/exact.js';
import type { Formula } from '../../formula/node.js';
import type { Unit } from '../../quantity/unit.js';
import type { QuantityField } from '../../services/contract/field.js';
import { plainWords } from '../../words.js';
import { bind } from './bind.js';
import { guarded } from './literal.js';
import { checkRange, checkWorkloadRange, counted } from './range.js';
import type { Quantity, QuantityReading } from './reading.js';
import { inFieldUnit, literalFor, refuseRate } from './unit.js';

/** Reads a scalar by a field. Every problem is added with its place; the result is then undefined. */
export function readQuantity(
  scalar: Scalar,
  field: QuantityField,
  id: string,
  reading: QuantityReading,
): Formula<Unit> | undefined {
  const { expressions, frame, problems } = reading;
  const key = id.slice(id.lastIndexOf('/') + 1);
  return guarded(scalar, problems, (refuse) => {
    if (field.flag === true && (scalar.text === 'true' || scalar.text === 'false')) {
      return constant(scalar.text === 'true' ? 1 : 0, field.unit) as Formula<Unit>;
    }
    const expression = expressions.of(scalar.text);
    refuseRate(expression, field, key);
    const quantity =
      expression.kind === 'literal'
        ? literalFor(expression, field, id, frame)
        : counted(bind(expression, { scalar, id, field }, reading), key, refuse);
    const formula = inFieldUnit(quantity, field, key, expression, scalar.text, frame);
    checkRange(exactValue(formula), field, key, refuse);
    return formula;
  });
}

/** Reads a quantity of the workload, in the unit it is written in. */
export function readWorkloadQuantity(scalar: Scalar, id: string, reading: QuantityReading): Quantity | undefined {
  const { expressions, problems } = reading;
  return guarded(scalar, problems, (refuse) => {
    const quantity = counted(bind(expressions.of(scalar.text), { scalar, id }, reading), id, refuse);
    checkWorkloadRange(exactValue(quantity.node), quantity, id, refuse);
    return { ...quantity, node: { ...quantity.node, name: plainWords(id) } };
  });
}
