import type { Command } from 'commander';
import type { PriceSource } from '../../book/book.js';
import type { Difference, KnownPrice, UnreadPrice } from '../../book/prices.js';
import { InputError } from '../../errors.js';
import { oneOf } from '../../phrases.js';
import { examples, HELP } from '../call/help.js';
import type { Say } from '../call/language.js';
import { collect, dayOf, languageOption, NO_DERIVED_HELP, notEmpty, PRICES_HELP } from '../call/options.js';
import { withOutputOptions } from '../call/outputs.js';
import type { Question, QuestionOptions } from '../call/run.js';
import { addRefresh } from './refresh.js';
import { addVerify } from './verify.js';

type PriceOptions = QuestionOptions & { readonly region?: string };

/** A question about prices, and the region that it is about. */
type PriceQuestion = Question & { readonly region: string };

export function addPrices(program: Command, say: Say): void {
  const prices = program.command('prices').description(
    say({
      en: 'show, refresh and verify the prices of the books: show, history, list, diff, refresh, verify',
      ja: '価格表の内容の表示・更新・照合: show、history、list、diff、refresh、verify',
    }),
  );
  prices.addHelpText(
    'after',
    examples(
      say,
      `
  ec2-vs-lambda prices history lambda/duration.x86_64 --region ap-northeast-1
  ec2-vs-lambda prices refresh scenarios/campaign-site.yaml`,
    ),
  );
  const command = (usage: string, description: string, lines: readonly string[]) => {
    const calls = lines.map((line) => `\n  ec2-vs-lambda prices ${line} --region ap-northeast-1`).join('');
    const added = prices.command(usage).description(description);
    return withPriceOptions(added, say).addHelpText('after', examples(say, calls));
  };
  command(
    'show <id>',
    say({
      en: 'one price on one day, with its tiers and its source',
      ja: 'ある日の 1 つの価格を、段階と出典とともに表示する',
    }),
    ['show ec2/linux.t2.micro --as-of 2016-06-02'],
  )
    .option(
      '--as-of <day>',
      say({ en: 'the day (YYYY-MM-DD; default: today)', ja: '基準日（YYYY-MM-DD、省略時は今日）' }),
    )
    .action(show);
  command('history <id>', say({ en: 'every known change of a price', ja: '1 つの価格の変更履歴を表示する' }), [
    'history lambda/duration.x86_64',
  ]).action(history);
  command(
    'list [services...]',
    say({ en: 'all prices of a day, one per line', ja: 'ある日の価格を 1 行ずつ一覧表示する' }),
    ['list lambda sqs', 'list --as-of 2016-06-02', 'list ec2 --output prices.csv --output prices.xlsx'],
  )
    .option(
      '--as-of <day>',
      say({ en: 'the day (YYYY-MM-DD; default: today)', ja: '基準日（YYYY-MM-DD、省略時は今日）' }),
    )
    .action(list);
  command(
    'diff <from> <to> [services...]',
    say({
      en: 'the prices that differ between two days, or between two price files',
      ja: '2 つの日付、または 2 つの価格ファイルの間で異なる価格を表示する',
    }),
    ['diff 2016-06-02 2025-06-18 ec2', 'diff old-prices.yaml new-prices.yaml'],
  )
    .option(
      '--as-of <day>',
      say({
        en: 'for two price files: the day (YYYY-MM-DD; default: today)',
        ja: '価格ファイル同士の比較の基準日（YYYY-MM-DD、省略時は今日）',
      }),
    )
    .action(difference);
  addRefresh(prices, say);
  addVerify(prices, say);
  for (const one of prices.commands) one.copyInheritedSettings(program).helpOption('-h, --help', say(HELP));
}

function withPriceOptions(command: Command, say: Say): Command {
  const asked = command
    .option('--region <region>', say({ en: 'the AWS region (needed)', ja: 'AWS のリージョン（必ず指定）' }), notEmpty)
    .option('--prices <path>', say(PRICES_HELP), collect)
    .option('--no-derived', say(NO_DERIVED_HELP));
  return withOutputOptions(asked, say, { kind: 'prices' }).addOption(languageOption(say));
}

/** @param asked the services or the price asked about, whose regions are named where none is given */
async function prepared(options: PriceOptions, asked: readonly string[]): Promise<PriceQuestion> {
  const { prepareQuestion } = await import('../call/run.js');
  const { region } = options;
  const question = await prepareQuestion({ ...options, color: false }, [], 'prices');
  const { warnings = [] } = question.books;
  if (warnings.length > 0) {
    const { tellWarnings } = await import('../call/beside.js');
    tellWarnings(warnings, question.language);
  }
  if (region !== undefined) return { ...question, region };
  const { regionsWith } = await import('../../book/prices.js');
  const services = asked.map((one) => one.split('/')[0] ?? '');
  const regions = regionsWith(question.books, services);
  throw new InputError([
    { code: 'usage', ...NO_REGION, ...(regions.length === 0 ? {} : { expected: oneOf(regions) }) },
  ]);
}

const NO_REGION = {
  message: {
    en: '`--region` is missing: prices are by region',
    ja: '`--region` がありません。価格はリージョンごとに異なります',
  },
  remedy: {
    en: 'give it, such as `--region ap-northeast-1`',
    ja: '`--region ap-northeast-1` のように指定してください',
  },
};

