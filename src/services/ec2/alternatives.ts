/** Instances that could carry the same load: of every type that is wanted, bought in every way that is, as many as it takes. */
import { NO_WORDS, plainWords, type Words } from '../../words.js';
import { architectureOf, instanceTypes, sizeRule } from '../compute/instanceTypes.js';
import type { Alternative, AlternativesSource, PurchaseWords } from '../contract/alternatives.js';
import type { UsageOf } from '../contract/field.js';
import { INSTANCE_TYPES } from './machine.js';
import type { usage } from './usage.js';

type Usage = UsageOf<typeof usage>;

export const alternatives: AlternativesSource<Usage> = {
  asks: { en: '`ec2` a `load`', ja: '`ec2` に `load`' },
  alternativesTo(usage, { isWanted = () => true, architectures, purchases }, rulesOf) {
    if (usage.load === undefined) return undefined;
    const rules = rulesOf(INSTANCE_TYPES);
    // What was built for one architecture doesn't run on the other.
    const allowed = architectures ?? [architectureOf(usage.type, rules)];
    const wanted = instanceTypes(rules).filter(
      (type) => isWanted(type) && allowed.includes(architectureOf(type, rules)),
    );
    const isThere = (type: string) => rules.isThere(sizeRule(type));
    const bought = (purchases as readonly Usage['purchase'][] | undefined) ?? [usage.purchase];
    return {
      found: wanted.filter(isThere).flatMap((type) => bought.map((purchase) => alternative(usage, type, purchase))),
      excluded: wanted
        .filter((type) => !isThere(type))
        .map((type) => ({ words: plainWords(type), reason: NOT_THERE_YET })),
    };
  },
};

function alternative(usage: Usage, type: string, purchase: Usage['purchase']): Alternative<Usage> {
  const how = purchaseWords(purchase as PurchaseWords);
  return {
    usage: { ...usage, type, purchase, count: 'auto' },
    chosen: ['type', 'count'],
    words: how.en === 'onDemand' ? plainWords(type) : { en: `${type} ${how.en}`, ja: `${type}（${how.ja}）` },
    facets: { type, purchase: how.en },
    ownWord: { text: type, inGeneral: THE_TYPE },
  };
}

const THE_TYPE: Words = { en: 'the type', ja: '対象タイプ' };

const NOT_THERE_YET: Words = {
  en: 'not there yet on the day, as far as the books know',
  ja: '記録にある限り、基準日にはまだ提供されていない',
};

function purchaseWords(purchase: PurchaseWords): Words {
  if (typeof purchase === 'string') return { en: purchase, ja: 'オンデマンド' };
  const { reserved, savingsPlan, spot, term, upfront } = purchase;
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
    return {
      en: `savings plan ${term}, ${upfront} upfront`,
      ja: `Savings Plans ${termJa}、${upfrontJa}`,
    };
  }
  return spot === undefined ? plainWords('') : { en: 'spot', ja: 'スポット' };
}

const UPFRONT_IN_JAPANESE = { none: '前払いなし', partial: '一部前払い', all: '全額前払い' };
