import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEMPLATES } from '../../src/template/templates.js';
import { books } from '../support/price.js';
import { run } from '../support/run.js';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'init-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const written = (name = 'scenario.yaml') => readFileSync(join(cwd, name), 'utf8');

describe('init by options', () => {
  it.each(TEMPLATES.map(({ name }) => name))('writes a scenario of %s that runs', async (template) => {
    expect(await run(['init', '--template', template], { cwd })).toMatchObject({ status: 0, err: '' });
    expect(await run(['scenario.yaml'], { cwd })).toMatchObject({ status: 0, err: '' });
  });

  const REGIONS = Object.entries(books.catalogue.regions).flatMap(([region, { services, partition }]) =>
    services.length > 0 && partition !== 'aws-cn' ? [region] : [],
  );
  it.each(REGIONS)('writes a scenario in %s, and says which prices are missing', async (region) => {
    expect(REGIONS.length).toBeGreaterThan(30);
    // Each region with one, and so each with several regions.
    for (const { name } of TEMPLATES.filter((_, index) => REGIONS.indexOf(region) % TEMPLATES.length === index)) {
      const file = `${name}.yaml`;
      const { status, err } = await run(['init', file, '--template', name, '--region', region], { cwd });
      expect(status).toBe(0);
      expect(written(file)).toContain(`region: ${region}`);
      const priced = await run([file], { cwd });
      if (err === '') expect(priced.status).toBe(0);
      else {
        expect(err).toMatch(
          new RegExp(`^Warning: before it can be priced, prices are missing: .*refresh ${file}\` asks AWS`),
        );
        for (const [, what] of priced.err.matchAll(/(no prices? (?:of|for) .*)/g)) expect(err).toContain(what);
      }
    }
  });

  it('takes what is said', async () => {
    const words = ['init', 'shop.yaml', '--template', 'web-api', '--title', 'Shop', '--region', 'eu-west-1'];
    const more = [
      '--as-of',
      '2025-06-18',
      '--currency',
      'EUR',
      '--rate',
      '0.9',
      '--set',
      'requests=7M',
      '--lang',
      'ja',
    ];
    expect((await run([...words, ...more], { cwd })).status).toBe(0);
    const text = written('shop.yaml');
    for (const part of ['"Shop"', 'eu-west-1', '2025-06-18', 'code: EUR, perUsd: 0.9', 'requests: 7M', '稼働する']) {
      expect(text).toContain(part);
    }
  });

  it('is piped into a comparison', async () => {
    const { out } = await run(['init', '-', '--template', 'web-api'], { cwd });
    expect((await run(['-'], { cwd, input: out })).status).toBe(0);
  });

  it.each([
    ['no template, as nobody can be asked', [], '--template is missing'],
    ['an unknown template', ['--template', 'web'], 'web-api'],
    ['a region without prices', ['--template', 'web-api', '--region', 'eu-nowhere-1'], 'scenario.yaml:4:9'],
    ['a currency without its rate', ['--template', 'web-api', '--currency', 'JPY'], '--rate 150'],
    ['a rate without its currency', ['--template', 'web-api', '--rate', '150'], '--currency JPY'],
    ['a rate that is none', ['--template', 'web-api', '--currency', 'JPY', '--rate', 'x: {'], 'scenario.yaml:'],
    ['a day that is none', ['--template', 'web-api', '--as-of', 'today'], '2016-06-02'],
    ['an unknown quantity', ['--template', 'web-api', '--set', 'request=2'], 'requests=…'],
    ['a quantity of a wrong kind', ['--template', 'web-api', '--set', 'requests=2 MB'], 'scenario.yaml:'],
  ])('refuses %s, and writes nothing', async (_, words, says) => {
    const { status, out, err } = await run(['init', ...words], { cwd });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
    expect(existsSync(join(cwd, 'scenario.yaml'))).toBe(false);
  });

  it('never replaces a file unasked, nor a link that leads nowhere', async () => {
    writeFileSync(join(cwd, 'scenario.yaml'), 'mine');
    symlinkSync('nowhere', join(cwd, 'link.yaml'));
    expect(await run(['init', '--template', 'web-api'], { cwd })).toMatchObject({ status: 2 });
    expect(await run(['init', 'link.yaml', '--template', 'web-api'], { cwd })).toMatchObject({ status: 2 });
    expect(written()).toBe('mine');
    expect((await run(['init', '--template', 'web-api', '--force'], { cwd })).status).toBe(0);
    expect(written()).toContain('region:');
  });
});
