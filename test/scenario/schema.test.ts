/** The JSON Schema for editors, held by a validator that knows nothing of this tool. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Schema, scenarioSchema } from '../../src/scenario/schema.js';
import { SERVICES } from '../../src/services/registry.js';
import { problemsOf } from '../support/broken.js';

const schema = scenarioSchema();
const validate = new Ajv({ strict: true, allErrors: true, strictTypes: false, strictRequired: false }).compile(schema);

const filesOf = (folder: string) => {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => ({ name, text: readFileSync(`${path}${name}`, 'utf8') }));
};

/** As an editor's YAML server reads it. undefined where it is no YAML. */
function plainValue(text: string): unknown {
  try {
    return parse(text, { logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

const scenarios = filesOf('../../scenarios/');
const broken = filesOf('./broken/');

/** Slips of shape: what a schema is there to find. */
const SHAPE = ['unknownKey', 'missingKey', 'wrongShape', 'missingUnit'];

/** Slips of shape that no schema of draft 7 can see, each with why. */
const UNSEEN: Readonly<Record<string, string>> = {
  'settings/currency-without-rate.yaml': 'the rate may come from --rate',
  'usage/provisioned-capacity-of-nothing.yaml': 'an empty mapping of optional keys',
  'usage/size-from-a-plain-expression.yaml': 'an expression is a text',
  'usage/size-meant-in-bytes.yaml': 'the number is within a text',
};

describe('the schema of a scenario', () => {
  it('has scenarios to hold', () => {
    expect(scenarios.length).toBeGreaterThan(40);
    expect(broken.length).toBeGreaterThan(150);
  });

  it.each(scenarios.map(({ name, text }) => [name, text]))('takes %s', (_, text) => {
    validate(plainValue(text));
    expect(validate.errors ?? []).toEqual([]);
  });

  const slips = broken.filter(({ name }) => {
    // What a service or a day needs besides, only the service can tell.
    if (name.startsWith('day/')) return false;
    const codes = problemsOf(name.replace(/\.yaml$/, '')).map(({ code }) => code);
    return codes.some((code) => SHAPE.includes(code)) && UNSEEN[name] === undefined;
  });

  it.each(slips.map(({ name, text }) => [name, text]))('refuses %s', (_, text) => {
    expect(validate(plainValue(text))).toBe(false);
  });

  it('tells of every key what it means, with an example', () => {
    const bare: string[] = [];
    const visit = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return;
      const { properties = {} } = part as { properties?: Record<string, Schema> };
      for (const [key, own] of Object.entries(properties)) {
        const isService = '$ref' in own && SERVICES.has(key);
        if (!isService && typeof own.description !== 'string') bare.push(`${path}/${key}`);
      }
      for (const [key, own] of Object.entries(part)) visit(own, `${path}/${key}`);
    };
    visit(schema, '');
    expect(bare).toEqual([]);
  });
});
