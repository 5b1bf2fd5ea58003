/** What the library's entries export, and the examples in its docstrings. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { PATIENCE_MS } from './patience.js';
import { ROOT } from './run.js';

export interface Exported {
  readonly name: string;
  /** A type is used by examples of what gives it. */
  readonly isType: boolean;
  /** What is said of it before the tags. */
  readonly summary: string;
  readonly example?: string;
  /** The export to whose example a docstring leads: `@see {@link compare}`. */
  readonly see?: string;
}

/** Every export of an entry, with its docstring. */
export function exportsOf(entry: string): Exported[] {
  const program = ts.createProgram([join(ROOT, entry)], compilerOptions());
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(ROOT, entry)) as ts.SourceFile);
  if (module === undefined) throw new Error(`${entry} exports nothing`);
  return checker.getExportsOfModule(module).map((alias) => {
    const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
    const tags = symbol.getJsDocTags(checker).map(({ name, text }) => ({ name, text: ts.displayPartsToString(text) }));
    const example = /```ts\n([\s\S]*?)\n```/.exec(tags.find(({ name }) => name === 'example')?.text ?? '')?.[1];
    const see = /\{@link (\w+)\s*\}/.exec(tags.find(({ name }) => name === 'see')?.text ?? '')?.[1];
    return {
      name: alias.name,
      isType: (symbol.flags & ts.SymbolFlags.Value) === 0,
      summary: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      ...(example === undefined ? {} : { example }),
      ...(see === undefined ? {} : { see }),
    };
  });
}

/** As the project's own tests are compiled. */
export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  return options;
}

/** Within the package, so that its own name leads to what it exports; git doesn't see it. */
const FOLDER = join(ROOT, 'build', 'examples');
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

/** `expression; // => value`, the value on the same line or the next: the example says what it gives. */
const SAYS = /^(\s*)(?!\s|\/\/)(.+?);?\s*\/\/ => (.+)$/gm;

export interface Told {
  readonly name: string;
  /** One for each line that says what it gives. */
  readonly results: readonly { readonly line: string; readonly found: string; readonly expected: string }[];
  /** What an example threw. */
  readonly error?: string;
}

/** What the compiler has against the examples, compiled against what was built. */
export function complaintsOf(examples: readonly Exported[]): string[] {
  const files = examples.map(({ name, example = '' }) => {
    const file = join(FOLDER, `${name}.mts`);
    writeFileSync(file, `${example}\nexport {};\n`);
    return file;
  });
  const program = ts.createProgram(files, compilerOptions());
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1;
    return `${basename(file?.fileName ?? '')}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

/** Runs the examples, each as a module of its own, one after the other in one process of Node. */
export function run(examples: readonly Exported[]): Told[] {
  for (const { name, example = '' } of examples) {
    const telling = example.replace(SAYS, (_, space, expression, expected) => {
      const line = JSON.stringify(`${expression}; // => ${expected}`);
      return `${space}globalThis.tell(${line}, ${expression}, (${expected}));`;
    });
    const { outputText } = ts.transpileModule(telling, {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
    });
    writeFileSync(join(FOLDER, `${name}.mjs`), outputText);
  }
  const runner = join(FOLDER, 'runner.mjs');
  writeFileSync(runner, RUNNER);
  const { stdout, stderr } = spawnSync(process.execPath, [runner, ...examples.map(({ name }) => name)], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

const RUNNER = `
import { inspect } from 'node:util';

const told = [];
for (const name of process.argv.slice(2)) {
  const results = [];
  const shown = (value) => inspect(value, { depth: 9 });
  globalThis.tell = (line, found, expected) => results.push({ line, found: shown(found), expected: shown(expected) });
  try {
    await import(\`./\${name}.mjs\`);
    told.push({ name, results });
  } catch (error) {
    told.push({ name, results, error: String(error?.stack ?? error) });
  }
}
process.stdout.write(JSON.stringify(told));
`;
