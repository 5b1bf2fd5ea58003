import type { Command } from 'commander';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { dayOf, withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

type TimelineOptions = QuestionOptions & { readonly from: string; readonly to?: string };

export function addTimeline(program: Command, say: Say): void {
  const command = program
    .command('timeline')
    .description(
      say({
        en: 'price a scenario on every day on which one of its prices or billing rules changed',
        ja: '価格または課金ルールが変わった日ごとの金額を表示する',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .option('--from <day>', say({ en: 'the first day (YYYY-MM-DD)', ja: '最初の日（YYYY-MM-DD）' }), '2014-01-01')
    .option('--to <day>', say({ en: 'the last day (default: today)', ja: '最後の日（省略時は今日）' }))
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda timeline scenarios/campaign-site.yaml
  ec2-vs-lambda timeline scenarios/campaign-site.yaml --from 2016-06-02 --to 2025-06-18 --format chart
  ec2-vs-lambda timeline scenarios/campaign-site.yaml --output timeline.md --output timeline.csv`,
    ),
  );
}

async function run(file: string, options: TimelineOptions): Promise<void> {
  const { timeline, tooManyDays } = await import('../../questions/time/timeline.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchWithProgress } = await import('../call/search.js');
  const { timelineAnswer } = await import('../../report/answers/timeline.js');
  const { refuseCall } = await import('../call/options.js');
  if (options.asOf !== undefined) {
    const message = { en: '--as-of is a single day', ja: '--as-of は 1 日だけを指すオプションです' };
    await refuseCall(message, { expected: { en: '--from and --to', ja: '--from と --to' } });
  }
  const { settings, books, language, answer } = await prepareQuestion(options, [file]);
  const [from, to] = [await dayOf(options.from, settings.today), await dayOf(options.to, settings.today)];
  const search = await searchWithProgress(language);
  const found = forEachFile([file], (source) =>
    search((effort) => timeline({ source, settings, books }, from, to, effort)),
  );
  await answer(found.map(timelineAnswer));
  endAsPart(found.map(({ provenTo }) => provenTo && tooManyDays(provenTo)));
}
