/** Prices that a book has and that can't be read from it, in words and as JSON. */
import type { UnreadPrice } from '../../../book/prices.js';
import type { Words } from '../../../words.js';

export function unreadWords({ id, region, problems: [problem] }: UnreadPrice): Words {
  const why = problem?.message;
  return {
    en: `${id} in ${region} can't be read${why === undefined ? '' : `: ${why.en}`}`,
    ja: `${region} の ${id} は読み取れません${why === undefined ? '' : `: ${why.ja}`}`,
  };
}

export function unreadJson({ id, region, problems: [problem] }: UnreadPrice): object {
  return { id, region, problem: problem?.message.en ?? null };
}
