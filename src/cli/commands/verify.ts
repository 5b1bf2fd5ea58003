import type { Command } from 'commander';
import type { PriceShard } from '../../book/book.js';
import { InputError } from '../../errors.js';
import type { Day } from '../../quantity/day.js';
import type { WantedPrice } from '../../refresh/queries.js';
import type { Recorded } from '../../refresh/recorded.js';
import type { Verified } from '../../refresh/verify.js';
import { plainWords, type Words } from '../../words.js';
import { examples } from '../call/help.js';
import type { Say } from '../call/language.js';
import { dayOf, languageFor, notEmpty, settingsOf } from '../call/options.js';
import { deliver, outputsOf, plainStyle } from '../call/outputs.js';
import {
  type AskingOptions,
  type KnownRegion,
  knownRegion,
  productFilterOf,
  productsFor,
  withAskingOptions,
} from './asking.js';

type VerifyOptions = AskingOptions & { readonly against?: string; readonly asOf?: string };

/** A price drifted. */
const FAILED = 1;

export function addVerify(prices: Command, say: Say): void {
  const command = prices
    .command('verify [books...]')
    .description(
      say({
        en: 'compare price books or recorded answers with AWS, or with a recorded answer; exit status 1 if a price drifted',
        ja: '価格ファイルや記録済みの応答を、AWS または別の記録と照合する。相違があれば終了コード 1',
      }),
    )
    .option(
      '--against <file>',
      say({
        en: 'a recorded answer of the Price List, or an offer file, instead of asking AWS',
        ja: 'AWS に問い合わせる代わりに照合する、Price List の記録済みの応答または公開価格ファイル',
      }),
      notEmpty,
    )
    .option(
      '--as-of <day>',
      say({
        en: 'the day whose prices are compared (YYYY-MM-DD; default: today)',
        ja: '照合する価格の基準日（YYYY-MM-DD、省略時は今日）',
      }),
      notEmpty,
    )
    .action(verifyBooks);
  withAskingOptions(command, say).addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda prices verify my-books/ap-northeast-1/lambda.yaml
  ec2-vs-lambda prices verify fixtures/get-products.json
  ec2-vs-lambda prices verify --region ap-northeast-1 --service lambda --source bulk
  ec2-vs-lambda prices verify my-prices.yaml --against get-products.json`,
      WITHOUT_BOOKS,
    ),
  );
}

const WITHOUT_BOOKS: Words = {
  en: `Without books, the built-in ones are verified: those of --region, and of --service or --type.`,
  ja: `価格ファイルを指定しない場合は、--region と --service（または --type）の内蔵の価格を照合します。`,
};

async function verifyBooks(paths: readonly string[], options: VerifyOptions): Promise<void> {
  const { verify } = await import('../../refresh/verify.js');
  const { isFine, verifyAnswer } = await import('../../report/answers/prices/verify.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const { builtInBooks } = await import('../../io/books/builtInBooks.js');
  const { partWords } = await import('../../io/books/priceFile.js');
  const outputs = await outputsOf(options, 'prices');
  const builtIn = builtInBooks();
  const day = await dayOf(options.asOf, settingsOf({ color: false }).today);
  const against =
    options.against === undefined ? undefined : await recordedAnswer(options.against, builtIn.catalogue.regions);
  if (against?.isPart) await warn([partWords(options.against ?? '')], options);
  const books = await booksOf(paths, options, against);
  const found: Verified[] = [];
  for (const shard of books) {
    const region = await knownRegion(builtIn, shard.region);
    const isAsked = against === undefined;
    const products = against?.products ?? (await productsFor(wantsFor(shard), region, options));
    const complete = isAsked || (paths.length > 0 && !against?.isPart);
    found.push(...verify(shard, products, region, { patterns, day, complete }));
  }
  if (found.length === 0) throw nothingVerified(books, day);
  await deliver([verifyAnswer(found)], outputs, plainStyle(options));
  if (!found.every(isFine)) process.exitCode = FAILED;
}

/** Beside the answer, whose form programs know. */
async function warn(warnings: readonly Words[], options: VerifyOptions): Promise<void> {
  const { tellWarnings } = await import('../call/beside.js');
  tellWarnings(warnings, languageFor(options));
}

type Regions = Readonly<Record<string, Omit<KnownRegion, 'id'>>>;

async function recordedAnswer(path: string, regions: Regions): Promise<Recorded> {
  const { recordedProducts } = await import('../../io/books/priceFile.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const recorded = await recordedProducts(path, { regions, patterns });
  if (recorded !== undefined) return recorded;
  const message = { en: 'this is not a recorded answer', ja: '記録済みの応答ではありません' };
  const expected = {
    en: 'what `aws pricing get-products` printed, or an offer file',
    ja: '`aws pricing get-products` の出力、または公開価格ファイル',
  };
  throw new InputError([{ code: 'priceList', file: path, message, expected }]);
}

/** The named books, or of the built-in ones what is asked for: with a recorded answer whatever it has prices of. */
async function booksOf(
  paths: readonly string[],
  options: VerifyOptions,
  against: Recorded | undefined,
): Promise<PriceShard[]> {
  const { builtInBooks } = await import('../../io/books/builtInBooks.js');
  const { wholeShard } = await import('../../book/open.js');
  const builtIn = builtInBooks();
  const { regions } = builtIn.catalogue;
  if (paths.length > 0) {
    const { readPriceFile } = await import('../../io/books/priceFile.js');
    const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
    const shards: PriceShard[] = [];
    for (const path of paths) {
      const { shards: found, warnings } = await readPriceFile(path, { regions, patterns });
      for (const book of found) shards.push('prices' in book ? book : wholeShard(book));
      await warn(warnings, options);
    }
    return shards.filter(({ region }) => options.region === undefined || region === options.region);
  }
  const wants = await productFilterOf(options);
  if (against === undefined && (options.region === undefined || wants.length === 0)) throw nothingAsked();
  const { wantedBy } = await import('../../refresh/queries.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const isWanted = wantedBy(wants, patterns);
  const places =
    options.region === undefined ? Object.keys(regions) : [(await knownRegion(builtIn, options.region)).id];
  return places.flatMap((region) =>
    (regions[region]?.services ?? []).flatMap((service) => {
      if (wants.length > 0 && !wants.some((want) => want.service === service)) return [];
      const [source] = builtIn.prices(region, service);
      if (source === undefined) return [];
      const shard = wholeShard(source);
      const prices = Object.entries(shard.prices).filter(([id]) => wants.length === 0 || isWanted(`${service}/${id}`));
      return [{ ...shard, prices: Object.fromEntries(prices) }];
    }),
  );
}

/** Each price of the book; of a long book the service as a whole. */
function wantsFor({ service, prices }: PriceShard): WantedPrice[] {
  const ids = Object.keys(prices);
  return ids.length > 50 ? [{ service }] : ids.map((id) => ({ service, id }));
}

function nothingAsked(): InputError {
  return new InputError([
    {
      code: 'usage',
      message: { en: 'there is nothing to verify', ja: '照合する価格が指定されていません' },
      expected: {
        en: 'books, or --region with --service or --type, or --against FILE',
        ja: '価格ファイル、--region と --service（または --type）、または --against FILE',
      },
      remedy: plainWords('ec2-vs-lambda prices verify --region ap-northeast-1 --service lambda'),
    },
  ]);
}

function nothingVerified(books: readonly PriceShard[], day: Day): InputError {
  const begins = books.flatMap(({ prices }) => Object.values(prices).flatMap(({ history }) => history[0]?.from ?? []));
  const [first] = begins.sort();
  if (first !== undefined && first > day) return allLater(first, day);
  return new InputError([
    {
      code: 'priceList',
      message: {
        en: 'the books and the answer have no price in common',
        ja: '価格ファイルと応答に共通する価格がありません',
      },
      remedy: {
        en: 'check that they are of one region and one service',
        ja: '同じリージョン・同じサービスのものか確認してください',
      },
    },
  ]);
}

function allLater(first: Day, day: Day): InputError {
  const message = {
    en: `the books have no price of ${day}: the first is from ${first} on`,
    ja: `価格ファイルに ${day} 時点の価格がありません（最も古い記録は ${first} から）`,
  };
  const remedy = {
    en: `compare the prices of a day on which the books have some: --as-of ${first}`,
    ja: `価格のある日を基準にしてください: --as-of ${first}`,
  };
  return new InputError([{ code: 'notInBooks', message, remedy }]);
}
