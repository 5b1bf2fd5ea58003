/** What is passed to everything that reads a part of a scenario, in place of one parameter for each. */
import type { Problems } from '../../document/read.js';
import type { Place } from '../../errors.js';
import type { Node } from '../../formula/node.js';
import type { BaseUnit } from '../../quantity/unit.js';
import type { Uncertain } from './distribution.js';
import type { Measure } from './expression.js';
import type { Expressions } from './expressions.js';
import type { Frame } from './frame.js';

export interface Reading {
  readonly expressions: Expressions;
  /** What is wrong is added here. */
  readonly problems: Problems;
}

/** Quantities are read against lengths of time and a currency, and may be made of those of the workload. */
export interface QuantityReading extends Reading {
  readonly frame: Frame;
  readonly scope: Scope;
  /** Quantities that are not known for sure, by id; they are added here. */
  readonly uncertain: Map<string, Uncertain>;
}

/** A quantity of the workload, or a part of an expression. */
export interface Quantity {
  readonly node: Node;
  readonly measure: Measure;
  /** The base unit of a duration or a size. */
  readonly unit?: BaseUnit;
  /** Of so many operations on two parts at most it is made; what is used twice may count twice. Default: none. */
  readonly operations?: number;
}

/** Where names are looked up. `undefined`: there is no such name. `null`: it exists and is itself broken. */
export interface Scope {
  readonly names: readonly string[];
  lookUp(name: string, asker: Place): Quantity | null | undefined;
}
