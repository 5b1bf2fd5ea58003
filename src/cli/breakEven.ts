import type { Command } from 'commander';
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

type BreakEvenOptions = CommonOptions & RangeOptions;

export function addBreakEven(program: Command): void {
  const command = program
    .command('break-even')
    .description('find every value of a quantity at which another option becomes the cheapest')
    .argument('<file>', 'a scenario; - reads standard input')
    .requiredOption('--vary <name>', 'what to vary; a second one gives the frontier of both', collect)
    .option('--points <number>', 'of the frontier: how many values of the second quantity', '13')
    .action(run);
  withCommonOptions(withRangeOptions(command), ['table', 'json']).addHelpText(
    'after',
    `
What can be varied: a quantity of the workload (uploads), a component's own (Lambda/convert/memory, or just memory),
the month, the rate of exchange (rate), a price (ec2/linux.t2.micro) or a billing rule (lambda/durationGranularity).

Examples:
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --from 100k --to 10M
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary Lambda/convert/duration=100ms..5s --step 1ms
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --vary Lambda/convert/duration=100ms..5s`,
  );
}

async function run(file: string, options: BreakEvenOptions): Promise<void> {
  const { breakEven, frontier } = await import('../compare/breakEven.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const report = await import('../report/breakEven.js');
  const [first, second, ...others] = options.vary;
  if (others.length > 0) await refuseCall('--vary is given more than twice', 'one quantity, or two');
  const { settings, books, ...look } = await prepare(options, [file]);
  const said = saidOf(first as string, options);
  const points = await countOf('points', options.points, 1000);
  const [text] = forEachFile([file], (source) => {
    const asked = { source, settings, books };
    const isJson = options.format === 'json';
    if (second === undefined) {
      const found = breakEven(asked, said);
      return isJson ? jsonText([report.breakEvenJson(found)]) : report.breakEvenText(found, look);
    }
    const found = frontier(asked, said, saidOf(second), points);
    return isJson ? jsonText([report.frontierJson(found)]) : report.frontierText(found, look);
  });
  emit(text as string, options);
}
