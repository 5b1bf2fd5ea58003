/**
 * As many scenarios as a repository may hold, all of them different: the campaign site with other quantities, the templates
 * in several regions with other quantities, and the scenarios of this package as they are. The same on every call.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scenarioFiles } from '../src/io/files/files.js';
import { scenarioText } from '../src/template/template.js';
import { TEMPLATES } from '../src/template/templates.js';

const REGIONS = ['us-east-1', 'ap-northeast-1', 'eu-west-1', 'us-west-2'] as const;

/** Ceilings and a range hold for all quantities, so that the result is the same list of met expectations on every run. */
const EXPECTED = `expect:
  EC2: { below: 1000000 USD }
  Lambda: { below: 1000000 USD }
  ratio: { EC2 / Lambda: 0..1000 }
`;

function campaignSite(index: number): string {
  const text = readFileSync('scenarios/campaign-site.yaml', 'utf8');
  return text
    .slice(0, text.indexOf('\nexpect:') + 1)
    .replace('uploads: 100,000', `uploads: ${1000 + 7 * index}`)
    .replace('views: 1,000,000', `views: ${10_000 + 137 * index}`)
    .concat(EXPECTED);
}

function fromTemplate(index: number): string {
  const template = TEMPLATES[index % TEMPLATES.length] as (typeof TEMPLATES)[number];
  const quantities = new Map(
    template.workload.map(({ name, value }) => [name, `(${value}) * ${1 + (index % 97) / 100}`]),
  );
  const region = REGIONS[index % REGIONS.length] as string;
  const text = scenarioText(template, { region, asOf: '2025-06-18', quantities, language: 'en' });
  const names = template.options.map(({ name }) => name);
  return `${text}expect:\n${names.map((name) => `  ${name}: { below: 1000000 USD }\n`).join('')}`;
}

/** @returns the files */
export function writeManyScenarios(folder: string, count: number): string[] {
  mkdirSync(folder, { recursive: true });
  const own = scenarioFiles('scenarios');
  return Array.from({ length: count }, (_, index) => {
    const kinds = [
      () => campaignSite(index),
      () => fromTemplate(Math.floor(index / 3)),
      () => readFileSync(own[Math.floor(index / 3) % own.length] as string, 'utf8'),
    ];
    const file = join(folder, `${String(index).padStart(4, '0')}.yaml`);
    writeFileSync(file, (kinds[index % kinds.length] as () => string)());
    return file;
  });
}
