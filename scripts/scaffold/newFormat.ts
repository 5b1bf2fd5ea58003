/** A format of text, to go on from: a folder with a pure function over documents, its entry in the table of formats, and its test. */
import { existsSync } from 'node:fs';
import { before, Refusal, read, type Scaffolded } from './change.js';

const FORMATS = 'src/cli/call/formats.ts';
const FOLDER = 'src/report/formats';
const MAX_NAME_LENGTH = 12;

/** @throws Refusal where the name can't be one, or is taken */
export function newFormat(name: string): Scaffolded {
  const formats = read(FORMATS);
  refuseName(name, formats);
  return {
    changes: [
      { path: fileOf(name), content: format(name) },
      { path: FORMATS, content: before(FORMATS, formats, jsonLine(formats), entry(name)) },
      { path: `test/report/${name}.test.ts`, content: test(name) },
    ],
    next: [
      `${fileOf(name)}: how each part of a document looks, and what of a text has to be escaped`,
      `test/report/${name}.test.ts: what must hold of it; test/report/hostileNames.test.ts: names that mean something in it`,
      `${FORMATS}: other endings of files, and whether it shows charts and derivations; every question has it, check and prices too`,
      'README.md and README.ja.md: a line where formats are told of',
    ],
  };
}

function refuseName(name: string, formats: string): void {
  if (!/^[a-z][a-z0-9]*$/.test(name) || name.length > MAX_NAME_LENGTH) {
    throw new Refusal(
      `\`${name}\` can't be a format's name: write a word for --format and the ending of its files, such as \`org\`, in at most ${MAX_NAME_LENGTH} small letters and digits`,
    );
  }
  if (formats.includes(`'${name}'`) || formats.includes(`'.${name}'`)) {
    throw new Refusal(`\`${name}\` is taken: ${FORMATS} has it as a format or an ending`);
  }
  const file = [`${FOLDER}/${name}`, `${FOLDER}/${name}.ts`, `test/report/${name}.test.ts`].find((path) =>
    existsSync(path),
  );
  if (file !== undefined) throw new Refusal(`\`${name}\` is taken: there is ${file}`);
}

/** JSON stays the last in the list. */
function jsonLine(formats: string): string {
  return formats.split('\n').find((line) => line.startsWith("  { word: 'json'")) ?? "  { word: 'json'";
}

function fileOf(name: string): string {
  return `${FOLDER}/${name}/${name}.ts`;
}

function format(name: string): string {
  return `/** Documents as ${name}: the title, the answer, and the parts below it, cells apart by tabs. */
import { type Document, type Part, textOf } from '../../document/document.js';

export function ${name}Text(documents: readonly Document[]): string {
  return documents.map(documentText).join('\\n\\n');
}

function documentText({ title, subtitle, summary, parts }: Document): string {
  const head = subtitle === undefined ? title : \`\${title} (\${subtitle})\`;
  return [head, ...summary, ...parts.flatMap(partLines)].join('\\n');
}

function partLines(part: Part): readonly string[] {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return [part.text];
    case 'table': {
      const { columns, rows } = part.table;
      const heads = columns.map(({ head }) => head.replaceAll('\\n', ' '));
      return [heads, ...rows.map(({ cells }) => cells.map(textOf))].map((cells) => cells.join('\\t'));
    }
    case 'facts':
      return part.facts.map((fact) => \`\${fact.name}: \${fact.text}\`);
    case 'warnings':
      return part.texts;
    case 'chart':
      // Its values stand in the tables.
      return [];
    case 'details':
      return [part.title, ...part.parts.flatMap(partLines)];
  }
}
`;
}

function entry(name: string): string {
  return `  {
    word: '${name}',
    endings: ['.${name}'],
    render: ofDocuments(async () => (await import('../../report/formats/${name}/${name}.js')).${name}Text),
  },
`;
}

function test(name: string): string {
  return `import { describe, expect, it } from 'vitest';
import { comparisonDocument } from '../../src/report/answers/comparison.js';
import { ${name}Text } from '../../src/report/formats/${name}/${name}.js';
import { priced, scenarioText } from '../support/price.js';

describe('a comparison as ${name}', () => {
  const document = comparisonDocument(priced(scenarioText(['sqs: { requests: 2M }'])), 'en');
  const lines = ${name}Text([document, document]).split('\\n');

  it('begins with its title and the answer', () => {
    const head = document.subtitle === undefined ? document.title : \`\${document.title} (\${document.subtitle})\`;
    expect(lines.slice(0, 1 + document.summary.length)).toEqual([head, ...document.summary]);
  });

  it('has a cell for every column in every row of a table', () => {
    const rows = lines.filter((line) => line.includes('\\t'));
    expect(rows.length).toBeGreaterThan(2);
    expect(new Set(rows.map((row) => row.split('\\t').length))).toEqual(new Set([2]));
  });

  it('has several documents one after the other', () => {
    expect(lines.filter((line) => line.startsWith(document.title))).toHaveLength(2);
  });
});
`;
}
