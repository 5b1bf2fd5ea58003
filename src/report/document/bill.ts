/** The lines of bills side by side, by component. */
import type { Line } from '../../bill/compare.js';
import { printable } from '../../document/printable.js';
import { add, type Rational, ZERO } from '../../quantity/rational.js';
import type { Language } from '../../words.js';
import { quantityText } from '../text/text.js';
import type { BilledOption } from './billed.js';

/** Amounts in USD, one for each option; undefined where it has no such thing. */
type Amounts = readonly (Rational | undefined)[];

export interface BilledComponent {
  readonly label: string;
  /** Subtotals. */
  readonly amounts: Amounts;
  readonly lines: readonly { readonly label: string; readonly amounts: Amounts }[];
}

/** Components in the order of the options; what two options have alike shares its rows. */
export function componentsOf(options: readonly Pick<BilledOption, 'lines'>[], language: Language): BilledComponent[] {
  const components = new Map<string, Map<string, (Rational | undefined)[]>>();
  options.forEach((option, index) => {
    for (const line of option.lines) {
      const label = componentText(line, language);
      const rows = components.get(label) ?? new Map<string, (Rational | undefined)[]>();
      components.set(label, rows);
      const meter = `${line.meter[language]}: ${lineText(line, language)}`;
      const amounts = rows.get(meter) ?? options.map(() => undefined);
      amounts[index] = amounts[index] === undefined ? line.usd : add(amounts[index], line.usd);
      rows.set(meter, amounts);
    }
  });
  return [...components].map(([label, rows]) => ({
    label,
    amounts: options.map((_, index) => subtotal([...rows.values()].map((amounts) => amounts[index]))),
    lines: [...rows].map(([line, amounts]) => ({ label: line, amounts })),
  }));
}

function subtotal(amounts: Amounts): Rational | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : known.reduce(add, ZERO);
}

/** `web server (EC2)` */
export function componentText(line: Line, language: Language): string {
  const title = line.serviceTitle[language];
  return line.component === line.service ? title : `${printable(line.component, 80)} (${title})`;
}

/** How much of it: `1,460 h`. */
export function lineText({ quantity, quantityFormula }: Line, language: Language): string {
  return quantityText(quantity, quantityFormula.unit, language);
}
