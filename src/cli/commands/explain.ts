import type { Command } from 'commander';
import { oneOf } from '../../phrases.js';
import type { Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

export function addExplain(program: Command, say: Say): void {
  const command = program
    .command('explain')
    .description(
      say({
        en: 'show how the figures are calculated: every step, rule and price, with its day and source',
        ja: '金額の根拠を、手順・課金ルール・価格・日付・出典とともに表示する',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .argument('[option]', say({ en: 'one option of it (default: all)', ja: 'シナリオ内の構成（省略時はすべて）' }))
    .argument(
      '[line]',
      say({
        en: 'a component of the option, one line as "component / meter", or a figure (total, fee, afterTax, overHorizon, ...)',
        ja: '構成要素、"構成要素 / 項目" の形の明細、または金額の名前（total、fee、afterTax、overHorizon など）',
      }),
    )
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say, { more: ['text'] }).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda explain scenarios/campaign-site.yaml
  ec2-vs-lambda explain scenarios/campaign-site.yaml Lambda
  ec2-vs-lambda explain scenarios/campaign-site.yaml Lambda "convert / duration"
  ec2-vs-lambda explain scenarios/integrator-fee.yaml EC2 fee
  ec2-vs-lambda explain scenarios/campaign-site.yaml Lambda --output lambda.md`,
    ),
  );
}

async function run(
  file: string,
  optionName: string | undefined,
  lineName: string | undefined,
  options: QuestionOptions,
): Promise<void> {
  const { compare } = await import('../../bill/compare.js');
  const { selectLines, selectOption } = await import('../../bill/select.js');
  const { findFigure } = await import('../../bill/figures.js');
  const { InputError } = await import('../../errors.js');
  const { explanationAnswer } = await import('../../report/answers/explain.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { settings, books, answer } = await prepareQuestion(options, [file]);
  const [comparison] = forEachFile([file], (source) => compare(source, settings, books));
  if (comparison === undefined) return;

  const wanted = <T>(selection: ReturnType<typeof selectOption> | ReturnType<typeof selectLines>, what: Words): T => {
    if ('found' in selection) return selection.found as T;
    const { missing, known, nearest } = selection;
    const message = { en: `no ${what.en} \`${missing}\``, ja: `${what.ja} \`${missing}\` はありません` };
    const hints = { expected: oneOf(known), ...(nearest === undefined ? {} : { nearest }) };
    throw new InputError([{ code: 'usage', message, ...hints }]);
  };
  type OptionBill = (typeof comparison.options)[number];
  const bills =
    optionName === undefined
      ? comparison.options
      : [wanted<OptionBill>(selectOption(comparison, optionName), { en: 'option', ja: '構成' })];
  const parts = bills.map((option) => {
    if (lineName === undefined) return { option, parts: option.lines };
    const figure = findFigure(option, lineName);
    if (figure !== undefined) return { option, parts: [figure] };
    return { option, parts: wanted<OptionBill['lines']>(selectLines(option, lineName), { en: 'line', ja: '明細' }) };
  });
  await answer([explanationAnswer(parts, comparison)]);
}
