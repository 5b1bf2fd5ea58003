/** LibreOffice, headless, as a second opinion on workbooks: it reads, recalculates everything, and writes again. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { afterAll, it } from 'vitest';
import { PATIENCE_MS } from './patience.js';
import { type ReadBook, readBook } from './workbook.js';

const program = ['soffice', 'libreoffice']
  .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
  .find((path) => existsSync(path));

const NEEDED = 'needs LibreOffice Calc, which is not installed: `apt-get install libreoffice-calc`, or libreoffice.org';

/** A test that recalculates; skipped, with what to install, where there is nothing to do it. */
export function itRecalculates(title: string, test: () => void): void {
  if (program === undefined) it.skip(`${title} [${NEEDED}]`, test);
  else it(title, test, PATIENCE_MS);
}

/** Recalculation on load is a choice of the user, and never what is taken for granted; 0 is always. */
const PROFILE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

let home: string | undefined;

/** A profile is made once, which takes longer than anything that follows. */
function ownProfile(): string {
  if (home === undefined) {
    home = mkdtempSync(join(tmpdir(), 'libreoffice-'));
    mkdirSync(join(home, 'user'), { recursive: true });
    writeFileSync(join(home, 'user', 'registrymodifications.xcu'), PROFILE);
  }
  return pathToFileURL(home).href;
}

afterAll(() => {
  if (home !== undefined) rmSync(home, { recursive: true, force: true });
  home = undefined;
});

/** Every workbook with all of its formulas worked out anew, in the order given. */
export function recalculated(books: readonly (Uint8Array | ReadonlyMap<string, string>)[]): ReadBook[] {
  const folder = mkdtempSync(join(tmpdir(), 'recalculated-'));
  try {
    const files = books.map((book, index) => {
      const file = join(folder, `${index}.xlsx`);
      writeFileSync(file, book instanceof Uint8Array ? book : zipped(book));
      return file;
    });
    const words = ['--headless', `-env:UserInstallation=${ownProfile()}`, '--convert-to', 'xlsx'];
    const ran = spawnSync(program as string, [...words, '--outdir', join(folder, 'out'), ...files], {
      encoding: 'utf8',
      timeout: PATIENCE_MS,
    });
    return files.map((_, index) => {
      const written = join(folder, 'out', `${index}.xlsx`);
      if (!existsSync(written)) throw new Error(`LibreOffice wrote nothing: ${ran.stderr}${ran.error ?? ''}`);
      return readBook(readFileSync(written));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function zipped(parts: ReadonlyMap<string, string>): Uint8Array {
  return zipSync(Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)])));
}
