/** Doubts about prices and rules, said in a sentence each, alike ones together. */
import type { ComparedOption } from '../../bill/compare.js';
import { inYearWords } from '../../bill/horizon.js';
import type { Doubt } from '../../book/snapshot.js';
import { japanese, type Language, type Words } from '../../words.js';
import type { Part, Shown } from './document.js';
import { WORDS } from './words.js';

/**
 * Each with the ids of its prices, and what can be done.
 * @param asOf the day that was asked for; absent where the answer is of many days
 */
export function warningsOf(doubts: readonly Doubt[], asOf?: string): Words[] {
  return grouped(doubts, asOf).map(({ about, remedy, prices }) => {
    const list = prices.join(', ');
    const { en, ja } = { en: `${about.en}: ${list}`, ja: `${about.ja}: ${list}` };
    return remedy === undefined ? { en, ja } : { en: `${en}. ${remedy.en}`, ja: `${ja}。${remedy.ja}` };
  });
}

/** For those who have neither the program nor its price books: without ids and commands, which stand elsewhere. */
export function plainWarningsOf(doubts: readonly Doubt[], asOf?: string): Words[] {
  return grouped(doubts, asOf).map(({ about, prices: { length } }) => ({
    en: `${about.en} (${length} in all)`,
    ja: `${about.ja}（${length} 件）`,
  }));
}

/** How they are told in a document: plainly where ids and commands have an appendix. */
export function doubtWords(doubts: readonly Doubt[], asOf: string | undefined, { isPlain = false }: Shown): Words[] {
  return isPlain ? plainWarningsOf(doubts, asOf) : warningsOf(doubts, asOf);
}

/** The end of a document whose warnings are plain: the same with ids and commands. */
export function doubtAppendix(
  doubts: readonly Doubt[],
  asOf: string | undefined,
  language: Language,
  { isPlain = false }: Shown,
): Part[] {
  return isPlain ? appendix(warningsOf(doubts, asOf), language) : [];
}

export function appendix(notes: readonly Words[], language: Language): Part[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', text: WORDS.priceNotes[language] },
    ...notes.map((note): Part => ({ kind: 'paragraph', text: note[language] })),
  ];
}

/** One text for a field of records. */
export function doubtField(doubts: readonly Doubt[], asOf?: string): string {
  return warningsOf(doubts, asOf)
    .map(({ en }) => en)
    .join('; ');
}

/** Of answers that say no warnings of their own in JSON; absent where there are none. */
export function doubtsJson(doubts: readonly Doubt[], asOf?: string): object {
  return doubts.length === 0 ? {} : { doubts: warningsOf(doubts, asOf).map(({ en }) => en) };
}

export type WarnedOption = Pick<ComparedOption, 'warnings' | 'impossible' | 'overHorizon'>;

/** What should be known of options, alike ones once. What isn't possible, the verdict says, and says it anew where values are moved. */
export function warningsBesideVerdict(options: readonly WarnedOption[]): Words[] {
  const inVerdict = new Set(
    options.flatMap(({ impossible, overHorizon }) =>
      [...impossible, ...(overHorizon?.impossible ?? []).map(inYearWords)].map(({ en }) => en),
    ),
  );
  const own = options.flatMap(({ warnings }) => warnings.filter(({ en }) => !inVerdict.has(en)));
  return [...new Map(own.map((words) => [words.en, words])).values()];
}

interface Sentence {
  readonly about: Words;
  readonly remedy?: Words;
}

function grouped(doubts: readonly Doubt[], asOf?: string): (Sentence & { readonly prices: readonly string[] })[] {
  const found = new Map<string, { readonly sentence: Sentence; readonly prices: Set<string> }>();
  for (const doubt of doubts) {
    const sentence = sentenceOf(doubt, asOf);
    const known = found.get(sentence.about.en) ?? { sentence, prices: new Set() };
    known.prices.add(doubt.price);
    found.set(sentence.about.en, known);
  }
  return [...found.values()].map(({ sentence, prices }) => ({ ...sentence, prices: [...prices].sort() }));
}

function sentenceOf(doubt: Doubt, asOf: string | undefined): Sentence {
  switch (doubt.kind) {
    case 'stale':
      return {
        about: {
          en: `prices last checked on ${doubt.lastSeen}, long before ${asOf ?? 'the last of these days'}`,
          ja: japanese`価格の最終確認日 ${doubt.lastSeen} は${asOf ?? '期間の末日'}よりかなり前です`,
        },
        remedy: {
          en: '`ec2-vs-lambda prices refresh` asks AWS for newer ones.',
          ja: '`ec2-vs-lambda prices refresh` で AWS から新しい価格を取得できます。',
        },
      };
    case 'rounded':
      return {
        about: {
          en: `prices that their source shows rounded to ${doubt.step} USD, so that the true ones may be half of that higher or lower`,
          ja: `出典が ${doubt.step} USD 単位に丸めた価格です（実際の価格とはその半分までの差があり得ます）`,
        },
      };
    case 'derived':
      return {
        about: {
          en: `prices that no source shows and a rule gives (${doubt.rule})`,
          ja: `出典に記載がなく、規則から求めた価格です（規則の原文: ${doubt.rule}）`,
        },
        remedy: {
          en: '`--no-derived` refuses them.',
          ja: '`--no-derived` を指定すると、これらの価格を使いません。',
        },
      };
    case 'ownLater':
      return {
        about: {
          en: `your own price books have these prices from ${doubt.from} on; ${asOf ?? 'earlier days'} ${asOf === undefined ? 'take' : 'takes'} those of the built-in books`,
          ja: japanese`お手元の価格ファイルには ${doubt.from} 以降の価格しかないため、${asOf ?? 'それより前'}には内蔵の価格を使っています`,
        },
      };
    case 'otherFile': {
      const { taken, passedOver, isNamedFirst } = doubt;
      const why = isNamedFirst
        ? { en: 'was named first', ja: '先に指定されたもの' }
        : { en: 'was checked later', ja: '確認日が新しいもの' };
      return {
        about: {
          en: `prices of which your files state two amounts: taken is ${taken}, which ${why.en}, and not ${passedOver}`,
          ja: `お手元の 2 つのファイルで金額が異なる価格です。${why.ja}の ${taken} を使い、${passedOver} は使っていません`,
        },
      };
    }
    case 'takenBack':
      return {
        about: {
          en: `prices first seen on ${doubt.seenFrom} and applied back to ${asOf ?? 'earlier days'}, as no change is known`,
          ja: japanese`${doubt.seenFrom} に初めて確認した価格を、変更の記録がないため${asOf ?? 'それより前'}にも適用しています`,
        },
      };
    case 'changedBetween':
      return {
        about: {
          en: `prices changed on some day between ${doubt.lastSeen} and ${doubt.next}; ${asOf ?? 'the days between'} ${asOf === undefined ? 'take' : 'takes'} the earlier ones`,
          ja: japanese`${doubt.lastSeen} から ${doubt.next} までの間に価格が変わっており、${asOf ?? 'その間'}には変更前の価格を使っています`,
        },
      };
    case 'disputed':
      return {
        about: {
          en: `AWS announced these rules for ${doubt.from}, and bills may not follow them until ${doubt.to}, as reports of that time show; ${asOf ?? 'the days between'} ${asOf === undefined ? 'follow' : 'follows'} the announcement`,
          ja: japanese`AWS は ${doubt.from} からの適用を発表しましたが、${doubt.to} までは適用されていない可能性があります（当時の記録に実例あり）。${asOf ?? 'その間'}には発表どおり適用した課金ルールです`,
        },
      };
  }
}
