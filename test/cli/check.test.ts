import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, smallScenario, temporaryFolder } from '../support/run.js';
import { readXml } from '../support/xml.js';

const folder = temporaryFolder();
const expecting = (name: string, ...lines: string[]) => folder.file(name, smallScenario('expect:', ...lines));

const met = expecting('met.yaml', '  Lambda: { total: 0.62 USD }');
const missed = expecting('missed.yaml', '  Lambda:', '    - { total: 0.62 USD }', '    - { total: 0.63 USD }');
const silent = folder.file('silent.yaml', smallScenario());
const broken = folder.file('broken.yaml', smallScenario('mouth: 730 h'));

describe('check', () => {
  it('ends with 0 where every expectation is met', async () => {
    expect(await run(['check', met])).toEqual({ status: 0, out: `${met}: ok, 1 expectation met\n`, err: '' });
  });

  it('ends with 1 where one is not, and names the line, what was expected and what was found', async () => {
    const { status, out, err } = await run(['check', missed]);
    expect(status).toBe(1);
    expect(err).toBe('');
    expect(out).toBe(
      `${missed}: 1 of 2 expectations not met\n` +
        '  line 11: Lambda: total: expected 0.63 USD, found 0.62 USD (exactly 0.61675 USD)\n',
    );
  });

  it('ends with 1 where one of several files fails, and tells each of them', async () => {
    const { status, out } = await run(['check', met, missed, silent]);
    expect(status).toBe(1);
    expect(out).toContain(`${met}: ok`);
    expect(out).toContain(`${missed}: 1 of 2`);
    expect(out).toContain(`${silent}: nothing is expected`);
  });

  it('ends with 2 where a file is broken, and checks the others', async () => {
    const { status, out, err } = await run(['check', met, broken, missed]);
    expect(status).toBe(2);
    expect(out).toContain(`${met}: ok, 1 expectation met\n${broken}: not checked, 1 problem\n${missed}: 1 of 2`);
    expect(out).toContain('3 scenarios: 2 of 3 expectations met, 1 not checked');
    expect(err).toContain(`${broken}:8:1: a scenario has no key \`mouth\``);
    expect(err).toContain('did you mean `month`?');
  });

  it('tells of many files what it tells of few, in their order, though several threads check them', async () => {
    const kinds = [met, missed, broken, silent, join(folder.path, 'absent.yaml')];
    const copies = Array.from({ length: 125 }, (_, index) => {
      const kind = kinds[index % kinds.length] as string;
      return kind.endsWith('absent.yaml')
        ? join(folder.path, `absent-${index}.yaml`)
        : folder.file(`copy-${index}.yaml`, readFileSync(kind, 'utf8'));
    });
    const options = ['--format', 'json', '--as-of', '2016-06-02'];
    const all = await run(['check', ...copies, ...options]);
    const halves = [copies.slice(0, 70), copies.slice(70)];
    const parts = await Promise.all(halves.map((some) => run(['check', ...some, ...options])));
    expect(all.status).toBe(2);
    const filesOf = (out: string) => JSON.parse(out) as readonly { file: string }[];
    expect(filesOf(all.out)).toEqual(parts.flatMap(({ out }) => filesOf(out)));
    expect(filesOf(all.out).map(({ file }) => file)).toEqual(copies);
    expect(all.err).toBe(parts.map(({ err }) => err).join('\n'));
  });

  it('ends with 2 where an expectation names a line that is not there', async () => {
    const { status, err } = await run([
      'check',
      expecting('no-line.yaml', '  Lambda: { lines: { convert / duratoin: 1 USD } }'),
    ]);
    expect(status).toBe(2);
    expect(err).toContain('did you mean `convert / duration`?');
  });

  it('takes every scenario of a folder and of the folders in it', async () => {
    const { status, out } = await run(['check', 'scenarios']);
    expect(status).toBe(0);
    expect(out).toContain('scenarios/campaign-site.yaml: ok');
    expect(out).toContain('scenarios/published/');
    expect(out).not.toContain('not met');
  });

  it('ends with 2 in a folder without scenarios', async () => {
    mkdirSync(join(folder.path, 'empty'));
    const { status, err } = await run(['check', join(folder.path, 'empty')]);
    expect(status).toBe(2);
    expect(err).toContain('there are no scenarios in ');
  });

  it('tells the same as JSON', async () => {
    const { status, out } = await run(['check', missed, '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      file: missed,
      ok: false,
      expectations: [
        {
          option: 'Lambda',
          expected: '0.62 USD',
          found: '0.62 USD',
          exact: '0.61675 USD',
          ok: true,
          at: 10,
          column: 16,
        },
        {
          option: 'Lambda',
          expected: '0.63 USD',
          found: '0.62 USD',
          exact: '0.61675 USD',
          ok: false,
          at: 11,
          column: 16,
        },
      ],
      warnings: [],
      problems: [],
    });
  });
});

