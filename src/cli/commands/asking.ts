/** What `prices refresh` and `prices verify` have in common: whom to ask, and for what. */

import type { Command } from 'commander';
import { Option } from 'commander';
import type { Books, RegionEntry } from '../../book/book.js';
import { InputError } from '../../errors.js';
import { oneOf } from '../../phrases.js';
import type { Product } from '../../refresh/product.js';
import type { WantedPrice } from '../../refresh/queries.js';
import type { Language, Words } from '../../words.js';
import type { Say } from '../call/language.js';
import { collect, languageFor, languageOption, notEmpty } from '../call/options.js';
import { type OutputOptions, withOutputOptions } from '../call/outputs.js';

export interface AskingOptions extends OutputOptions {
  readonly region?: string;
  readonly service?: readonly string[];
  readonly type?: readonly string[];
  readonly source: 'api' | 'bulk';
  readonly bulkFormat: 'json' | 'csv';
  readonly endpoint?: string;
  readonly timeout: string;
  readonly maxTime: string;
  readonly prices?: readonly string[];
  readonly lang?: Language;
}

export function withAskingOptions(command: Command, say: Say): Command {
  const asked = command
    .option('--region <region>', say({ en: 'the AWS region', ja: 'AWS のリージョン' }), notEmpty)
    .option(
      '--service <service>',
      say({
        en: 'a service’s prices (ec2, ec2Reserved, lambda ...); may be repeated',
        ja: '対象のサービス（ec2、ec2Reserved、lambda など）。繰り返し可',
      }),
      collect,
    )
    .option(
      '--type <type>',
      say({
        en: 'only this instance type (t3.micro, db.t3.micro); may be repeated',
        ja: '対象のインスタンスタイプ（t3.micro、db.t3.micro）。繰り返し可',
      }),
      collect,
    )
    .addOption(
      new Option(
        '--source <source>',
        say({
          en: 'AWS’s API, or its public offer files, which need no credentials',
          ja: 'AWS の API（api）、または認証不要の公開価格ファイル（bulk）',
        }),
      )
        .choices(['api', 'bulk'])
        .default('api'),
    )
    .addOption(
      new Option('--bulk-format <format>', say({ en: 'the format of the offer files', ja: '公開価格ファイルの形式' }))
        .choices(['json', 'csv'])
        .default('json'),
    )
    .option(
      '--endpoint <url>',
      say({ en: 'the address to ask instead of AWS', ja: 'AWS の代わりに問い合わせるアドレス' }),
      notEmpty,
    )
    .option('--timeout <seconds>', say({ en: 'how long to wait for AWS to respond', ja: 'AWS の応答を待つ秒数' }), '30')
    .option(
      '--max-time <seconds>',
      say({ en: 'how long all of it may take at most', ja: '全体にかけてよい秒数' }),
      '3600',
    );
  return withOutputOptions(asked, say, { kind: 'prices' }).addOption(languageOption(say));
}

export type KnownRegion = RegionEntry & { readonly id: string };

/** @throws InputError where AWS has no such region, with the nearest that it has */
export async function knownRegion({ catalogue }: Books, region: string): Promise<KnownRegion> {
  const entry = Object.hasOwn(catalogue.regions, region) ? catalogue.regions[region] : undefined;
  if (entry !== undefined) return { ...entry, id: region };
  const { nearestInParts } = await import('../../document/nearest.js');
  const nearest = nearestInParts(region, Object.keys(catalogue.regions));
  const message = { en: `no region \`${region}\``, ja: `リージョン \`${region}\` はありません` };
  const expected = {
    en: 'a region of AWS, such as ap-northeast-1',
    ja: 'AWS のリージョン（例: ap-northeast-1）',
  };
  throw new InputError([{ code: 'usage', message, expected, ...(nearest === undefined ? {} : { nearest }) }]);
}

