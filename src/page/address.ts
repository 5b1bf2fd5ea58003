/** What was set, in the part of the page's address that no server sees, so that a link or a bookmark keeps it. */
import { type Rational, toDecimal } from '../quantity/rational.js';
import { plainMovable } from '../report/formats/html/curve.js';
import type { Moved } from '../report/formats/html/liveBill.js';
import type { LiveMovable } from '../report/formats/html/liveData.js';
import { typedValue } from './typed.js';

/** `#c1:uploads=200000`; what is no value of these quantities is passed over. */
export function movedOfAddress(prefix: string, movables: readonly LiveMovable[]): Map<string, Rational> {
  const found = new Map<string, Rational>();
  for (const [name, text] of new URLSearchParams(location.hash.slice(1))) {
    const movable = movables.find(({ id }) => name === `${prefix}:${id}`);
    // A share stands as the part of one, and not in hundredths.
    const value =
      movable && typedValue(text, { ...movable, measure: movable.measure === 'share' ? 'number' : movable.measure });
    if (movable !== undefined && value !== undefined && !('problem' in value)) found.set(movable.id, value);
  }
  return found;
}

export function keepInAddress(prefix: string, moved: Moved, movables: readonly LiveMovable[]): void {
  const kept = new URLSearchParams(location.hash.slice(1));
  for (const name of [...kept.keys()]) if (name.startsWith(`${prefix}:`) || !name.includes(':')) kept.delete(name);
  for (const movable of movables.map(plainMovable)) {
    const value = moved.get(movable.id);
    if (value !== undefined) kept.set(`${prefix}:${movable.id}`, toDecimal(value).text);
  }
  const hash = kept.toString();
  try {
    history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  } catch {
    // Some viewers forbid it; the page works without.
  }
}
