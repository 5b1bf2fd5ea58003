import { distance } from 'fastest-levenshtein';

/** The word that was probably meant: at most a third of its letters away, ignoring case; undefined where none is near. */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, MAX_WORD_LENGTH).toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    // Further away by its length alone.
    if (Math.abs(candidate.length - wanted.length) > maxDistance(candidate)) continue;
    const away = distance(wanted, candidate.toLowerCase());
    if (away < bestDistance) [best, bestDistance] = [candidate, away];
  }
  return best !== undefined && bestDistance <= maxDistance(best) ? best : undefined;
}

/**
 * The same of names in parts, such as `ap-northeast-1`: of one with as many parts each must be near, since another word in
 * one of them (`iso` for `gov`) is no slip.
 */
export function nearestInParts(word: string, candidates: Iterable<string>): string | undefined {
  const parts = word.split('-');
  const isNear = (candidate: string) => {
    const others = candidate.split('-');
    return (
      others.length !== parts.length || others.every((one, index) => nearestWord(parts[index] ?? '', [one]) === one)
    );
  };
  return nearestWord(word, [...candidates].filter(isNear));
}

function maxDistance(word: string): number {
  return Math.max(1, Math.ceil(word.length / 3));
}

/** Longer names are not mistyped but made; comparing thousands of them takes minutes. */
const MAX_WORD_LENGTH = 100;
