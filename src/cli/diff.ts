import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './options.js';

export function addDiff(program: Command): void {
  const command = program
    .command('diff')
    .description('show what changed in the bill between two scenarios, line by line')
    .argument('<old>', 'a scenario; - reads standard input')
    .argument('<new>', 'another one')
    .action(run);
  withCommonOptions(command, ['table', 'json']).addHelpText(
    'after',
    `
What is set here (--as-of, --region, --set ...) holds for both scenarios.

Examples:
  ec2-vs-lambda diff scenarios/campaign-site.yaml scenarios/campaign-site-today.yaml
  git show main:scenarios/shop.yaml | ec2-vs-lambda diff - scenarios/shop.yaml`,
  );
}

async function run(old: string, now: string, options: CommonOptions): Promise<void> {
  const { compare } = await import('../compare/compare.js');
  const { diff } = await import('../compare/diff.js');
  const { diffJson, diffText } = await import('../report/diff.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const { settings, books, ...look } = await prepare(options, [old, now]);
  const [before, after] = forEachFile([old, now], (source) => compare(source, settings, books));
  if (before === undefined || after === undefined) return;
  const found = diff(before, after);
  emit(options.format === 'json' ? jsonText([diffJson(found)]) : diffText(found, look), options);
}
