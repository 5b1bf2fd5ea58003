import type { Command } from 'commander';
import { examples } from './help.js';
import type { Say } from './language.js';
import { type CommonOptions, withCommonOptions, withTextOutput } from './options.js';

type CheckOptions = CommonOptions & { readonly format: string; readonly output?: string };

/** A requested check failed. */
const CHECK_FAILED = 1;

export function addCheck(program: Command, say: Say): void {
  const command = program
    .command('check')
    .description(
      say({
        en: 'hold scenarios to what they expect; the exit status is 1 where an expectation is not met',
        ja: 'シナリオの結果を期待値（expect）と突き合わせる。一致しなければ終了コード 1',
      }),
    )
    .argument(
      '<paths...>',
      say({
        en: 'scenarios, or folders of scenarios; - reads standard input',
        ja: 'シナリオ、またはシナリオのフォルダー（- は標準入力）',
      }),
    )
    .action(run);
  withTextOutput(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda check scenarios
  ec2-vs-lambda check scenarios/campaign-site.yaml --format json`,
    ),
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
  const { settings, books, language } = await prepare(
    options,
    files,
    options.output === undefined ? [] : [options.output],
  );
  const reports = forEachFile(files, (source) => {
    const comparison = compare(source, settings, books);
    return { comparison, checked: check(comparison) };
  });
  const text =
    options.format === 'json'
      ? jsonText(reports.map(checkJson))
      : reports.map((report) => checkText(report, language)).join('\n');
  emit(text, options);
  if (reports.some(({ checked }) => checked.some(({ passes }) => !passes))) process.exitCode = CHECK_FAILED;
}
