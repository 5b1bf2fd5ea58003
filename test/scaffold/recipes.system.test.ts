/** The recipes of docs/recipes.md, followed in a copy of the project: what a scaffold makes has to hold there as all else does. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/run.js';

/** The whole build and a part of the tests, several times. */
const PATIENCE_MS = 1_800_000;

const project = mkdtempSync(join(tmpdir(), 'ec2-vs-lambda-test-'));
afterAll(() => rmSync(project, { recursive: true, force: true }));

const NOT_SOURCE = ['.git', 'node_modules', 'dist', 'build', 'coverage', join('docs', 'api')];

function call(program: string, words: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: project,
    input,
    encoding: 'utf8',
    timeout: PATIENCE_MS,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: 'C.UTF-8',
      XDG_DATA_HOME: join(project, 'none'),
      EC2_VS_LAMBDA_CACHE: 'off',
    },
  });
  return { status, out: stdout, err: stderr };
}

const npm = (...words: string[]) => call('npm', ['run', '--silent', ...words]);
const tool = (name: string, ...words: string[]) => call(join(project, 'node_modules', '.bin', name), words);
const priced = (text: string, ...words: string[]) =>
  call(process.execPath, ['bin/ec2-vs-lambda.cjs', '-', ...words], text);

/** Every file with its content. */
function tree(): ReadonlyMap<string, string> {
  const names = readdirSync(project, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)))
    .filter((name) => !NOT_SOURCE.some((folder) => name.startsWith(`${folder}${sep}`)));
  return new Map(names.map((name) => [name, readFileSync(join(project, name), 'utf8')]));
}

beforeAll(() => {
  cpSync(ROOT, project, {
    recursive: true,
    filter: (path) => !NOT_SOURCE.includes(relative(ROOT, path)),
  });
  symlinkSync(join(ROOT, 'node_modules'), join(project, 'node_modules'));
}, PATIENCE_MS);

