/** What the pages of the documentation show: their blocks of code, the commands in them, and running these as a reader would. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.js';

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page. */
export function blocksOf(page: string): Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));
}

export interface Shown {
  readonly command: string;
  /** What the page says that it prints: a line `...` stands for any number of lines that are left out. */
  readonly output?: string;
}

/** Words that stand for something of the reader's. */
const PLACEHOLDER = /\b(?:FILE|FOLDER|OPTION|DAY|SHELL|OLD|NEW|VERSION)\b/;

const RUNS_IT = /^(?:npx (?:--no-install )?|cat \S+ \| |source <\()?ec2-vs-lambda /;

/** Its calls on a page, in their order: lines of `sh` blocks, `$ ...` with its output, code within a text that says more than a name. */
export function commandsOf(page: string): Shown[] {
  const found = [
    ...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$|`((?:source <\()?ec2-vs-lambda (?:--[a-z]+|[^\s`]+ [^`\n]+))`/gm),
  ];
  return found
    .flatMap(([, language, text = '', inline]): Shown[] => {
      if (inline !== undefined) return [{ command: inline }];
      if (language === 'sh') return text.split('\n').map((line) => ({ command: line.replace(/(^|\s+)#.*$/, '') }));
      const [, command, output] = (language === 'console' && /^\$ (.+)\n([\s\S]*)$/.exec(text)) || [];
      return command === undefined ? [] : [{ command, output: output ?? '' }];
    })
    .filter(({ command }) => RUNS_IT.test(command) && !PLACEHOLDER.test(command));
}

/** Whether the text was printed but for what the page leaves out. */
export function isShownBy(output: string, printed: string): boolean {
  const parts = output.split(/^\.\.\.\n/m).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:.*\\n)*?')}$`).test(printed);
}

export interface Ran {
  readonly command: string;
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const MARK = '\u0000ran\u0000';

/** Each call in the same process, by the built program; pipes by a shell. Statuses and ends are marked in what is printed. */
const DRIVER = `
const { writeSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const { load } = require(process.env.BUNDLE);
(async () => {
  for (const { words, line } of JSON.parse(process.env.CALLS)) {
    process.exitCode = undefined;
    let status;
    if (words === undefined) {
      status = spawnSync('bash', ['-c', 'ec2-vs-lambda() { "$NODE" "$PROGRAM" "$@"; }; ' + line], { stdio: ['ignore', 1, 2] }).status;
    } else {
      await load(words).main(words, '0.0.0');
      status = process.exitCode ?? 0;
    }
    writeSync(1, ${JSON.stringify(MARK)} + status + ${JSON.stringify(MARK)});
    writeSync(2, ${JSON.stringify(MARK)});
  }
  process.exitCode = 0;
})();
`;

/** The words of a command as a shell reads them; undefined where it takes a shell. */
function wordsOf(command: string): string[] | undefined {
  if (/[|<>$;&~]/.test(command)) return undefined;
  return [...command.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g)].map(([word]) =>
    word.replace(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single),
  );
}

/** Of a pipe what is ours: what others do with it is theirs. */
function ours(command: string): string {
  const stages = command.split(' | ');
  const other = stages.findIndex((stage) => !/^(?:ec2-vs-lambda|cat) /.test(stage));
  return (other > 0 ? stages.slice(0, other) : stages).join(' | ');
}

/** Files that a page asks its reader to write: their name is the first line, as a comment. */
function writeFilesOf(page: string, folder: string): void {
  for (const { text } of blocksOf(page)) {
    const [, name] = /^# ([\w-]+\.yaml)\n/.exec(text) ?? [];
    if (name !== undefined) writeFileSync(join(folder, name), text);
  }
}

/**
 * Runs commands of a page one after the other in a folder that has the project's scenarios, as a checkout does.
 * @param endpoint who is asked instead of AWS
 */
export function runShown(page: string, commands: readonly string[], folder: string, endpoint: string): Promise<Ran[]> {
  mkdirSync(folder, { recursive: true });
  for (const name of ['scenarios', 'schema']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  writeFilesOf(page, folder);
  const calls = commands.map((command) => {
    const asks = /^ec2-vs-lambda prices (?:refresh|verify) (?!.*--against)/.test(command);
    const line = asks ? `${command} --endpoint ${endpoint}` : ours(command);
    return { words: wordsOf(line)?.slice(1), line };
  });
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', DRIVER], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        LANG: 'C.UTF-8',
        COLUMNS: '100',
        CHROME_PATH: process.env.CHROME_PATH ?? '',
        AWS_ACCESS_KEY_ID: 'made-up',
        AWS_SECRET_ACCESS_KEY: 'made-up',
        AWS_EC2_METADATA_DISABLED: 'true',
        EC2_VS_LAMBDA_CACHE: join(ROOT, 'build', 'kept'),
        NODE: process.execPath,
        PROGRAM: join(ROOT, 'bin', 'ec2-vs-lambda.cjs'),
        BUNDLE: join(ROOT, 'bin', 'bundle.cjs'),
        CALLS: JSON.stringify(calls),
      },
    });
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      texts.out += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      texts.err += chunk;
    });
    child.on('close', () => {
      const outs = texts.out.split(MARK);
      const errs = texts.err.split(MARK);
      if (outs.length !== 2 * commands.length + 1) reject(new Error(`broken off:\n${texts.err}`));
      else {
        resolve(
          commands.map((command, index) => ({
            command,
            out: outs[2 * index] ?? '',
            status: Number(outs[2 * index + 1]),
            err: errs[index] ?? '',
          })),
        );
      }
    });
  });
}
