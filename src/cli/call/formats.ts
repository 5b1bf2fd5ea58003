/**
 * Every format that an answer can have: the word for `--format`, the endings of files, and what makes it. A format is loaded
 * when it is used. To add one: a folder in report/formats with a pure function, and an entry here. Every question then has it.
 */
import type { Answer, Document, Shown } from '../../report/document/document.js';
import type { Language } from '../../words.js';

export interface RenderStyle {
  readonly language: Language;
  /** Columns of the screen. */
  readonly width: number;
  readonly color: boolean;
}

export type Content = string | Iterable<string> | Uint8Array;

/** What is asked: of bills, of the price books, or whether scenarios cost what they expect. */
export type Kind = 'bills' | 'prices' | 'check';

export interface Format {
  readonly word: string;
  /** Of files that may hold it. Of formats with the same ending the first is meant where `--format` doesn't say which. */
  readonly endings: readonly string[];
  /** Whose answers it can show; everyone's where that isn't said. */
  readonly of?: readonly Kind[];
  /** A file of any name takes it where `--format` says so: it is older than endings that say a format. */
  readonly anyEnding?: true;
  /** Not for a terminal. */
  readonly isBinary?: true;
  /** For programs, which may want more rows than anybody reads. */
  readonly anyLength?: true;
  render(answers: readonly Answer[], style: RenderStyle): Content | Promise<Content>;
}

/** The first of a question's is its own where nothing says another. */
const FORMATS: readonly Format[] = [
  { word: 'table', endings: ['.txt'], of: ['bills'], render: renderTable },
  { word: 'text', endings: ['.txt'], of: ['prices', 'check'], anyEnding: true, anyLength: true, render: renderLines },
  { word: 'chart', endings: ['.txt'], of: ['bills'], render: renderCharts },
  {
    word: 'markdown',
    endings: ['.md', '.markdown', '.txt'],
    render: ofDocuments(async () => (await import('../../report/formats/markdown/markdown.js')).markdownText, {
      charts: false,
      details: true,
      isPlain: true,
    }),
  },
  { word: 'csv', endings: ['.csv', '.txt'], anyLength: true, render: renderCsv },
  { word: 'html', endings: ['.html', '.htm'], render: renderPage },
  {
    word: 'svg',
    endings: ['.svg'],
    of: ['bills'],
    render: ofDocuments(async () => (await import('../../report/formats/svg/svg.js')).svgOf, { isPlain: true }),
  },
  { word: 'xlsx', endings: ['.xlsx'], isBinary: true, render: renderWorkbook },
  { word: 'pdf', endings: ['.pdf'], isBinary: true, render: renderPrint },
  { word: 'junit', endings: ['.xml'], of: ['check'], anyEnding: true, render: renderJunit },
  { word: 'github', endings: ['.log'], of: ['check'], anyEnding: true, render: renderGithub },
  { word: 'json', endings: ['.json', '.txt'], anyLength: true, render: renderJson },
];

export function formatsOf(kind: Kind): readonly Format[] {
  return FORMATS.filter(({ of }) => of === undefined || of.includes(kind));
}

/** A format of text over documents. */
function ofDocuments(
  load: () => Promise<(documents: readonly Document[]) => string>,
  shown: Shown = { charts: false },
): Format['render'] {
  return async (answers, style) => (await load())(documentsOf(answers, style, shown));
}

function documentsOf(answers: readonly Answer[], { language }: RenderStyle, shown: Shown): Document[] {
  return answers.map((answer) => answer.document(language, shown));
}

async function renderTable(answers: readonly Answer[], style: RenderStyle): Promise<Content> {
  const { terminalText } = await import('../../report/formats/terminal/terminal.js');
  const documents = documentsOf(answers, style, { charts: false });
  return documents.map((document) => terminalText(document, style)).join('\n\n');
}

function renderLines(answers: readonly Answer[], style: RenderStyle): Content {
  return answers.map((answer) => answer.lines?.(style) ?? '').join('\n\n');
}

async function renderJunit(answers: readonly Answer[], { language }: RenderStyle): Promise<Content> {
  const { checkJunit } = await import('../../report/formats/junit/junit.js');
  return answers.map(({ checked }) => checked && checkJunit(checked, language)).join('');
}

async function renderGithub(answers: readonly Answer[], { language }: RenderStyle): Promise<Content> {
  const { checkGithub } = await import('../../report/formats/github/github.js');
  return answers.map(({ checked }) => checked && checkGithub(checked, language)).join('\n');
}

async function renderCharts(answers: readonly Answer[], style: RenderStyle): Promise<Content> {
  const { chartsText } = await import('../../report/formats/terminal/charts.js');
  return chartsText(documentsOf(answers, style, {}), style.width);
}

async function renderPage(answers: readonly Answer[], { language }: RenderStyle): Promise<Content> {
  const { answerPage } = await import('../../report/formats/html/answerPage.js');
  return answerPage(answers, language);
}

async function renderWorkbook(answers: readonly Answer[], style: RenderStyle): Promise<Content> {
  const { answerWorkbook } = await import('../../report/formats/xlsx/answerWorkbook.js');
  return answerWorkbook(answers, style.language);
}

/** The page, printed. */
async function renderPrint(answers: readonly Answer[], style: RenderStyle): Promise<Content> {
  const { printPdf } = await import('../../io/machine/chromium.js');
  return printPdf(String(await renderPage(answers, style)));
}

async function renderCsv(answers: readonly Answer[]): Promise<Content> {
  const { csvParts } = await import('../../report/formats/csv/csv.js');
  return csvParts(answers.map((answer) => answer.records()));
}

/** One answer stands for itself, several are a list. */
function renderJson(answers: readonly Answer[]): Content {
  const [only, ...others] = answers;
  if (only !== undefined && others.length === 0) return only.jsonParts?.() ?? jsonText(only.json());
  return jsonText(answers.map((answer) => answer.json()));
}

function jsonText(value: object): string {
  return JSON.stringify(value, null, 2);
}
