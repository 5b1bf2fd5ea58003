/**
 * A YAML language server, the one of VS Code's and Neovim's YAML support, spoken to as an editor does: JSON-RPC over its standard
 * streams (microsoft.github.io/language-server-protocol).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Position {
  /** Both from 0. */
  readonly line: number;
  readonly character: number;
}

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** What an editor's settings say: everything on, and nothing that asks a network. */
const SETTINGS: Readonly<Record<string, unknown>> = {
  yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } },
};

const require = createRequire(import.meta.url);
const SERVER = join(dirname(require.resolve('yaml-language-server/package.json')), 'bin', 'yaml-language-server');

export class LanguageServer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #diagnosed = new Map<string, (found: readonly Diagnostic[]) => void>();
  #bytes = Buffer.alloc(0);
  #requests = 0;

  private constructor() {
    this.#child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
  }

  static async start(folder: string): Promise<LanguageServer> {
    const server = new LanguageServer();
    await server.request('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(folder).href,
      capabilities: {
        workspace: { configuration: true },
        textDocument: { hover: { contentFormat: ['markdown'] }, completion: {}, publishDiagnostics: {} },
      },
    });
    server.#send({ method: 'initialized', params: {} });
    return server;
  }

  async stop(): Promise<void> {
    const ended = new Promise((done) => this.#child.on('exit', done));
    await this.request('shutdown', null);
    this.#send({ method: 'exit' });
    await ended;
  }

  /** Opens a text as the file's, saved or not. @returns what the server finds wrong with it */
  open(file: string, text: string): Promise<readonly Diagnostic[]> {
    const { href: uri } = pathToFileURL(file);
    const found = new Promise<readonly Diagnostic[]>((done) => this.#diagnosed.set(uri, done));
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return found;
  }

  async hover(file: string, position: Position): Promise<string> {
    const hover = await this.#at('textDocument/hover', file, position);
    return (hover as { contents: { value: string } } | null)?.contents.value ?? '';
  }

  /** The words that are offered there. */
  async complete(file: string, position: Position): Promise<readonly string[]> {
    const list = (await this.#at('textDocument/completion', file, position)) as { items: { label: string }[] };
    return list.items.map(({ label }) => label);
  }

  #at(method: string, file: string, position: Position): Promise<unknown> {
    return this.request(method, { textDocument: { uri: pathToFileURL(file).href }, position });
  }

  request(method: string, params: unknown): Promise<unknown> {
    this.#requests += 1;
    const id = this.#requests;
    this.#send({ id, method, params });
    return new Promise((done, fail) =>
      this.#waiting.set(id, ({ result, error }) => (error === undefined ? done(result) : fail(error))),
    );
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#child.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(chunk: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const end = this.#bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.toString('latin1', 0, end))?.[1]);
      if (end < 0 || this.#bytes.length < end + 4 + length) return;
      const text = this.#bytes.toString('utf8', end + 4, end + 4 + length);
      this.#bytes = this.#bytes.subarray(end + 4 + length);
      this.#take(JSON.parse(text));
    }
  }

  #take({ id, method, params, ...answer }: Message): void {
    if (method === undefined) {
      this.#waiting.get(id ?? 0)?.(answer);
    } else if (method === 'workspace/configuration') {
      const { items } = params as { items: { section: string }[] };
      this.#send({
        ...(id === undefined ? {} : { id }),
        result: items.map(({ section }) => SETTINGS[section] ?? null),
      });
    } else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Diagnostic[] };
      this.#diagnosed.get(uri)?.(diagnostics);
    } else if (id !== undefined) {
      this.#send({ id, result: null });
    }
  }
}
