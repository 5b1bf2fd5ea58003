/** What an answer says must never make a book that can't be read again, which would stop every later command. */
import type { PriceShard } from '../book/book.js';
import { parsePriceShard } from '../book/parsePrices.js';
import { priceFileText } from '../book/writePrices.js';
import { InputError } from '../errors.js';
import type { Words } from '../words.js';

/** @throws InputError where a book as it is to be written is none that can be read */
export function requireReadable(shard: PriceShard): void {
  const file = `${shard.region}/${shard.service}.yaml`;
  try {
    parsePriceShard({ file, text: priceFileText(shard) });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const [first] = error.problems;
    throw new InputError([
      { code: 'priceList', file, message: unreadableThen(first?.message), remedy: NOTHING_WRITTEN },
    ]);
  }
}

function unreadableThen(why: Words = { en: '', ja: '' }): Words {
  return {
    en: `what AWS answers makes a book that can’t be read: ${why.en}`,
    ja: `AWS の応答から作られる価格ファイルは読み込めません: ${why.ja}`,
  };
}

const NOTHING_WRITTEN: Words = {
  en: 'see that it is AWS that answers, or ask for less with --type; nothing was written',
  ja: 'AWS の応答か確認するか、--type で対象を絞ってください（ファイルは変更していません）',
};
