import type { Command } from 'commander';
import type { Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

export function addDiff(program: Command, say: Say): void {
  const command = program
    .command('diff')
    .description(
      say({
        en: 'show what changed in the bill between two scenarios, line by line',
        ja: '2 つのシナリオの金額の差を明細ごとに表示する',
      }),
    )
    .argument('<old>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .argument('<new>', say({ en: 'another one', ja: 'もう 1 つのシナリオ' }))
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda diff scenarios/campaign-site.yaml scenarios/campaign-site-today.yaml
  git show main:scenarios/shop.yaml | ec2-vs-lambda diff - scenarios/shop.yaml
  ec2-vs-lambda diff old.yaml new.yaml --format markdown`,
      HOLDS_FOR_BOTH,
    ),
  );
}

const HOLDS_FOR_BOTH: Words = {
  en: `What is set here (--as-of, --region, --set ...) applies to both scenarios.`,
  ja: `ここで指定したもの（--as-of、--region、--set など）は両方のシナリオに適用されます。`,
};

async function run(old: string, now: string, options: QuestionOptions): Promise<void> {
  const { compare } = await import('../../bill/compare.js');
  const { diff } = await import('../../questions/diff/diff.js');
  const { diffAnswer } = await import('../../report/answers/diff.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { settings, books, answer } = await prepareQuestion(options, [old, now]);
  const [before, after] = forEachFile([old, now], (source) => compare(source, settings, books));
  if (before === undefined || after === undefined) return;
  await answer([diffAnswer(diff(before, after))]);
}
