import type { Command } from 'commander';
import type { Problem } from '../../errors.js';
import type { Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import {
  collect,
  countOf,
  ONE_OR_TWO,
  type RangeOptions,
  refuseCall,
  VARIED_THRICE,
  varySettingsOf,
  withCommonOptions,
  withRangeOptions,
} from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

type BreakEvenOptions = QuestionOptions & RangeOptions;

export function addBreakEven(program: Command, say: Say): void {
  const command = program
    .command('break-even')
    .description(
      say({
        en: 'find every value of a quantity at which another option becomes the cheapest',
        ja: '最安の構成が入れ替わる値を、段階課金や切り上げも含めてすべて求める',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .requiredOption(
      '--vary <name>',
      say({
        en: 'the quantity to vary; a second one gives the frontier of both',
        ja: '動かす数量（2 つ指定すると両者の境界を表にする）',
      }),
      collect,
    )
    .option(
      '--points <number>',
      say({
        en: 'for the frontier: the number of values of the second quantity',
        ja: '境界の表で、2 つ目の数量の値の個数',
      }),
      '13',
    )
    .action(run);
  withOutputOptions(withCommonOptions(withRangeOptions(command, say), say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --from 100k --to 10M
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary Lambda/convert/duration=100ms..5s --step 1ms
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --vary Lambda/convert/duration=100ms..5s
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --format chart`,
      WHAT_VARIES,
    ),
  );
}

const WHAT_VARIES: Words = {
  en: `What can be varied: a quantity of the workload (uploads), a component's own (Lambda/convert/memory, or just memory),
the month, the exchange rate (rate), a price (ec2/linux.t2.micro) or a billing rule (lambda/durationGranularity).`,
  ja: `動かせるもの: ワークロードの数量（uploads）、構成要素の設定（Lambda/convert/memory、または memory だけ）、month、
為替レート（rate）、価格（ec2/linux.t2.micro）、課金ルール（lambda/durationGranularity）`,
};

async function run(file: string, options: BreakEvenOptions): Promise<void> {
  const { breakEven, changesTooOften } = await import('../../questions/range/breakEven.js');
  const { frontier } = await import('../../questions/range/frontier.js');
  const { breakEvenAnswer } = await import('../../report/answers/breakEven.js');
  const { frontierAnswer } = await import('../../report/answers/frontier.js');
  const { quantityWords } = await import('../../services/spokenUnits.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchWithProgress } = await import('../call/search.js');
  const [first, second, ...others] = options.vary;
  if (others.length > 0) await refuseCall(VARIED_THRICE, ONE_OR_TWO);
  const { settings, books, language, answer } = await prepareQuestion(options, [file]);
  const said = varySettingsOf(first as string, options);
  const points = await countOf('points', options.points, 1000);
  const search = await searchWithProgress(language);
  const parts: Problem[] = [];
  const answers = forEachFile([file], (source) => {
    const asked = { source, settings, books };
    if (second === undefined) {
      const found = search((effort) => breakEven(asked, said, effort));
      const { provenTo } = found;
      if (provenTo !== undefined) parts.push(changesTooOften(quantityWords(provenTo, found.varied.unit)));
      return breakEvenAnswer(found, asked, said);
    }
    const found = search((effort) => frontier(asked, said, varySettingsOf(second), points, effort));
    const { rowsLeft, rows } = found;
    if (rowsLeft > 0 || rows.at(-1)?.found.provenTo !== undefined) parts.push(changesTooOften());
    return frontierAnswer(found);
  });
  await answer(answers);
  endAsPart(parts);
}
