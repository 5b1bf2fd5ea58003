/**
 * Every format that an answer can have: the word for `--format`, the endings of files, and what makes it. A format is loaded
 * when it is used. To add one: a pure function in report/, and a line here.
 */
import type { Answer, Document, Shown } from '../../report/document/document.js';
import type { Language } from '../../words.js';

export interface Look {
  readonly language: Language;
  /** Columns of the screen. */
  readonly width: number;
  readonly color: boolean;
}

export type Content = string | Iterable<string> | Uint8Array;

export interface Format {
  readonly word: string;
  /** Of files that may hold it. Of formats with the same ending the first is meant where `--format` doesn't say which. */
  readonly endings: readonly string[];
  /** Not for a terminal. */
  readonly isBinary?: true;
  /** For programs, which may want more rows than anybody reads. */
  readonly anyLength?: true;
  render(answers: readonly Answer[], look: Look): Content | Promise<Content>;
}

export const FORMATS: readonly Format[] = [
  { word: 'table', endings: ['.txt'], render: renderTable },
  { word: 'chart', endings: ['.txt'], render: renderCharts },
  { word: 'markdown', endings: ['.md', '.markdown', '.txt'], render: renderMarkdown },
  { word: 'csv', endings: ['.csv', '.txt'], anyLength: true, render: renderCsv },
  { word: 'html', endings: ['.html', '.htm'], render: renderPage },
  { word: 'svg', endings: ['.svg'], render: renderPicture },
  { word: 'xlsx', endings: ['.xlsx'], isBinary: true, render: renderWorkbook },
  { word: 'pdf', endings: ['.pdf'], isBinary: true, render: renderPrint },
  { word: 'json', endings: ['.json', '.txt'], anyLength: true, render: renderJson },
];

function documentsOf(answers: readonly Answer[], { language }: Look, shown: Shown): Document[] {
  return answers.map((answer) => answer.document(language, shown));
}

async function renderTable(answers: readonly Answer[], look: Look): Promise<Content> {
  const { terminalText } = await import('../../report/formats/terminal/terminal.js');
  const documents = documentsOf(answers, look, { charts: false });
  return documents.map((document) => terminalText(document, look)).join('\n\n');
}

async function renderCharts(answers: readonly Answer[], look: Look): Promise<Content> {
  const { chartsText } = await import('../../report/formats/terminal/charts.js');
  return chartsText(documentsOf(answers, look, {}), look.width);
}

async function renderMarkdown(answers: readonly Answer[], look: Look): Promise<Content> {
  const { markdownText } = await import('../../report/formats/markdown/markdown.js');
  return markdownText(documentsOf(answers, look, { charts: false, details: true }));
}

async function renderPage(answers: readonly Answer[], { language }: Look): Promise<Content> {
  const { answerPage } = await import('../../report/formats/html/answerPage.js');
  return answerPage(answers, language);
}

async function renderPicture(answers: readonly Answer[], look: Look): Promise<Content> {
  const { svgOf } = await import('../../report/formats/svg/svg.js');
  return svgOf(documentsOf(answers, look, {}));
}

async function renderWorkbook(answers: readonly Answer[], look: Look): Promise<Content> {
  const { answerWorkbook } = await import('../../report/formats/xlsx/answerWorkbook.js');
  return answerWorkbook(answers, look.language);
}

/** The page, printed. */
async function renderPrint(answers: readonly Answer[], look: Look): Promise<Content> {
  const { printPdf } = await import('../../io/machine/chromium.js');
  return printPdf(String(await renderPage(answers, look)));
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
