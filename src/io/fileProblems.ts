/** What is wrong with a file, in words; of what the system says, what people meet. */
import { InputError } from '../errors.js';
import { plainWords, type Words } from '../words.js';

export function sizeOf(size: string): Words {
  return { en: `the file is ${size}`, ja: `ファイルのサイズが ${size} です` };
}

export const TOO_LARGE: Words = { en: 'the file is too large', ja: 'ファイルが大きすぎます' };
export const NOT_UTF8: Words = { en: 'the file is not text in UTF-8', ja: 'ファイルが UTF-8 のテキストではありません' };
export const SAVE_AS_UTF8: Words = { en: 'YAML text; save it as UTF-8', ja: 'UTF-8 で保存した YAML テキスト' };

const NO_SUCH_FILE: Words = { en: 'there is no such file', ja: 'ファイルが見つかりません' };
export const IS_A_DIRECTORY: Words = { en: 'this is a directory', ja: 'ディレクトリです' };
const FILE_AS_FOLDER: Words = {
  en: 'a file stands where its path names a folder',
  ja: 'パスの途中のフォルダーの位置にファイルがあります',
};

const REASONS: Readonly<Record<string, Words>> = {
  ENOENT: NO_SUCH_FILE,
  EISDIR: IS_A_DIRECTORY,
  EACCES: { en: 'no permission to read this', ja: '読み取りの権限がありません' },
  ENOTDIR: FILE_AS_FOLDER,
  ELOOP: { en: 'its links lead in a circle', ja: 'リンクが循環しています' },
  ENAMETOOLONG: { en: 'its path is too long', ja: 'パスが長すぎます' },
  // What Node says of a zero byte.
  ERR_INVALID_ARG_VALUE: {
    en: 'its path has a character that no path can have',
    ja: 'パスに使用できない文字が含まれています',
  },
};

export function unreadable(file: string, error: unknown): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const expected = code === 'EISDIR' ? FILE_EXPECTED : undefined;
  return fileProblem(file, REASONS[code] ?? foreign(CANT_BE_READ, message), expected);
}

const FILE_EXPECTED: Words = {
  en: 'a file; `check` takes directories',
  ja: 'ファイル（ディレクトリを指定できるのは `check` です）',
};
const CANT_BE_READ = '読み取れません';

/** What the system says in English alone, behind a Japanese lead. */
function foreign(lead: string, message: string): Words {
  return { en: message, ja: `${lead}（${message}）` };
}

export function fileProblem(file: string, message: Words, expected?: Words): InputError {
  return new InputError([{ code: 'unreadable', file, message, ...(expected === undefined ? {} : { expected }) }]);
}

export function unwritable(path: string, error: unknown): InputError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  const { en, ja } = WRITING_REASONS[code] ?? plainWords(message);
  return fileProblem(path, { en: `can't be written: ${en}`, ja: `書き込めません: ${ja}` });
}

const WRITING_REASONS: Readonly<Record<string, Words>> = {
  ENOENT: { en: 'its folder does not exist', ja: 'フォルダーがありません' },
  EISDIR: IS_A_DIRECTORY,
  EACCES: { en: 'no permission to write here', ja: '書き込みの権限がありません' },
  EEXIST: FILE_AS_FOLDER,
  ENOSPC: { en: 'no space left on the device', ja: 'デバイスに空き容量がありません' },
  ENOTDIR: FILE_AS_FOLDER,
};
