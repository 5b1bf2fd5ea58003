/** Finding a part of a comparison by the names a person uses for it. */
import { nearestWord } from '../document/nearest.js';
import type { Language } from '../words.js';
import type { ComparedOption, Comparison, Line, OptionBill } from './compare.js';

/** What a name leads to; or, where it leads nowhere, what there is and what was probably meant. */
export type Selection<T> =
  | { readonly found: T }
  | { readonly missing: string; readonly known: readonly string[]; readonly nearest?: string };

function nothing(missing: string, known: readonly string[]): Selection<never> {
  const nearest = nearestWord(missing, known);
  return { missing, known, ...(nearest === undefined ? {} : { nearest }) };
}

export function selectOption({ options }: Comparison, name: string): Selection<ComparedOption> {
  const found = options.find((option) => option.name === name) ?? options.find((option) => sameName(option.name, name));
  return found === undefined
    ? nothing(
        name,
        options.map((option) => option.name),
      )
    : { found };
}

/** How a line is called in full: `convert / duration`. */
export function lineName({ component, meter }: Line, language: Language = 'en'): string {
  return `${component} / ${meter[language]}`;
}

/**
 * The lines of a component (`convert`), of one line (`convert / duration`), or of a meter's name alone (`duration`); a meter
 * is also called as it is shown in another language, or was called before.
 */
export function selectLines({ lines }: OptionBill, name: string): Selection<readonly Line[]> {
  const names = (line: Line) => [
    lineName(line),
    line.component,
    line.meter.en,
    line.meter.ja,
    lineName(line, 'ja'),
    line.formerly === undefined ? undefined : `${line.component} / ${line.formerly}`,
    line.formerly,
  ];
  for (const level of [0, 1, 2, 3, 4, 5, 6]) {
    const found = lines.filter((line) => sameName(names(line)[level] ?? '', name));
    if (found.length > 0) return { found };
  }
  return nothing(name, [...new Set(lines.flatMap((line) => [line.component, lineName(line), line.meter.en]))]);
}

/** Whatever stands around strokes. Part by part, as a pattern would try each of many spaces anew. */
function plainName(text: string): string {
  return text
    .toLowerCase()
    .split('/')
    .map((part) => part.trim())
    .join(' / ')
    .trim();
}

function sameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b);
}
