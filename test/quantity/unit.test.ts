import { describe, expect, it } from 'vitest';
import { divide, rational, toDecimal } from '../../src/quantity/rational.js';
import {
  type BaseUnit,
  baseUnits,
  conversionFactor,
  DIMENSIONLESS,
  GB,
  GB_MONTH,
  GB_SECOND,
  HOUR,
  parseUnit,
  per,
  REQUEST,
  SECOND,
  sameUnit,
  times,
  type Unit,
  USD,
  unitName,
  unitText,
} from '../../src/quantity/unit.js';
import { isBaseUnit } from '../../src/services/units.js';

describe('units multiply and divide', () => {
  it('adds the powers of a product', () => {
    expect(times(GB, SECOND)).toEqual({ GB: 1, s: 1 });
    expect(times(GB, GB)).toEqual({ GB: 2 });
    expect(times(GB, { s: 2 })).toEqual({ GB: 1, s: 2 });
  });

  it('lets a power of zero vanish', () => {
    expect(times(per(USD, HOUR), HOUR)).toEqual({ USD: 1 });
    expect(per(GB_SECOND, GB_SECOND)).toEqual({});
  });

  it('subtracts the powers of a quotient', () => {
    expect(per(USD, GB_MONTH)).toEqual({ USD: 1, GB: -1, month: -1 });
    expect(per(DIMENSIONLESS, REQUEST)).toEqual({ request: -1 });
  });

  it.each<[Unit, Unit, boolean]>([
    [{ GB: 1, s: 1 }, { s: 1, GB: 1 }, true],
    [{}, {}, true],
    [{ s: 1 }, { ms: 1 }, false],
    [{ GB: 1, s: 1 }, { GB: 1 }, false],
    [{ GB: 1 }, { GB: 2 }, false],
    [{ h: 1 }, { h: -1 }, false],
  ])('%j and %j are the same: %s', (a, b, same) => {
    expect(sameUnit(a, b)).toBe(same);
    expect(sameUnit(b, a)).toBe(same);
  });
});

describe('a unit as text', () => {
  it.each<[Unit, string, string]>([
    [{}, '', ''],
    [{ h: 1 }, 'h', 'hour'],
    [{ s: 1, GB: 1 }, 'GB-s', 'GB-second'],
    [{ month: 1, GB: 1 }, 'GB-month', 'GB-month'],
    [{ h: 1, WCU: 1 }, 'WCU-h', 'WCU-hour'],
    [{ h: -1, USD: 1 }, 'USD/h', 'USD/hour'],
    [{ h: -1, LCU: -1, GB: 1 }, 'GB/LCU-h', 'GB/LCU-hour'],
    [{ request: -1 }, '/request', '/request'],
    [{ GB: 2 }, 'GB-GB', 'GB-GB'],
    [{ ms: 1 }, 'ms', 'millisecond'],
    [{ min: 1 }, 'min', 'minute'],
    [{ MB: 1, s: 1 }, 'MB-s', 'MB-second'],
  ])('%j is written %j and named %j', (unit, text, name) => {
    expect(unitText(unit)).toBe(text);
    expect(unitName(unit)).toBe(name);
  });

  it.each(['', 'h', 'GB-s', 'GB-month', 'GB/LCU-h', 'USD/h', '/request', 'GB-GB', 'IOPS-month', 'vCPU-h'])(
    'the text %j is read as the unit that is written so',
    (text) => {
      const unit = parseUnit(text);
      expect(unit).toBeDefined();
      expect(unitText(unit as Unit)).toBe(text);
    },
  );

  it('reads what is above and below the stroke', () => {
    expect(parseUnit('GB/LCU-h')).toEqual({ GB: 1, LCU: -1, h: -1 });
    expect(parseUnit('s-GB')).toEqual({ GB: 1, s: 1 });
    expect(parseUnit('GB/GB')).toEqual({});
  });

  it.each(['GB s', 'GB*s', 'GB--s', '-h', 'h-', 'GB/h/s', 'constructor', '1', ' h'])('refuses the text %j', (text) => {
    expect(parseUnit(text)).toBeUndefined();
  });

  it.each(['hour', 'gb', 'MB/Gib'])('refuses the text %j where it is said which words are units', (text) => {
    expect(parseUnit(text, isBaseUnit)).toBeUndefined();
    expect(parseUnit(text)).toBeDefined();
  });

  it('tells the base units above and below, each as often as its power says', () => {
    const unit: Unit = { USD: 1, GB: -2, month: -1 };
    expect(baseUnits(unit, 1)).toEqual(['USD']);
    expect(baseUnits(unit, -1)).toEqual(['GB', 'GB', 'month']);
  });
});

describe('the factor between two units', () => {
  it.each<[BaseUnit, BaseUnit, string]>([
    ['GB', 'MB', '1024'],
    ['TB', 'GB', '1024'],
    ['MB', 'KB', '1024'],
    ['KB', 'B', '1024'],
    ['MB', 'GB', '0.0009765625'],
    ['ms', 's', '0.001'],
    ['s', 'ms', '1000'],
    ['min', 's', '60'],
    ['h', 's', '3600'],
    ['day', 'h', '24'],
    ['h', 'h', '1'],
  ])('1 %s in %s is %s', (from, to, factor) => {
    const [numerator, denominator] = conversionFactor(from, to);
    expect(toDecimal(divide(rational(numerator), rational(denominator)))).toEqual({ text: factor, exact: true });
  });

  it.each<[BaseUnit, BaseUnit]>([
    ['ms', 'GB'],
    ['GB', 'ms'],
    ['request', 'message'],
    ['request', 'request'],
    ['month', 'h'],
    ['h', 'month'],
    ['USD', 'GB'],
  ])('there is none from %s to %s', (from, to) => {
    expect(() => conversionFactor(from, to)).toThrow(new RangeError(`${from} can't be converted to ${to}`));
  });
});