describe('what check is asked to fail on', () => {
  const unpinned = folder.file(
    'unpinned.yaml',
    smallScenario('expect:', '  Lambda: { lines: { requests: 0.20 USD } }').replace('asOf: 2016-06-02\n', ''),
  );

  it('is an expectation that is not met: a scenario without a day is told, and passes', async () => {
    const { status, out } = await run(['check', unpinned]);
    expect(status).toBe(0);
    expect(out).toContain(`${unpinned}: ok, 1 expectation met\n  warning: line 1: no \`asOf\`: priced as of today`);
  });

  it('may be a warning too', async () => {
    expect((await run(['check', unpinned, '--fail-on', 'warning'])).status).toBe(1);
    expect((await run(['check', met, '--fail-on', 'warning'])).status).toBe(0);
  });

  it('is not a day that is said at the command line', async () => {
    expect((await run(['check', unpinned, '--as-of', '2016-06-02', '--fail-on', 'warning'])).status).toBe(0);
  });
});

describe('where check writes', () => {
  it('is a file where one is named, and nothing stands on the screen', async () => {
    const output = join(folder.path, 'results.xml');
    expect(await run(['check', missed, '--format', 'junit', '--output', output])).toEqual({
      status: 1,
      out: '',
      err: `wrote ${output}\n`,
    });
    expect(readXml(readFileSync(output, 'utf8')).attributes).toMatchObject({ tests: '2', failures: '1' });
  });

  it('is a JUnit file besides what is shown', async () => {
    const junit = join(folder.path, 'besides.xml');
    const { status, out } = await run(['check', met, missed, '--junit', junit, '--format', 'github']);
    expect(status).toBe(1);
    expect(out).toContain(`::error file=${missed},line=11,col=16,title=Expectation not met::Lambda: total: `);
    expect(readXml(readFileSync(junit, 'utf8')).attributes).toMatchObject({ tests: '3', failures: '1', errors: '0' });
  });

  it('is no file that is checked', async () => {
    const before = readFileSync(met, 'utf8');
    expect((await run(['check', met, '--output', met])).status).toBe(2);
    expect((await run(['check', met, '--junit', met])).status).toBe(2);
    expect(readFileSync(met, 'utf8')).toBe(before);
  });
});

/** 0.61675 USD on Lambda; 14.6 USD and 29.2 USD on servers. */
const OPTIONS = [
  '  One:',
  '    - ec2: { type: t2.micro, count: 1 }',
  '  Two / big:',
  '    - ec2: { type: t2.micro, count: 2 }',
];

