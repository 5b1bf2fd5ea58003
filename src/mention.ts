/**
 * How texts name settings and questions: as the library calls them. A caller whose users say them otherwise, such as a command
 * line with its flags, puts its own names there.
 */
import type { Problem } from './errors.js';
import type { Mention, Named, Words } from './words.js';

/**
 * What a caller calls settings and questions. What they are set to or asked with follows a name, or is put in by a function.
 * @see {@link withNames}
 */
export type Names = Readonly<Partial<Record<Named, string | ((...values: string[]) => string)>>>;

/** A setting as the library calls it, perhaps with an example of what to set it to. */
export function setting(named: Named, value?: string): Mention {
  return value === undefined
    ? { named, values: [], said: `\`${named}\`` }
    : { named, values: [value], said: `\`${named}: ${value}\`` };
}

/** @param write gets what stands for each mention */
export function mentioning<const M extends readonly Mention[]>(
  mentions: M,
  write: (...said: { readonly [I in keyof M]: string }) => Words,
): Words {
  const said = mentions.map((one) => one.said) as unknown as { readonly [I in keyof M]: string };
  return { ...write(...said), mentions };
}

/**
 * Problems with a caller's own names for the settings and questions that their texts send a person to.
 * @example
 * ```ts
 * import { compare, type Day, InputError, type Mention, type Named, type Names, withNames } from 'ec2-vs-lambda';
 * import { builtInBooks, readSource } from 'ec2-vs-lambda/node';
 *
 * const names: Names = { rate: (example: string) => `the rate field, ${example}` };
 * const settings = { today: '2026-11-25' as Day, currency: { file: 'example', text: 'EUR' } };
 * let said: (string | undefined)[] = [];
 * let named: Named[] | undefined;
 * try {
 *   compare(readSource('scenarios/campaign-site.yaml'), settings, builtInBooks());
 * } catch (error) {
 *   if (!(error instanceof InputError)) throw error;
 *   said = [error.problems, withNames(error.problems, names)].map(([problem]) => problem?.expected?.en);
 *   named = error.problems[0]?.expected?.mentions?.map((mention: Mention) => mention.named);
 * }
 * said[0]; // => 'perUsd: how many EUR one US dollar buys (or `rate: N`)'
 * said[1]; // => 'perUsd: how many EUR one US dollar buys (or the rate field, N)'
 * named; // => ['rate']
 * ```
 */
export function withNames<P extends Problem>(problems: readonly P[], names: Names): P[] {
  return problems.map((problem) => {
    const { message, expected, remedy } = problem;
    return {
      ...problem,
      message: inNames(message, names),
      ...(expected === undefined ? {} : { expected: inNames(expected, names) }),
      ...(remedy === undefined ? {} : { remedy: inNames(remedy, names) }),
    };
  });
}

/** A text with the names that the caller has; what it has none for stays as the library calls it. */
export function inNames(words: Words, names: Names): Words {
  let { en, ja } = words;
  for (const { named, values, said } of words.mentions ?? []) {
    const name = names[named];
    if (name === undefined) continue;
    const own = typeof name === 'string' ? [name, ...values].join(' ') : name(...values);
    en = en.replaceAll(said, () => own);
    ja = ja.replaceAll(said, () => own);
  }
  return { ...words, en, ja };
}
