import type { Command } from 'commander';
import type { Said } from '../compare/range.js';
import { type CommonOptions, collect, notEmpty, sourceOf, withCommonOptions } from './options.js';

type BreakEvenOptions = CommonOptions & {
  readonly vary: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly step?: string;
  readonly points: string;
};

export function addBreakEven(program: Command): void {
  const command = program
    .command('break-even')
    .description('find every value of a quantity at which another option becomes the cheapest')
    .argument('<file>', 'a scenario; - reads standard input')
    .requiredOption('--vary <name>', 'what to vary; a second one gives the frontier of both', collect)
    .option('--from <value>', 'the first value; a thousandth of the scenario’s, or 1, where not said', notEmpty)
    .option('--to <value>', 'the last value; a thousand times the scenario’s where not said', notEmpty)
    .option('--step <value>', 'how far apart the values are; whole ones where they are counted', notEmpty)
    .option('--points <number>', 'of the frontier: how many values of the second quantity', '13')
    .action(run);
  withCommonOptions(command, ['table', 'json']).addHelpText(
    'after',
    `
What can be varied: a quantity of the workload (uploads), a component's own (Lambda/convert/memory, or just memory),
the month, the rate of exchange (rate), a price (ec2/linux.t2.micro) or a billing rule (lambda/durationGranularity).

Examples:
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --from 100k --to 10M
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary duration=100ms..5s --step 1ms
  ec2-vs-lambda break-even scenarios/campaign-site.yaml --vary uploads --vary duration=100ms..5s`,
  );
}

async function run(file: string, options: BreakEvenOptions): Promise<void> {
  const { breakEven, frontier } = await import('../compare/breakEven.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const report = await import('../report/breakEven.js');
  const [first, second, ...others] = options.vary;
  if (first === undefined || others.length > 0) await refuse('--vary is given more than twice', 'one quantity, or two');
  const { settings, books, ...look } = await prepare(options, [file]);
  const { from, to, step } = options;
  const said: Said = {
    vary: sourceOf('vary', first as string),
    ...(from === undefined ? {} : { from: sourceOf('from', from) }),
    ...(to === undefined ? {} : { to: sourceOf('to', to) }),
    ...(step === undefined ? {} : { step: sourceOf('step', step) }),
  };
  const points = await pointsOf(options.points);
  const [text] = forEachFile([file], (source) => {
    const asked = { source, settings, books };
    const isJson = options.format === 'json';
    if (second === undefined) {
      const found = breakEven(asked, said);
      return isJson ? jsonText([report.breakEvenJson(found)]) : report.breakEvenText(found, look);
    }
    const found = frontier(asked, said, { vary: sourceOf('vary', second) }, points);
    return isJson ? jsonText([report.frontierJson(found)]) : report.frontierText(found, look);
  });
  emit(text as string, options);
}

async function pointsOf(text: string): Promise<number> {
  const points = Number(text);
  if (Number.isInteger(points) && points >= 2 && points <= 1000) return points;
  return refuse(`--points ${text} is no number of points`, 'a whole number from 2 to 1000');
}

async function refuse(message: string, expected: string): Promise<never> {
  const { InputError } = await import('../errors.js');
  throw new InputError([{ code: 'usage', message, expected }]);
}
