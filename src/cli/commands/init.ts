/** A scenario to start from: asked for at a terminal, or stated by options. */
import { type Command, Option } from 'commander';
import { InputError } from '../../errors.js';
import { oneOf } from '../../phrases.js';
import type { Day } from '../../quantity/day.js';
import { type Answers, scenarioText, type Template } from '../../template/template.js';
import { TEMPLATES } from '../../template/templates.js';
import { LANGUAGES, type Language, plainWords, type Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { collect, dayOf, notEmpty, refuseCall, settingsOf } from '../call/options.js';

interface InitOptions {
  readonly template?: string;
  readonly title?: string;
  readonly region?: string;
  readonly asOf?: string;
  readonly currency?: string;
  readonly rate?: string;
  readonly set?: readonly string[];
  readonly lang?: Language;
  readonly force?: boolean;
}

const BROKEN_OFF = 130;
const DEFAULT_REGION = 'us-east-1';

const ASK = {
  template: { en: 'What kind of system?', ja: 'どのようなシステムですか？' },
  title: { en: 'What is it called?', ja: '名称は？' },
  region: { en: 'In which AWS region?', ja: 'どの AWS リージョンで稼働しますか？' },
  currency: { en: 'In which currency?', ja: 'どの通貨で表示しますか？' },
  rate: { en: 'How many units of it per US dollar?', ja: '1 米ドルはいくらですか？' },
  file: { en: 'Which file should be written?', ja: 'どのファイルに書き込みますか？' },
  written: { en: 'written; price it with', ja: 'を作成しました。次のコマンドで見積もれます:' },
  brokenOff: { en: 'Nothing was written.', ja: '何も書き込みませんでした。' },
  none: { en: 'It is empty.', ja: '入力してください。' },
} satisfies Record<string, Words>;

const NO_TEMPLATE = {
  en: '--template is missing, and there is no terminal to ask on',
  ja: '--template の指定がなく、対話できるターミナルもありません',
};
const CURRENCY_AND_RATE = {
  en: 'a currency and its exchange rate go together',
  ja: '通貨と為替レートは両方とも必要です',
};
const THERE_ALREADY = {
  message: { en: 'it already exists', ja: 'すでに存在します' },
  remedy: {
    en: 'name another file, or replace it with --force',
    ja: '別のファイル名にするか、--force で置き換えてください',
  },
};

const HELP = {
  about: {
    en: 'write a commented scenario to start from; asks for its contents on a terminal',
    ja: 'コメント付きのシナリオのひな形を作成する（ターミナルでは対話形式）',
  },
  file: { en: 'the file to write; - writes to the terminal', ja: '作成するファイル（- はターミナルに出力）' },
  template: { en: 'the kind of system', ja: 'システムの種類' },
  title: { en: 'the title', ja: '名称' },
  region: {
    en: `the AWS region (default: ${DEFAULT_REGION})`,
    ja: `AWS リージョン（省略時は ${DEFAULT_REGION}）`,
  },
  asOf: {
    en: 'the day whose prices and billing rules apply (default: today)',
    ja: '価格・課金ルールの基準日（省略時は今日）',
  },
  currency: { en: 'show amounts in this currency', ja: '金額を表示する通貨' },
  rate: { en: 'the exchange rate: units of the currency per US dollar', ja: '1 米ドルあたりの為替レート' },
  set: { en: 'a quantity of the template; may be repeated', ja: 'ひな形の数量（複数指定可）' },
  lang: { en: 'language of the comments', ja: 'コメントの言語' },
  force: { en: 'replace an existing file', ja: '既存のファイルを置き換える' },
  templates: { en: 'Templates', ja: 'ひな形' },
} satisfies Record<string, Words>;

export function addInit(program: Command, say: Say): void {
  const templates = TEMPLATES.map(({ name, title }) => `  ${name.padEnd(16)}${say(title)}`).join('\n');
  program
    .command('init')
    .description(say(HELP.about))
    .argument('[file]', say(HELP.file))
    .addOption(new Option('--template <name>', say(HELP.template)).choices(TEMPLATES.map(({ name }) => name)))
    .option('--title <text>', say(HELP.title), notEmpty)
    .option('--region <region>', say(HELP.region), notEmpty)
    .option('--as-of <day>', say(HELP.asOf))
    .option('--currency <code>', say(HELP.currency))
    .option('--rate <number>', say(HELP.rate))
    .option('--set <name=value>', say(HELP.set), collect)
    .addOption(new Option('--lang <language>', say(HELP.lang)).choices(LANGUAGES))
    .option('--force', say(HELP.force))
    .action(run)
    .addHelpText(
      'after',
      `\n${say(HELP.templates)}:\n${templates}\n${examples(
        say,
        `
  ec2-vs-lambda init
  ec2-vs-lambda init shop.yaml --template web-api --region ap-northeast-1 --currency JPY --rate 150
  ec2-vs-lambda init - --template scheduled-job --set "runs=1 / day" | ec2-vs-lambda -`,
      )}`,
    );
}

async function run(file: string | undefined, options: InitOptions): Promise<void> {
  const { environmentLanguage, writeOut } = await import('../../io/terminal/terminal.js');
  const language = options.lang ?? environmentLanguage();
  const today = settingsOf({ color: false }).today as Day;
  const asOf = await dayOf(options.asOf, today);
  const chosen = await choose(file, options, language);
  if (chosen === undefined) return;
  const { template, title, region, currency } = chosen;
  const { nearestSchema } = await import('../../io/files/schemaFile.js');
  const schema = nearestSchema(chosen.file === '-' ? DEFAULT_FILE : chosen.file);
  const answers: Answers = {
    region,
    asOf,
    language,
    quantities: quantitiesOf(options.set ?? [], template),
    ...(title === undefined ? {} : { title }),
    ...(currency === undefined ? {} : { currency }),
    ...(schema === undefined ? {} : { schema }),
  };
  const text = scenarioText(template, answers);
  const missing = await missingPrices(text, chosen.file, today);
  const isPiped = chosen.file === '-';
  if (isPiped) writeOut(text);
  else {
    const { writeFileAtomically } = await import('../../io/files/atomicFiles.js');
    writeFileAtomically(chosen.file, text);
  }
  if (missing.length > 0) {
    const { tellWarnings } = await import('../call/beside.js');
    tellWarnings([missingWords(missing, chosen.file)], language);
  }
  if (isPiped) return;
  const command = `ec2-vs-lambda ${shellWord(chosen.file)}`;
  writeOut(`${chosen.file} ${ASK.written[language]} ${command}\n`);
}

interface Chosen {
  readonly template: Template;
  readonly file: string;
  readonly title?: string;
  readonly region: string;
  readonly currency?: { readonly code: string; readonly perUsd: string };
}

/** undefined where the person broke off */
async function choose(file: string | undefined, options: InitOptions, language: Language): Promise<Chosen | undefined> {
  const { canAsk, BrokenOff } = await import('../../io/terminal/prompts.js');
  if (options.template !== undefined || !canAsk()) return stated(file, options);
  try {
    return await asked(file, options, language);
  } catch (error) {
    if (!(error instanceof BrokenOff)) throw error;
    const { writeError } = await import('../../io/terminal/terminal.js');
    writeError(`${ASK.brokenOff[language]}\n`);
    process.exitCode = BROKEN_OFF;
    return undefined;
  }
}

const DEFAULT_FILE = 'scenario.yaml';

async function stated(file: string | undefined, options: InitOptions): Promise<Chosen> {
  const template = TEMPLATES.find(({ name }) => name === options.template);
  if (template === undefined) {
    const names = TEMPLATES.map(({ name }) => name);
    return refuseCall(NO_TEMPLATE, { expected: oneOf(names) });
  }
  const { title, region = DEFAULT_REGION, currency: code, rate: perUsd } = options;
  if ((code !== undefined && code !== 'USD') !== (perUsd !== undefined)) {
    return refuseCall(CURRENCY_AND_RATE, { expected: plainWords('--currency JPY --rate 150') });
  }
  const currency = code === undefined || perUsd === undefined ? {} : { currency: { code, perUsd } };
  return {
    template,
    region,
    file: await free(file ?? DEFAULT_FILE, options),
    ...currency,
    ...(title === undefined ? {} : { title }),
  };
}

async function asked(file: string | undefined, options: InitOptions, language: Language): Promise<Chosen> {
  const { askChoice, askText } = await import('../../io/terminal/prompts.js');
  const filled = (answer: string) => (answer === '' ? ASK.none[language] : undefined);
  const name = await askChoice(
    ASK.template[language],
    TEMPLATES.map((one) => ({ value: one.name, label: one.title[language] })),
  );
  const template = TEMPLATES.find((one) => one.name === name) as Template;
  const title = options.title ?? (await askText(ASK.title[language], template.title[language], filled));
  const region =
    options.region ??
    (await askText(ASK.region[language], { en: DEFAULT_REGION, ja: 'ap-northeast-1' }[language], filled));
  const code = options.currency ?? (await askText(ASK.currency[language], { en: 'USD', ja: 'JPY' }[language], filled));
  const perUsd = code === 'USD' ? undefined : (options.rate ?? (await askText(ASK.rate[language], '', filled)));
  const wanted = file ?? (await askText(ASK.file[language], DEFAULT_FILE, filled));
  return {
    template,
    title,
    region,
    file: await free(wanted, options),
    ...(perUsd === undefined ? {} : { currency: { code, perUsd } }),
  };
}

/** A scenario that somebody has worked on is not replaced by a template. */
async function free(file: string, { force }: InitOptions): Promise<string> {
  const { isThere } = await import('../../io/files/files.js');
  if (file === '-' || force === true || !isThere(file)) return file;
  throw new InputError([{ code: 'usage', file, ...THERE_ALREADY }]);
}

function quantitiesOf(settings: readonly string[], { name: of, workload }: Template): Map<string, string> {
  const known = workload.map(({ name }) => name);
  return new Map(
    settings.map((setting) => {
      const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(setting) ?? [];
      if (known.includes(name.trim()) && value.trim() !== '') return [name.trim(), value.trim()] as const;
      const message = {
        en: `--set ${setting}: the template ${of} has no such quantity`,
        ja: `--set ${setting}: ひな形 ${of} にその数量はありません`,
      };
      const expected = plainWords(known.map((one) => `${one}=…`).join(', '));
      throw new InputError([{ code: 'usage', message, expected }]);
    }),
  );
}

/**
 * What was answered is held to the reader before anything is written. Prices that the books lack are no wrong answer: the
 * scenario is what a refresh goes by.
 * @returns what is missing
 */
async function missingPrices(text: string, file: string, today: Day): Promise<readonly Words[]> {
  const { compare } = await import('../../bill/compare.js');
  const { pricingOf } = await import('../call/run.js');
  const { books } = await pricingOf({ color: false }, []);
  try {
    compare({ file: file === '-' ? '<stdout>' : file, text }, { today }, books);
    return [];
  } catch (error) {
    if (!(error instanceof InputError) || error.problems.some(({ code }) => code !== 'notInBooks')) throw error;
    return [...new Map(error.problems.map(({ message }) => [message.en, message])).values()];
  }
}

function missingWords(missing: readonly Words[], file: string): Words {
  const refresh = `\`ec2-vs-lambda prices refresh ${file === '-' ? 'FILE' : shellWord(file)}\``;
  return {
    en: `before it can be priced, prices are missing: ${missing.map(({ en }) => en).join('; ')}. ${refresh} asks AWS for today's; or state them in a price file (--prices)`,
    ja: `見積もりに必要な価格が足りません: ${missing.map(({ ja }) => ja).join('、')}。${refresh} で今日の価格を AWS から取得するか、価格ファイル（--prices）で指定してください`,
  };
}

function shellWord(file: string): string {
  return /^[\w./-]+$/.test(file) ? file : JSON.stringify(file);
}
