import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/bill/compare.js';
import { compile } from '../../src/formula/compiled.js';
import { derive } from '../../src/formula/steps.js';
import { compareRationals, toNumber } from '../../src/quantity/rational.js';
import { check } from '../../src/questions/check/check.js';
import { books, TODAY } from '../support/price.js';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const comparisonOf = (file: string) =>
  compare({ file, text: readFileSync(`${folder}${file}`, 'utf8') }, { today: TODAY }, books);

describe.each(files)('%s', (file) => {
  it('expects something, and gets all of it', () => {
    const checked = check(comparisonOf(file), { settings: { today: TODAY }, books });
    expect(checked.length).toBeGreaterThan(0);
    expect(checked.filter(({ passes }) => !passes)).toEqual([]);
  });

  it('has a title in each language and pins its day', () => {
    const { scenario } = comparisonOf(file);
    expect(scenario.title.en).not.toBe(scenario.title.ja);
    expect(scenario.appliedDefaults.map(({ key }) => key)).not.toContain('asOf');
  });

  it('has lines that add up to the total exactly, in every reading', () => {
    for (const option of comparisonOf(file).options) {
      const sum = option.lines.reduce((total, line) => total.add(line.usd), option.usd.sub(option.usd));
      expect(compareRationals(sum, option.usd)).toBe(0);
      for (const line of option.lines) expect(compareRationals(derive(line.formula).value, line.usd)).toBe(0);
      const figures = [option, option.withoutWork, option.overHorizon, ...Object.values(option.proposal ?? {})];
      const month = toNumber(comparisonOf(file).scenario.frame.month.hours);
      for (const { formula, usd } of figures.filter((figure) => figure !== undefined)) {
        expect(compareRationals(derive(formula).value, usd)).toBe(0);
        for (const generateCode of [true, false]) {
          const compiled = compile(formula, ['month'], { generateCode })([month]);
          expect(Math.abs(compiled - toNumber(usd))).toBeLessThanOrEqual(1e-12 * Math.abs(compiled));
        }
      }
    }
  });
});