describe('a scaffold', () => {
  it('changes nothing where it can not begin what was asked for, and says why', { timeout: PATIENCE_MS }, () => {
    const before = tree();
    const price = ['--usd', '1', '--from', '2016-06-02', '--source', 'a list'];
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['new:service', 'Mail-Queue'], "`Mail-Queue` can't be a service's name: write AWS's own word in camel case"],
      [['new:service', '../mail'], "can't be a service's name"],
      [['new:service', 'SQS'], "can't be a service's name"],
      [['new:service', 'sqs'], '`sqs` is taken: there is src/services/sqs'],
      [['new:service', 'elasticache'], '`elasticache` is taken: there is src/services/elastiCache'],
      [['new:service', 'savingsPlans'], '`savingsPlans` is taken: there is src/data/rules/savingsPlans.yaml'],
      [['new:service', 'switch'], '`switch` is a word of JavaScript'],
      [['new:service'], 'call it as npm run new:service NAME'],
      [['new:service', 'mail', '--', '--usd', '1'], 'a service needs a price: --usd, --from and --source'],
      [['new:service', 'mail', '--', ...price, '--unit', 'letter'], '`letter` is no unit: write its Japanese too'],
      [['new:service', 'mail', '--', ...price, '--unit', 'letter=Letter'], '`Letter` is no Japanese for letter'],
      [['new:service', 'mail', '--', ...price, '--unit', 'GB-month=GB'], '`GB-month=GB` is no unit of a service'],
      [['new:service', 'mail', '--', ...price, '--unit', 'month=月'], '`month=月` is no unit of a service'],
      [
        ['new:service', 'mail', '--', ...price, '--unit', 'request-month=要求'],
        '`request-month=要求` is no unit of a service',
      ],
      [
        ['new:service', 'mail', '--', ...price, '--unit', 'call=呼び出し'],
        "`call` is a unit of lambda: write one that begins with the service's name, such as mailCall",
      ],
      [['new:service', 'mail', '--', ...price, '--free', 'some'], '`some` is no number of what is free'],
      [
        ['new:service', 'mail', '--', ...price, '--offer', 'AmazonMail'],
        '--offer, --usage-type and --aws-unit say together',
      ],
      [['new:service', 'mail', '--', ...price, '--region', 'tokyo'], 'there are no prices of `tokyo`'],
      [['new:service', 'mail', '--', ...price, '--per', 'x'], 'src/data/prices/ap-northeast-1/mail.yaml:7:'],
      [['new:price', 'sqs', '--', ...price], '`sqs` is no price: write the service and the price'],
      [
        ['new:price', 'mail/stamps', '--', ...price],
        'there is no service `mail`: begin it by npm run new:service mail',
      ],
      [['new:price', 'sqs/calls', '--', '--usd', '1'], 'a price needs an amount: --usd, --from and --source'],
      [
        ['new:price', 'sqs/standard.requests', '--', ...price],
        'src/data/prices/ap-northeast-1/sqs.yaml has standard.requests',
      ],
      [
        ['new:price', 'secretsManager/copies', '--', ...price, '--unit', 'call-month=呼び出し'],
        '`call` is a unit of lambda',
      ],
      [['new:price', 'sqs/calls', '--', ...price, '--region', 'tokyo'], 'there are no prices of `tokyo`'],
      [['new:format', 'Org'], "`Org` can't be a format's name"],
      [['new:format', 'markdown'], '`markdown` is taken: src/cli/call/formats.ts has it'],
      [['new:format', 'htm'], '`htm` is taken'],
      [['new:format', 'terminal'], '`terminal` is taken: there is src/report/formats/terminal'],
      [['new:era', 'lambda/durationGranularity', '2024-01-01', '10'], 'call it as npm run new:era SERVICE/RULE'],
      [['new:era', 'lamda/durationGranularity', '2024-01-01', '10', 'x'], 'did you mean `lambda`?'],
      [['new:era', 'lambda/durationGranularty', '2024-01-01', '10', 'x'], 'did you mean `durationGranularity`?'],
      [['new:era', 'lambda/durationGranularity', '2024-02-30', '10', 'x'], '`2024-02-30` is no day'],
      [['new:era', 'lambda/durationGranularity', '2020-12-01', '10', 'x'], "2020-12-01 isn't after it"],
      [['new:era', 'lambda/durationGranularity', '2024-01-01', 'ten', 'x'], 'the rule is in ms'],
      [['new:era', 'lambda/durationGranularity', '2024-01-01', '1.0', 'x'], 'the rule is 1 ms since 2020-12-01'],
    ];
    const [first, ...others] = cases;
    const told = [
      npm(...(first?.[0] ?? [])),
      // What the command runs once it has built the scaffold.
      ...others.map(([[command = '', ...words]]) =>
        call(process.execPath, [
          'build/scaffold.mjs',
          command.replace('new:', ''),
          ...words.filter((word) => word !== '--'),
        ]),
      ),
    ];
    for (const [index, [words, message]] of cases.entries()) {
      const { status, err } = told[index] ?? { status: null, err: '' };
      expect({ words, status, err }).toEqual({ words, status: 2, err: expect.stringContaining(message) });
      expect(err).toMatch(/^Nothing was changed/);
      expect(err).not.toContain('    at ');
    }
    expect(tree()).toEqual(before);
  });
});

