import { describe, expect, it } from 'vitest';
import { CAMPAIGN, run } from '../support/run.js';

const explain = (...words: string[]) => run(['explain', CAMPAIGN, ...words]);

describe('explain', () => {
  it('derives every line of every option where only a file is given', async () => {
    const { status, out } = await explain();
    expect(status).toBe(0);
    expect(out).toMatch(
      /^Campaign site: .+ \(ap-northeast-1, 2016-06-02, 730 h, 1 USD = 120 JPY\)\n\nEC2\n\nweb and conversion \/ instance hours \(EC2\)/,
    );
    const [head, ec2] = [out.slice(0, out.indexOf('\n')), (await explain('EC2')).out];
    expect(out).toBe(`${ec2}${(await explain('Lambda')).out.slice(head.length + 1)}`);
  });

  it('derives the lines of one component', async () => {
    const { out } = await explain('Lambda', 'convert');
    const heads = out.split('\n').filter((line) => /^\S.* USD/.test(line) && !line.startsWith('Campaign'));
    expect(heads).toEqual([
      'convert / requests (Lambda): 0.02 USD = 2 JPY',
      'convert / duration (Lambda): 2.5005 USD = 300 JPY',
    ]);
  });

  it('derives one line, with every rule and price, its day and its source', async () => {
    const { out } = await run(['explain', CAMPAIGN, 'Lambda', 'convert / duration'], { env: { COLUMNS: '160' } });
    expect(out).toContain(
      '1,500 ms = 1,480 ms (duration), rounded up to a multiple of 100 ms (lambda/durationGranularity)',
    );
    expect(out).toMatch(/price lambda\/duration\.x86_64: 0\.00001667 USD per GB-s, since 2014-11-13 \(/);
    expect(out).toMatch(/rule lambda\/durationGranularity: 100 ms, since 2014-11-13 \(/);
    expect(out).toContain('uploads: 100,000 / month');
  });

  it.each([
    ['lambda', 'CONVERT / DURATION'],
    ['LAMBDA', 'convert/duration'],
  ])('finds %s and %s whatever their letters and spaces', async (option, line) => {
    expect((await explain(option, line)).out).toBe((await explain('Lambda', 'convert / duration')).out);
  });

  it('finds a line by its meter alone', async () => {
    expect((await explain('Lambda', 'API calls')).out).toContain('upload and show / API calls (API Gateway): ');
  });

  it('is told in Japanese with --lang ja', async () => {
    const { out } = await explain('Lambda', 'convert / duration', '--lang', 'ja');
    expect(out).toContain('1,480 ミリ秒 (duration) を 100 ミリ秒 (lambda/durationGranularity)');
  });
});

describe('explain as JSON', async () => {
  const result = JSON.parse((await explain('Lambda', 'convert', '--format', 'json')).out);

  it('has the steps and the values behind each line', () => {
    expect(Object.keys(result)).toEqual(['formatVersion', 'scenario', 'region', 'asOf', 'options']);
    const [duration] = result.options[0].lines.slice(1);
    expect(Object.keys(duration)).toEqual(['component', 'service', 'meter', 'usd', 'steps', 'values']);
    expect(duration.steps[0]).toMatchObject({ step: 1, operation: 'round up', value: '1500', unit: 'millisecond' });
    expect(duration.values.map(({ kind }: { kind: string }) => kind)).toContain('price');
  });

  it('ends in a step whose value is the amount of the line', () => {
    for (const { steps, usd } of result.options[0].lines) expect(steps.at(-1).value).toBe(usd);
  });
});

describe('explain of a name that is not there', () => {
  it.each([
    { words: ['Lamda'], says: 'no option `Lamda`', nearest: 'did you mean `Lambda`?' },
    { words: ['Lambda', 'convrt'], says: 'no line `convrt`', nearest: 'did you mean `convert`?' },
    {
      words: ['Lambda', 'convert / durtion'],
      says: 'no line `convert / durtion`',
      nearest: 'did you mean `convert / duration`?',
    },
  ])('offers the nearest for $words', async ({ words, says, nearest }) => {
    const { status, out, err } = await explain(...words);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(says);
    expect(err).toContain('expected: one of ');
    expect(err).toContain(nearest);
  });

  it('offers a meter alone, which is a name too', async () => {
    expect((await explain('Lambda', 'write capcity')).err).toContain('did you mean `write capacity`?');
  });

  it('tells what there is where nothing is near', async () => {
    expect((await explain('__proto__')).err).toBe('no option `__proto__`\n  expected: one of EC2, Lambda\n');
  });
});
