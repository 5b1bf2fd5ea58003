/**
 * `npm run gallery`: a picture of each output into docs/gallery, made by the built program. It needs a Chromium, LibreOffice
 * Calc (`soffice`) and poppler (`pdftoppm`).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../src/io/machine/chromium.js';

const FOLDER = 'docs/gallery';
const CAMPAIGN = 'scenarios/campaign-site.yaml';

interface Picture {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
  /** How the output becomes a picture. */
  readonly kind: 'terminal' | 'page' | 'svg' | 'pdf' | 'xlsx';
  readonly columns?: number;
  readonly width?: number;
  readonly height?: number;
}

const PICTURES: readonly Picture[] = [
  { name: 'table', about: 'A comparison', words: [CAMPAIGN], kind: 'terminal' },
  {
    name: 'table-ja-narrow',
    about: 'The same in Japanese, in a narrow terminal',
    words: [CAMPAIGN, '--lang', 'ja'],
    kind: 'terminal',
    columns: 60,
  },
  { name: 'chart', about: 'Its chart in a terminal', words: [CAMPAIGN, '--format', 'chart'], kind: 'terminal' },
  {
    name: 'explain',
    about: 'How a figure comes about',
    words: ['explain', CAMPAIGN, 'Lambda', 'convert / duration'],
    kind: 'terminal',
  },
  {
    name: 'markdown',
    about: 'A comment for a pull request',
    words: ['diff', CAMPAIGN, 'scenarios/campaign-site-today.yaml', '--format', 'markdown'],
    kind: 'terminal',
  },
  { name: 'page', about: 'The page', words: [CAMPAIGN, '--format', 'html'], kind: 'page', width: 1200, height: 1700 },
  {
    name: 'page-ja-phone',
    about: 'The page in Japanese, on a phone',
    words: [CAMPAIGN, '--format', 'html', '--lang', 'ja'],
    kind: 'page',
    width: 390,
    height: 1700,
  },
  {
    name: 'proposal-ja',
    about: 'The page on paper, with a proposal’s terms',
    words: ['scenarios/integrator-fee.yaml', '--format', 'pdf', '--lang', 'ja'],
    kind: 'pdf',
  },
  {
    name: 'workbook-ja',
    about: 'The workbook’s first sheet',
    words: [CAMPAIGN, '--format', 'xlsx', '--lang', 'ja'],
    kind: 'xlsx',
  },
  {
    name: 'break-even',
    about: 'Where the cheapest option changes',
    words: ['break-even', CAMPAIGN, '--vary', 'uploads', '--format', 'svg'],
    kind: 'svg',
  },
  {
    name: 'sweep',
    about: 'Costs over a range, in a terminal',
    words: ['sweep', CAMPAIGN, '--vary', 'uploads=1k..10M', '--points', '60', '--format', 'chart'],
    kind: 'terminal',
  },
  {
    name: 'timeline',
    about: 'Costs on every day on which a price or a rule changed',
    words: ['timeline', CAMPAIGN, '--format', 'svg'],
    kind: 'svg',
  },
  {
    name: 'optimise',
    about: 'The cheapest configuration that carries the load',
    words: ['optimise', 'scenarios/optimise/thumbnails.yaml'],
    kind: 'terminal',
  },
  {
    name: 'regions',
    about: 'The same in three regions',
    words: [CAMPAIGN, '--region', 'ap-northeast-1,us-east-1,eu-west-1', '--as-of', '2025-06-18', '--format', 'svg'],
    kind: 'svg',
  },
];

const work = mkdtempSync(join(tmpdir(), 'gallery-'));

function output({ words, columns = 100 }: Picture): Buffer {
  const env = { ...process.env, COLUMNS: String(columns), FORCE_COLOR: '1', LANG: 'C.UTF-8' };
  const ran = spawnSync(process.execPath, ['bin/ec2-vs-lambda.cjs', ...words], { env, maxBuffer: 2 ** 26 });
  if (ran.status !== 0) throw new Error(`${words.join(' ')}: ${ran.stderr}`);
  return ran.stdout;
}

/** What the program says with colours, as a page. */
function terminalPage(text: string): string {
  const escaped = text.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  const open: string[] = [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what colours are written with
  const body = escaped.replace(/\u001b\[([\d;]*)m/g, (_, code: string) => {
    if (!['1', '2', '32', '33'].includes(code)) return open.pop() === undefined ? '' : '</span>';
    open.push(code);
    return `<span class="c${code}">`;
  });
  return `<!doctype html><meta charset="utf-8"><style>
/* The Japanese font has frames as wide as its letters; a terminal has them half as wide. */
@font-face{font-family:Frames;src:local("DejaVu Sans Mono");unicode-range:U+2500-25FF;size-adjust:83.06%}
body{margin:0;display:inline-block;background:#10151b;color:#dfe5ec}
pre{margin:16px;font:14px/1.2 Frames,"Noto Sans Mono CJK JP","DejaVu Sans Mono",monospace}
.c1{font-weight:bold;color:#fff}.c2{color:#9aa7b5}.c32{color:#5fd38a}.c33{color:#e6c35c}</style><pre>${body}</pre>`;
}

async function draw(picture: Picture, browser: Browser): Promise<void> {
  const target = join(FOLDER, `${picture.name}.png`);
  const bytes = output(picture);
  if (picture.kind === 'pdf') return firstPage(bytes, target);
  if (picture.kind === 'xlsx') return firstPage(printed(bytes), target);
  const isText = picture.kind === 'terminal';
  const file = join(work, `${picture.name}.${picture.kind === 'svg' ? 'svg' : 'html'}`);
  writeFileSync(file, isText ? terminalPage(bytes.toString('utf8')) : bytes);
  const { width = 980, height = 600 } = picture;
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(pathToFileURL(file).href);
  if (picture.kind === 'page') await page.screenshot({ path: target });
  else
    await page
      .locator(isText ? 'body' : 'svg')
      .first()
      .screenshot({ path: target });
  await page.close();
}

/** A workbook as LibreOffice prints it. */
function printed(bytes: Buffer): Buffer {
  const file = join(work, 'workbook.xlsx');
  writeFileSync(file, bytes);
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`;
  tool('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', work, file]);
  return readFileSync(join(work, 'workbook.pdf'));
}

function firstPage(pdf: Buffer, target: string): void {
  const file = join(work, 'print.pdf');
  writeFileSync(file, pdf);
  tool('pdftoppm', ['-r', '80', '-png', '-singlefile', file, join(work, 'print')]);
  renameSync(join(work, 'print.png'), target);
}

function tool(name: string, words: readonly string[]): void {
  const { status, error, stderr } = spawnSync(name, words);
  if (status !== 0) throw new Error(`${name} is needed, and failed: ${error?.message ?? stderr}`);
}

function readme(): string {
  const shown = PICTURES.map(({ name, about, words }) => {
    const command = words.map((word) => (/[^\w./=,-]/.test(word) ? `"${word}"` : word)).join(' ');
    return `## ${about}\n\n\`ec2-vs-lambda ${command}\`\n\n![${about}](${name}.png)\n`;
  });
  return `# What it shows\n\nA picture of each output, made by \`npm run gallery\`.\n\n${shown.join('\n')}`;
}

try {
  mkdirSync(FOLDER, { recursive: true });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath: findBrowser(), args: sandbox });
  for (const picture of PICTURES) {
    console.log(picture.name);
    await draw(picture, browser);
  }
  await browser.close();
  writeFileSync(join(FOLDER, 'README.md'), readme());
} finally {
  rmSync(work, { recursive: true, force: true });
}
