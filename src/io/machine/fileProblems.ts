/** What is wrong with a file, in words; of what the system says, what people meet. */
import { InputError } from '../../errors.js';
import { plainWords, type Words } from '../../words.js';

export function sizeOf(size: string): Words {
  return { en: `the file is ${size}`, ja: `ファイルのサイズが ${size} です` };
}

export const TOO_LARGE: Words = { en: 'the file is too large', ja: 'ファイルが大きすぎます' };
export const NOT_UTF8: Words = { en: 'the file is not text in UTF-8', ja: 'ファイルが UTF-8 のテキストではありません' };
export const SAVE_AS_UTF8: Words = { en: 'YAML text; save it as UTF-8', ja: 'UTF-8 で保存した YAML テキスト' };

const NO_SUCH_FILE: Words = { en: 'there is no such file', ja: 'ファイルが見つかりません' };
export const IS_A_DIRECTORY: Words = { en: 'this is a directory', ja: 'ディレクトリです' };
const FILE_AS_FOLDER: Words = {
  en: 'a part of its path is a file, not a folder',
  ja: 'パスの途中のフォルダーの位置にファイルがあります',
};

/** What the system says alike of reading and of writing (errno(3)); what isn't here is told in the system's own words. */
const REASONS: Readonly<Record<string, Words>> = {
  EISDIR: IS_A_DIRECTORY,
  ENOTDIR: FILE_AS_FOLDER,
  ELOOP: { en: 'its links form a loop', ja: 'リンクが循環しています' },
  ENAMETOOLONG: {
    en: 'its name is too long for the file system',
    ja: '名前がファイルシステムの上限より長くなっています',
  },
  // What Node says of a zero byte.
  ERR_INVALID_ARG_VALUE: {
    en: 'its path has a character that no path can have',
    ja: 'パスに使用できない文字が含まれています',
  },
  EPERM: {
    en: 'the system does not allow it; the file may be protected',
    ja: 'システムが許可していません。ファイルが保護されている可能性があります',
  },
  ENOSPC: { en: 'no space left on the device', ja: 'デバイスに空き容量がありません' },
  EDQUOT: { en: 'the quota of disk space is used up', ja: 'ディスク容量の割り当てを使い切っています' },
  EFBIG: { en: 'larger than a file may be here', ja: 'ここに置けるファイルの上限サイズを超えています' },
  EROFS: { en: 'the file system is read-only', ja: 'ファイルシステムが読み取り専用です' },
  EMFILE: { en: 'too many files are open in this process', ja: 'このプロセスで開いているファイルが多すぎます' },
  ENFILE: { en: 'too many files are open on this machine', ja: 'このマシンで開いているファイルが多すぎます' },
  ENOMEM: { en: 'the machine is out of memory', ja: 'マシンのメモリーが足りません' },
  // Of a disk that fails: the code is what one looks for.
  EIO: { en: 'EIO, the device reports an error', ja: 'EIO、デバイスがエラーを報告しています' },
  EBUSY: {
    en: 'it is in use, or a container has mounted it by itself; mount its folder',
    ja: '使用中か、コンテナーに単独でマウントされています。フォルダーごとマウントしてください',
  },
  ETXTBSY: { en: 'it is a program that is running', ja: '実行中のプログラムです' },
  ENXIO: { en: 'it is a socket, or a device that is not there', ja: 'ソケットか、存在しないデバイスです' },
  ENODEV: { en: 'its device is not there', ja: 'デバイスがありません' },
  ESTALE: { en: 'the network file system has lost it', ja: 'ネットワークファイルシステムから失われています' },
  ETIMEDOUT: { en: 'the network file system does not answer', ja: 'ネットワークファイルシステムが応答しません' },
};

const READING_REASONS: Readonly<Record<string, Words>> = {
  ...REASONS,
  ENOENT: NO_SUCH_FILE,
  EACCES: { en: 'no permission to read this', ja: '読み取りの権限がありません' },
};

/** An error of the system, as Node gives it: what was tried, and why it failed. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return error instanceof Error && typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) && syscall !== undefined;
}

/** What the machine is short of, or doesn't allow, wherever it was met; a file of our own that isn't there is our fault. */
const OF_THE_SURROUNDINGS = new Set(Object.keys(REASONS).filter((code) => code !== 'EISDIR' && code !== 'ENOTDIR'));

/** undefined where a fault of the program's own may be behind it */
export function ofTheSurroundings(error: unknown): InputError | undefined {
  if (!isSystemError(error)) return undefined;
  if (error.syscall === 'uv_cwd') return fileProblem('.', FOLDER_IS_GONE);
  if (!OF_THE_SURROUNDINGS.has(error.code) && error.code !== 'EACCES') return undefined;
  const { en, ja } = REASONS[error.code] ?? NOT_ALLOWED;
  const file = error.path ?? '';
  const words = { en: `${error.syscall} failed: ${en}`, ja: `${error.syscall} に失敗しました: ${ja}` };
  return new InputError([{ code: 'unreadable', message: words, ...(file === '' ? {} : { file }) }]);
}

const NOT_ALLOWED: Words = { en: 'no permission', ja: '権限がありません' };
const FOLDER_IS_GONE: Words = {
  en: 'the folder in which the command was started is no longer there',
  ja: 'コマンドを実行したフォルダーがなくなっています',
};

export function unreadable(file: string, error: unknown): InputError {
  const { code = '' } = error as NodeJS.ErrnoException;
  const expected = code === 'EISDIR' ? FILE_EXPECTED : undefined;
  return fileProblem(file, READING_REASONS[code] ?? foreign(CANT_BE_READ, saidBy(error)), expected);
}

const FILE_EXPECTED: Words = {
  en: 'a file; `check` takes directories',
  ja: 'ファイル（ディレクトリを指定できるのは `check` です）',
};
const CANT_BE_READ = '読み取れません';

/** `EPROTO: protocol error, open '/mnt/x'` says `protocol error (EPROTO)`: the file is told already. */
function saidBy(error: unknown): string {
  const { message } = error as Error;
  const [, code, words] = /^(E[A-Z0-9]+): (.+?), \w+\b/.exec(message) ?? [];
  return code === undefined ? message : `${words} (${code})`;
}

/** What the system says in English alone, behind a Japanese lead. */
function foreign(lead: string, message: string): Words {
  return { en: message, ja: `${lead}（${message}）` };
}

export function fileProblem(file: string, message: Words, expected?: Words): InputError {
  return new InputError([{ code: 'unreadable', file, message, ...(expected === undefined ? {} : { expected }) }]);
}

export function unwritable(path: string, error: unknown): InputError {
  const { code = '' } = error as NodeJS.ErrnoException;
  const { en, ja } = WRITING_REASONS[code] ?? plainWords(saidBy(error));
  return fileProblem(path, { en: `can't be written: ${en}`, ja: `書き込めません: ${ja}` });
}

const WRITING_REASONS: Readonly<Record<string, Words>> = {
  ...REASONS,
  ENOENT: { en: 'its folder does not exist', ja: 'フォルダーがありません' },
  EACCES: { en: 'no permission to write here', ja: '書き込みの権限がありません' },
  EEXIST: FILE_AS_FOLDER,
};
