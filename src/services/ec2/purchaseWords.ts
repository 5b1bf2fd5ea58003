/** How instances are bought, for people. */
import { NO_WORDS, plainWords, type Words } from '../../words.js';
import type { PurchaseWords } from '../contract/alternatives.js';

export function purchaseWords(said: unknown): Words {
  const purchase = said as PurchaseWords;
  if (typeof purchase === 'string') return { en: purchase, ja: 'オンデマンド' };
  const { reserved, savingsPlan, spot, plan, term, upfront } = purchase;
  const upfrontJa = UPFRONT_IN_JAPANESE[upfront as keyof typeof UPFRONT_IN_JAPANESE];
  const [reservedJa, termJa] = [reserved, term].map((years) => `${parseInt(String(years), 10)} 年`);
  if (reserved !== undefined) {
    const offering = purchase.class === 'convertible' ? { en: 'convertible ', ja: 'コンバーティブル ' } : NO_WORDS;
    return {
      en: `${offering.en}reserved ${reserved}, ${upfront} upfront`,
      ja: `${offering.ja}リザーブド ${reservedJa}、${upfrontJa}`,
    };
  }
  if (savingsPlan !== undefined) {
    const kind = savingsPlan === 'ec2Instance' ? 'EC2 Instance ' : '';
    return {
      en: `${kind === '' ? '' : 'EC2 instance '}savings plan ${term}, ${upfront} upfront`,
      ja: `${kind}Savings Plans ${termJa}、${upfrontJa}`,
    };
  }
  if (spot !== undefined) return { en: 'spot', ja: 'スポット' };
  return plan === undefined ? plainWords('') : { en: `plan ${plan}`, ja: `プラン ${plan}` };
}

const UPFRONT_IN_JAPANESE = { none: '前払いなし', partial: '一部前払い', all: '全額前払い' };
