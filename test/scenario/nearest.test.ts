/** "Did you mean" never names another real thing: what exists and has no price is told to be that. */
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { InputError, type Problem } from '../../src/errors.js';
import { isOtherService } from '../../src/services/otherServices.js';
import { SERVICES } from '../../src/services/registry.js';
import { books, TODAY } from '../support/price.js';

function problemOf(component: string, region = 'ap-northeast-1', asOf = '2025-06-18'): Problem {
  const text = `region: ${region}\nasOf: ${asOf}\noptions:\n  A:\n    - ${component}\n`;
  try {
    compare({ file: 'x.yaml', text }, { today: TODAY }, books);
  } catch (error) {
    if (error instanceof InputError && error.problems[0] !== undefined) return error.problems[0];
    throw error;
  }
  throw new Error('nothing is wrong');
}

const UNPRICED = Object.entries(books.catalogue.regions).filter(([, { services }]) => services.length === 0);

describe('a region', () => {
  it.each(UNPRICED)('of AWS without prices is told as such: %s', (region, { name }) => {
    const { nearest, remedy } = problemOf('sqs: { queue: standard, requests: 1 }', region);
    expect([nearest, remedy?.en]).toEqual([undefined, expect.stringContaining(name)]);
    expect(remedy?.en).toContain('prices refresh');
  });

  it('that is mistyped has its nearest, priced or not', () => {
    expect(UNPRICED.length).toBeGreaterThan(0);
    expect(problemOf('natGateway: {}', 'ap-northeast1').nearest).toBe('ap-northeast-1');
    expect(problemOf('natGateway: {}', 'cn-nort-1').nearest).toBe('cn-north-1');
  });
});

describe('a service', () => {
  it.each([
    'efs',
    'EFS',
    'ecs',
    'eks',
    'ecr',
    'route53',
    'Route 53',
    'emr',
    'mq',
    'ses',
    'vpc',
    'kms',
    'aws-waf',
    'amazonDax',
  ])('of AWS that isn’t priced here is told as such: %s', (name) => {
    const { message, nearest, remedy } = problemOf(`"${name}": {}`);
    expect(message.en).toBe(`\`${name}\` is a service of AWS that is not priced here`);
    expect([nearest, remedy?.en]).toEqual([undefined, expect.stringContaining('state what it costs')]);
  });

  it.each([...SERVICES.keys()])('that is priced is none of the others, and has its nearest: %s', (name) => {
    expect(isOtherService(name)).toBe(false);
    expect(problemOf(`${name.toUpperCase()}x: {}`).nearest).toBe(name);
  });
});

const FAMILIES = ['c3', 'm8g', 'm8i', 'p6-b300', 'u7i-12tb', 'x9z', 't3x'];
describe('an instance type', () => {
  it.each(FAMILIES.flatMap((family) => ['large', '4xlarge', 'metal'].map((size) => `${family}.${size}`)))(
    'that is formed as one is no other mistyped: %s',
    (type) => {
      // Before any price of them.
      for (const component of [
        `ec2: { type: ${type}, os: rhel }`,
        `rds: { engine: mysql, type: db.${type}, storage: 1 GB }`,
      ])
        expect(problemOf(component, 'ap-northeast-1', '2014-06-30').nearest).toBeUndefined();
    },
  );

  it.each([
    ['t3.smal', 't3.small'],
    ['m5.lrage', 'm5.large'],
    ['m5.2xlareg', 'm5.2xlarge'],
  ])('that is mistyped has its nearest: %s', (type, nearest) => {
    expect(problemOf(`ec2: { type: ${type} }`).nearest).toBe(nearest);
  });

  it('without a price says which days have one, and what to do', () => {
    const known = problemOf('ec2: { type: cc2.8xlarge }', 'us-east-1').remedy?.en;
    expect(known).toMatch(
      /^choose a day from 2016-\S+ until before 2025-06-18, or: `ec2-vs-lambda prices refresh` asks AWS/,
    );
    const others = problemOf('ec2: { type: m8g.medium, os: windows }', 'us-east-1').remedy?.en;
    expect(others).toMatch(/`ec2-vs-lambda prices refresh` asks AWS for today's; or give a price file/);
  });
});

describe('a runtime', () => {
  const ofRuntime = (runtime: string) =>
    problemOf(`lambda: { requests: 1, duration: 1 ms, memory: 128 MB, runtime: ${runtime} }`).nearest;

  it.each(['dotnet9', 'python3.99', 'nodejs23.x', 'java22', 'ruby3.5'])(
    'of another version is no slip: %s',
    (runtime) => {
      expect(ofRuntime(runtime)).toBeUndefined();
    },
  );

  it.each([
    ['pyhton3.12', 'python3.12'],
    ['nodejs20', 'nodejs20.x'],
    ['jvaa21', 'java21'],
  ])('that is mistyped has its nearest: %s', (runtime, nearest) => {
    expect(ofRuntime(runtime)).toBe(nearest);
  });
});
