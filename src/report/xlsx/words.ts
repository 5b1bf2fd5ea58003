/** The words of the workbooks, in both languages. */
import type { Words } from '../../words.js';

export const SHEETS = {
  summary: { en: 'Summary', ja: '概要' },
  inputs: { en: 'Inputs', ja: '前提条件' },
  prices: { en: 'Prices', ja: '単価' },
  checks: { en: 'Range of validity', ja: '有効範囲の確認' },
  years: { en: 'years', ja: '年次' },
  chartData: { en: 'Chart data', ja: 'グラフデータ' },
} satisfies Record<string, Words>;

export const XLSX = {
  estimate: { en: 'Cost estimate', ja: '費用試算' },
  item: { en: 'Item', ja: '項目' },
  component: { en: 'Component', ja: '構成要素' },
  meter: { en: 'What is metered', ja: '課金項目' },
  quantity: { en: 'Quantity', ja: '数量' },
  unit: { en: 'Unit', ja: '単位' },
  amount: { en: 'Amount', ja: '金額' },
  comparison: { en: 'Comparison', ja: '費用比較' },
  fromCheapest: { en: 'More than the cheapest', ja: '最安との差額' },
  timesCheapest: { en: 'Times the cheapest', ja: '最安に対する倍率' },
  standing: { en: 'Standing', ja: '判定' },
  cheapest: { en: '◎ cheapest', ja: '◎ 最安' },
  byComponent: { en: 'By component', ja: '構成要素別の内訳' },
  others: { en: 'Others', ja: 'その他' },
  derivation: { en: 'How the figures come about', ja: '計算過程' },
  step: { en: 'Step', ja: '計算ステップ' },
  how: { en: 'How', ja: '計算式' },
  value: { en: 'Value', ja: '値' },
  conditions: { en: 'Conditions', ja: '試算条件' },
  name: { en: 'Name', ja: '名称' },
  of: { en: 'Of', ja: '対象' },
  written: { en: 'As the scenario says', ja: 'シナリオの記載' },
  since: { en: 'Since', ja: '適用開始日' },
  source: { en: 'Source', ja: '出典' },
  frame: { en: 'Month and rate of exchange', ja: '対象期間・為替レート' },
  workload: { en: 'Workload', ja: '利用量' },
  ofComponents: { en: 'Quantities of components', ja: '構成要素ごとの設定値' },
  terms: { en: 'Terms of the proposal', ja: 'お見積り条件' },
  rules: { en: 'Billing rules of the day', ja: '基準日の従量課金ルール' },
  pricesOfDay: { en: 'Prices of the day', ja: '基準日の従量課金単価' },
  handedOver: { en: 'As it was handed over', ja: '提示時の試算結果' },
  inputNote: {
    en: 'Cells on yellow are inputs: change one, and every sheet follows.',
    ja: '黄色のセルは入力値です。変更するとすべてのシートが再計算されます。',
  },
  price: { en: 'Price', ja: '単価名' },
  tierFrom: { en: 'Above (units)', ja: '数量がこれを超える分' },
  published: { en: 'USD as published', ja: '公表単価（USD）' },
  publishedPer: { en: 'per so many units', ja: '公表単価の数量単位' },
  perUnit: { en: 'USD per unit', ja: '1 単位あたり（USD）' },
  more: { en: 'More than the tier before', ja: '前の段階との差' },
  unpublished: { en: 'no published price', ja: '公表単価なし（要問合せ）' },
  option: { en: 'Option', ja: '構成' },
  mustBe: { en: 'Must be', ja: '条件' },
  limit: { en: 'Limit', ja: '基準値' },
  state: { en: 'State', ja: '判定' },
  holds: { en: 'OK', ja: 'OK' },
  broken: { en: 'OUTSIDE', ja: '範囲外' },
  outside: { en: 'Checks that fail', ja: '範囲外の件数' },
  checksNote: {
    en: 'Limits of AWS and the choices between its billing rules were decided with the inputs as handed over. The formulas hold while every check here says OK; where one does not, run ec2-vs-lambda again with the new inputs.',
    ja: 'AWS の上限値や課金ルールの適用は、提示時の入力値にもとづいて判定しています。すべての判定が OK である限り計算式は有効です。範囲外となった場合は、新しい入力値で ec2-vs-lambda を再実行してください。',
  },
  allHold: {
    en: 'The formulas hold for the inputs as they are.',
    ja: '現在の入力値は計算式の有効範囲内です。',
  },
  someBroken: {
    en: 'WARNING: an input has left the range in which these formulas hold, so that the figures may be wrong. See the sheet on the range of validity, and run ec2-vs-lambda again with the new inputs.',
    ja: '【注意】入力値が計算式の有効範囲を外れたため、金額が正しくない可能性があります。「有効範囲の確認」シートを参照し、新しい入力値で ec2-vs-lambda を再実行してください。',
  },
  noFigure: {
    en: 'A quantity has reached a tier for which AWS publishes no price, or a cell holds no number.',
    ja: '公表単価のない数量に達したか、数値でないセルがあります。',
  },
  changed: { en: 'With the inputs as changed, the cheapest is: ', ja: '変更後の入力値での最安: ' },
  simulated: {
    en: 'Worked out by going through the traffic interval by interval, which no formula says: these lines stay as they are when their inputs change. Run ec2-vs-lambda again for other inputs.',
    ja: 'トラフィックを区間ごとに計算した結果（オートスケーリング）であり、数式ではありません。関係する入力値を変更しても、この明細は変わりません。変更する場合は ec2-vs-lambda を再実行してください。',
  },
  notANumber: { en: 'Not a number', ja: '数値ではありません' },
  numberFromZero: { en: 'A number from zero on is expected.', ja: '0 以上の数値を入力してください。' },
  upfront: { en: 'at the start', ja: '初期費用' },
  monthly: { en: 'each month after', ja: '以後の月額' },
  marks: { en: 'Where it changes', ja: '転換点' },
  months: { en: 'months', ja: 'か月契約' },
  roundTo: { en: 'rounded to a multiple of', ja: '端数処理の単位' },
} satisfies Record<string, Words>;

/** What must stay true of a quantity and its limit. */
export const RELATIONS = {
  more: { en: 'more than', ja: '次の値より大きい' },
  atMost: { en: 'at most', ja: '次の値以下' },
  less: { en: 'less than', ja: '次の値より小さい' },
  atLeast: { en: 'at least', ja: '次の値以上' },
  equal: { en: 'equal to', ja: '次の値に等しい' },
  other: { en: 'other than', ja: '次の値と異なる' },
  multipleOf: { en: 'a multiple of', ja: '次の値の倍数' },
  asItWas: { en: 'as it was', ja: '提示時のまま' },
} satisfies Record<string, Words>;

/** What an operation does, where its signs don't say it. */
export const OPERATIONS = {
  up: { en: 'rounded up to a multiple of', ja: '切り上げ、単位' },
  down: { en: 'rounded down to a multiple of', ja: '切り捨て、単位' },
  halfUp: { en: 'rounded to a multiple of', ja: '四捨五入、単位' },
  largest: { en: 'the largest of', ja: '最大値' },
  smallest: { en: 'the smallest of', ja: '最小値' },
  notBelowZero: { en: 'at least 0', ja: '0 未満は 0' },
  tiers: { en: 'at the tiers of', ja: '段階単価' },
} satisfies Record<string, Words>;