async function show(id: string, options: PriceOptions): Promise<void> {
  const { findPrice, onDay } = await import('../../book/prices.js');
  const { priceFacts } = await import('../../questions/prices/priceFacts.js');
  const { priceAnswer } = await import('../../report/answers/prices/show.js');
  const { books, region, settings, answer } = await prepared(options, [id]);
  const day = await dayOf(options.asOf, settings.today);
  const found = onDay(findPrice(books, region, id), day);
  await answer([priceAnswer(found, day, priceFacts(books, found.price))]);
}

async function history(id: string, options: PriceOptions): Promise<void> {
  const { findPrice } = await import('../../book/prices.js');
  const { historyAnswer } = await import('../../report/answers/prices/history.js');
  const { books, region, answer } = await prepared(options, [id]);
  await answer([historyAnswer(findPrice(books, region, id))]);
}

async function list(services: readonly string[], options: PriceOptions): Promise<void> {
  const { listPrices, onDay } = await import('../../book/prices.js');
  const { listAnswer } = await import('../../report/answers/prices/list.js');
  const { books, region, settings, answer } = await prepared(options, services);
  const day = await dayOf(options.asOf, settings.today);
  const { prices: all, unread } = listPrices(books, region, services);
  const found = all.map((price) => onDay(price, day)).filter(({ change }) => change !== undefined);
  const [first] = all.flatMap(({ history }) => history[0]?.from ?? []).sort();
  const hint = found.length > 0 || first === undefined ? {} : { first };
  await answer([listAnswer({ region, day, prices: found, unread, ...hint })]);
}

async function difference(from: string, to: string, services: readonly string[], options: PriceOptions): Promise<void> {
  const { differenceAnswer } = await import('../../report/answers/prices/difference.js');
  const question = await prepared(options, services);
  const areFiles = [from, to].every((text) => /[./\\]/.test(text));
  const { found, unread } = await (areFiles ? betweenFiles : betweenDays)(from, to, services, question, options);
  await question.answer([differenceAnswer(found, from, to, unread)]);
}

async function betweenDays(
  from: string,
  to: string,
  services: readonly string[],
  { books, region, settings: { today } }: PriceQuestion,
): Promise<Compared> {
  const { differences, listPrices, onDay } = await import('../../book/prices.js');
  const [first, second] = [await dayOf(from, today), await dayOf(to, today)];
  const { prices, unread } = listPrices(books, region, services);
  if (prices.every((price) => [first, second].every((day) => onDay(price, day).change === undefined)))
    await refuseDays(prices, region, [from, to]);
  return { found: differences(prices, first, second), unread };
}

interface Compared {
  readonly found: readonly Difference[];
  readonly unread: readonly UnreadPrice[];
}

/** Two days of which nothing is known are not alike. */
async function refuseDays(prices: readonly KnownPrice[], region: string, days: readonly string[]): Promise<never> {
  const { InputError } = await import('../../errors.js');
  const [first = ''] = prices.flatMap(({ history }) => history[0]?.from ?? []).sort();
  const message = {
    en: `no price of these is known in ${region} on ${days.join(' or ')}`,
    ja: `${region} には ${days.join('、')} 時点の該当する価格がありません`,
  };
  const remedy = { en: `choose days from ${first} on`, ja: `${first} 以降の日を選んでください` };
  throw new InputError([{ code: 'notInBooks', message, remedy }]);
}

async function betweenFiles(
  from: string,
  to: string,
  services: readonly string[],
  { books, region, language, settings: { today } }: PriceQuestion,
  options: PriceOptions,
): Promise<Compared> {
  const { bookDifferences, pricesOf, unreadOf } = await import('../../book/prices.js');
  const { sourceOf } = await import('../../book/open.js');
  const { readPriceFile } = await import('../../io/books/priceFile.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const known = { regions: books.catalogue.regions, patterns };
  const { tellWarnings } = await import('../call/beside.js');
  const read = async (path: string) => {
    const { shards, warnings } = await readPriceFile(path, known);
    tellWarnings(warnings, language);
    const sources = shards.map((shard) => ('prices' in shard ? sourceOf(shard) : shard));
    const asked = sources.filter(
      (one) => one.region === region && (services.length === 0 || services.includes(one.service)),
    );
    if (asked.length === 0) await refuseOthers(path, sources, region, services);
    return asked;
  };
  const [first, second] = [await read(from), await read(to)];
  const day = await dayOf(options.asOf, today);
  const unread = new Map(unreadOf([...first, ...second]).map((one) => [one.id, one]));
  const differ = bookDifferences(pricesOf(first), pricesOf(second), day);
  return { found: differ.filter(({ price }) => !unread.has(price.id)), unread: [...unread.values()] };
}

/** A file of another region or other services has nothing to compare, which is not the same as no difference. */
async function refuseOthers(
  path: string,
  sources: readonly PriceSource[],
  region: string,
  services: readonly string[],
): Promise<never> {
  const { InputError } = await import('../../errors.js');
  const { oneOf } = await import('../../phrases.js');
  const asked = services.length === 0 ? region : `${services.join(', ')} (${region})`;
  const message = {
    en: `${path} has no prices of ${asked}`,
    ja: `${path} に ${asked} の価格がありません`,
  };
  const has = [...new Set(sources.map((source) => `${source.service} (${source.region})`))];
  throw new InputError([{ code: 'notInBooks', message, expected: oneOf(has) }]);
}
