/** The words of the pages, in both languages. */
import type { Words } from '../../../words.js';

export const PAGE_WORDS = {
  skip: { en: 'Skip to the content', ja: '本文へ移動' },
  contents: { en: 'On this page', ja: '目次' },
  warnings: { en: 'Before relying on these figures', ja: 'ご確認いただきたい点' },
  several: { en: 'Several answers', ja: '比較・分析結果' },
  comparisons: { en: 'Cost comparisons', ja: '費用比較' },
  madeBy: {
    en: 'Made by ec2-vs-lambda.',
    ja: 'ec2-vs-lambda で作成。',
  },
  offline: {
    en: 'This file works offline: it contains its figures, formulas and charts.',
    ja: '金額・計算式・グラフをすべて含むため、ネットワークなしで開けます。',
  },
  answer: { en: 'Result', ja: '比較結果' },
  moves: { en: 'Quantities', ja: '前提となる数量' },
  movesNote: {
    en: 'Move a slider or type a value: all figures and the charts of the bill follow.',
    ja: 'スライダーを動かすか値を入力すると、金額とグラフが再計算されます。',
  },
  stated: { en: 'in the scenario', ja: 'シナリオの値' },
  slider: { en: 'slider', ja: 'スライダー' },
  rate: { en: 'Exchange rate', ja: '為替レート' },
  reset: { en: 'Back to the scenario', ja: 'シナリオの値に戻す' },
  breakdown: { en: 'Breakdown', ja: '費用内訳' },
  sensitivity: { en: 'When a quantity changes', ja: '数量による費用の変化' },
  varied: { en: 'Quantity to vary', ja: '変化させる数量' },
  timeline: { en: 'Over the years', ja: '価格改定による費用の推移' },
  timelineNote: {
    en: 'The same workload at the prices and billing rules of every day since all of them are known.',
    ja: '同じ構成を、価格と課金ルールがすべて判明している各時点で計算したものです。',
  },
  basis: { en: 'Assumptions', ja: '前提条件' },
  derivations: { en: 'How the figures are calculated', ja: '計算根拠' },
  derivationsNote: {
    en: 'Every line with its steps, the rules and prices that it uses, and where these come from.',
    ja: '明細ごとの計算手順と、適用した課金ルール・価格およびその出典です。',
  },
  ofStated: {
    en: 'This part is for the values of the scenario, not for those that you set above.',
    ja: 'この部分はシナリオの値によるもので、上で変更した値は反映されていません。',
  },
  movedTo: { en: 'Set by you', ja: '変更した値' },
  sameCommand: { en: 'The same from the command line', ja: '同じ結果を得るコマンド' },
  notANumber: { en: 'Enter a number of zero or more.', ja: '0 以上の数値を入力してください。' },
  tooLarge: { en: 'This is too large.', ja: '値が大きすぎます。' },
  notWhole: { en: 'Enter a whole number.', ja: '整数を入力してください。' },
  notAShare: { en: 'Enter at most 100 %.', ja: '100 % 以下で入力してください。' },
  notARate: { en: 'Enter more than zero.', ja: '0 より大きい値を入力してください。' },
  cheapest: { en: 'cheapest', ja: '最安' },
  impossible: { en: 'not possible', ja: '実現不可' },
  now: { en: 'now', ja: '現在' },
} satisfies Record<string, Words>;

/** Under a table of which not all is here. */
export function shownOf(shown: number, of: number): Words {
  return { en: `The first ${shown} of ${of} rows.`, ja: `全 ${of} 行のうち先頭の ${shown} 行を表示しています。` };
}

/** Where a limit or a rule would be decided otherwise, so that the formulas of the page are those of another bill. */
export function doubtWords(options: string): Words {
  return {
    en: `These figures are not valid: with the values that you set, a limit or a rule of AWS changes the bill of ${options}. This command calculates it`,
    ja: `この金額は無効です。変更した値では AWS の上限またはルールの適用が変わり、${options} の計算式が成り立ちません。次のコマンドで計算できます`,
  };
}

/** Where an amount can't be worked out at all. */
export const UNKNOWN_WORDS: Words = {
  en: 'With the values that you set, an amount can’t be calculated by these formulas. The figures are the previous ones. This command says why',
  ja: '変更した値では金額を計算できません。表示中の金額は変更前のものです。理由は次のコマンドで確認できます',
};

export function simulatedWords(ids: string): Words {
  return {
    en: `Can’t be moved here: ${ids}. They decide how many instances autoscaling starts, which is simulated; \`ec2-vs-lambda compare --set\` goes through the traffic each time.`,
    ja: `${ids} はここでは変更できません。オートスケーリングの起動台数は計算式では表せないため、\`ec2-vs-lambda compare --set\` で都度シミュレーションしてください。`,
  };
}

export function noneVariedWords(): Words {
  return { en: 'No option becomes cheaper than another in this range.', ja: 'この範囲では最安の構成は変わりません。' };
}

/** What a mark of the curve says, in a sentence. */
export function crossingWords(value: string, name: string): Words {
  return { en: `From ${value} on, ${name} is the cheapest.`, ja: `${value} 以上では ${name} が最安です。` };
}

/** Where the cheapest option changes back and forth. */
export function alternatingWords(from: string, to: string, many: number): Words {
  return {
    en: `From ${from} to ${to} the cheapest option alternates: it changes ${many} times.`,
    ja: `${from} から ${to} までの間、最安の構成は交互に入れ替わります（計 ${many} 回）。`,
  };
}

/** From where on an option can be or can't. */
export function turnWords(value: string, name: string, isPossible: boolean): Words {
  return isPossible
    ? { en: `From ${value} on, ${name} is possible.`, ja: `${value} 以上では ${name} を実現できます。` }
    : { en: `From ${value} on, ${name} is not possible.`, ja: `${value} 以上では ${name} を実現できません。` };
}

export function notSearchedWords(): Words {
  return {
    en: 'Where the cheapest option changes takes a longer search than this page makes: `ec2-vs-lambda break-even` tells it.',
    ja: '最安の構成が入れ替わる値は、このページでは求めきれません。`ec2-vs-lambda break-even` で計算できます。',
  };
}

export function beyondWords(): Words {
  return {
    en: 'The lines end where a limit or a rule of AWS changes the bill; `ec2-vs-lambda break-even` goes beyond.',
    ja: '線の端より先では AWS の上限・ルールにより計算式が変わります。`ec2-vs-lambda break-even` で計算できます。',
  };
}