/** What `--service` and `--type` ask for. @throws InputError where there is no such service */
export async function productFilterOf({ service = [], type = [] }: AskingOptions): Promise<WantedPrice[]> {
  const { SKU_PATTERNS } = await import('../../services/skuPatterns.js');
  const { soldWith } = await import('../../refresh/match.js');
  const { nearestWord } = await import('../../document/nearest.js');
  const { isOtherService } = await import('../../services/otherServices.js');
  const known = [...Object.keys(SKU_PATTERNS), ...soldWith(SKU_PATTERNS).keys()].sort();
  const unknown = service.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new InputError(
      unknown.map((name) => {
        const nearest = isOtherService(name) ? undefined : nearestWord(name, known);
        const message = { en: `no service \`${name}\``, ja: `サービス \`${name}\` はありません` };
        return { code: 'usage', message, expected: oneOf(known), ...(nearest === undefined ? {} : { nearest }) };
      }),
    );
  }
  if (service.length === 0 && type.length > 0) {
    const { serviceOfType } = await import('../../services/typePrefixes.js');
    return type.map((name) => ({ service: serviceOfType(name), type: name }));
  }
  return service.flatMap((name): WantedPrice[] =>
    type.length === 0 ? [{ service: name }] : type.map((one) => ({ service: name, type: one })),
  );
}

/** Asks AWS for what is wanted, and shows how far it is. */
export async function productsFor(
  wants: readonly WantedPrice[],
  region: KnownRegion,
  options: AskingOptions,
): Promise<Product[]> {
  const { SKU_PATTERNS } = await import('../../services/skuPatterns.js');
  const { queriesFor } = await import('../../refresh/queries.js');
  const { progressLine } = await import('../../io/terminal/progress.js');
  const questions = queriesFor(wants, region, SKU_PATTERNS);
  const { endpoint } = options;
  const asking = {
    silenceMs: 1000 * secondsOf('--timeout', options.timeout, 3600),
    // The clock begins with the program.
    endsAtMs: 1000 * secondsOf('--max-time', options.maxTime, 86_400),
    ...(endpoint === undefined ? {} : { endpoint: checkedUrl(endpoint) }),
  };
  const progress = progressLine();
  try {
    if (options.source === 'api') {
      const { askProducts } = await import('../../io/aws/priceList.js');
      const onPage = (count: number) => progress.show(`${region.id}: ${productCount(count)[languageFor(options)]}`);
      return await askProducts(questions, { ...asking, onPage });
    }
    const { offeredProducts } = await import('../../io/books/offerFiles.js');
    const { mayMatch } = await import('../../refresh/match.js');
    const products: Product[] = [];
    for (const serviceCode of new Set(questions.map((question) => question.serviceCode))) {
      const onBytes = (bytes: number) => progress.show(`${region.id}, ${serviceCode}: ${(bytes / 1e6).toFixed(1)} MB`);
      const offer = { serviceCode, region: region.id, partition: region.partition };
      const found = await offeredProducts(offer, mayMatch([region], SKU_PATTERNS), {
        ...asking,
        format: options.bulkFormat,
        onBytes,
      });
      products.push(...found);
    }
    return products;
  } finally {
    progress.clear();
  }
}

function productCount(count: number): Words {
  return { en: `${count} products`, ja: `製品 ${count} 件` };
}

function secondsOf(option: string, text: string, most: number): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0 && seconds <= most) return seconds;
  const message = {
    en: `${option} ${text} is not a number of seconds`,
    ja: `${option} ${text} は秒数として正しくありません`,
  };
  const expected = { en: `a number from 1 to ${most}`, ja: `1 から ${most} までの数` };
  throw new InputError([{ code: 'usage', message, expected }]);
}

/** Names and passwords in it are not shown; no server of prices asks for them. */
function checkedUrl(text: string): string {
  if (URL.canParse(text)) {
    const { protocol, username, password } = new URL(text);
    if (/^https?:$/.test(protocol) && username === '' && password === '') return text;
  }
  const shown = /@/.test(text) ? `…${text.slice(text.lastIndexOf('@'))}` : text;
  const message = {
    en: `--endpoint ${shown} is not an address`,
    ja: `--endpoint ${shown} はアドレスとして正しくありません`,
  };
  const expected = {
    en: 'one like https://proxy.example.com, without a name and a password',
    ja: 'https://proxy.example.com のようなアドレス（ユーザー名とパスワードなし）',
  };
  throw new InputError([{ code: 'usage', message, expected }]);
}
