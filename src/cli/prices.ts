import type { Command } from 'commander';
import { Option } from 'commander';
import type { Books } from '../book/book.js';
import type { Day } from '../quantity/day.js';
import { type CommonOptions, collect, dayOf, notEmpty, PRICES_HELP } from './options.js';
import { addRefresh } from './refresh.js';
import { addVerify } from './verify.js';

type PriceOptions = CommonOptions & { readonly region: string; readonly format: string; readonly output?: string };

export function addPrices(program: Command): void {
  const prices = program
    .command('prices')
    .description('what the price books hold, and whether it is still true: show, history, list, diff, refresh, verify');
  const command = (usage: string, description: string, examples: readonly string[]) =>
    withPriceOptions(prices.command(usage).description(description)).addHelpText(
      'after',
      `\nExamples:\n${examples.map((example) => `  ec2-vs-lambda prices ${example} --region ap-northeast-1`).join('\n')}`,
    );
  command('show <id>', 'one price on one day, with its tiers and its source', [
    'show ec2/linux.t2.micro --as-of 2016-06-02',
  ])
    .option('--as-of <day>', 'on this day (YYYY-MM-DD); today where not said')
    .action(show);
  command('history <id>', 'every change of a price that is known', ['history lambda/duration.x86_64']).action(history);
  command('list [services...]', 'every price of a day, a line each', ['list lambda sqs', 'list --as-of 2016-06-02'])
    .option('--as-of <day>', 'on this day (YYYY-MM-DD); today where not said')
    .action(list);
  command('diff <from> <to> [services...]', 'the prices that differ between two days, or between two price files', [
    'diff 2016-06-02 2025-06-18 ec2',
    'diff old-prices.yaml new-prices.yaml',
  ])
    .option('--as-of <day>', 'of two price files: on this day (YYYY-MM-DD); today where not said')
    .action(difference);
  addRefresh(prices);
  addVerify(prices);
  for (const one of prices.commands) one.copyInheritedSettings(program).helpOption('-h, --help', 'print this help');
}

function withPriceOptions(command: Command): Command {
  return command
    .requiredOption('--region <region>', 'the AWS region', notEmpty)
    .option('--prices <path>', PRICES_HELP, collect)
    .addOption(new Option('--format <format>', 'how to show the result').choices(['text', 'json']).default('text'))
    .option('--output <file>', 'write to this file instead of the terminal', notEmpty);
}

async function prepared(options: PriceOptions): Promise<{ books: Books; today: Day; width: number }> {
  const { prepare } = await import('./run.js');
  const { books, settings, width } = await prepare(
    { ...options, color: false },
    [],
    options.output === undefined ? [] : [options.output],
  );
  return { books, today: settings.today, width };
}

async function show(id: string, options: PriceOptions): Promise<void> {
  const { findPrice, instanceFacts, onDay } = await import('../compare/prices.js');
  const { priceJson, showText } = await import('../report/prices.js');
  const { emit, jsonText } = await import('./run.js');
  const { books, today, width } = await prepared(options);
  const day = await dayOf(options.asOf, today);
  const found = onDay(findPrice(books, options.region, id), day);
  const facts = instanceFacts(books, found.price);
  emit(
    options.format === 'json' ? jsonText([priceJson(found, day, facts)]) : showText(found, day, width, facts),
    options,
  );
}

async function history(id: string, options: PriceOptions): Promise<void> {
  const { findPrice } = await import('../compare/prices.js');
  const { historyJson, historyText } = await import('../report/prices.js');
  const { emit, jsonText } = await import('./run.js');
  const { books, width } = await prepared(options);
  const price = findPrice(books, options.region, id);
  emit(options.format === 'json' ? jsonText([historyJson(price)]) : historyText(price, width), options);
}

async function list(services: readonly string[], options: PriceOptions): Promise<void> {
  const { listPrices, onDay } = await import('../compare/prices.js');
  const { listText, priceJson } = await import('../report/prices.js');
  const { emit } = await import('./run.js');
  const { books, today } = await prepared(options);
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
  emit(options.format === 'json' ? json() : listText(found), options);
}

async function difference(from: string, to: string, services: readonly string[], options: PriceOptions): Promise<void> {
  const { differenceJson, differenceText } = await import('../report/prices.js');
  const { emit } = await import('./run.js');
  const areFiles = [from, to].every((text) => /[./\\]/.test(text));
  const found = areFiles
    ? await betweenFiles(from, to, services, options)
    : await betweenDays(from, to, services, options);
  const json = () => JSON.stringify(found.map(differenceJson), null, 2);
  emit(options.format === 'json' ? json() : differenceText(found, from, to), options);
}

async function betweenDays(from: string, to: string, services: readonly string[], options: PriceOptions) {
  const { differences, listPrices } = await import('../compare/prices.js');
  const { books, today } = await prepared(options);
  const [first, second] = [await dayOf(from, today), await dayOf(to, today)];
  return differences(listPrices(books, options.region, services), first, second);
}

async function betweenFiles(from: string, to: string, services: readonly string[], options: PriceOptions) {
  const { bookDifferences, pricesOf } = await import('../compare/prices.js');
  const { sourceOf } = await import('../book/open.js');
  const { readPriceFile } = await import('../io/priceFile.js');
  const { SKU_PATTERNS: patterns } = await import('../services/skuPatterns.js');
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