describe('what is expected of the options together', () => {
  it.each([
    { expected: 'cheapest: Lambda', unmet: '' },
    { expected: 'cheapest: One', unmet: 'line 13: cheapest: expected One, found Lambda' },
    { expected: 'cheapest: [Lambda, One]', unmet: 'line 13: cheapest: expected Lambda, One, found Lambda' },
    { expected: 'ratio: { Two / big / One: 2 }', unmet: '' },
    { expected: 'ratio: { Two / big / One: 2.00 }', unmet: '' },
    {
      expected: 'ratio: { Two / big / One: 2.1 }',
      unmet: 'Two / big / One: expected 2.1 times, found 2.0 (exactly 2)',
    },
    { expected: 'ratio: { Two / big / One: 1.9..2 }', unmet: '' },
    { expected: 'ratio: { Two / big / One: 2..2.2 }', unmet: '' },
    { expected: 'ratio: { Two / big / One: 2.01..2.2 }', unmet: 'expected 2.01..2.2 times, found 2.00 (exactly 2)' },
    { expected: 'One: { below: 14.61 USD }', unmet: '' },
    { expected: 'One: { below: 14.6 USD }', unmet: 'One: total: expected below 14.6 USD, found 14.60 USD' },
    { expected: 'One: { lines: { ec2 / instance hours: { below: 14.6 USD } } }', unmet: 'expected below 14.6 USD' },
    { expected: 'breakEven: { uploads: 20M..30M }', unmet: '' },
    {
      expected: 'breakEven: { uploads: 1M..2M }',
      unmet: 'break-even of uploads: expected a change within 1M..2M, found no change: Lambda throughout',
    },
    { expected: 'breakEven: { uploads: none }', unmet: 'expected no change, found Lambda up to 2' },
  ])('$expected', async ({ expected, unmet }) => {
    const file = folder.file('together.yaml', smallScenario(...OPTIONS, 'expect:', `  ${expected}`));
    const { status, out, err } = await run(['check', file]);
    expect(err).toBe('');
    expect(status).toBe(unmet === '' ? 0 : 1);
    expect(out).toContain(unmet);
  });

  it('is of an option where one is called so', async () => {
    const named = smallScenario('expect:', '  ratio: { total: 0.62 USD }').replace('  Lambda:', '  ratio:');
    expect((await run(['check', folder.file('named.yaml', named)])).status).toBe(0);
  });

  it('has its ratio to nothing told', async () => {
    const free = smallScenario(
      '  Free:',
      '    - onPremises: { monthly: 0 USD }',
      'expect:',
      '  ratio: { Lambda / Free: 2 }',
    );
    const { status, out } = await run(['check', folder.file('free.yaml', free)]);
    expect(status).toBe(1);
    expect(out).toContain('found no ratio, as Free costs nothing');
  });
});

