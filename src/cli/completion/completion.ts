import { Argument, type Command } from 'commander';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { DEFAULT_COMMAND } from '../call/shape.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;

export function addCompletion(program: Command, say: Say): void {
  program
    .command('completion')
    .description(
      say({
        en: 'print the completion of commands, options and files for a shell',
        ja: 'シェルの補完スクリプトを出力する（コマンド・オプション・ファイル）',
      }),
    )
    .addArgument(new Argument('<shell>', say({ en: 'which shell', ja: 'シェルの種類' })).choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => run(shell, program))
    .addHelpText(
      'after',
      examples(
        say,
        `
  source <(ec2-vs-lambda completion bash)
  ec2-vs-lambda completion zsh > "\${fpath[1]}/_ec2-vs-lambda"
  ec2-vs-lambda completion fish > ~/.config/fish/completions/ec2-vs-lambda.fish`,
      ),
    );
}

async function run(shell: (typeof SHELLS)[number], program: Command): Promise<void> {
  const { shapeOf } = await import('../call/shape.js');
  const { writeOut } = await import('../../io/terminal/terminal.js');
  const shape = shapeOf(program);
  writeOut((await writerOf(shell))(program.name(), shape, DEFAULT_COMMAND));
}

async function writerOf(shell: (typeof SHELLS)[number]) {
  if (shell === 'bash') return (await import('./bash.js')).bashCompletion;
  if (shell === 'zsh') return (await import('./zsh.js')).zshCompletion;
  return (await import('./fish.js')).fishCompletion;
}
