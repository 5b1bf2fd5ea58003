import type { Command } from 'commander';
import type { NeededPrice } from '../../bill/needs.js';
import type { Books, PriceShard } from '../../book/book.js';
import { InputError, type Problem } from '../../errors.js';
import type { KeptBooks } from '../../io/books/bookFolder.js';
import type { Product } from '../../refresh/product.js';
import type { WantedPrice } from '../../refresh/queries.js';
import type { Refreshed } from '../../refresh/refresh.js';
import type { Settings } from '../../scenario/settings.js';
import { type Language, plainWords, type Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { languageFor, notEmpty, rootOption, settingsOf } from '../call/options.js';
import { deliver, outputsOf, plainStyle } from '../call/outputs.js';
import {
  type AskingOptions,
  type KnownRegion,
  knownRegion,
  productFilterOf,
  productsFor,
  withAskingOptions,
} from './asking.js';

type RefreshOptions = Omit<AskingOptions, 'prices'> & {
  readonly prices?: string;
  readonly root?: string;
  readonly dryRun?: true;
};

export function addRefresh(prices: Command, say: Say): void {
  const command = prices
    .command('refresh [files...]')
    .description(
      say({
        en: 'fetch the prices that scenarios need, or that are named, from AWS into your own price books',
        ja: 'シナリオに必要な価格、または指定した価格を AWS に問い合わせ、自分の価格ファイルとして保存する',
      }),
    )
    .option(
      '--prices <folder>',
      say({
        en: 'the folder of your price books (default: where the platform keeps data)',
        ja: '自分の価格ファイルのフォルダー（省略時は OS のデータ用フォルダー）',
      }),
      notEmpty,
    )
    .option(
      '--dry-run',
      say({ en: 'show what would change, and write nothing', ja: '変更点を表示するだけで、書き込まない' }),
    )
    .addOption(rootOption(say))
    .action(refresh);
  withAskingOptions(command, say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda prices refresh scenarios/campaign-site.yaml
  ec2-vs-lambda prices refresh --region ap-northeast-1 --service lambda --service apiGateway
  ec2-vs-lambda prices refresh --region ap-northeast-1 --type t3.micro --prices my-books
  ec2-vs-lambda prices refresh --region ap-northeast-1 --service lambda --source bulk`,
      WHERE_BOOKS_LIE,
    ),
  );
}

/** Prices of another price may be needed once the first are known; a scenario asks no more than so often. */
const MAX_ROUNDS = 4;

const WHERE_BOOKS_LIE: Words = {
  en: `Books are kept at FOLDER/REGION/SERVICE.yaml and take precedence over the built-in ones in every command.`,
  ja: `価格ファイルは FOLDER/REGION/SERVICE.yaml に保存され、すべてのコマンドで内蔵の価格より優先されます。`,
};

async function refresh(files: readonly string[], options: RefreshOptions): Promise<void> {
  const { bookFolder, withBooksLocked } = await import('../../io/books/bookFolder.js');
  const { platformFolder } = await import('../../io/machine/platform.js');
  const { builtInBooks } = await import('../../io/books/builtInBooks.js');
  const { refreshAnswer } = await import('../../report/answers/prices/refresh.js');
  const { writeError } = await import('../../io/terminal/terminal.js');
  const { countsSettings } = await import('../call/run.js');
  const outputs = await outputsOf(options, 'prices');
  const asking: AskingOptions = { ...options, prices: [] };
  const folder = options.prices ?? platformFolder();
  const kept = bookFolder(folder);
  const settings = { ...settingsOf({ color: false }), ...(await countsSettings(files, options.root)) };
  const work: Work = { answers: [], shards: new Map(), kept, builtIn: builtInBooks(), settings, options: asking };
  const results = await everyAnswer(files, work);
  const isNew = results.flatMap(({ prices }) => prices);
  const unwanted = results.flatMap(({ withoutOfferTerms }) => withoutOfferTerms);
  if (isNew.length === 0) {
    const problems = results.flatMap((one) => one.problems);
    throw problems.length > 0 ? new InputError(problems) : nothingFound(unwanted.map(({ product }) => product.sku));
  }
  const language = languageFor(options);
  const onWait = (why: Words) => writeError(`${why[language]}\n`);
  const written =
    options.dryRun === true
      ? { results, paths: [] }
      : await withBooksLocked(folder, () => recordedAnew(folder, work), { onWait });
  const told = { ...written, unanswered: work.unanswered ?? [] };
  await deliver([refreshAnswer(told)], outputs, plainStyle(options));
  await tellProblems(
    written.results.flatMap(({ problems }) => problems),
    language,
  );
}

/** Prices that couldn't be taken, beside those that were. */
async function tellProblems(problems: readonly Problem[], language: Language): Promise<void> {
  if (problems.length === 0) return;
  const { problemsText } = await import('../../report/formats/terminal/problems.js');
  const { withNames } = await import('../../mention.js');
  const { FLAGS } = await import('../call/flags.js');
  const { writeError } = await import('../../io/terminal/terminal.js');
  writeError(`${problemsText(withNames(problems, FLAGS), language)}\n`);
  process.exitCode = WRONG_INPUT;
}

const WRONG_INPUT = 2;

/**
 * Records what was answered in the books as they are now: while AWS was asked, another refresh may have written them. Nobody
 * else writes meanwhile.
 */
async function recordedAnew(folder: string, work: Work): Promise<{ results: Refreshed[]; paths: string[] }> {
  const { writeBooks } = await import('../../io/books/bookFolder.js');
  const shards: Work['shards'] = new Map();
  const results: Refreshed[] = [];
  for (const answer of work.answers) results.push(await recorded(answer, { ...work, shards }));
  return { results, paths: writeBooks(folder, [...shards.values()]) };
}

/** What AWS said, and what it was asked. */
interface Answer {
  readonly products: readonly Product[];
  readonly wants: readonly WantedPrice[];
  readonly region: KnownRegion;
}

interface Work {
  readonly answers: Answer[];
  /** The books as they are to be written, by `region/service`. */
  readonly shards: Map<string, PriceShard>;
  readonly kept: KeptBooks;
  readonly builtIn: Books;
  readonly settings: Settings;
  readonly options: AskingOptions;
  /** Prices that the scenarios need and AWS's answer doesn't have. */
  unanswered?: readonly NeededPrice[];
}

async function everyAnswer(files: readonly string[], work: Work): Promise<Refreshed[]> {
  const { options, builtIn } = work;
  const wants = await productFilterOf(options);
  if (files.length === 0) {
    if (options.region === undefined || wants.length === 0) throw nothingAsked();
    return [await asked(wants, await knownRegion(builtIn, options.region), work)];
  }
  const results: Refreshed[] = [];
  const done = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const open = (await needsOf(files, work)).filter((need) => !done.has(nameOf(need)));
    for (const need of open) done.add(nameOf(need));
    const regions = [...new Set(open.map(({ region }) => region))];
    const before = results.length;
    for (const region of regions) {
      const own = open.filter((need) => need.region === region);
      if (own.length > 0) results.push(await asked(own, await knownRegion(builtIn, region), work));
    }
    if (results.length === before) break;
  }
  const found = new Set(results.flatMap(({ prices }) => prices.map(nameOf)));
  work.unanswered = (await needsOf(files, work)).filter((need) => !found.has(nameOf(need)));
  return results;
}

function nameOf({ region, service, id }: NeededPrice): string {
  return `${region} ${service}/${id}`;
}

/** What the scenarios need that AWS lists: what nobody sells has no pattern. */
async function needsOf(files: readonly string[], { shards, kept, settings, options }: Work): Promise<NeededPrice[]> {
  const { neededPrices } = await import('../../bill/needs.js');
  const { builtInBooks } = await import('../../io/books/builtInBooks.js');
  const { forEachFile } = await import('../call/run.js');
  const books = builtInBooks({ shards: [...shards.values()], folders: [kept] });
  const region = options.region === undefined ? {} : { region: { file: '--region', text: options.region } };
  return forEachFile(files, (source) =>
    neededPrices(source, { ...settings, ...region, asOf: today(settings) }, books),
  ).flat();
}

/** What is asked for is today's price, whatever day the scenario is of. */
function today({ today: day }: Settings) {
  return { file: '--as-of', text: day };
}

async function asked(wants: readonly WantedPrice[], region: KnownRegion, work: Work): Promise<Refreshed> {
  const answer = { products: await productsFor(wants, region, work.options), wants, region };
  work.answers.push(answer);
  return recorded(answer, work);
}

/** @throws InputError where the answer can't be taken into the books */
async function recorded({ products, wants, region }: Answer, work: Work): Promise<Refreshed> {
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const { wantedBy } = await import('../../refresh/queries.js');
  const { refreshed } = await import('../../refresh/refresh.js');
  const { shards, kept, builtIn, settings, options } = work;
  const name = options.source === 'api' ? 'AWS Price List API' : 'AWS offer file';
  const result = refreshed(
    products,
    region,
    {
      own: (place, service) => shards.get(`${place}/${service}`) ?? kept.shard(place, service),
      builtIn: (place, service) => builtIn.prices(place, service)[0],
    },
    { patterns, wanted: wantedBy(wants, patterns), origin: { name, seen: settings.today } },
  );
  if (result.obstacles.length > 0) throw new InputError(result.obstacles);
  for (const shard of result.shards) shards.set(`${shard.region}/${shard.service}`, shard);
  return result;
}

function nothingAsked(): InputError {
  return new InputError([
    {
      code: 'usage',
      message: { en: 'no prices are requested', ja: '取得する価格が指定されていません' },
      expected: {
        en: 'scenarios, or --region with --service or --type',
        ja: 'シナリオ、または --region と --service（または --type）',
      },
      remedy: plainWords('ec2-vs-lambda prices refresh --region ap-northeast-1 --service lambda'),
    },
  ]);
}

function nothingFound(skus: readonly string[]): InputError {
  const message =
    skus.length === 0
      ? {
          en: 'AWS lists no price for this request',
          ja: '指定されたものの価格が AWS の価格表にありません',
        }
      : {
          en: `AWS lists ${skus.join(', ')} without a price on demand: they are no longer sold so`,
          ja: `AWS の価格表に ${skus.join(', ')} のオンデマンド価格がありません。この形での販売は終了しています`,
        };
  const remedy = {
    en: 'check that the region has the service and the instance type; nothing was written',
    ja: 'リージョンにそのサービスとインスタンスタイプがあるか確認してください（ファイルは変更していません）',
  };
  return new InputError([{ code: 'priceList', message, remedy }]);
}
