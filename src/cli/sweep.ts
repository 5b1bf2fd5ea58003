import { type Command, Option } from 'commander';
import type { Sweep } from '../compare/sweep.js';
import {
  type CommonOptions,
  collect,
  countOf,
  type RangeOptions,
  refuseCall,
  saidOf,
  withCommonOptions,
  withRangeOptions,
} from './options.js';

type SweepOptions = CommonOptions & RangeOptions & { readonly scale?: 'linear' | 'log' };

const MOST_POINTS = 100_000_000;
/** A table or a chart is for people; more rows than this are for a program, as CSV or JSON. */
const MOST_SHOWN = 2000;

export function addSweep(program: Command): void {
  const command = program
    .command('sweep')
    .description('show what every option costs over a range of values of a quantity, or of two')
    .argument('<file>', 'a scenario; - reads standard input')
    .requiredOption('--vary <name=first..last>', 'what to vary, and how far; may be given twice', collect)
    .option('--points <number>', 'how many values of each quantity', '21')
    .addOption(
      new Option('--scale <scale>', 'values evenly spaced, or by even factors; by the range where not said').choices([
        'linear',
        'log',
      ]),
    )
    .action(run);
  withCommonOptions(withRangeOptions(command), ['table', 'chart', 'csv', 'json']).addHelpText(
    'after',
    `
Examples:
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..100M
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=100k..5M --scale linear --format chart
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..10M --points 1M --format csv --output uploads.csv
  ec2-vs-lambda sweep scenarios/campaign-site.yaml --vary uploads=1k..10M --vary Lambda/convert/duration=100ms..5s --points 5`,
  );
}

async function run(file: string, options: SweepOptions): Promise<void> {
  const { sweep } = await import('../compare/sweep.js');
  const { prepare, forEachFile, emit, emitParts } = await import('./run.js');
  const report = await import('../report/sweep.js');
  const [first, second, ...others] = options.vary;
  if (others.length > 0) await refuseCall('--vary is given more than twice', 'one quantity, or two');
  const points = await countOf('points', options.points, MOST_POINTS);
  const { settings, books, ...look } = await prepare(options, [file]);
  const said = [saidOf(first as string, options), ...(second === undefined ? [] : [saidOf(second)])];
  const { scale, format } = options;
  const [found] = forEachFile([file], (source) =>
    sweep({ source, settings, books }, said, { points, ...(scale === undefined ? {} : { scale }) }),
  ) as [Sweep];
  if (format === 'csv' || format === 'json') {
    const parts = format === 'csv' ? report.sweepCsv : report.sweepJson;
    emitParts(parts(await withProgress(found, options)), options);
    return;
  }
  if (found.size > MOST_SHOWN) {
    await refuseCall(
      `${found.size.toLocaleString('en')} rows are too many for a ${format}`,
      `at most ${MOST_SHOWN}; take fewer --points, or --format csv`,
    );
  }
  const show = format === 'chart' ? report.sweepChart : report.sweepTable;
  emit(show(found, [...found.rows()], look), options);
}

/** The same rows, with a line on the terminal that says how many of them are done, where they don't go there themselves. */
async function withProgress(found: Sweep, { output }: CommonOptions): Promise<Sweep> {
  const { progressLine } = await import('../io/progress.js');
  const progress = output === undefined ? undefined : progressLine();
  if (progress === undefined) return found;
  return {
    ...found,
    *rows() {
      let done = 0;
      try {
        for (const row of found.rows()) {
          done += 1;
          if (done % 1000 === 0)
            progress.show(`${done.toLocaleString('en')} of ${found.size.toLocaleString('en')} rows`);
          yield row;
        }
      } finally {
        progress.clear();
      }
    },
  };
}
