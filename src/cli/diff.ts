import type { Command } from 'commander';
import { withCommonOptions } from './options.js';
import { withOutputOptions } from './outputs.js';
import type { QuestionOptions } from './run.js';

export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('show what changed in the bill between two scenarios, line by line')
    .argument('<old>', 'a scenario; - reads standard input')
    .argument('<new>', 'another one')
    .action(run);
  withOutputOptions(withCommonOptions(command)).addHelpText(
    'after',
    `
What is set here (--as-of, --region, --set ...) holds for both scenarios.

Examples:
  ec2-vs-lambda diff scenarios/campaign-site.yaml scenarios/campaign-site-today.yaml
  git show main:scenarios/shop.yaml | ec2-vs-lambda diff - scenarios/shop.yaml
  ec2-vs-lambda diff old.yaml new.yaml --format markdown`,
  );
}

async function run(old: string, now: string, options: QuestionOptions): Promise<void> {
  const { compare } = await import('../compare/compare.js');
  const { diff } = await import('../compare/diff.js');
  const { diffAnswer } = await import('../report/diff.js');
  const { prepareQuestion, forEachFile } = await import('./run.js');
  const { settings, books, answer } = await prepareQuestion(options, [old, now]);
  const [before, after] = forEachFile([old, now], (source) => compare(source, settings, books));
  if (before === undefined || after === undefined) return;
  await answer([diffAnswer(diff(before, after))]);
}
