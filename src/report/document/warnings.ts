/** Doubts about prices and rules, said in a sentence each, alike ones together. */
import type { Doubt } from '../../book/snapshot.js';
import type { Words } from '../../words.js';

export function warningsOf(doubts: readonly Doubt[], asOf: string): Words[] {
  const sentences = new Map<string, { prices: string[]; words: (prices: string) => Words }>();
  for (const doubt of doubts) {
    const { key, words } = sentence(doubt, asOf);
    const known = sentences.get(key) ?? { prices: [], words };
    known.prices.push(doubt.price);
    sentences.set(key, known);
  }
  return [...sentences.values()].map(({ prices, words }) => words([...new Set(prices)].sort().join(', ')));
}

function sentence(doubt: Doubt, asOf: string): { key: string; words: (prices: string) => Words } {
  switch (doubt.kind) {
    case 'stale':
      return {
        key: `stale ${doubt.lastSeen}`,
        words: (prices) => ({
          en: `prices last checked on ${doubt.lastSeen}, long before ${asOf}: ${prices}. \`ec2-vs-lambda prices refresh\` asks AWS for newer ones.`,
          ja: `価格の最終確認日 ${doubt.lastSeen} は ${asOf} よりかなり前です: ${prices}。\`ec2-vs-lambda prices refresh\` で AWS から新しい価格を取得できます。`,
        }),
      };
    case 'rounded':
      return {
        key: `rounded ${doubt.step}`,
        words: (prices) => ({
          en: `prices that their source shows rounded to ${doubt.step} USD, so that the true ones may be half of that higher or lower: ${prices}`,
          ja: `出典が ${doubt.step} USD 単位に丸めた価格です（実際の価格とはその半分までの差があり得ます）: ${prices}`,
        }),
      };
    case 'ownLater':
      return {
        key: `ownLater ${doubt.from}`,
        words: (prices) => ({
          en: `your own price books have these prices from ${doubt.from} on; ${asOf} takes those of the built-in books: ${prices}`,
          ja: `お手元の価格ファイルには ${doubt.from} 以降の価格しかないため、${asOf} には内蔵の価格を使っています: ${prices}`,
        }),
      };
    case 'takenBack':
      return {
        key: `takenBack ${doubt.seenFrom}`,
        words: (prices) => ({
          en: `prices first seen on ${doubt.seenFrom} and applied back to ${asOf}, as no change is known: ${prices}`,
          ja: `${doubt.seenFrom} に初めて確認した価格を、変更の記録がないため ${asOf} にも適用しています: ${prices}`,
        }),
      };
    case 'changedBetween':
      return {
        key: `changedBetween ${doubt.lastSeen} ${doubt.next}`,
        words: (prices) => ({
          en: `prices changed on some day between ${doubt.lastSeen} and ${doubt.next}; ${asOf} takes the earlier ones: ${prices}`,
          ja: `${doubt.lastSeen} から ${doubt.next} までの間に価格が変わっており、${asOf} には変更前の価格を使っています: ${prices}`,
        }),
      };
    case 'disputed':
      return {
        key: `disputed ${doubt.from} ${doubt.to}`,
        words: (rules) => ({
          en: `AWS announced these rules for ${doubt.from}, and bills may not follow them until ${doubt.to}, as reports of that time show; ${asOf} follows the announcement: ${rules}`,
          ja: `AWS は ${doubt.from} からの適用を発表しましたが、${doubt.to} までは適用されていない可能性があります（当時の記録に実例あり）。${asOf} には発表どおり適用した課金ルールです: ${rules}`,
        }),
      };
  }
}
