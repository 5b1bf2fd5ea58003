import { describe, expect, it } from 'vitest';
import { type Left, type MutationReport, withRoom } from '../../scripts/mutation/report.js';
import { leftAlone } from '../../scripts/mutation/texts.js';

const PAGE = 'before\n<!-- book -->\nold\n<!-- end of book -->\nafter\n';
const SOURCE = "const a = 1;\nif (a < 2) b('|');\n";

type Mutant = MutationReport['files'][string]['mutants'][number];

function mutant(status: Mutant['status'], from: number, to: number, replacement: string, statusReason = ''): Mutant {
  const location = { start: { line: 2, column: from }, end: { line: 2, column: to } };
  return { mutatorName: 'Some', status, statusReason, replacement, location };
}

const ALL = ['src/book/a.ts'];

function written(mutants: readonly Mutant[], left: readonly Left[] = [], files = ALL): string {
  const report = { files: { 'src/book/a.ts': { source: SOURCE, mutants } } };
  return withRoom(PAGE, { room: 'book', report, files, left, day: '2026-11-25' });
}

describe('what a room says of its mutants', () => {
  it('takes the place of what was there, and of nothing else', () => {
    const page = written([mutant('Killed', 5, 10, 'true')]);
    expect(page).toMatch(
      /^before\n<!-- book -->\n## book: 100\.0 % on 2026-11-25\n(?:.|\n)*\n<!-- end of book -->\nafter\n$/,
    );
    expect(page).not.toContain('old');
    const nothing = { room: 'book', report: { files: {} }, files: [], left: [], day: '' };
    expect(() => withRoom('', nothing)).toThrow('no mark <!-- book -->');
  });

  it('counts what never ends as killed, what no test reaches as not, and leaves out what is left out', () => {
    const page = written([
      mutant('Killed', 5, 10, 'true'),
      mutant('Timeout', 5, 10, 'false'),
      mutant('Survived', 5, 10, 'a <= 2'),
      mutant('NoCoverage', 14, 17, '""'),
      mutant('Ignored', 5, 10, 'x', 'a text in each language'),
      mutant('Ignored', 5, 10, 'y', 'Static mutant (and "ignoreStatic" was enabled)'),
    ]);
    expect(page).toContain('## book: 50.0 %');
    expect(page).toContain('| a.ts | 50.0 % | 6 | 1 | 1 | 1 | 1 | 2 |');
    expect(page).toContain('Left out: 1 a text in each language, 1 in what runs once, when a file is loaded.');
  });

  it('tells which files were not tried', () => {
    const page = written([mutant('Killed', 5, 10, 'true')], [], [...ALL, 'src/book/b/c.ts']);
    expect(page).toContain('## book: 100.0 % of what was tried on 2026-11-25');
    expect(page).toContain('Not tried, or nothing in it to change: b/c.ts.');
  });

  it('tells each survivor with its line, its code and why it is left', () => {
    const survivors = [mutant('Survived', 5, 10, 'a <= 2'), mutant('NoCoverage', 14, 17, '""')];
    const why = 'the same program';
    const page = written(survivors, [{ file: 'src/book/a.ts', original: 'a < 2', replacements: ['a <= 2'], why }]);
    expect(page).toContain('| a.ts:2 | Some | `a < 2` | `a <= 2` | the same program |');
    expect(page).toContain('| a.ts:2 | Some | `\'\\|\'` | `""` | no test of the room reaches it |');
    expect(written(survivors)).toContain('| `a <= 2` | not killed yet |');
  });
});

describe('what is not mutated', () => {
  const key = (name: string) => ({ type: 'ObjectProperty', key: { type: 'Identifier', name } });
  const object = (...names: string[]) => ({ node: { type: 'ObjectExpression', properties: names.map(key) } });
  const text = (value: string) => ({ type: 'StringLiteral', value });
  const template = (...parts: string[]) => ({
    type: 'TemplateLiteral',
    quasis: parts.map((cooked) => ({ type: 'TemplateElement', value: { cooked } })),
  });
  const made = (name: string) => ({ node: { type: 'NewExpression', callee: { type: 'Identifier', name } } });

  it.each([
    ['a text in each language', object('en', 'ja'), true],
    ['another mapping', object('en', 'from'), false],
    ['one with more in it', object('en', 'ja', 'from'), false],
    ['the text of an error', { node: text('no'), listKey: 'arguments', parentPath: made('RangeError') }, true],
    ['a text given to something else', { node: text('no'), listKey: 'arguments', parentPath: made('Map') }, false],
    ['a name between backquotes', { node: text('`memory`') }, true],
    ['a made name between backquotes', { node: template('`', '`') }, true],
    ['a word', { node: text('memory') }, false],
    ['a made word', { node: template('', '/', '') }, false],
  ])('%s', (_, path, isLeft) => {
    expect(leftAlone(path) !== undefined).toBe(isLeft);
  });
});
