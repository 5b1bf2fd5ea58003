/** The words of `docs/services.md` besides what the services say. */
export const WORDS = {
  title: { en: 'Services', ja: 'サービス' },
  made: {
    en: '[日本語](services.ja.md). Made by `npm run services` from what the services say of themselves; an edit by hand would be lost. [recipes.md](recipes.md) tells how a service is added.',
    ja: '[English](services.md)。サービス自身の定義から `npm run services` で作成しています（手で編集しても残りません）。サービスの追加方法は [recipes.md](recipes.md) を参照してください。',
  },
  whole: {
    en: 'A component is a mapping of one service to what is said of it. Every component also takes `name`, what it is called in the bill. A key with a dot stands in the mapping before it: `load.cpu` is `load: { cpu: 40 ms }`. A key that has no default and is not required may be left out.',
    ja: '構成要素は、1 つのサービスとその内容のマッピングです。どの構成要素にも、明細での名前を示す `name` を書けます。点を含むキーは、その前のキーのマッピングに書きます（`load.cpu` は `load: { cpu: 40 ms }`）。既定値がなく必須でもないキーは省略できます。',
  },
  index: { en: ['in a scenario', 'service', 'keys'], ja: ['シナリオでの名前', 'サービス', 'キー'] },
  said: { en: 'What a scenario may say', ja: 'シナリオに書けること' },
  saidHead: {
    en: ['key', 'what it is', 'how it is written', 'default', 'example'],
    ja: ['キー', '内容', '書き方', '既定', '例'],
  },
  metered: { en: 'What is metered', ja: '課金の対象' },
  meteredHead: { en: ['meter', 'counted in', 'price'], ja: ['課金項目', '単位', '料金'] },
  stated: { en: 'what the scenario states', ja: 'シナリオが示す額' },
  reminded: { en: 'What is reminded of under *Not priced*', ja: '「見積対象外」として知らせるもの' },
  rules: { en: 'Rules of the day', ja: '日付ごとの課金ルール' },
  rulesHead: { en: ['rule', 'what it is'], ja: ['ルール', '内容'] },
  listed: { en: 'In AWS’s Price List', ja: 'AWS の Price List での記載' },
  listedHead: { en: ['price', 'offer', 'usage type', 'unit'], ja: ['料金', 'オファー', '使用タイプ', '単位'] },
} as const;
