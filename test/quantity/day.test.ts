import { describe, expect, it } from 'vitest';
import { type Day, dayAfter, dayBefore, daysBetween, monthsLater, parseDay } from '../../src/quantity/day.js';

describe('a day', () => {
  it.each(['2016-06-02', '2016-02-29', '2000-02-29', '2015-02-28', '2016-12-31', '2016-01-01', '1000-01-01'])(
    'is read from %s',
    (text) => {
      expect(parseDay(text)).toBe(text);
    },
  );

  it.each([
    ['2015-02-29', 'no leap year'],
    ['1900-02-29', 'a century that is no leap year'],
    ['2016-02-30', 'no month has it in February'],
    ['2016-04-31', 'April has 30 days'],
    ['2016-00-10', 'months count from one'],
    ['2016-13-01', 'there are twelve months'],
    ['2016-01-00', 'days count from one'],
    ['2016-01-32', 'January has 31 days'],
    ['0999-12-31', 'years have four digits'],
    ['2016-6-2', 'two digits each'],
    ['2016/06/02', 'parted by hyphens'],
    ['2016-06-02T00:00', 'a day has no hour'],
    [' 2016-06-02', 'no blanks'],
    ['2016-06-02\n', 'no line ends'],
    ['today', 'the books have no clock'],
  ])('is not read from %j: %s', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  it('compares as text', () => {
    expect((parseDay('2016-09-30') as Day) < (parseDay('2016-10-01') as Day)).toBe(true);
  });
});

describe('the days between two days', () => {
  it.each([
    ['2016-06-02', '2016-06-02', 0],
    ['2016-06-02', '2016-06-03', 1],
    ['2016-06-03', '2016-06-02', -1],
    ['2016-02-28', '2016-03-01', 2],
    ['2015-02-28', '2015-03-01', 1],
    ['2016-03-26', '2016-03-28', 2],
    ['2016-01-01', '2017-01-01', 366],
  ])('from %s to %s are %d', (from, to, days) => {
    expect(daysBetween(from as Day, to as Day)).toBe(days);
  });
});

describe('a day some months later', () => {
  it.each([
    ['2025-03-01', 12, '2026-03-01'],
    ['2025-12-31', 1, '2026-01-31'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-07-14', 0, '2025-07-14'],
  ])('%s and %d months are %s', (from, months, to) => {
    expect(monthsLater(from as Day, months)).toBe(to);
  });

  it('comes after its month, and a day after each day', () => {
    expect(dayAfter('2024-02-28' as Day)).toBe('2024-02-29');
    expect(dayAfter('2025-12-31' as Day)).toBe('2026-01-01');
    expect(dayBefore(dayAfter('2025-12-31' as Day))).toBe('2025-12-31');
  });
});
