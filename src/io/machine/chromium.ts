/** A page printed to PDF by a Chromium that is there: the one program that prints HTML as browsers show it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { InputError } from '../../errors.js';
import { sealed } from '../../report/formats/html/sealed.js';
import type { Words } from '../../words.js';
import { isSystemError, unwritable } from './fileProblems.js';
import { undoIfStopped } from './stopping.js';

export interface Printing {
  /** The browser; where it isn't said, the one that is found. */
  readonly browser?: string;
  readonly timeoutMs?: number;
}

const PATIENCE_MS = 60_000;

/**
 * Prints one page on the paper that its style names, without a header or footer of the browser's. The page loads nothing, neither
 * files nor addresses, and its scripts don't run, but for those of this library's own pages; pictures and fonts may be `data:`.
 * What it needs in files is gone afterwards, also where the user stops it.
 * @param printing which browser, where it isn't the one that is found, and how long it may take, in milliseconds
 * @throws InputError where no browser is found, or it prints nothing
 * @example
 * ```ts
 * import { compare, comparisonDocument, type Day, documentPage } from 'ec2-vs-lambda';
 * import { builtInBooks, printPdf, readSource } from 'ec2-vs-lambda/node';
 *
 * const source = readSource('scenarios/campaign-site.yaml');
 * const comparison = compare(source, { today: '2026-11-25' as Day }, builtInBooks());
 * const pdf = await printPdf(documentPage([comparisonDocument(comparison, 'en')]));
 * new TextDecoder().decode(pdf.slice(0, 5)); // => '%PDF-'
 * ```
 */
export async function printPdf(page: string, printing: Printing = {}): Promise<Uint8Array> {
  const browser = printing.browser ?? findBrowser();
  let folder: string | undefined;
  const done = undoIfStopped(() => folder !== undefined && removeFolder(folder));
  try {
    folder = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-'));
    const [source, target] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    writeFileSync(source, sealed(page));
    const said = await runBrowser(browser, argumentsOf(folder, source, target), printing.timeoutMs ?? PATIENCE_MS);
    return readPdf(target, browser, said);
  } catch (error) {
    throw isSystemError(error) ? noTemporaryFolder(error) : error;
  } finally {
    if (folder !== undefined) removeFolder(folder);
    done();
  }
}

/** Of the person's machine: a folder that is full, or not there. */
function noTemporaryFolder(error: Error): InputError {
  const remedy = {
    en: 'name a folder with some free megabytes in TMPDIR',
    ja: '数 MB の空きがあるフォルダーを TMPDIR で指定してください',
  };
  return new InputError(unwritable(tmpdir(), error).problems.map((problem) => ({ ...problem, remedy })));
}

function argumentsOf(folder: string, source: string, target: string): string[] {
  return [
    '--headless',
    `--user-data-dir=${join(folder, 'profile')}`,
    `--print-to-pdf=${target}`,
    '--no-pdf-header-footer',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-gpu',
    '--disable-extensions',
    '--disable-dev-shm-usage',
    // The page asks nobody for anything, and neither shall the browser.
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    // Chromium refuses to start its sandbox as root; the page is sealed, so that no script of others runs.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    pathToFileURL(source).href,
  ];
}

/** @returns what the browser said, for a message */
function runBrowser(browser: string, words: readonly string[], timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that all of its processes can be ended at once.
    const grouped = process.platform !== 'win32';
    const child = spawn(browser, words, { stdio: ['ignore', 'ignore', 'pipe'], detached: grouped });
    let said = '';
    let isLate = false;
    const patience = setTimeout(() => {
      isLate = true;
      end(child, grouped);
    }, timeoutMs);
    const done = undoIfStopped(() => end(child, grouped));
    const forget = (): void => {
      clearTimeout(patience);
      done();
    };
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-MAX_OUTPUT_LENGTH);
    });
    child.on('error', (error) => {
      forget();
      reject(notPrinted(browser, { en: `can't be started: ${error.message}`, ja: `起動できません: ${error.message}` }));
    });
    child.on('exit', () => {
      forget();
      // Helpers that outlive it would keep its files.
      end(child, grouped);
      if (isLate) {
        const seconds = Math.round(timeoutMs / 1000);
        reject(
          notPrinted(browser, {
            en: `had not printed the page after ${seconds} seconds`,
            ja: `${seconds} 秒待っても印刷が終わりませんでした`,
          }),
        );
      } else resolve(said);
    });
  });
}

