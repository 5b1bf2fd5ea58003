/** What commands have in common at run time: reading scenarios, writing a result. */
import type { Books } from '../../book/book.js';
import type { OwnBooks } from '../../book/open.js';
import { printable } from '../../document/printable.js';
import { InputError, type Problem, type SourceText } from '../../errors.js';
import { builtInBooks } from '../../io/books/builtInBooks.js';
import type { FileToWrite } from '../../io/files/atomicFiles.js';
import { isDirectory, isSameFile, mayMention, readSource } from '../../io/files/files.js';
import { platformFolder } from '../../io/machine/platform.js';
import { terminalWidth, wantsColor, writeOut } from '../../io/terminal/terminal.js';
import type { Answer } from '../../report/document/document.js';
import { withoutCommands } from '../../report/text/logCommands.js';
import type { Settings } from '../../scenario/settings.js';
import type { Language, Words } from '../../words.js';
import type { Kind } from './formats.js';
import { type CommonOptions, languageFor, settingsOf } from './options.js';
import { deliver, type Output, type OutputOptions, outputsOf } from './outputs.js';

/** What scenarios are priced by. */
export interface Pricing {
  readonly settings: Settings;
  readonly books: Books;
}

export interface Run extends Pricing {
  readonly language: Language;
  readonly width: number;
  readonly color: boolean;
}

/**
 * @param read files that the command reads
 * @param written files that it writes, which must be others
 */
async function prepare(options: CommonOptions, read: readonly string[], written: readonly string[]): Promise<Run> {
  for (const output of written) {
    if (![...read, ...(options.prices ?? [])].some((file) => isSameFile(file, output))) continue;
    const message = {
      en: `--output ${output} would replace what is read`,
      ja: `--output ${output} は入力ファイルを上書きしてしまいます`,
    };
    const remedy = { en: 'write to another file', ja: '別のファイルに出力してください' };
    throw new InputError([{ code: 'usage', message, remedy }]);
  }
  return {
    ...(await pricingOf(options, read)),
    language: languageFor(options),
    width: terminalWidth(),
    color: wantsColor(options.color) && written.length === 0,
  };
}

/** @param read the scenarios */
export async function pricingOf(options: CommonOptions, read: readonly string[]): Promise<Pricing> {
  const { readCounts } = await countsSettings(read, options.root);
  return {
    settings: { ...settingsOf(options), ...(readCounts === undefined ? {} : { readCounts }) },
    books: await shownBooks(builtInBooks(await ownBooks(options.prices)), options),
  };
}

/** Without the prices that a rule gives, where they are refused. */
async function shownBooks(books: Books, { derived = true }: Pick<CommonOptions, 'derived'>): Promise<Books> {
  if (derived) return books;
  const { withoutDerived } = await import('../../book/notDerived.js');
  return withoutDerived(books);
}

/** Options of a command that asks a question. */
export type QuestionOptions = CommonOptions & OutputOptions;

export interface Question extends Run {
  readonly outputs: readonly Output[];
  /** @param others files that are written together with those of the answer */
  answer(answers: readonly Answer[], others?: readonly FileToWrite[]): Promise<void>;
}

/** The same for a question, whose answer can go into several files. What contradicts itself is refused before anything is read. */
export async function prepareQuestion(
  options: QuestionOptions,
  files: readonly string[],
  kind?: Kind,
): Promise<Question> {
  const outputs = await outputsOf(options, kind);
  const run = await prepare(
    options,
    files,
    outputs.flatMap(({ path }) => path ?? []),
  );
  return { ...run, outputs, answer: (answers, others) => deliver(answers, outputs, run, others) };
}

/** Reading more files than this to see whether they name one takes longer than loading what reads it. */
const MAX_FILES_SEARCHED = 20;

/**
 * What reads files of counts is loaded only where a scenario may name one.
 * @param root the folder below which they have to lie, if not that of the scenario
 * @throws InputError where that is no folder
 */