describe('the recipes', () => {
  it('to add a service, an era and a format lead to a project in which everything holds', {
    timeout: PATIENCE_MS,
  }, () => {
    const before = tree();
    const price = ['--usd', '0.10', '--per', '1000', '--from', '2016-01-01', '--source', 'A list: "2016"'];
    expect(npm('new:era', 'lambda/durationGranularity', '2026-11-20', '10', 'A blog: # of 2026')).toMatchObject({
      status: 0,
    });
    expect(npm('new:format', 'org')).toMatchObject({ status: 0 });
    // The last, as it builds everything for the schema.
    const listed = ['--offer', 'AmazonMailQueue', '--usage-type', 'Letters-Tier1', '--aws-unit', 'Letters'];
    const more = [
      '--title',
      'Mail Queue',
      '--unit',
      'letter=手紙',
      '--free',
      '50',
      '--region',
      'eu-west-1,ap-northeast-1',
    ];
    const begun = npm('new:service', 'mailQueue', '--', ...price, ...more, ...listed);
    expect(begun).toMatchObject({ status: 0, err: '' });
    expect(begun.out).toMatch(/^Written:\n {2}src\/services\/mailQueue\/usage\.ts\n/);
    expect(begun.out).not.toMatch(/rolldown|tsdown|vitest/i);
    const kept = ['--usd', '2', '--from', '2016-01-01', '--source', 'A list: "2016"', '--region', 'all'];
    // The service has no prices of others; those of GovCloud are never meant by `all`.
    const further = npm('new:price', 'mailQueue/boxes', '--', ...kept, '--unit', 'mailQueueBox-month=ポスト');
    expect(further).toMatchObject({ status: 0, err: '' });
    expect(further.out).toContain('src/data/prices/REGION/mailQueue.yaml (2 regions)\n');
    const after = tree();
    expect([...before.keys()].filter((name) => before.get(name) !== after.get(name)).sort()).toEqual([
      'docs/services.ja.md',
      'docs/services.md',
      'schema/scenario.schema.json',
      'src/cli/call/formats.ts',
      'src/data/rules/lambda.yaml',
      'src/services/registry.ts',
    ]);
    expect([...after.keys()].filter((name) => !before.has(name)).sort()).toEqual([
      'src/data/prices/ap-northeast-1/mailQueue.yaml',
      'src/data/prices/eu-west-1/mailQueue.yaml',
      'src/data/rules/mailQueue.yaml',
      'src/report/formats/org/org.ts',
      'src/services/mailQueue/meters.ts',
      'src/services/mailQueue/skus.ts',
      'src/services/mailQueue/units.ts',
      'src/services/mailQueue/usage.ts',
      'test/report/org.test.ts',
      'test/services/cases/mailQueue.yaml',
    ]);

    expect(tool('tsc', '-p', 'tsconfig.json')).toMatchObject({ status: 0, out: '' });
    expect(tool('biome', 'ci', 'src', 'test')).toMatchObject({ status: 0 });
    const tests = [
      'services/described',
      'services/metered',
      'services/skus',
      'services/units',
      'report/org',
      'book/authored',
      'scenario/schema',
      'architecture',
      'words',
    ];
    // Types are what tsc has looked at.
    const ran = tool('vitest', 'run', '--typecheck.enabled=false', ...tests.map((name) => `test/${name}.test.ts`));
    expect(ran, ran.out).toMatchObject({ status: 0 });

    const scenario = (asOf: string) => `region: ap-northeast-1
asOf: ${asOf}
options:
  Mail:
    - mailQueue: { letters: 30k }
  Lambda:
    - lambda: { requests: 1M, duration: 121 ms, memory: 1024 MB }
`;
    // A further meter needn't be said; where it is, it is billed for the month, whatever the month's length.
    const boxes = scenario('2016-06-02')
      .replace('30k }', '30k, boxes: 3 }')
      .replace('options:', 'month: 28 days\noptions:');
    expect(JSON.parse(priced(boxes, '--format', 'json').out).options[0].total.usd).toBe('9');
    const shown = call(process.execPath, [
      'bin/ec2-vs-lambda.cjs',
      'prices',
      'show',
      'mailQueue/boxes',
      '--region',
      'eu-west-1',
    ]);
    expect(shown.out).toMatch(/: 2 USD per box-month\n/);

    const { status, out } = priced(scenario('2016-06-02'), '--format', 'org');
    expect([status, out]).toEqual([0, expect.stringMatching(/^Mail Queue\t3\.00/m)]);
    // Every question has it, those of the books and of expectations too.
    const said = ['--format', 'org', '--lang', 'en'];
    const list = call(process.execPath, [
      'bin/ec2-vs-lambda.cjs',
      'prices',
      'list',
      'sqs',
      '--region',
      'ap-northeast-1',
      ...said,
    ]);
    expect([list.status, list.out]).toEqual([0, expect.stringContaining('\nsqs/standard.requests\tap-northeast-1\t')]);
    const checked = call(process.execPath, ['bin/ec2-vs-lambda.cjs', 'check', 'scenarios/campaign-site.yaml', ...said]);
    expect([checked.status, checked.out]).toEqual([
      0,
      expect.stringMatching(/^scenarios\/campaign-site\.yaml\t.*\tmet$/m),
    ]);
    const usd = (asOf: string) => {
      const { options } = JSON.parse(priced(scenario(asOf), '--format', 'json').out);
      return options.map(({ total }: { total: { usd: string } }) => total.usd);
    };
    // 121 ms are billed as 200 ms, as 121 ms, and as 130 ms: GB-seconds at 0.0000166667, a million calls at 0.2.
    expect(usd('2016-06-02')[0]).toBe('3');
    expect(usd('2026-11-19')[1]).toBe('2.2166707');
    expect(usd('2026-11-20')[1]).toBe('2.366671');
  });
});
