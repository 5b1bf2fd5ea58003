import type { Command } from 'commander';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { notEmpty } from '../call/options.js';

const NAMES_IT = {
  en: 'For completion and hover in an editor with a YAML language server, a scenario names it in its first line:',
  ja: 'YAML 言語サーバー対応のエディターで補完・説明表示を使うには、シナリオの 1 行目に次のように書きます:',
};
const OF_THE_PACKAGE = {
  en: 'Where this package is installed beside the scenarios, name its own file, which always matches the package:',
  ja: 'このパッケージがシナリオと同じプロジェクトにあれば、付属のファイルも指定できます:',
};

export function addSchema(program: Command, say: Say): void {
  program
    .command('schema')
    .description(
      say({
        en: 'print the JSON Schema of a scenario, for completion and checks in an editor',
        ja: 'シナリオの JSON Schema を出力する（エディターでの補完・検証用）',
      }),
    )
    .option(
      '--output <file>',
      say({ en: 'write to this file instead of the terminal', ja: 'ターミナルの代わりに出力するファイル' }),
      notEmpty,
    )
    .action(run)
    .addHelpText(
      'after',
      examples(
        say,
        `
  ec2-vs-lambda schema --output scenario.schema.json

${say(NAMES_IT)}
  # yaml-language-server: $schema=./scenario.schema.json

${say(OF_THE_PACKAGE)}
  # yaml-language-server: $schema=./node_modules/ec2-vs-lambda/schema/scenario.schema.json`,
      ),
    );
}

async function run({ output }: { readonly output?: string }): Promise<void> {
  const { scenarioSchema } = await import('../../scenario/schema.js');
  const { FLAGS } = await import('../call/flags.js');
  const text = `${JSON.stringify(scenarioSchema(FLAGS), null, 2)}\n`;
  if (output === undefined) {
    const { writeOut } = await import('../../io/terminal/terminal.js');
    writeOut(text);
    return;
  }
  const { writeFileAtomically } = await import('../../io/files/atomicFiles.js');
  writeFileAtomically(output, text);
}