export async function countsSettings(
  files: readonly string[],
  root: string | undefined,
): Promise<Pick<Settings, 'readCounts'>> {
  if (root !== undefined && !isDirectory(root)) throw noFolder(root);
  const isFew = files.length <= MAX_FILES_SEARCHED;
  if (isFew && !files.some((file) => file === '-' || mayMention(file, 'csv'))) return {};
  const { countsReader } = await import('../../io/files/importing.js');
  return { readCounts: countsReader(root === undefined ? {} : { root }) };
}

function noFolder(root: string): InputError {
  const message = { en: `--root ${root} is not a folder`, ja: `--root ${root} はフォルダーではありません` };
  const expected = {
    en: 'a folder that holds the files that scenarios name',
    ja: 'シナリオが参照するファイルを含むフォルダー',
  };
  return new InputError([{ code: 'usage', message, expected }]);
}

/** The books of the user. What reads them is loaded only where there are any. */
async function ownBooks(paths: readonly string[] = []): Promise<OwnBooks> {
  const named = paths.filter(isDirectory);
  const folders = [...named, platformFolder()].filter(isDirectory);
  const files = paths.filter((path) => !isDirectory(path));
  if (folders.length === 0 && files.length === 0) return {};
  const { readPriceFolder } = await import('../../io/books/priceFolder.js');
  const { readPriceFile } = await import('../../io/books/priceFile.js');
  const { SKU_PATTERNS: patterns } = await import('../../services/skuPatterns.js');
  const known = { regions: builtInBooks().catalogue.regions, patterns };
  const read = await forEachFileAsync(files, (path) => readPriceFile(path, known));
  const inFolders = await forEachFileAsync(folders, async (path) => {
    const { folder, warnings } = await readPriceFolder(path, known);
    const isEmpty = named.includes(path) && warnings.length === 0 && folder.list().length === 0;
    return { folder, warnings: isEmpty ? [noPricesIn(path)] : warnings };
  });
  return {
    shards: read.flatMap(({ shards }) => shards),
    folders: inFolders.map(({ folder }) => folder),
    warnings: [...read, ...inFolders].flatMap(({ warnings }) => warnings),
  };
}

function noPricesIn(folder: string): Words {
  const path = printable(folder);
  return { en: `there are no prices in the folder ${path}`, ja: `フォルダー ${path} に価格がありません` };
}

/**
 * Does something with each file. Every file is tried, so that all problems of all files are told at once.
 * @throws InputError with them
 */
export function forEachFile<T>(files: readonly string[], work: (source: SourceText) => T): T[] {
  const problems: Problem[] = [];
  const results = files.flatMap((file): T[] => {
    try {
      return [work(readSource(file))];
    } catch (error) {
      gather(error, problems);
      return [];
    }
  });
  if (problems.length > 0) throw new AllProblems(problems);
  return results;
}

async function forEachFileAsync<T>(paths: readonly string[], work: (path: string) => Promise<T>): Promise<T[]> {
  const problems: Problem[] = [];
  const results: T[] = [];
  for (const path of paths) {
    try {
      results.push(await work(path));
    } catch (error) {
      gather(error, problems);
    }
  }
  if (problems.length > 0) throw new AllProblems(problems);
  return results;
}

function gather(error: unknown, problems: Problem[]): void {
  if (!(error instanceof InputError)) throw error;
  for (const problem of error.problems) problems.push(problem);
}

/** Problems of several files, in the order of the files. */
class AllProblems extends InputError {
  override readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems);
    this.problems = problems;
  }
}

/** @param to where, and in which format the text is: text for people where none is said */
export async function emit(
  text: string,
  { output, format }: { readonly output?: string; readonly format?: string },
): Promise<void> {
  const whole = ended(text, format);
  if (output === undefined) {
    writeOut(whole);
    return;
  }
  const { writeFileAtomically } = await import('../../io/files/atomicFiles.js');
  writeFileAtomically(output, whole);
}

/** Harmless in the log of a CI system, and with the end of its last line. */
function ended(text: string, format?: string): string {
  const harmless = withoutCommands(text, format);
  return harmless.endsWith('\n') ? harmless : `${harmless}\n`;
}
