/** Which free tier a comparison takes, and what an account gets for being new, in words. */

import type { Comparison } from '../../bill/compare.js';
import type { Day } from '../../quantity/day.js';
import { add, numberInWords } from '../../quantity/rational.js';
import type { Account, Credits } from '../../services/contract/account.js';
import type { Words } from '../../words.js';

export function freeTierWords({ scenario, account }: Pick<Comparison, 'scenario' | 'account'>): Words {
  if (scenario.freeTier === 'none') return { en: 'none', ja: '適用しない' };
  if (account === undefined) return { en: 'always free', ja: '無期限の無料枠を適用' };
  const { en, ja } =
    account.credits === undefined
      ? offersWords(account, scenario.asOf)
      : creditsWords(account.opened, account.credits, scenario.asOf);
  return { en: `always free, ${en}`, ja: `無期限の無料枠を適用。${ja}` };
}

function offersWords({ opened, offersUntil }: Account, asOf: string): Words {
  if (offersUntil === undefined) {
    return { en: 'and nothing more for being new', ja: '新規アカウント向けの無料枠はなし' };
  }
  if (asOf > offersUntil) {
    return {
      en: `but no longer 12 months free: those of an account opened on ${opened} ended on ${offersUntil}`,
      ja: `${opened} に作成したアカウントの 12 か月無料枠は ${offersUntil} で終了`,
    };
  }
  return {
    en: `and 12 months free for new accounts (opened on ${opened}, until ${offersUntil})`,
    ja: `新規アカウントの 12 か月無料枠も適用（${opened} に作成、${offersUntil} まで）`,
  };
}

/** Credits are money that is there once, and no part of what a month costs. */
function creditsWords(opened: Day, credits: Credits, asOf: Day): Words {
  const { usd, usdByActivities, until, freePlanUntil } = credits;
  const [now, more, all] = [usd, usdByActivities, add(usd, usdByActivities)].map((amount) => numberInWords(amount, 2));
  if (asOf > until) {
    return {
      en: `but no longer credits: those of an account opened on ${opened} ended on ${until} at the latest`,
      ja: `${opened} に作成したアカウントのクレジットは遅くとも ${until} に失効`,
    };
  }
  return {
    en: `and for an account opened on ${opened} credits of ${now} USD once, up to ${all} USD with ${more} USD for first steps, instead of 12 months free; they end on ${until} at the latest, and the free plan, without charges, on ${freePlanUntil}; no figure here has them taken off`,
    ja: `${opened} に作成したアカウントには 12 か月無料枠の代わりに一度限りのクレジット ${now} USD（初回利用の特典 ${more} USD を含めて最大 ${all} USD。遅くとも ${until} に失効。請求のない無料プランは ${freePlanUntil} まで）。金額からは差し引いていない`,
  };
}
