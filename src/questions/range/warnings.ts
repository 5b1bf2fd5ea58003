/** What should be known of options at a value of what is varied. */
import type { BillsAt } from '../../bill/vary.js';
import type { Rational } from '../../quantity/rational.js';
import type { Words } from '../../words.js';

export interface OptionWarning extends Words {
  readonly at: Rational;
  readonly option: string;
}

export function warningsOf({ options }: BillsAt, at: Rational): OptionWarning[] {
  return options.flatMap(({ option, bill }) =>
    (bill?.warnings ?? []).map(({ en, ja }) => ({ at, option: option.name, en, ja })),
  );
}
