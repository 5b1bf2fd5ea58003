/** How much of what AWS lists may be kept in memory: whoever answers may list products for ever. */
import { InputError } from '../errors.js';
import { mentioning, setting } from '../mention.js';
import type { Words } from '../words.js';

/** EC2's offer of Virginia, AWS's largest, has some 25,000 products that may be wanted, of some 10 KB each. */
const MAX_KEPT_BYTES = 1024 ** 3;
/** What a text takes besides its characters. */
const TEXT_BYTES = 32;

/**
 * Counts what is kept: every text in it, with its keys.
 * @param file how people call where it comes from
 * @throws InputError once it is more than may be
 */
export type Keeping = (value: unknown) => void;

export function keeping({ en, ja }: Words, maxBytes: number = MAX_KEPT_BYTES): Keeping {
  let bytes = 0;
  return (value) => {
    bytes += bytesOf(value);
    if (bytes <= maxBytes) return;
    const message = {
      en: `${en}: more products are listed than ${Math.floor(maxBytes / 1024 ** 2)} MB can hold`,
      ja: `${ja}: 製品の一覧が ${Math.floor(maxBytes / 1024 ** 2)} MB に収まりません`,
    };
    throw new InputError([{ code: 'priceList', message, remedy: ASK_FOR_LESS }]);
  };
}

const ASK_FOR_LESS = mentioning([setting('service'), setting('type')], (service, type) => ({
  en: `make sure that it is AWS that answers, or ask for less with ${service} or ${type}`,
  ja: `AWS の応答か確認するか、${service} や ${type} で対象を絞ってください`,
}));

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return TEXT_BYTES + value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let bytes = TEXT_BYTES;
  for (const [key, part] of Object.entries(value)) bytes += key.length + bytesOf(part);
  return bytes;
}
