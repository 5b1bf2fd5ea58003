/** `title:` - one text, or one for each language. */
import { asMapping, asScalar, type Problems, refuseUnknownKeys, required } from '../document/read.js';
import type { Entry } from '../document/tree.js';
import { plainWords, type Words } from '../words.js';

export function readTitle(entry: Entry | undefined, problems: Problems): Words | undefined {
  if (entry === undefined) return undefined;
  if (entry.value.kind === 'scalar') {
    const scalar = asScalar(entry.value, '`title`', problems);
    return scalar && plainWords(scalar.text);
  }
  const mapping = asMapping(entry.value, '`title`', problems);
  if (mapping === undefined) return undefined;
  refuseUnknownKeys(mapping, ['en', 'ja'], '`title`', problems);
  const text = (key: string) => {
    const found = mapping.entries.get(key);
    return found && asScalar(found.value, `\`${key}\``, problems)?.text;
  };
  const [en, ja] = [text('en'), text('ja')];
  if (en === undefined && ja === undefined) required(mapping, 'en', '`title`', problems);
  return { en: en ?? ja ?? '', ja: ja ?? en ?? '' };
}
