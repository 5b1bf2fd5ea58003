import type { Command } from 'commander';
import type { Language } from '../../words.js';
import { examples, placeholdersIn } from '../call/help.js';
import type { Say } from '../call/language.js';
import { languageFor, languageOption, notEmpty } from '../call/options.js';
import { DEFAULT_COMMAND } from '../call/shape.js';

interface ManualOptions {
  readonly output?: string;
  readonly lang?: Language;
}

export function addManual(program: Command, say: Say): void {
  program
    .command('man')
    .description(
      say({
        en: 'print the manual page, which man -l shows',
        ja: 'マニュアルページを出力する（man -l で表示できる）',
      }),
    )
    .option(
      '--output <file>',
      say({ en: 'write to this file instead of the terminal', ja: 'ターミナルの代わりに出力するファイル' }),
      notEmpty,
    )
    .addOption(languageOption(say))
    .action((options: ManualOptions) => run(program, options, say))
    .addHelpText(
      'after',
      examples(
        say,
        `
  ec2-vs-lambda man | man -l -
  ec2-vs-lambda man --output ~/.local/share/man/man1/ec2-vs-lambda.1`,
      ),
    );
}

async function run(program: Command, options: ManualOptions, say: Say): Promise<void> {
  const { shapeOf } = await import('../call/shape.js');
  const { manualPage } = await import('./page.js');
  const { emit } = await import('../call/run.js');
  const page = manualPage({
    name: program.name(),
    version: program.version() ?? '',
    shape: shapeOf(program),
    defaultCommand: DEFAULT_COMMAND,
    placeholders: placeholdersIn(languageFor(options)),
    say,
  });
  await emit(page, options);
}
