/** The words of the pages, in both languages. */
import type { Words } from '../../words.js';

export const PAGE_WORDS = {
  skip: { en: 'Skip to the content', ja: '本文へ移動' },
  contents: { en: 'On this page', ja: '目次' },
  warnings: { en: 'Before relying on these figures', ja: 'ご確認いただきたい点' },
  several: { en: 'Several answers', ja: '比較・分析結果' },
  madeBy: { en: 'Made by ec2-vs-lambda', ja: 'ec2-vs-lambda で作成' },
} satisfies Record<string, Words>;

/** Under a table of which not all is here. */
export function shownOf(shown: number, of: number): Words {
  return { en: `The first ${shown} of ${of} rows.`, ja: `全 ${of} 行のうち先頭の ${shown} 行を表示しています。` };
}
