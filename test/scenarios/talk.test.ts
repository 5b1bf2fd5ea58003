/** Holds docs/talk.md to what the tool computes. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { divide, fixed, groupedDigits, isZero, multiply, rational, subtract } from '../../src/quantity/rational.js';
import { books, TODAY } from '../support/price.js';

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url));
const page = readFileSync(path('docs/talk.md'), 'utf8');
const rows = [...page.matchAll(/^\|.*\.\.\/scenarios\/([\w-]+)\.yaml\).*$/gm)].map(([row, name]) => ({
  name: name ?? '',
  computed: row.split('|').at(-2) ?? '',
}));
const priced = (name: string) => {
  const text = readFileSync(path(`scenarios/${name}.yaml`), 'utf8');
  return compare({ file: name, text }, { today: TODAY }, books);
};

describe('docs/talk.md', () => {
  it('has a row for every scenario of the talk, which lie in no folder of their own', () => {
    const names = readdirSync(path('scenarios')).filter((name) => name.endsWith('.yaml'));
    expect(rows.map(({ name }) => `${name}.yaml`).sort()).toEqual(names.sort());
  });

  it.each(rows)('says what $name costs', ({ name, computed }) => {
    const { scenario, options } = priced(name);
    for (const option of options) {
      const { local } =
        option.overHorizon ?? (scenario.terms === undefined ? option : (option.proposal?.fee ?? option));
      const shown = groupedDigits(fixed(local, 0));
      expect(computed).toContain(shown === '0' && !isZero(local) ? 'less than 1' : shown);
    }
  });

  it('reaches the 20 % of the university over ten years', () => {
    const [own, aws] = priced('university-day-time-instances').options.map(({ overHorizon }) => overHorizon?.usd);
    if (own === undefined || aws === undefined) throw new Error('no horizon');
    expect(fixed(multiply(divide(subtract(own, aws), own), rational(100)), 1)).toBe('20.0');
  });

  it('prices the show for its 4.5 hours and not for a month', () => {
    const { scenario, options } = priced('music-show');
    expect(scenario.frame.span.written).toBe('4.5 h');
    const fleet = options[0]?.lines.find(({ component }) => component === 'WebSocket and RabbitMQ');
    expect(fleet?.quantity.toString()).toBe('150'); // 30 servers, five started hours each
  });
});
