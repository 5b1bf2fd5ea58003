import { type Command, Option } from 'commander';
import type { SourceText } from '../../errors.js';
import type { FileToWrite } from '../../io/files/atomicFiles.js';
import type { FoundFiles } from '../../io/files/opening.js';
import type { Checked, CheckedFile } from '../../report/document/checked.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { type CommonOptions, notEmpty, withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions, Run } from '../call/run.js';

interface CheckOptions extends QuestionOptions {
  readonly junit?: string;
  readonly failOn: string;
  readonly update?: true;
}

/** A requested check failed. */
const CHECK_FAILED = 1;
/** As of every command whose input is wrong. */
const WRONG_INPUT = 2;

export function addCheck(program: Command, say: Say): void {
  const command = program
    .command('check')
    .description(
      say({
        en: 'check scenarios against their expectations; exit status 1 if one is not met',
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
    .option(
      '--junit <file>',
      say({
        en: 'also write a JUnit XML report to this file',
        ja: 'JUnit 形式（XML）のレポートも出力するファイル',
      }),
      notEmpty,
    )
    .addOption(
      new Option(
        '--fail-on <severity>',
        say({
          en: 'what causes exit status 1: unmet expectations, or warnings too',
          ja: '終了コードを 1 にする条件（期待値の不一致のみ、または警告も）',
        }),
      )
        .choices(['unmet', 'warning'])
        .default('unmet'),
    )
    .option(
      '--update',
      say({
        en: 'update unmet expectations in their files; ceilings and ranges stay',
        ja: '一致しない期待値をファイル内で書き換える（上限と範囲はそのまま）',
      }),
    )
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say, { kind: 'check' }).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda check scenarios
  ec2-vs-lambda check scenarios/campaign-site.yaml --fail-on warning
  ec2-vs-lambda check scenarios --format github --junit results.xml
  ec2-vs-lambda check scenarios --output check.html --output check.csv
  ec2-vs-lambda check scenarios/campaign-site.yaml --update`,
    ),
  );
}

async function run(paths: readonly string[], options: CheckOptions): Promise<void> {
  const { prepareQuestion } = await import('../call/run.js');
  const { checkAnswer } = await import('../../report/answers/check/answer.js');
  const found = await filesIn(paths);
  const files = [...found.keys()];
  if (options.update) await refuseUnwritable(files);
  const question = await prepareQuestion(options, files, 'check');
  await refuseLinks(question.outputs.flatMap(({ path }) => path ?? []));
  const { reports, edited } = options.update
    ? await updatedFiles(found, question, options)
    : { reports: await checkFiles(found, question, options), edited: [] };
  const checked = { files: await inFlags(reports), failOnWarning: options.failOn === 'warning' };
  await tellProblems(checked.files, question);
  // Scenarios and reports are written all or none.
  await question.answer([checkAnswer(checked)], edited);
  process.exitCode = exitStatus(checked);
}

function exitStatus({ files, failOnWarning }: Checked): number {
  if (files.some(({ problems }) => problems.length > 0)) return WRONG_INPUT;
  const fails = ({ results, warnings }: CheckedFile) =>
    results.some(({ passes }) => !passes) || (failOnWarning && warnings.length > 0);
  return files.some(fails) ? CHECK_FAILED : 0;
}

async function filesIn(paths: readonly string[]): Promise<FoundFiles> {
  const { scenarioFiles } = await import('../../io/files/files.js');
  const { refuseCall } = await import('../call/options.js');
  const found = new Map<string, string | undefined>();
  for (const path of paths)
    for (const file of scenarioFiles(path))
      if (file === path || !found.has(file)) found.set(file, file === path ? undefined : path);
  if (found.size > 0) return found;
  const message = {
    en: `there are no scenarios in ${paths.join(', ')}`,
    ja: `${paths.join(', ')} にシナリオがありません`,
  };
  return refuseCall(message, {
    expected: { en: 'files that end in .yaml or .yml', ja: '.yaml または .yml で終わるファイル' },
  });
}

async function refuseUnwritable(files: readonly string[]): Promise<void> {
  const { isSpecial } = await import('../../io/files/files.js');
  const { refuseCall } = await import('../call/options.js');
  const special = files.find((file) => file === '-' || isSpecial(file));
  if (special === undefined) return;
  const message =
    special === '-'
      ? { en: '--update can’t rewrite standard input', ja: '--update では標準入力を書き換えられません' }
      : {
          en: `--update can’t rewrite ${special}, which is not a file`,
          ja: `--update では ${special} を書き換えられません（ファイルではありません）`,
        };
  await refuseCall(message, { remedy: { en: 'name the file', ja: 'ファイルを指定してください' } });
}

/** The folder may be a stranger's, and a link in it then chooses what a report replaces. */
async function refuseLinks(written: readonly string[]): Promise<void> {
  if (written.length === 0) return;
  const { refuseLink } = await import('../../io/files/atomicFiles.js');
  for (const path of written) refuseLink(path);
}

/** So many are worth more than one thread. */
const MANY_FILES = 100;

/** Each file by itself: one that can't be read or priced is told as its problems. */
async function checkFiles(found: FoundFiles, run: Run, options: CommonOptions): Promise<readonly CheckedFile[]> {
  if (found.size >= MANY_FILES) return (await import('./checkThread.js')).checkInThreads(found, options, run);
  const { checkScenario } = await import('../../report/answers/check/checkScenario.js');
  return forEachChecked(found, options, (source) => checkScenario(source, run.settings, run.books).report);
}

async function forEachChecked(
  found: FoundFiles,
  { root }: CommonOptions,
  work: (source: SourceText, file: string) => CheckedFile,
): Promise<readonly CheckedFile[]> {
  const { checkedOrBroken } = await import('../../report/answers/check/checkScenario.js');
  const { readFound } = await import('../../io/files/opening.js');
  return [...found].map(([file, folder]) => checkedOrBroken(file, () => work(readFound(file, folder, root), file)));
}

interface Updated {
  readonly reports: readonly CheckedFile[];
  /** The scenarios as they are to be written, each only where it can then be checked. */
  readonly edited: readonly FileToWrite[];
}

async function updatedFiles(found: FoundFiles, { settings, books }: Run, options: CommonOptions): Promise<Updated> {
  const { checkScenario } = await import('../../report/answers/check/checkScenario.js');
  const { rewrite } = await import('../../report/answers/check/rewrite.js');
  const { startsWithMark } = await import('../../io/files/files.js');
  const { recoverUnfinished } = await import('../../io/files/atomicFiles.js');
  recoverUnfinished([...found.keys()]);
  const edited: FileToWrite[] = [];
  const reports = await forEachChecked(found, options, (source, path) => {
    const { report, text } = rewrite(source, (one) => checkScenario(one, settings, books));
    if (text !== undefined) edited.push({ path, content: startsWithMark(path) ? `\ufeff${text}` : text });
    return report;
  });
  return { reports, edited };
}

/** Problems with the flags where the library's texts name settings. */
async function inFlags(files: readonly CheckedFile[]): Promise<readonly CheckedFile[]> {
  if (files.every(({ problems }) => problems.length === 0)) return files;
  const { withNames } = await import('../../mention.js');
  const { FLAGS } = await import('../call/flags.js');
  return files.map((file) => ({ ...file, problems: withNames(file.problems, FLAGS) }));
}

async function tellProblems(files: readonly CheckedFile[], { language }: Run): Promise<void> {
  const problems = files.flatMap((file) => file.problems);
  if (problems.length === 0) return;
  const { problemsText } = await import('../../report/formats/terminal/problems.js');
  const { writeError } = await import('../../io/terminal/terminal.js');
  writeError(`${problemsText(problems, language)}\n`);
}
