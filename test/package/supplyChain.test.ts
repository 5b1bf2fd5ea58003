/** What comes into the package from others: exact versions, and licences that are listed and allowed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/run.js';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json'));

describe('every dependency', () => {
  it.each(['dependencies', 'devDependencies'])('of %s is one exact version', (kind) => {
    const versions = Object.entries<string>(manifest[kind]);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('is the version that is locked', () => {
    const { packages } = JSON.parse(read('package-lock.json'));
    const all = Object.entries<string>({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(all.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });
});

/** Each asks for no more than its notice. */
const ALLOWED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

describe.each(['dist/cli', 'dist/lib'])('the notices of %s', (folder) => {
  const listed = [...read(`${folder}/THIRD-PARTY-NOTICES`).matchAll(/^(@?[\w./-]+) (\d\S*) \((.+)\)$/gm)];

  it('list packages under allowed licences alone, with their texts', () => {
    expect(listed.length).toBeGreaterThan(5);
    expect(listed.filter(([, , , licence]) => !ALLOWED.includes(licence as string))).toEqual([]);
  });

  it('list every package that a bundle has a region of', () => {
    const code = readdirSync(join(ROOT, folder)).filter((name) => /\.mjs$/.test(name));
    const regions = code.flatMap((name) => [
      ...read(`${folder}/${name}`).matchAll(/^\/\/#region node_modules\/((?:@[^/]+\/)?[^/]+)/gm),
    ]);
    const named = new Set(listed.map(([, name]) => name));
    expect([...new Set(regions.map(([, name]) => name))].filter((name) => !named.has(name))).toEqual([]);
  });
});

describe('the package', () => {
  it('is published for everybody, with where it comes from', () => {
    expect(manifest.publishConfig).toEqual({ access: 'public', provenance: true });
    expect(manifest.files).toContain('dist');
  });

  it.each(['ci.yml', 'release.yml'])('is built by actions that are pinned: %s', (name) => {
    const uses = [...read(`.github/workflows/${name}`).matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action as string))).toEqual([]);
  });
});
