import { expect, it } from 'vitest';
import { neededPrices } from '../../src/bill/needs.js';
import { InputError } from '../../src/errors.js';
import { books, scenarioText, TODAY } from '../support/price.js';

const needs = (components: readonly string[], around = {}) =>
  neededPrices({ file: 'test.yaml', text: scenarioText(components, around) }, { today: TODAY }, books).map(
    ({ region, service, id }) => `${region} ${service}/${id}`,
  );

it('a scenario needs the prices that its bill is made of', () => {
  expect(needs(['sqs: { requests: 1M }'])).toEqual(['ap-northeast-1 sqs/standard.requests']);
});

it('a scenario needs prices that no book has, in regions that no book has', () => {
  expect(needs(['sqs: { requests: 1M }', 'ec2: { type: zz9.large }'], { region: 'cn-north-1' })).toEqual(
    expect.arrayContaining(['cn-north-1 sqs/standard.requests', 'cn-north-1 ec2/linux.zz9.large']),
  );
});

it('what else is wrong with a scenario is told', () => {
  expect(() => needs(['sqs: { requests: many }'])).toThrow(InputError);
});
