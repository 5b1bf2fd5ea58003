/** The command line: words in, exit status out. Everything a command needs is loaded when it runs. */

import { Command, CommanderError } from 'commander';
import { writeError, writeOut } from '../io/terminal/terminal.js';
import type { Language, Words } from '../words.js';
import { errorText, examples, HELP, helpIn } from './call/help.js';
import { languageOf, speaker } from './call/language.js';
import { addCommands, COMMAND_NAMES } from './commands.js';

/** The input or the call was wrong. */
const WRONG_INPUT = 2;
/** A fault of this program (EX_SOFTWARE of sysexits.h). */
const OUR_FAULT = 70;

const WORDS = {
  description: {
    en: 'What a workload costs on EC2 and on AWS Lambda, under the prices and billing rules of a chosen day.',
    ja: '同じワークロードを EC2 と AWS Lambda で動かした場合の費用を、指定した日の価格と課金ルールで比較します。',
  },
  version: { en: 'print the version', ja: 'バージョンを表示する' },
  helpCommand: { en: 'print the help of a command', ja: 'コマンドのヘルプを表示する' },
  addHelp: { en: 'Add --help to see the usage.', ja: '指定できる内容は --help で確認できます。' },
  ourFault: {
    en: 'Internal error in ec2-vs-lambda, please report it:',
    ja: 'ec2-vs-lambda の不具合です。報告をお願いします:',
  },
} satisfies Record<string, Words>;

export async function main(words: readonly string[], version: string): Promise<void> {
  const language = languageOf(words);
  const say = speaker(language);
  const program = new Command('ec2-vs-lambda')
    .description(say(WORDS.description))
    .version(version, '--version', say(WORDS.version))
    .helpOption('-h, --help', say(HELP))
    .helpCommand('help [command]', say(WORDS.helpCommand))
    .showSuggestionAfterError(true)
    .showHelpAfterError(say(WORDS.addHelp))
    .exitOverride()
    .configureHelp(helpIn(language))
    .configureOutput({
      writeOut,
      writeErr: writeError,
      outputError: (text, write) => write(errorText(text, language)),
    });
  await addCommands(words, program, say);
  for (const command of program.commands) command.copyInheritedSettings(program).helpOption('-h, --help', say(HELP));
  program.addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda scenarios/campaign-site.yaml
  ec2-vs-lambda explain scenarios/campaign-site.yaml Lambda
  ec2-vs-lambda check scenarios`,
    ),
  );
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = await exitStatusOf(error, language);
  }
}

/** What other threads of a command do (io/machine/threads.ts). */
export async function thread(): Promise<void> {
  const { checkInThread } = await import('./commands/checkThread.js');
  await checkInThread();
}

async function exitStatusOf(error: unknown, language: Language): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_INPUT;
  const { InputError } = await import('../errors.js');
  const { ofTheSurroundings } = await import('../io/machine/fileProblems.js');
  const told = error instanceof InputError ? error : ofTheSurroundings(error);
  if (told !== undefined) {
    const { problemsText } = await import('../report/formats/terminal/problems.js');
    const { withNames } = await import('../mention.js');
    const { FLAGS } = await import('./call/flags.js');
    const problems = withNames(await withCommandHints(told.problems), FLAGS);
    writeError(`${problemsText(problems, language)}\n`);
    return WRONG_INPUT;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  writeError(`${WORDS.ourFault[language]}\n${stack}\n`);
  return OUR_FAULT;
}

/** `comapre x.yaml` is read as two files; the first is then probably a command. */
async function withCommandHints<P extends { readonly file?: string; readonly code: string }>(
  problems: readonly P[],
): Promise<readonly P[]> {
  const { nearestWord } = await import('../document/nearest.js');
  return problems.map((problem) => {
    const { file, code } = problem;
    const nearest =
      code === 'unreadable' && file !== undefined && /^[a-z-]+$/.test(file)
        ? nearestWord(file, COMMAND_NAMES)
        : undefined;
    return nearest === undefined ? problem : { ...problem, nearest };
  });
}
