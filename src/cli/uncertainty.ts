import type { Command } from 'commander';
import { countOf, withCommonOptions } from './options.js';
import { withOutputOptions } from './outputs.js';
import type { QuestionOptions } from './run.js';

type UncertaintyOptions = QuestionOptions & { readonly samples: string; readonly seed: string };

const MOST_SAMPLES = 10_000_000;

export function addUncertainty(program: Command): void {
  const command = program
    .command('uncertainty')
    .description('how sure a comparison is whose quantities are ranges or distributions')
    .argument('<file>', 'a scenario; - reads standard input')
    .option('--samples <number>', 'how many draws', '100k')
    .option('--seed <number>', 'the same seed gives the same answer', '1')
    .action(run);
  withOutputOptions(withCommonOptions(command)).addHelpText(
    'after',
    `
A quantity is uncertain where the scenario (or --set) says one of these:
  duration: 80..200 ms                                            every value as likely as another
  duration: { low: 80 ms, likely: 120 ms, high: 200 ms }          triangular
  duration: { normal: { mean: 120 ms, deviation: 20 ms } }        not below zero
  duration: { lognormal: { median: 120 ms, p95: 400 ms } }
  duration: { choices: [{ share: 90 %, value: 80 ms }, { share: 10 %, value: 2 s }] }

Examples:
  ec2-vs-lambda uncertainty scenarios/campaign-site.yaml --set uploads=50k..5M
  ec2-vs-lambda uncertainty shop.yaml --samples 1M --seed 7 --format json`,
  );
}

async function run(file: string, options: UncertaintyOptions): Promise<void> {
  const { uncertainty } = await import('../compare/uncertainty.js');
  const { uncertaintyAnswer } = await import('../report/uncertainty.js');
  const { prepareQuestion, forEachFile } = await import('./run.js');
  const samples = await countOf('samples', options.samples, MOST_SAMPLES, 100);
  const seed = await countOf('seed', options.seed, 2 ** 31 - 1, 0);
  const { settings, books, answer } = await prepareQuestion(options, [file]);
  const answers = forEachFile([file], (source) =>
    uncertaintyAnswer(uncertainty({ source, settings, books }, { samples, seed })),
  );
  await answer(answers);
}