const MAX_OUTPUT_LENGTH = 2000;

function end(child: ChildProcess, grouped: boolean): void {
  try {
    if (grouped && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It had ended by itself.
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

function readPdf(path: string, browser: string, said: string): Uint8Array {
  try {
    const bytes = readFileSync(path);
    // On a disk that is full the end is missing.
    const isWhole = bytes.subarray(0, 5).toString('latin1') === '%PDF-' && bytes.subarray(-1024).includes('%%EOF');
    if (isWhole) return bytes;
  } catch {
    // Told below.
  }
  const [last = ''] = said.trim().split('\n').slice(-1);
  throw notPrinted(
    browser,
    last === ''
      ? { en: 'printed nothing', ja: '何も出力しませんでした' }
      : { en: `printed nothing, and said: ${last}`, ja: `何も出力せず、次のように報告しました: ${last}` },
  );
}

function notPrinted(browser: string, message: Words): InputError {
  const remedy = {
    en: 'print the page from a browser (--format html), or name another Chromium in CHROME_PATH',
    ja: '--format html のページをブラウザーから印刷するか、CHROME_PATH で別の Chromium を指定してください',
  };
  return new InputError([{ code: 'unreadable', file: browser, message, remedy }]);
}

/** Which of these the user named, or else the first that is there. @throws InputError where none is */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  isThere: (path: string) => boolean = isProgram,
): string {
  for (const name of ['CHROME_PATH', 'CHROMIUM_PATH']) {
    const said = env[name];
    if (said === undefined || said === '') continue;
    if (isThere(said)) return said;
    const message = {
      en: `${name} names \`${said}\`, which is not a program`,
      ja: `${name} の \`${said}\` は実行できるプログラムではありません`,
    };
    const expected = { en: 'the path of a Chromium, Chrome or Edge', ja: 'Chromium、Chrome、Edge のいずれかのパス' };
    throw new InputError([{ code: 'usage', message, expected }]);
  }
  const found = [...onPath(env, platform), ...installPaths(env, platform)].find(isThere);
  if (found !== undefined) return found;
  const command = HOW_TO_GET[platform] ?? HOW_TO_GET.linux;
  throw new InputError([
    {
      code: 'usage',
      message: {
        en: 'a PDF needs a Chromium, Chrome or Edge to print it, and none was found on this machine',
        ja: 'PDF の出力には Chromium、Chrome、Edge のいずれかが必要ですが、見つかりません',
      },
      remedy: {
        en: `get one with ${command}; or name one that lies elsewhere in CHROME_PATH; or print the page of --format html from any browser`,
        ja: `${command} でインストールするか、別の場所にあるものを CHROME_PATH で指定するか、--format html のページをブラウザーから印刷してください`,
      },
    },
  ]);
}

const HOW_TO_GET: { readonly [platform: string]: string | undefined } & { readonly linux: string } = {
  linux: '`apt install chromium`',
  darwin: '`brew install --cask chromium`',
  win32: '`winget install Google.Chrome`',
};

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

function onPath(env: NodeJS.ProcessEnv, platform: string): string[] {
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = platform === 'win32' ? ['chrome.exe', 'chromium.exe', 'msedge.exe'] : NAMES;
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function installPaths(env: NodeJS.ProcessEnv, platform: string): string[] {
  if (platform === 'darwin') {
    const programs = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      programs.map((name) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (platform !== 'win32') return ['/opt/google/chrome/chrome', '/snap/bin/chromium'];
  const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((one) => one !== undefined);
  const programs = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];
  return programs.flatMap((program) => folders.map((folder) => join(folder, ...program.split('/'))));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
