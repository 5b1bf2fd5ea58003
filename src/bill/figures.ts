/** The amounts of an option that stand beside its lines, by the names that expectations and derivations use. */
import { FIGURES, type Figure } from '../scenario/expect/expectation.js';
import type { ComparedOption } from './compare.js';
import type { Amount } from './option.js';

/** An amount of an option that is not one line. */
export interface NamedFigure extends Amount {
  readonly figure: Figure;
}

/** undefined where the scenario says nothing that leads to such an amount. */
export function figureOf(option: ComparedOption, figure: Figure): Amount | undefined {
  switch (figure) {
    case 'total':
      return option;
    case 'withoutWork':
      return option.withoutWork ?? option;
    case 'overHorizon':
      return option.overHorizon;
    default:
      return option.proposal?.[figure];
  }
}

/** Those that the option has, under a name that a person may write in any letters. */
export function findFigure(option: ComparedOption, name: string): NamedFigure | undefined {
  const figure = FIGURES.find((known) => known.toLowerCase() === name.toLowerCase());
  const amount = figure && figureOf(option, figure);
  return figure && amount && { figure, usd: amount.usd, local: amount.local, formula: amount.formula };
}
