/** Answers of a hostile server to `prices refresh`: loopback alone, and each within a stated time and memory. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Chance } from './chance.js';
import type { Extent, Fault, Outcome } from './fault.js';
import { BEHAVIOURS, type Behaviour } from './hostileAnswers.js';

/** What the program is told: how long the server may be silent, and how long all of it may take. */
const [SILENCE_SECONDS, WHOLE_SECONDS] = [1, 6];
/** AWS's client asks up to four times, and waits between. */
const MAX_SECONDS = 15;
const MAX_MEMORY_MB = 384;
/** Made up; none of it may be shown. */
const SECRETS = ['made-up-secret-access-key', 'made-up-session-token', 'made-up-proxy-word'] as const;
const [SECRET_KEY, SESSION_TOKEN, PROXY_WORD] = SECRETS;
const BOOK = 'service: lambda\nregion: ap-northeast-1\nchecked: 2016-11-20\nsources:\n  made: "made up"\nprices: {}\n';

export const SERVER: Fault = { name: 'server', about: 'prices refresh, answered by a hostile server', run };

async function run({ chance, mayGoOn, folder, program }: Extent): Promise<Outcome> {
  const failures: string[] = [];
  const takesMaxTime = (await ran(program, ['prices', 'refresh', '--help'], folder, {}, MAX_SECONDS)).out.includes(
    '--max-time',
  );
  let [trials, slowest, largest] = [0, 0, 0];
  while (mayGoOn(trials)) {
    const behaviour = BEHAVIOURS[trials % BEHAVIOURS.length] as Behaviour;
    const found = await tried(behaviour, chance(trials), {
      program,
      folder: join(folder, String(trials)),
      takesMaxTime,
    });
    failures.push(...found.wrong.map((wrong) => `${behaviour.name} (trial ${trials}): ${wrong}`));
    [slowest, largest] = [Math.max(slowest, found.seconds), Math.max(largest, found.memoryMb)];
    trials += 1;
  }
  return { trials, failures, measured: `slowest ${slowest.toFixed(1)} s, largest ${Math.round(largest)} MB` };
}

interface TrialContext {
  readonly program: string;
  readonly folder: string;
  readonly takesMaxTime: boolean;
}

interface Tried {
  readonly wrong: readonly string[];
  readonly seconds: number;
  readonly memoryMb: number;
}

async function tried(
  behaviour: Behaviour,
  chance: Chance,
  { program, folder, takesMaxTime }: TrialContext,
): Promise<Tried> {
  const books = join(folder, 'books');
  mkdirSync(join(books, 'ap-northeast-1'), { recursive: true });
  writeFileSync(join(books, 'ap-northeast-1', 'lambda.yaml'), BOOK);
  const before = contentOf(books);
  let ledElsewhere = 0;
  const other = await listening(
    createServer((_, response) => {
      ledElsewhere += 1;
      response.end('{}');
    }),
  );
  const hostile = await listening(hostileServer(behaviour, chance, other.url));
  const words = ['prices', 'refresh', '--region', 'ap-northeast-1', '--service', 'lambda', '--prices', books];
  const source =
    behaviour.source === 'api' ? ['--source', 'api'] : ['--source', 'bulk', '--bulk-format', behaviour.source];
  // What is to come through comes through on a busy machine too.
  const [silence, whole, most] =
    behaviour.isFine === true ? [60, 120, 120] : [SILENCE_SECONDS, WHOLE_SECONDS, MAX_SECONDS];
  const times = ['--timeout', String(silence), ...(takesMaxTime ? ['--max-time', String(whole)] : [])];
  const where = ['--endpoint', behaviour.isProxy === true ? 'http://prices.invalid' : hostile.url];
  const proxy = { HTTP_PROXY: hostile.url.replace('//', `//name:${PROXY_WORD}@`) };
  const found = await ran(
    program,
    [...words, ...source, ...times, ...where],
    folder,
    behaviour.isProxy === true ? proxy : {},
    2 * most,
  );
  await Promise.all([hostile.close(), other.close()]);
  const after = contentOf(books);
  const wrong = [
    ...(found.status === (behaviour.isFine === true ? 0 : 2)
      ? []
      : [`ended with ${found.status}: ${found.err.slice(0, 200)}`]),
    ...(behaviour.isFine === true || after === before ? [] : ['the books are no longer as they were']),
    ...(after.includes('.tmp') ? ['a temporary file is left'] : []),
    ...(/^ {4}at /m.test(found.err) ? ['a stack is shown'] : []),
    ...(/[\p{Cc}]/u.test((found.err + found.out).replaceAll('\n', '')) ? ['a control character is shown'] : []),
    ...(SECRETS.some((secret) => (found.err + found.out).includes(secret)) ? ['a secret is shown'] : []),
    ...(ledElsewhere > 0 ? ['another host was asked'] : []),
    ...(found.seconds > most ? [`took longer than ${most} s`] : []),
    ...(found.memoryMb > MAX_MEMORY_MB ? [`took ${Math.round(found.memoryMb)} MB, more than ${MAX_MEMORY_MB} MB`] : []),
  ];
  rmSync(folder, { recursive: true, force: true });
  return { wrong, seconds: found.seconds, memoryMb: found.memoryMb };
}

function hostileServer({ answer }: Behaviour, chance: Chance, elsewhere: string): Server {
  let asked = 0;
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    response.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      answer({ request, response, before: asked++, body, chance, elsewhere });
    });
  }).on('connect', (_, socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
  });
}

async function listening(server: Server): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Every file with its bytes. */
function contentOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .sort()
    .join('\n');
}

interface Ran {
  /** Null where it had to be ended. */
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
  readonly memoryMb: number;
}

/** How much more is a failure anyway, and would disturb others. */
const FAR_TOO_MUCH_MB = 1500;

function ran(
  program: string,
  words: readonly string[],
  home: string,
  env: Readonly<Record<string, string>>,
  maxSeconds: number,
): Promise<Ran> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, [program, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        HOME: home,
        LANG: 'C.UTF-8',
        AWS_ACCESS_KEY_ID: 'made-up',
        AWS_SECRET_ACCESS_KEY: SECRET_KEY,
        AWS_SESSION_TOKEN: SESSION_TOKEN,
        AWS_EC2_METADATA_DISABLED: 'true',
        ...env,
      },
    });
    let [out, err, memoryMb] = ['', '', 0];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const watch = setInterval(() => {
      memoryMb = Math.max(memoryMb, peakMbOf(child.pid));
      const isTooLong = performance.now() - start > maxSeconds * 1000;
      if (isTooLong || memoryMb > FAR_TOO_MUCH_MB) child.kill('SIGKILL');
    }, 50);
    child.on('close', (status) => {
      clearInterval(watch);
      resolve({ status, out, err, seconds: (performance.now() - start) / 1000, memoryMb });
    });
  });
}

/** Linux tells it while the process runs; elsewhere it isn't measured. */
function peakMbOf(pid = 0): number {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
