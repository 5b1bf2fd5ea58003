/** The books that the package carries: compiled from the authored text, a shard per region and service. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Books, CarriedCatalogue } from '../../book/book.js';
import { type OwnBooks, openBooks } from '../../book/open.js';
import { InputError } from '../../errors.js';
import type { Words } from '../../words.js';
import { unreadable } from '../machine/fileProblems.js';

const CATALOGUE = 'catalogue.json';

/**
 * The books that the package carries: prices and rules with their days and sources. Shards are read when they are first asked for.
 * @param own come before the built-in ones
 * @param folder that holds the package's `dist/data`, as a path or a `file:` URL. A program that is bundled into another file needs
 *   it, with the data copied beside; else the data lie beside the code.
 * @throws InputError where the folder, or a file that its catalogue lists, isn't there, is cut off or can't be read
 * @example
 * ```ts
 * import { builtInBooks } from 'ec2-vs-lambda/node';
 *
 * const { catalogue } = builtInBooks();
 * catalogue.regions['ap-northeast-1']?.name; // => 'Asia Pacific (Tokyo)'
 * ```
 */
export function builtInBooks(own: OwnBooks = {}, folder: string | URL = carriedFolder()): Books {
  const path = folder instanceof URL ? fileURLToPath(folder) : folder;
  return openBooks((name) => readCarried(path, name), own);
}

/**
 * Beside the folder of the built code. Asked for when it is needed, and in two steps: a bundle of CommonJS may have no
 * `import.meta.url`, and bundlers take `new URL('...', import.meta.url)` for a file that they should pack.
 */
function carriedFolder(): string {
  const here: string | undefined = import.meta.url;
  if (here === undefined) throw missing(UNPLACED);
  return join(dirname(fileURLToPath(here)), '..', 'data');
}

/** undefined for rules of a service that has none. What the catalogue lists is there, whole, or the installation is damaged. */
function readCarried(folder: string, name: string): string | undefined {
  const path = join(folder, name);
  const text = readIfThere(path);
  if (text !== undefined) {
    // As the build writes them (book/encoded.ts): a copy that broke off ends elsewhere.
    if (text.endsWith(name.endsWith('.json') ? '}' : '\n')) return text;
    throw missing(CUT_OFF, path);
  }
  if (name === CATALOGUE) throw missing(noData(folder));
  if (name.startsWith('rules/') && !hasRules(folder, name)) return undefined;
  throw missing(NOT_THERE, path);
}

function hasRules(folder: string, name: string): boolean {
  const { rules }: CarriedCatalogue = JSON.parse(readIfThere(join(folder, CATALOGUE)) ?? '{"rules":[]}');
  return rules.some((service) => name === `rules/${service}.json`);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(path, error);
  }
}

/** What to do stands in the message too: of an error that nobody catches, Node shows no more. */
function missing(message: Words, file?: string): InputError {
  return new InputError([{ code: 'unreadable', message, remedy: REMEDY, ...(file === undefined ? {} : { file }) }]);
}

function noData(folder: string): Words {
  return {
    en: `there are no prices and rules in ${folder}; ${PASS_FOLDER.en}`,
    ja: `${folder} に価格・課金ルールのデータがありません。${PASS_FOLDER.ja}`,
  };
}

const PASS_FOLDER: Words = {
  en: 'a program that is bundled passes the folder of a copy of `ec2-vs-lambda/dist/data`: `builtInBooks({}, folder)`',
  ja: 'バンドルしたプログラムでは、`ec2-vs-lambda/dist/data` のコピーのフォルダーを `builtInBooks({}, folder)` のように渡してください',
};
const UNPLACED: Words = {
  en: `a bundle of CommonJS can't tell where its prices and rules are; ${PASS_FOLDER.en}`,
  ja: `CommonJS のバンドルでは価格・課金ルールのデータの場所がわかりません。${PASS_FOLDER.ja}`,
};
const NOT_THERE: Words = {
  en: 'this file of prices and rules is missing, though the catalogue beside it lists it',
  ja: '価格・課金ルールの一覧（catalogue.json）にあるこのファイルがありません',
};
const CUT_OFF: Words = {
  en: 'this file of prices and rules is cut off',
  ja: '価格・課金ルールのこのファイルは途中で切れています',
};
const REMEDY: Words = {
  en: 'install ec2-vs-lambda again, or copy the whole folder again',
  ja: 'ec2-vs-lambda を再インストールするか、フォルダー全体をコピーし直してください',
};
