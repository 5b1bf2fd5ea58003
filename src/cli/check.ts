import { type Command, Option } from 'commander';
import { type CommonOptions, notEmpty, withCommonOptions } from './options.js';

type CheckOptions = CommonOptions & { readonly format: string; readonly output?: string };

/** A requested check failed. */
const CHECK_FAILED = 1;

export function addCheck(program: Command): void {
  const command = program
    .command('check')
    .description('hold scenarios to what they expect; the exit status is 1 where an expectation is not met')
    .argument('<paths...>', 'scenarios, or folders of scenarios; - reads standard input')
    .action(run);
  withCommonOptions(command)
    .addOption(new Option('--format <format>', 'how to show the result').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write to this file instead of the terminal', notEmpty)
    .addHelpText(
      'after',
      `
Examples:
  ec2-vs-lambda check scenarios
  ec2-vs-lambda check scenarios/campaign-site.yaml --format json`,
    );
}

async function run(paths: readonly string[], options: CheckOptions): Promise<void> {
  const { compare } = await import('../compare/compare.js');
  const { check } = await import('../compare/check.js');
  const { checkText, checkJson } = await import('../report/check.js');
  const { scenarioFiles } = await import('../io/files.js');
  const { InputError } = await import('../errors.js');
  const { prepare, forEachFile, emit, jsonText } = await import('./run.js');
  const files = paths.flatMap(scenarioFiles);
  if (files.length === 0) {
    throw new InputError([
      {
        code: 'usage',
        message: {
          en: `there are no scenarios in ${paths.join(', ')}`,
          ja: `${paths.join(', ')} にシナリオがありません`,
        },
        expected: { en: 'files that end in .yaml or .yml', ja: '.yaml または .yml で終わるファイル' },
      },
    ]);
  }
  const { settings, books } = await prepare(options, files, options.output === undefined ? [] : [options.output]);
  const reports = forEachFile(files, (source) => {
    const comparison = compare(source, settings, books);
    return { comparison, checked: check(comparison) };
  });
  const text = options.format === 'json' ? jsonText(reports.map(checkJson)) : reports.map(checkText).join('\n');
  emit(text, options);
  if (reports.some(({ checked }) => checked.some(({ passes }) => !passes))) process.exitCode = CHECK_FAILED;
}
