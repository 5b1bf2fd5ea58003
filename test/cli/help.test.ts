import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND_NAMES } from '../../src/cli/commands.js';
import { ROOT, run, temporaryFolder } from '../support/run.js';

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('--version', () => {
  it('prints the version of the package and nothing else', async () => {
    expect(await run(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });
});

/** What an example writes stays here. */
const folder = temporaryFolder();
symlinkSync(join(ROOT, 'scenarios'), join(folder.path, 'scenarios'));

describe('--help', async () => {
  it.each([
    { words: ['--help'], names: ['compare', 'explain', 'check'] },
    {
      words: ['compare', '--help'],
      names: ['--as-of', '--region', '--rate', '--currency', '--set', '--prices', '--output'],
    },
    { words: ['explain', '--help'], names: ['option', 'line', '--format', '--lang'] },
    { words: ['check', '--help'], names: ['paths', '--format'] },
    { words: ['break-even', '--help'], names: ['--vary', '--from', '--to', '--step', '--points'] },
    { words: ['sweep', '--help'], names: ['--vary', '--points', '--scale', 'chart'] },
    { words: ['timeline', '--help'], names: ['--from', '--to'] },
    { words: ['optimise', '--help'], names: ['--type', '--purchase', '--max-instances', '--power-tuning'] },
    { words: ['uncertainty', '--help'], names: ['--samples', '--seed', 'lognormal'] },
    { words: ['diff', '--help'], names: ['<old>', '<new>'] },
    { words: ['help', 'compare'], names: ['--as-of', '--no-color'] },
  ])('$words names what there is', async ({ words, names }) => {
    const { status, out, err } = await run(words);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    for (const name of names) expect(out).toContain(name);
  });

  it.each(COMMAND_NAMES)('of %s ends with examples', async (name) => {
    expect((await run([name, '--help'])).out).toMatch(
      /\nExamples:\n {2}\S.*ec2-vs-lambda |\nExamples:\n {2}ec2-vs-lambda /,
    );
  });

  const commands = ['compare', 'explain', 'check', 'break-even', 'timeline'];
  const helps = await Promise.all(
    [['--help'], ...commands.map((command) => [command, '--help'])].map((one) => run(one)),
  );
  const examples = helps.flatMap(({ out }) =>
    [...out.matchAll(/^ {2}(?:cat \S+ \| )?ec2-vs-lambda (.+)$/gm)].map(([, example = '']) => example),
  );

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(5);
  });

  it.each(examples.map((example) => [example]))('has an example that runs: %s', async (example) => {
    const words = [...example.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const input = words.includes('-') ? readFileSync(join(ROOT, 'scenarios/campaign-site.yaml'), 'utf8') : '';
    const written = words.flatMap((word, index) =>
      /^--(?:output|pdf|junit)$/.test(words[index - 1] ?? '') ? [word] : [],
    );
    const err = written.length === 0 ? '' : `wrote ${written.join(', ')}\n`;
    expect(await run(words, { input, cwd: folder.path })).toMatchObject({ status: 0, err });
  });
});
