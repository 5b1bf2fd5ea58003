import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { openBooks } from '../../src/book/open.js';
import type { Day } from '../../src/quantity/day.js';

it('a comparison reads the price files of its own region and services, once each, and no others', () => {
  const data = fileURLToPath(new URL('../../dist/data/', import.meta.url));
  const paths: string[] = [];
  const books = openBooks((path) => {
    paths.push(path);
    return readFileSync(`${data}${path}`, 'utf8');
  });
  const file = fileURLToPath(new URL('../../scenarios/campaign-site.yaml', import.meta.url));
  compare({ file, text: readFileSync(file, 'utf8') }, { today: '2026-11-23' as Day }, books);
  const services = ['apiGateway', 'dataTransfer', 'dynamodb', 'ebs', 'ec2', 'lambda', 'publicIpv4', 'rds', 's3', 'sqs'];
  expect(paths.filter((path) => path.startsWith('prices/')).sort()).toEqual(
    services.map((service) => `prices/ap-northeast-1/${service}.tsv`),
  );
});
