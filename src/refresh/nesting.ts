/** How deep a JSON text is nested, seen before it is read: brackets without end would make objects without end. */
import type { Words } from '../words.js';

/** AWS's answers have some 8 levels. */
export const MAX_DEPTH = 64;

export const TOO_DEEP: Words = {
  en: `it is nested more than ${MAX_DEPTH} levels deep`,
  ja: `入れ子が ${MAX_DEPTH} 段を超えています`,
};

export function isTooDeep(json: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json.charCodeAt(at);
    if (inString) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) inString = false;
    } else if (character === QUOTE) inString = true;
    else if (character === OPEN_OBJECT || character === OPEN_LIST) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (character === CLOSE_OBJECT || character === CLOSE_LIST) depth -= 1;
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
