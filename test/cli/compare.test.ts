import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run, smallScenario, temporaryFolder } from '../support/run.js';

const folder = temporaryFolder();
const small = folder.file('small.yaml', smallScenario());

describe('compare', async () => {
  const { status, out, err } = await run(['compare', CAMPAIGN]);

  it('prices the options side by side, with totals in the currency and in dollars', () => {
    expect(status).toBe(0);
    expect(err).toBe('');
    expect(out).toMatch(/│ Total \(JPY\) +│ +9,981 │ +4,748 │/);
    expect(out).toMatch(/│ Total \(USD\) +│ +83\.17 │ +39\.57 │/);
  });

  it('says which option is the cheapest, and by how much', () => {
    expect(out).toContain('Lambda costs 5,232 JPY a month less than EC2 (52.4 % less; EC2 costs 2.10 times as much).');
  });

  it.each([
    'Prices and rules of: 2016-06-02',
    'Region: ap-northeast-1 (Asia Pacific (Tokyo))',
    'Month: 730 h',
    "Exchange rate: 1 USD = 120 JPY (the talk's own rate)",
    'Free tier: none',
    'Assumed, Lambda: convert, pick at random: architecture x86_64',
    'Not priced, EC2: snapshots and machine images (AMI)',
  ])('has in its footer: %s', (words) => {
    expect(out).toContain(words);
  });

  it('is what runs where no command is named', async () => {
    expect((await run([CAMPAIGN])).out).toBe(out);
    expect((await run(['--lang', 'en', CAMPAIGN])).out).toBe(out);
  });

  it('reads standard input under the name -', async () => {
    const read = await run(['-'], { input: smallScenario() });
    expect(read.status).toBe(0);
    expect(read.out).toMatch(/^<stdin>\n/);
    expect(read.out.replace('<stdin>', small)).toBe((await run([small])).out);
  });

  it('tells a problem of standard input at <stdin>', async () => {
    const read = await run(['-'], { input: smallScenario('month: 9000 h') });
    expect(read.status).toBe(2);
    expect(read.err).toMatch(/^<stdin>:8:8: a month of 9000 h\n {2}8 \| month: 9000 h\n {4}\| {8}\^{6}\n/);
  });

  it('prices several files one after the other', async () => {
    const both = await run([small, CAMPAIGN]);
    expect(both.status).toBe(0);
    expect(both.out).toBe(`${(await run([small])).out}\n${out}`);
  });

  it('tells the problems of every file, and prices none where one is broken', async () => {
    const first = folder.file('first.yaml', smallScenario('mouth: 730 h'));
    const second = folder.file('second.yaml', smallScenario('freeTier: yes'));
    const ran = await run([first, small, second]);
    expect(ran.status).toBe(2);
    expect(ran.out).toBe('');
    expect(ran.err.indexOf(`${first}:8:1: `)).toBe(0);
    expect(ran.err.indexOf(`${second}:8:11: `)).toBeGreaterThan(0);
  });

  it('puts what costs the same side by side without a winner', async () => {
    const twice = folder.file(
      'twice.yaml',
      smallScenario('  Again:', '    - lambda: { requests: uploads, duration: 120 ms, memory: 128 MB }'),
    );
    expect((await run([twice])).out).toContain('Lambda and Again cost the same.');
  });
});

describe('the options that decide instead of the file', () => {
  const total = async (...words: string[]) => {
    const { options } = JSON.parse((await run([small, '--format', 'json', ...words])).out);
    return options[0].total;
  };

  it('set a workload quantity with --set, as often as it is given', async () => {
    expect(await total('--set', 'uploads=2,000,000')).toEqual({ usd: '1.2335', local: '1.23' });
    expect(await total('--set', 'uploads = 1M', '--set', 'uploads=3M')).toEqual(await total('--set', 'uploads=3M'));
  });

  it('price another day with --as-of: the day before and the day on which billing by the millisecond began', async () => {
    expect((await total('--as-of', '2020-11-30')).usd).toBe('0.61675');
    expect((await total('--as-of', '2020-12-01')).usd).toBe('0.4500005');
  });

  it('price another region with --region', async () => {
    const { region } = JSON.parse((await run([small, '--format', 'json', '--region', 'us-east-1'])).out);
    expect(region).toBe('us-east-1');
  });

  it('show another currency with --currency and --rate', async () => {
    expect(await total('--currency', 'JPY', '--rate', '120')).toEqual({ usd: '0.61675', local: '74' });
    expect((await total('--currency', 'EUR', '--rate', '0.9')).local).toBe('0.56');
  });

  it('change the rate alone where the file names the currency', async () => {
    const { currency } = JSON.parse((await run([CAMPAIGN, '--format', 'json', '--rate', '150'])).out);
    expect(currency).toEqual({ code: 'JPY', perUsd: '150' });
  });

  it('speak Japanese with --lang ja, and where the environment does', async () => {
    const asked = (await run([CAMPAIGN, '--lang', 'ja'])).out;
    expect(asked).toContain('Lambda は EC2 より月額 5,232 円安い');
    expect((await run([CAMPAIGN], { env: { LANG: 'ja_JP.UTF-8' } })).out).toBe(asked);
    expect((await run([CAMPAIGN, '--lang', 'en'], { env: { LANG: 'ja_JP.UTF-8' } })).out).toBe(
      (await run([CAMPAIGN])).out,
    );
  });

  it('take prices of a file before the built-in ones with --prices', async () => {
    const own = folder.file('own.yaml', PRICES);
    expect((await total('--prices', own)).usd).toBe('0.51675');
  });
});

const PRICES = `
service: lambda
region: ap-northeast-1
checked: 2016-06-02
sources: { contract: our contract }
prices:
  requests: { unit: request, per: 1000000, history: [{ from: 2014-11-13, usd: 0.1, source: contract }] }
`;
