/** What an editor shows of a scenario that names its schema, by a language server that editors really start. */
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FLAGS } from '../../src/cli/call/flags.js';
import { scenarioSchema } from '../../src/scenario/schema.js';
import { TEMPLATES } from '../../src/template/templates.js';
import { LanguageServer, type Position } from '../support/languageServer.js';
import { PATIENCE_MS } from '../support/patience.js';
import { runProcess } from '../support/processes.js';
import { ROOT, temporaryFolder } from '../support/run.js';

const SCHEMA = join(ROOT, 'schema', 'scenario.schema.json');
const folder = temporaryFolder();

/** A busy machine starts it slowly. */
let server: LanguageServer;
beforeAll(async () => {
  server = await LanguageServer.start(folder.path);
}, PATIENCE_MS);
afterAll(() => server.stop(), PATIENCE_MS);

const scenarios = readdirSync(join(ROOT, 'scenarios'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();

const TEXT = `# yaml-language-server: $schema=${SCHEMA}
region: ap-northeast-1
asOf: 2016-06-02
workload:
  uploads: 100k
options:
  Lambda:
    - lambda:
        requests: uploads
        duration: 120 ms
        memory: 128 MB
`;

/** Behind the part of a line that is given. */
function behind(text: string, part: string): Position {
  const line = text.split('\n').findIndex((one) => one.includes(part));
  return { line, character: (text.split('\n')[line] ?? '').indexOf(part) + part.length };
}

describe('the schema in schema/', () => {
  it('is the one that scenarios are read by; if not, `npm run schema` writes it anew', () => {
    expect(JSON.parse(readFileSync(SCHEMA, 'utf8'))).toEqual(scenarioSchema(FLAGS));
    expect(readFileSync(SCHEMA, 'utf8')).toBe(runProcess(['schema']).out);
  });

  it('is part of the package', () => {
    expect(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).files).toContain('schema');
  });
});

describe('in an editor', () => {
  it('every scenario of the repository names its schema, and is found to be right', async () => {
    expect(scenarios.length).toBeGreaterThan(40);
    for (const name of scenarios) {
      const file = join(ROOT, 'scenarios', name);
      const text = readFileSync(file, 'utf8');
      const to = `${'../'.repeat(name.split('/').length)}schema/scenario.schema.json`;
      expect(text.split('\n')[0], name).toBe(`# yaml-language-server: $schema=${to}`);
      expect(await server.open(file, text), name).toEqual([]);
    }
  });

  it.each([
    ['a key that nobody knows', 'region:', 'regoin:', 'Property regoin is not allowed'],
    ['a key of a service that it has not', 'memory:', 'memroy:', 'Property memroy is not allowed'],
    ['a size without its unit', 'memory: 128 MB', 'memory: 128', 'Incorrect type'],
    ['a day that is none', 'asOf: 2016-06-02', 'asOf: 2.6.2016', 'does not match the pattern'],
  ])('%s is told at its line', async (what, right, wrong, says) => {
    const text = TEXT.replace(right, wrong);
    const found = await server.open(join(folder.path, `${what}.yaml`), text);
    const told = found.filter(({ range }) => range.start.line === behind(text, wrong).line);
    expect(told.map(({ message }) => message).join('\n')).toContain(says);
  });

  it('a key is explained, with its unit and an example', async () => {
    const file = join(folder.path, 'hover.yaml');
    await server.open(file, TEXT);
    const hover = await server.hover(file, behind(TEXT, 'mem'));
    expect(hover).toContain('The memory that the function is given.');
    expect(hover).toContain('An amount of data with its unit');
    expect(hover).toContain('512 MB');
  });

  it.each([
    ['at the top', TEXT, 'month: 730 h\n', ['currency', 'freeTier', 'expect', 'terms', 'horizon'], 'region', 'memory'],
    ['of a Lambda function', TEXT, '        ', ['architecture', 'coldStarts', 'timeout'], 'memory', 'multiAz'],
  ])('the keys %s are offered that are not there yet', async (where, text, line, offered, there, foreign) => {
    const file = join(folder.path, `complete ${where}.yaml`);
    const whole = `${text}${line}`;
    await server.open(file, whole);
    const lines = whole.split('\n');
    const position = { line: lines.length - 1, character: (lines.at(-1) ?? '').length };
    const words = await server.complete(file, position);
    expect(words).toEqual(expect.arrayContaining(offered));
    expect(words).not.toContain(foreign);
    expect(words).not.toContain(there);
  });
});

describe('what init writes', () => {
  const [{ name: template }] = TEMPLATES as [(typeof TEMPLATES)[number]];
  const init = (cwd: string, file = 'scenario.yaml') => {
    expect(runProcess(['init', file, '--template', template], { cwd })).toMatchObject({ status: 0, err: '' });
    return readFileSync(join(cwd, file), 'utf8');
  };
  const project = (name: string) => {
    const path = join(folder.path, name);
    mkdirSync(join(path, 'costs'), { recursive: true });
    return path;
  };

  it('names the schema of the package that is installed beside it, and is found to be right', async () => {
    const path = project('installed');
    cpSync(join(ROOT, 'schema'), join(path, 'node_modules', 'ec2-vs-lambda', 'schema'), { recursive: true });
    const text = init(path, 'costs/shop.yaml');
    expect(text.split('\n')[0]).toBe(
      '# yaml-language-server: $schema=../node_modules/ec2-vs-lambda/schema/scenario.schema.json',
    );
    const file = join(path, 'costs', 'shop.yaml');
    expect(await server.open(file, text)).toEqual([]);
    const wrong = text.replace('region:', 'regoin:');
    expect(await server.open(join(path, 'costs', 'wrong.yaml'), wrong)).not.toEqual([]);
  });

  it('names a schema that was written beside it', () => {
    const path = project('written');
    expect(runProcess(['schema', '--output', 'scenario.schema.json'], { cwd: path }).status).toBe(0);
    expect(init(path).split('\n')[0]).toBe('# yaml-language-server: $schema=./scenario.schema.json');
  });

  it('names none where there is none, and says how to get one', async () => {
    const path = project('bare');
    const text = init(path);
    expect(text).not.toContain('yaml-language-server');
    expect(text.split('\n')[0]).toContain('ec2-vs-lambda schema --help');
    expect(await server.open(join(path, 'scenario.yaml'), text)).toEqual([]);
  });
});
