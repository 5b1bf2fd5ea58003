/** What was left out, counted by its reason. */
import type { Words } from '../../words.js';

/** Configurations that were left out for one reason. */
export interface Rejection {
  readonly reason: Words;
  readonly count: number;
  readonly examples: readonly Words[];
}

const MAX_EXAMPLES = 5;

export class Rejections {
  private readonly found = new Map<string, { reason: Words; count: number; examples: Words[] }>();

  add(reason: Words, example: Words, count = 1): void {
    const known = this.found.get(reason.en) ?? { reason, count: 0, examples: [] };
    known.count += count;
    if (known.examples.length < MAX_EXAMPLES) known.examples.push(example);
    this.found.set(reason.en, known);
  }

  list(): Rejection[] {
    return [...this.found.values()].sort((a, b) => b.count - a.count);
  }
}

/** What stands before the first colon of the warning says enough. */
export function overLimit({ en, ja }: Words): Words {
  const short = (text: string) => text.replace(/:.*$/s, '');
  return { en: `over a limit: ${short(en)}`, ja: `上限超過: ${short(ja)}` };
}
