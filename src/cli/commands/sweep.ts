import { type Command, Option } from 'commander';
import type { Sweep } from '../../questions/range/sweep.js';
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

type SweepOptions = QuestionOptions & RangeOptions & { readonly scale?: 'linear' | 'log' };

const MAX_POINTS = 100_000_000;

export function addSweep(program: Command, say: Say): void {
  const command = program
    .command('sweep')
    .description(
      say({
        en: 'show what every option costs over a range of values of a quantity, or of two',
        ja: '1 つまたは 2 つの数量の範囲内の各値で、各構成の金額を表示する',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .requiredOption(
      '--vary <name=first..last>',
      say({ en: 'the quantity to vary, and its range; may be given twice', ja: '動かす数量とその範囲（2 つまで）' }),
      collect,
    )
    .option('--points <number>', say({ en: 'the number of values of each quantity', ja: '各数量の値の個数' }), '21')
    .addOption(
      new Option(
        '--scale <scale>',
        say({
          en: 'evenly spaced values, or even factors (default: by the range)',
          ja: '等間隔（linear）または等比（log）。省略時は範囲に応じて選択',
        }),
      ).choices(['linear', 'log']),
    )
    .action(run);
  withOutputOptions(withCommonOptions(withRangeOptions(command, say), say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..100M
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=100k..5M --scale linear --format chart
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..10M --points 1M --format csv --output uploads.csv
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..10M --vary Lambda/convert/duration=100ms..5s --points 5`,
    ),
  );
}

async function run(file: string, options: SweepOptions): Promise<void> {
  const { effortForRows } = await import('../../questions/effort.js');
  const { sweep, tooMuchForRows } = await import('../../questions/range/sweep.js');
  const { isTerminal } = await import('../../io/terminal/terminal.js');
  const { sweepAnswer } = await import('../../report/answers/sweep.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchShown } = await import('../call/search.js');
  const [first, second, ...others] = options.vary;
  if (others.length > 0) await refuseCall(VARIED_THRICE, ONE_OR_TWO);
  const points = await countOf('points', options.points, MAX_POINTS);
  const { settings, books, outputs, language, answer } = await prepareQuestion(options, [file]);
  const said = [varySettingsOf(first as string, options), ...(second === undefined ? [] : [varySettingsOf(second)])];
  const { scale } = options;
  // Rows that go into files as they are made let Node turn between them; a table is made in one piece.
  const goesToFiles = outputs.every(({ path }) => path !== undefined);
  const isStreamed = outputs.every(({ format }) => format.anyLength);
  const search = await searchShown(language, goesToFiles && isStreamed);
  const wanted = { points, ...(scale === undefined ? {} : { scale }) };
  const isShown = goesToFiles || !isStreamed || !isTerminal();
  const effortOf = (size: number) => effortForRows(size, isShown ? search.told : undefined);
  const [found] = forEachFile([file], (source) => sweep({ source, settings, books }, said, wanted, effortOf)) as [
    Sweep,
  ];
  let least = found.size;
  const rows = function* () {
    let done = 0;
    try {
      for (const row of found.rows()) {
        done += 1;
        yield row;
      }
      least = Math.min(least, done);
    } finally {
      search.clear();
    }
  };
  await answer([sweepAnswer({ ...found, rows })]);
  endAsPart([least < found.size ? tooMuchForRows(least, found.size) : undefined]);
}
