import type { Command } from 'commander';
import type { Language } from '../../words.js';
import { USUAL_COMMAND } from '../commands.js';
import { examples, placeholdersIn } from '../help.js';
import type { Say } from '../language.js';
import { languageFor, languageOption, notEmpty } from '../options.js';

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
  const { shapeOf } = await import('../shape.js');
  const { manualPage } = await import('./page.js');
  const { emit } = await import('../run.js');
  const page = manualPage({
    name: program.name(),
    version: program.version() ?? '',
    shape: shapeOf(program),
    usual: USUAL_COMMAND,
    placeholders: placeholdersIn(languageFor(options)),
    say,
  });
  await emit(page, options);
}
