import type { Command } from 'commander';
import type { Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { countOf, withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

type UncertaintyOptions = QuestionOptions & { readonly samples: string; readonly seed: string; readonly doubts?: true };

const MAX_SAMPLES = 10_000_000;

export function addUncertainty(program: Command, say: Say): void {
  const command = program
    .command('uncertainty')
    .description(
      say({
        en: 'simulate uncertain quantities: ranges and distributions',
        ja: '範囲や分布で書かれた数量から、比較がどの程度確かかを示す',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .option('--samples <number>', say({ en: 'the number of draws', ja: '試行回数' }), '100k')
    .option(
      '--seed <number>',
      say({ en: 'the same seed gives the same answer', ja: '乱数の種（同じ値なら同じ結果）' }),
      '1',
    )
    .option(
      '--doubts',
      say({
        en: "draw prices and rules that aren't proven for the day too, each from its known values",
        ja: '適用日の値を確定できない価格・課金ルールも、確認済みの値のいずれかとして試行する',
      }),
    )
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda uncertainty scenarios/campaign-site.yaml --set uploads=50k..5M
  ec2-vs-lambda uncertainty shop.yaml --samples 1M --seed 7 --format json
  ec2-vs-lambda uncertainty shop.yaml --as-of 2017-06-01 --doubts`,
      WHAT_IS_UNCERTAIN,
    ),
  );
}

const WHAT_IS_UNCERTAIN: Words = {
  en: `A quantity is uncertain where the scenario (or --set) says one of these:
  duration: 80..200 ms                                            every value as likely as another
  duration: { low: 80 ms, likely: 120 ms, high: 200 ms }          triangular
  duration: { normal: { mean: 120 ms, deviation: 20 ms } }        not below zero
  duration: { lognormal: { median: 120 ms, p95: 400 ms } }
  duration: { choices: [{ share: 90 %, value: 80 ms }, { share: 10 %, value: 2 s }] }`,
  ja: `シナリオ（または --set）で次のように書いた数量を、不確かなものとして扱います:
  duration: 80..200 ms                                            一様分布
  duration: { low: 80 ms, likely: 120 ms, high: 200 ms }          三角分布
  duration: { normal: { mean: 120 ms, deviation: 20 ms } }        正規分布（0 未満は除く）
  duration: { lognormal: { median: 120 ms, p95: 400 ms } }        対数正規分布
  duration: { choices: [{ share: 90 %, value: 80 ms }, { share: 10 %, value: 2 s }] }`,
};

async function run(file: string, options: UncertaintyOptions): Promise<void> {
  const { tooManyDraws, uncertainty } = await import('../../questions/uncertainty/uncertainty.js');
  const { uncertaintyAnswer } = await import('../../report/answers/uncertainty.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchWithProgress } = await import('../call/search.js');
  const samples = await countOf('samples', options.samples, MAX_SAMPLES, 100);
  const seed = await countOf('seed', options.seed, 2 ** 31 - 1, 0);
  const doubts = options.doubts === true;
  const { settings, books, language, answer } = await prepareQuestion(options, [file]);
  const search = await searchWithProgress(language);
  const found = forEachFile([file], (source) =>
    search((effort) => uncertainty({ source, settings, books }, { samples, seed, doubts }, effort)),
  );
  await answer(found.map(uncertaintyAnswer));
  endAsPart(found.map(tooManyDraws));
}
