import type { Command } from 'commander';
import { type CommonOptions, sourceOf, withCommonOptions } from './options.js';

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
  ec2-vs-lambda compare scenarios/campaign-site.yaml --region ap-northeast-1,us-east-1,eu-west-1
  cat scenario.yaml | ec2-vs-lambda compare - --format json`,
  );
}

async function run(files: readonly string[], options: CommonOptions): Promise<void> {
  const { compare } = await import('../compare/compare.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  if (options.region !== undefined && /,|^all$/.test(options.region)) {
    await acrossRegions(files, options, options.region);
    return;
  }
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

/** One table of regions for each file. */
async function acrossRegions(files: readonly string[], options: CommonOptions, regions: string): Promise<void> {
  const { compareRegions } = await import('../compare/regions.js');
  const { regionsJson, regionsText } = await import('../report/regions.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const { settings, books, ...look } = await prepare(options, files);
  const said = sourceOf('region', regions);
  const found = forEachFile(files, (source) => compareRegions({ source, settings, books }, said));
  const text = () => found.map((one) => regionsText(one, look)).join('\n\n');
  emit(options.format === 'json' ? jsonText(found.map(regionsJson)) : text(), options);
}