describe('rewriting what is expected', () => {
  /** What is expected, and what stands there afterwards. */
  const updated = async (name: string, text: string) => {
    const file = folder.file(name, text);
    const first = await run(['check', file, '--update']);
    return { first, after: readFileSync(file, 'utf8'), second: await run(['check', file]) };
  };

  it('puts what was found in place, with decimals, grouping, quotes, comments and layout as they were', async () => {
    const lines = (total: string, cheapest: string, line: string, big: string, ratio: string) => [
      ...OPTIONS,
      'expect: # held by CI',
      '  Lambda:',
      `    - { total: ${total} } # the proposal's figure`,
      `  cheapest: ${cheapest}`,
      '',
      `  'Two / big': {total: '${big}', lines: {"ec2 / instance hours": { quantity: "${line}" } } }`,
      `  ratio: { One / Lambda: ${ratio} } # how many times`,
    ];
    const text = (...values: Parameters<typeof lines>) => smallScenario(...lines(...values));
    const { first, after, second } = await updated(
      'rewritten.yaml',
      text('0.7 USD', 'One', '1,000 h', '9.10 USD', '2.0'),
    );
    expect(after).toBe(text('0.6 USD', 'Lambda', '1,460 h', '29.20 USD', '23.7'));
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(first.out).toContain('5 of 5 expectations rewritten\n');
    expect(first.out).toContain('line 14: Lambda: total: 0.7 USD → 0.6 USD');
    expect(second).toMatchObject({ status: 0, err: '' });
  });

  it('leaves a file alone of which everything is met, to its time', async () => {
    const before = statSync(met, { bigint: true }).mtimeNs;
    expect((await run(['check', met, '--update'])).status).toBe(0);
    expect(statSync(met, { bigint: true }).mtimeNs).toBe(before);
  });

  it('never moves a limit: a ceiling, a range, a break-even', async () => {
    const text = smallScenario(
      ...OPTIONS,
      'expect:',
      '  One: { below: 1 USD }',
      '  ratio: { Two / big / One: 3..4 }',
      '  breakEven: { uploads: 1M..2M }',
    );
    const { first, after } = await updated('limits.yaml', text);
    expect(after).toBe(text);
    expect(first.status).toBe(1);
    expect(first.out).toContain('3 of 3 expectations not met');
  });

  it('rewrites the others beside a limit that is not met, and still ends with 1', async () => {
    const text = (total: string) =>
      smallScenario('expect:', '  Lambda:', '    - { below: 0.5 USD }', `    - { total: ${total} }`);
    const { first, after } = await updated('beside.yaml', text('0.5 USD'));
    expect(after).toBe(text('0.6 USD'));
    expect(first.status).toBe(1);
    expect(first.out).toContain('1 of 2 expectations rewritten, 1 not met');
  });

  it('keeps line ends of Windows and a byte order mark', async () => {
    const text = (total: string) =>
      `\ufeff${smallScenario('expect:', `  Lambda: { total: ${total} } # 円`)}`.replaceAll('\n', '\r\n');
    expect((await updated('windows.yaml', text('0.5 USD'))).after).toBe(text('0.6 USD'));
  });

  it('keeps a share or a step by which it was compared', async () => {
    const text = (total: string, step: string) =>
      smallScenario(
        'expect:',
        '  Lambda:',
        `    - { total: ${total}, within: 1 % }`,
        `    - { total: ${step}, roundedTo: 0.05 USD }`,
      );
    const { after, second } = await updated('compared.yaml', text('5 USD', '5.00 USD'));
    expect(after).toBe(text('0.62 USD', '0.6 USD'));
    expect(second.status).toBe(0);
  });

  it('does not write two values to one place, and says so', async () => {
    const text = smallScenario(...OPTIONS, 'expect:', '  One: { total: &same 1 USD }', '  Two / big: { total: *same }');
    const { first, after } = await updated('shared.yaml', text);
    expect(after).toBe(text);
    expect(first.status).toBe(1);
    expect(first.out).toContain('not rewritten: values are shared by an alias; write them out');
  });

  it('rewrites the good ones beside a broken file, and ends with 2', async () => {
    const { status, err } = await run([
      'check',
      broken,
      folder.file('good.yaml', smallScenario('expect:', '  Lambda: { total: 1.5 USD }')),
      '--update',
    ]);
    expect(status).toBe(2);
    expect(err).toContain('a scenario has no key `mouth`');
    expect(readFileSync(join(folder.path, 'good.yaml'), 'utf8')).toContain('{ total: 0.6 USD }');
  });

  it('writes no file where one can’t be written', async () => {
    const inside = join(folder.path, 'locked');
    mkdirSync(inside);
    const wrong = smallScenario('expect:', '  Lambda: { total: 1.5 USD }');
    writeFileSync(join(inside, 'a.yaml'), wrong);
    symlinkSync(join(folder.path, 'nowhere', 'b.yaml'), join(inside, 'c.yaml'));
    const { status } = await run(['check', join(inside, 'a.yaml'), join(inside, 'c.yaml'), '--update']);
    expect(status).toBe(2);
  });

  it('is refused for standard input', async () => {
    const { status, out, err } = await run(['check', '-', '--update'], { input: smallScenario() });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('--update can’t rewrite standard input');
  });
});

describe('how an expectation is compared', () => {
  // The option costs 0.61675 USD.
  it.each([
    { expected: '{ total: 0.61675 USD }', met: true },
    { expected: '{ total: 0.61676 USD }', met: false },
    { expected: '{ total: 0.6168 USD }', met: true },
    { expected: '{ total: 1 USD }', met: true },
    { expected: '{ total: 0.60 USD, roundedTo: 0.1 USD }', met: true },
    { expected: '{ total: 0.70 USD, roundedTo: 0.1 USD }', met: false },
    { expected: '{ total: 0.56069 USD, within: 10 % }', met: true },
    { expected: '{ total: 0.56068 USD, within: 10 % }', met: false },
    { expected: '{ lines: { requests: 0.2 USD } }', met: true },
    { expected: '{ lines: { convert: 0.61675 USD } }', met: true },
    { expected: '{ lines: { duration: { quantity: 25000 GB-s, amount: 0.41675 USD } } }', met: true },
    { expected: '{ lines: { duration: { quantity: 25001 GB-s } } }', met: false },
  ])('$expected is met: $met', async ({ expected, met: isMet }) => {
    const file = expecting('comparison.yaml', `  Lambda: ${expected}`);
    expect((await run(['check', file])).status).toBe(isMet ? 0 : 1);
  });
});
