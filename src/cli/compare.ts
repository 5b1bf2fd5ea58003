import type { Command } from 'commander';
import { type CommonOptions, withCommonOptions } from './options.js';

export function addCompare(program: Command): void {
  const command = program
    .command('compare', { isDefault: true })
    .description('price every option of a scenario, line by line, and show the comparison (the default command)')
    .argument('<files...>', 'scenarios; - reads standard input')
    .action(run);
  withCommonOptions(command, ['table', 'json']).addHelpText(
    'after',
    `
Examples:
  ec2-vs-lambda compare scenarios/campaign-site.yaml
  ec2-vs-lambda compare scenarios/campaign-site.yaml --as-of 2025-06-18 --set uploads=3M
  ec2-vs-lambda compare scenarios/campaign-site.yaml --currency JPY --rate 150 --lang ja
  cat scenario.yaml | ec2-vs-lambda compare - --format json`,
  );
}

async function run(files: readonly string[], options: CommonOptions): Promise<void> {
  const { compare } = await import('../compare/compare.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const { settings, books, ...look } = await prepare(options, files);
  const comparisons = forEachFile(files, (source) => compare(source, settings, books));
  if (options.format === 'json') {
    const { comparisonJson } = await import('../report/json.js');
    emit(jsonText(comparisons.map(comparisonJson)), options);
    return;
  }
  const { comparisonTable } = await import('../report/table.js');
  emit(comparisons.map((comparison) => comparisonTable(comparison, look)).join('\n\n'), options);
}
