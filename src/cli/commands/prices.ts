import type { Command } from 'commander';
import type { Books } from '../../book/book.js';
import type { Day } from '../../quantity/day.js';
import type { Look } from '../../report/answers/prices.js';
import { examples, HELP } from '../call/help.js';
import type { Say } from '../call/language.js';
import {
  type CommonOptions,
  collect,
  dayOf,
  languageFor,
  languageOption,
  notEmpty,
  PRICES_HELP,
  withTextOutput,
} from '../call/options.js';
import { addRefresh } from './refresh.js';
import { addVerify } from './verify.js';

type PriceOptions = CommonOptions & { readonly region: string; readonly format: string; readonly output?: string };

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
    ['list lambda sqs', 'list --as-of 2016-06-02'],
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
    .requiredOption('--region <region>', say({ en: 'the AWS region', ja: 'AWS のリージョン' }), notEmpty)
    .option('--prices <path>', say(PRICES_HELP), collect);
  return withTextOutput(asked, say).addOption(languageOption(say));
}

async function prepared(options: PriceOptions): Promise<{ books: Books; today: Day; look: Look }> {
  const { prepare } = await import('../call/run.js');
  const { books, settings, language, width } = await prepare(
    { ...options, color: false },
    [],
    options.output === undefined ? [] : [options.output],
  );
  return { books, today: settings.today, look: { language, width } };
}

async function show(id: string, options: PriceOptions): Promise<void> {
  const { findPrice, onDay } = await import('../../book/prices.js');
  const { priceFacts } = await import('../../questions/prices/priceFacts.js');
  const { priceJson, showText } = await import('../../report/answers/prices.js');
  const { emit, jsonText } = await import('../call/run.js');
  const { books, today, look } = await prepared(options);
  const day = await dayOf(options.asOf, today);
  const found = onDay(findPrice(books, options.region, id), day);
  const facts = priceFacts(books, found.price);
  await emit(
    options.format === 'json' ? jsonText([priceJson(found, day, facts)]) : showText(found, day, look, facts),
    options,
  );
}

async function history(id: string, options: PriceOptions): Promise<void> {
  const { findPrice } = await import('../../book/prices.js');
  const { historyJson, historyText } = await import('../../report/answers/prices.js');
  const { emit, jsonText } = await import('../call/run.js');
  const { books, look } = await prepared(options);
  const price = findPrice(books, options.region, id);
  await emit(options.format === 'json' ? jsonText([historyJson(price)]) : historyText(price, look), options);
}

async function list(services: readonly string[], options: PriceOptions): Promise<void> {
  const { listPrices, onDay } = await import('../../book/prices.js');
  const { listText, priceJson } = await import('../../report/answers/prices.js');
  const { emit } = await import('../call/run.js');
  const { books, today, look } = await prepared(options);
  const day = await dayOf(options.asOf, today);
  const found = listPrices(books, options.region, services)
    .map((price) => onDay(price, day))
    .filter(({ change }) => change !== undefined);
  const json = () =>
    JSON.stringify(
      found.map((one) => priceJson(one, day)),
      null,
      2,
    );
  await emit(options.format === 'json' ? json() : listText(found, look.language), options);
}

async function difference(from: string, to: string, services: readonly string[], options: PriceOptions): Promise<void> {
  const { differenceJson, differenceText } = await import('../../report/answers/prices.js');
  const { emit } = await import('../call/run.js');
  const areFiles = [from, to].every((text) => /[./\\]/.test(text));
  const found = areFiles
    ? await betweenFiles(from, to, services, options)
    : await betweenDays(from, to, services, options);
  const json = () => JSON.stringify(found.map(differenceJson), null, 2);
  await emit(options.format === 'json' ? json() : differenceText(found, from, to, languageFor(options)), options);
}

async function betweenDays(from: string, to: string, services: readonly string[], options: PriceOptions) {
  const { differences, listPrices } = await import('../../book/prices.js');
  const { books, today } = await prepared(options);
  const [first, second] = [await dayOf(from, today), await dayOf(to, today)];
  return differences(listPrices(books, options.region, services), first, second);
}

async function betweenFiles(from: string, to: string, services: readonly string[], options: PriceOptions) {
  const { bookDifferences, pricesOf } = await import('../../book/prices.js');
  const { sourceOf } = await import('../../book/open.js');
  const { readPriceFile } = await import('../../io/books/priceFile.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const { books, today } = await prepared(options);
  const known = { regions: books.catalogue.regions, patterns };
  const read = async (path: string) => {
    const shards = (await readPriceFile(path, known)).map((shard) => ('prices' in shard ? sourceOf(shard) : shard));
    return pricesOf(
      shards.filter(
        ({ region, service }) => region === options.region && (services.length === 0 || services.includes(service)),
      ),
    );
  };
  return bookDifferences(await read(from), await read(to), await dayOf(options.asOf, today));
}
