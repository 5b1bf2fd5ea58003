import type { Command } from 'commander';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { sourceOf, withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

export function addCompare(program: Command, say: Say): void {
  const command = program
    .command('compare', { isDefault: true })
    .description(
      say({
        en: 'price every option of a scenario, line by line, and show the comparison (the default command)',
        ja: 'シナリオの各構成を明細ごとに計算し、比較を表示する（コマンド省略時の既定）',
      }),
    )
    .argument('<files...>', say({ en: 'scenarios; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda compare scenarios/campaign-site.yaml
  ec2-vs-lambda compare scenarios/campaign-site.yaml --as-of 2025-06-18 --set uploads=3M
  ec2-vs-lambda compare scenarios/campaign-site.yaml --currency JPY --rate 150 --lang ja
  ec2-vs-lambda compare scenarios/campaign-site.yaml --region ap-northeast-1,us-east-1,eu-west-1
  ec2-vs-lambda compare scenarios/campaign-site.yaml --output proposal.md --output lines.csv
  cat scenario.yaml | ec2-vs-lambda compare - --format json`,
    ),
  );
}

async function run(files: readonly string[], options: QuestionOptions): Promise<void> {
  const { compare } = await import('../../bill/compare.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  if (options.region !== undefined && /,|^all$/.test(options.region)) {
    await acrossRegions(files, options, options.region);
    return;
  }
  const { comparisonAnswer } = await import('../../report/answers/comparison.js');
  const { settings, books, answer } = await prepareQuestion(options, files);
  const answers = forEachFile(files, (source) =>
    comparisonAnswer(compare(source, settings, books), { source, settings, books }),
  );
  await answer(answers);
}

/** One table of regions for each file. */
async function acrossRegions(files: readonly string[], options: QuestionOptions, regions: string): Promise<void> {
  const { compareRegions, tooManyRegions } = await import('../../questions/choose/regions.js');
  const { regionsAnswer } = await import('../../report/answers/regions.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchWithProgress } = await import('../call/search.js');
  const { settings, books, language, answer } = await prepareQuestion(options, files);
  const said = sourceOf('region', regions);
  const search = await searchWithProgress(language);
  const found = forEachFile(files, (source) =>
    search((effort) => compareRegions({ source, settings, books }, said, effort)),
  );
  await answer(found.map(regionsAnswer));
  endAsPart(found.map(({ regionsLeft: left }) => (left.length === 0 ? undefined : tooManyRegions(left))));
}
