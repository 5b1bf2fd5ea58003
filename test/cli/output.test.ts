import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const ESCAPE = '\u001b';

describe('--output', async () => {
  const shown = (await run([CAMPAIGN])).out;

  it('writes what would be shown, and shows nothing', async () => {
    const path = join(folder.path, 'table.txt');
    expect(await run([CAMPAIGN, '--output', path])).toEqual({ status: 0, out: '', err: `wrote ${path}\n` });
    expect(readFileSync(path, 'utf8')).toBe(shown);
  });

  it('replaces a file whole', async () => {
    const path = folder.file('longer.txt', 'x'.repeat(100_000));
    await run([CAMPAIGN, '--output', path]);
    expect(readFileSync(path, 'utf8')).toBe(shown);
  });

  it('writes no colours, even where they are asked for', async () => {
    const path = join(folder.path, 'plain.txt');
    await run([CAMPAIGN, '--output', path], { env: { FORCE_COLOR: '1' } });
    expect(readFileSync(path, 'utf8')).not.toContain(ESCAPE);
  });

  it('leaves the old file where the scenario is broken', async () => {
    const path = folder.file('old.txt', 'old');
    const broken = folder.file('broken.yaml', smallScenario('mouth: 730 h'));
    expect((await run([broken, '--output', path])).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('writes through a link, and leaves the link', async () => {
    const target = folder.file('target.txt', 'old');
    const link = join(folder.path, 'link.txt');
    symlinkSync(target, link);
    await run([CAMPAIGN, '--output', link]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe(shown);
  });

  it('keeps who may read a file', async () => {
    const path = folder.file('secret.txt', '');
    chmodSync(path, 0o600);
    await run([CAMPAIGN, '--output', path]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    { path: 'missing/table.txt', says: "missing/table.txt: can't be written: its folder does not exist\n" },
    { path: 'folder', says: "folder: can't be written: this is a directory\n" },
    { path: 'circle', says: "circle: can't be written: its links form a loop\n" },
  ])('says why it cannot write to $path, and leaves nothing behind', async ({ path, says }) => {
    const place = join(folder.path, `for-${path.split('/').at(-1)}`);
    mkdirSync(join(place, 'folder'), { recursive: true });
    symlinkSync('circle', join(place, 'circle'));
    const scenario = folder.file('small.yaml', smallScenario());
    expect(await run([scenario, '--output', path], { cwd: place })).toEqual({ status: 2, out: '', err: says });
    expect(readdirSync(place, { recursive: true }).sort()).toEqual(['circle', 'folder']);
  });

  it('of check goes into no folder that a link leads to', async () => {
    const place = join(folder.path, 'of-a-stranger');
    mkdirSync(join(place, 'real'), { recursive: true });
    symlinkSync('real', join(place, 'reports'));
    folder.file('of-a-stranger/small.yaml', smallScenario());
    const junit = (path: string) => run(['check', 'small.yaml', '--junit', path], { cwd: place });
    expect(await junit('reports/r.xml')).toMatchObject({
      status: 2,
      err: expect.stringContaining('a link leads to another place'),
    });
    expect(readdirSync(join(place, 'real'))).toEqual([]);
    expect((await junit('real/r.xml')).status).toBe(0);
  });

  it('tells of a temporary folder that isn’t there, where a PDF needs one', async () => {
    const env = { TMPDIR: join(folder.path, 'nowhere'), CHROME_PATH: process.execPath };
    const { status, err } = await run([CAMPAIGN, '--pdf', join(folder.path, 'new.pdf')], { env });
    expect([status, err]).toEqual([2, expect.stringMatching(/nowhere: can't be written: .+\n {2}remedy: .*TMPDIR/)]);
  });

  it('does not take the half of a PDF for one', async () => {
    const browser = folder.file(
      'browser',
      '#!/bin/sh\nfor word; do case $word in --print-to-pdf=*) printf %%PDF-1.4 > "$(echo $word | cut -d= -f2)";; esac; done\n',
    );
    chmodSync(browser, 0o755);
    const { status, err } = await run([CAMPAIGN, '--pdf', join(folder.path, 'half.pdf')], {
      env: { CHROME_PATH: browser },
    });
    expect([status, err]).toEqual([2, expect.stringContaining('printed nothing')]);
  });

  it('says that a path of no characters is none', async () => {
    const { status, err } = await run([CAMPAIGN, '--output', '']);
    expect(status).toBe(2);
    expect(err).toContain('--output');
  });
});

describe('colours', () => {
  it.each([
    { where: 'in a pipe', words: [], env: {}, colours: false },
    { where: 'with FORCE_COLOR', words: [], env: { FORCE_COLOR: '1' }, colours: true },
    { where: 'with FORCE_COLOR=0', words: [], env: { FORCE_COLOR: '0' }, colours: false },
    { where: 'with NO_COLOR before FORCE_COLOR', words: [], env: { NO_COLOR: '1', FORCE_COLOR: '1' }, colours: false },
    { where: 'with NO_COLOR empty', words: [], env: { NO_COLOR: '', FORCE_COLOR: '1' }, colours: true },
    { where: 'with --no-color', words: ['--no-color'], env: { FORCE_COLOR: '1' }, colours: false },
  ])('$where: $colours', async ({ words, env, colours }) => {
    expect((await run([CAMPAIGN, ...words], { env })).out.includes(ESCAPE)).toBe(colours);
  });

  it('change nothing but colour', async () => {
    const colours = new RegExp(`${ESCAPE}\\[\\d+m`, 'g');
    expect((await run([CAMPAIGN], { env: { FORCE_COLOR: '1' } })).out.replace(colours, '')).toBe(
      (await run([CAMPAIGN])).out,
    );
  });

  it('are not in JSON', async () => {
    expect((await run([CAMPAIGN, '--format', 'json'], { env: { FORCE_COLOR: '1' } })).out).not.toContain(ESCAPE);
  });
});
