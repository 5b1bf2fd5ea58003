import { type Command, Option } from 'commander';
import type { PricingRequest } from '../../bill/vary.js';
import type { OptimiseSettings } from '../../questions/choose/candidates.js';
import type { Measured } from '../../questions/choose/measured.js';
import type { PurchaseWords } from '../../services/contract/alternatives.js';
import type { Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { collect, countOf, refuseCall, sourceOf, withCommonOptions } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { QuestionOptions } from '../call/run.js';

type OptimiseOptions = QuestionOptions & {
  readonly type?: readonly string[];
  readonly architecture?: 'x86_64' | 'arm64' | 'all';
  readonly purchase: 'stated' | 'onDemand' | 'reserved' | 'all';
  readonly maxInstances?: string;
  readonly most?: string;
  readonly top: string;
  readonly powerTuning?: readonly string[];
  readonly commitment?: boolean;
  readonly samples: string;
  readonly seed: string;
};

export function addOptimise(program: Command, say: Say): void {
  const command = program
    .command('optimise')
    .alias('optimize')
    .description(
      say({
        en: 'find the cheapest instances and function memory sizes that carry the load',
        ja: '負荷を処理できる最安のインスタンスと、関数の最安のメモリを求める',
      }),
    )
    .argument('<file>', say({ en: 'a scenario; - reads standard input', ja: 'シナリオ（- は標準入力）' }))
    .option(
      '--type <pattern>',
      say({
        en: 'consider only these instance types (m5.*, t3.micro); may be repeated',
        ja: '検討するインスタンスタイプ（m5.*、t3.micro）。繰り返し可',
      }),
      collect,
    )
    .addOption(
      new Option(
        '--architecture <name>',
        say({
          en: 'the processor architecture (default for instances: the scenario’s)',
          ja: 'インスタンスと関数のアーキテクチャ（インスタンスは省略時、シナリオのもの）',
        }),
      ).choices(['x86_64', 'arm64', 'all']),
    )
    .addOption(
      new Option('--purchase <how>', say({ en: 'the purchase options of instances', ja: 'インスタンスの購入方法' }))
        .choices(['stated', 'onDemand', 'reserved', 'all'])
        .default('stated'),
    )
    .option('--max-instances <number>', say({ en: 'the maximum number of instances', ja: 'インスタンスの最大台数' }))
    .addOption(new Option('--most <number>').hideHelp())
    .option(
      '--top <number>',
      say({ en: 'the number of configurations of each option to show', ja: '各構成について表示する候補の数' }),
      '5',
    )
    .option(
      '--power-tuning <file>',
      say({
        en: 'a result of AWS Lambda Power Tuning, for the only function or as function=file; may be repeated',
        ja: 'AWS Lambda Power Tuning の結果（関数が複数あれば 関数名=ファイル）。繰り返し可',
      }),
      collect,
    )
    .option(
      '--commitment',
      say({
        en: 'find instead the hourly commitment of the scenario’s Savings Plans that costs least, with the curve',
        ja: '代わりに、シナリオの Savings Plans について最安となる 1 時間あたりのコミットメントを求め、曲線を示す',
      }),
    )
    .option(
      '--samples <number>',
      say({
        en: 'with --commitment, of uncertain quantities: the number of draws',
        ja: '--commitment で、不確かな数量を試行する回数',
      }),
      '200',
    )
    .option(
      '--seed <number>',
      say({ en: 'with --commitment: the seed of the draws', ja: '--commitment の試行の乱数シード' }),
      '1',
    )
    .action(run);
  withOutputOptions(withCommonOptions(command, say), say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda optimise scenarios/optimise/thumbnails.yaml
  ec2-vs-lambda optimise scenarios/optimise/thumbnails.yaml --region all --architecture all
  ec2-vs-lambda optimise scenarios/optimise/thumbnails.yaml --type 't3.*' --type 'm5.*' --max-instances 10
  ec2-vs-lambda optimise scenarios/optimise/thumbnails.yaml --power-tuning tuning-result.json
  ec2-vs-lambda optimise scenarios/optimise/thumbnails.yaml --top 100 --format csv
  ec2-vs-lambda optimise scenarios/purchase/what-to-commit.yaml --commitment`,
      WHAT_IS_CHOSEN,
    ),
  );
}

const WHAT_IS_CHOSEN: Words = {
  en: `What is chosen: the type and the number of instances with a \`load\`, and the memory of functions with \`durationByMemory\`.
--region takes one region, several (a,b,c), or all.`,
  ja: `選ばれるもの: \`load\` のあるインスタンスのタイプと台数、\`durationByMemory\` のある関数のメモリ
--region には 1 つのリージョン、複数（a,b,c）、または all を指定できます。`,
};

async function run(file: string, options: OptimiseOptions): Promise<void> {
  if (options.commitment === true) {
    await whatToCommit(file, options);
    return;
  }
  const { optimise, tooManyLeft } = await import('../../questions/choose/optimise.js');
  const { regionsOf } = await import('../../questions/choose/regions.js');
  const { optimumAnswer } = await import('../../report/answers/optimise.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { endAsPart, searchWithProgress } = await import('../call/search.js');
  const { settings, books, language, answer } = await prepareQuestion(options, [file]);
  const { region: _, ...withoutRegion } = settings;
  const severalRegions = options.region !== undefined && /,|^all$/.test(options.region);
  const asked = { settings: severalRegions ? withoutRegion : settings, books };
  const top = await countOf('top', options.top, 1000, 1);
  const maxInstances = await maxInstancesOf(options);
  const durations = await durationsOf(options.powerTuning ?? []);
  const search = await searchWithProgress(language);
  const found = forEachFile([file], (source) => {
    const regions = options.region === undefined ? undefined : regionsOf(sourceOf('region', options.region), { books });
    const wanted: OptimiseSettings = {
      ...choicesOf(options),
      top,
      durations,
      ...(regions === undefined ? {} : { regions }),
      ...(maxInstances === undefined ? {} : { maxInstances }),
    };
    return search((effort) => optimise({ ...asked, source } satisfies PricingRequest, wanted, effort));
  });
  await answer(found.map(optimumAnswer));
  endAsPart(found.map((one) => (one.left === 0 ? undefined : tooManyLeft(one.left))));
}

async function whatToCommit(file: string, options: OptimiseOptions): Promise<void> {
  const { commitments } = await import('../../questions/choose/commitment.js');
  const { commitmentAnswer } = await import('../../report/answers/commitment.js');
  const { prepareQuestion, forEachFile } = await import('../call/run.js');
  const { searchWithProgress } = await import('../call/search.js');
  const { settings, books, language, answer } = await prepareQuestion(options, [file]);
  const samples = await countOf('samples', options.samples, 10_000, 1);
  const seed = await countOf('seed', options.seed, Number.MAX_SAFE_INTEGER, 0);
  const search = await searchWithProgress(language);
  const found = forEachFile([file], (source) =>
    search((effort) => commitments({ source, settings, books }, { samples, seed }, effort)),
  );
  await answer(found.map(commitmentAnswer));
}

/** `--max-instances`, or `--most` as it was called before. */
async function maxInstancesOf({ maxInstances, most }: OptimiseOptions): Promise<number | undefined> {
  if (maxInstances !== undefined) return countOf('max-instances', maxInstances, 1_000_000, 1);
  return most === undefined ? undefined : countOf('most', most, 1_000_000, 1);
}

function choicesOf({ type, architecture, purchase }: OptimiseOptions): Partial<OptimiseSettings> {
  const patterns = type?.map((pattern) => new RegExp(`^${pattern.split('*').map(plain).join('.*')}$`));
  return {
    ...(patterns === undefined ? {} : { isWanted: (name) => patterns.some((pattern) => pattern.test(name)) }),
    ...(architecture === undefined
      ? {}
      : { architectures: architecture === 'all' ? (['x86_64', 'arm64'] as const) : [architecture] }),
    ...(purchase === 'stated' ? {} : { purchases: PURCHASES[purchase] }),
  };
}

function plain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const TERMS = (['1 year', '3 years'] as const).flatMap((length) =>
  (['none', 'partial', 'all'] as const).map((upfront) => ({ length, upfront })),
);
const RESERVED: readonly PurchaseWords[] = TERMS.map(({ length, upfront }) => ({ reserved: length, upfront }));
const CONVERTIBLE: readonly PurchaseWords[] = RESERVED.map((one) => ({ ...(one as object), class: 'convertible' }));
const PLANS: readonly PurchaseWords[] = ['compute', 'ec2Instance'].flatMap((savingsPlan) =>
  TERMS.map(({ length: term, upfront }) => ({ savingsPlan, term, upfront })),
);

const PURCHASES = {
  onDemand: ['onDemand'],
  reserved: RESERVED,
  all: ['onDemand', ...RESERVED, ...CONVERTIBLE, ...PLANS],
} as const satisfies Readonly<Record<string, readonly PurchaseWords[]>>;

async function durationsOf(said: readonly string[]): Promise<readonly Measured[]> {
  const { readSource } = await import('../../io/files/files.js');
  const { readOnce } = await import('../../io/files/readOnce.js');
  const { readPowerTuning } = await import('../../import/powerTuning.js');
  const found = [];
  for (const text of said) {
    const [, component, path] = /^(?:([^=]+)=)?(.+)$/.exec(text) ?? [];
    if (path === undefined) {
      const message = {
        en: `--power-tuning ${text} names no file`,
        ja: `--power-tuning ${text} にファイル名がありません`,
      };
      await refuseCall(message, { expected: { en: 'file, or function=file', ja: 'ファイル、または 関数名=ファイル' } });
    }
    const source = path === '-' ? readSource(path) : await readOnce(path as string, async (file) => file.text());
    found.push({ points: readPowerTuning(source), ...(component === undefined ? {} : { component }) });
  }
  return found;
}
