/** Whether every service is whole: what it says of itself, its cases, its Japanese, and the pages that are made of it. */
import { describe, expect, it } from 'vitest';
import { type DescribedService, servicesPage } from '../../scripts/services/servicesPage.js';
import type { Field, Fields } from '../../src/services/contract/field.js';
import { SERVICES } from '../../src/services/registry.js';
import type { Words } from '../../src/words.js';
import { METERED_CASES, readCases, SERVICES_WITH_CASES, SKU_CASES } from '../support/cases.js';
import { holdsJapanese } from '../support/languages.js';
import { meteredComponent } from '../support/metered.js';
import { books } from '../support/price.js';

const described = [...SERVICES.values()].map((service): DescribedService => {
  const cases = METERED_CASES.filter((one) => one.service === service.name);
  const metered = cases.map(({ component, around }) => meteredComponent(component, around));
  return {
    service,
    example: cases[0]?.component ?? '',
    meters: metered.flatMap(({ meters }) => meters),
    notPriced: metered.flatMap(({ notPriced }) => notPriced),
    rules: books.rules(service.name)?.rules ?? {},
  };
});

/** Or a name, such as `vCPU` or Step Functions. */
const isSaid = ({ ja }: Words) => holdsJapanese(ja) || /[A-Z\d]/.test(ja);

describe.each(described)('$service.name', ({ service, meters, notPriced }) => {
  it('has cases of what it meters', () => {
    expect(meters).not.toEqual([]);
  });

  it('says how the Price List writes of its prices, with a case, or why it does not', () => {
    if ('none' in service.skus) {
      expect(service.skus.none.en).toMatch(/\w+ \w+/);
      expect(holdsJapanese(service.skus.none.ja)).toBe(true);
      return;
    }
    expect(service.skus).not.toEqual([]);
    expect(SKU_CASES.filter(({ id }) => id.startsWith(`${service.name}/`))).not.toEqual([]);
  });

  it('speaks Japanese: its title, keys, units, meters and reminders', () => {
    const words = [
      service.title,
      ...meters.map(({ name }) => name),
      ...notPriced.map((topic) => topic.words),
      ...Object.values(service.units ?? {}).map(({ many, ja }) => ({ en: many, ja })),
    ];
    expect(words.filter((one) => !isSaid(one))).toEqual([]);
    expect(aboutsOf(service.usage).filter(({ ja }) => !holdsJapanese(ja))).toEqual([]);
  });
});

/** What is said of every key, those within groups too. */
function aboutsOf(fields: Fields): Words[] {
  return Object.values(fields).flatMap((field: Field) => [
    field.about,
    ...Object.values(field).flatMap((part) => (isFields(part) ? aboutsOf(part) : [])),
  ]);
}

const isFields = (part: unknown): part is Fields =>
  typeof part === 'object' && part !== null && Object.values(part).some((one) => one?.kind !== undefined);

it.each([
  ['- { title: a letter, component: { mail: { letters: 1 } }, metres: [] }', '`metres` is none of title'],
  ['- { title: a letter, component: { mail: { letters: 1 } } }', '`meters` is missing'],
  ['- { title: a letter, component: { male: { letters: 1 } }, meters: [] }', '`male` is none of mail'],
])('a case that says nothing is told with its line: %s', (text, message) => {
  expect(() => readCases('mail.yaml', `metered:\n  ${text}\n`)).toThrow(`mail.yaml:2: ${message}`);
});

it('a usage type with its region before it is told with what to write', () => {
  const product = '{ price: letters, serviceCode: Mail, usageType: APN1-Letters, unit: Letters }';
  const text = `metered: []\nskus:\n  - ${product}\n`;
  expect(() => readCases('mail.yaml', text)).toThrow(
    'mail.yaml:3: `APN1-Letters` begins with the region: write `Letters`',
  );
});

it('cases are of services', () => {
  expect(SERVICES_WITH_CASES.filter((name) => !SERVICES.has(name))).toEqual([]);
});

it.each([
  ['en', 'services.md'],
  ['ja', 'services.ja.md'],
] as const)('in %s docs/%s is what the services say; else: npm run services', async (language, name) => {
  await expect(servicesPage(described, language)).toMatchFileSnapshot(`../../docs/${name}`);
});
