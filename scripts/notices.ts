/** A step of the bundler: the licences of the packages that a bundle contains are put beside it, as they ask. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE_FOLDER = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: string }): unknown;
}

export const notices = {
  name: 'notices',
  generateBundle(this: Emitter, _: unknown, bundle: Record<string, { moduleIds?: readonly string[] }>): void {
    const modules = Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);
    const folders = new Set(modules.flatMap((id) => PACKAGE_FOLDER.exec(id)?.[0] ?? []));
    const texts = [...folders]
      .filter((folder) => !folder.includes('\0'))
      .sort()
      .map(noticeOf);
    const source = `This bundle contains these packages:\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-NOTICES', source });
  },
};

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
