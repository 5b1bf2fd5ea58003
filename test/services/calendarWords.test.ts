import { describe, expect, it } from 'vitest';
import { choiceOfDays, hourOfDay, timeZone } from '../../src/services/compute/calendarWords.js';

describe('days of the week', () => {
  it.each([
    ['mon', [1]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['sun-sat', [0, 1, 2, 3, 4, 5, 6]],
    ['sat-mon', [6, 0, 1]],
    ['tue-tue', [2]],
    ['wed-tue', [3, 4, 5, 6, 0, 1, 2]],
    ['mon,wed,fri', [1, 3, 5]],
    [' Mon , THU - sat ', [1, 4, 5, 6]],
    ['mon-wed,tue-thu', [1, 2, 3, 4]],
  ])('are said as %s', (text, days) => {
    expect(choiceOfDays.read(text)).toEqual(days);
  });

  it.each(['', 'monday', 'mon-', '-mon', 'mon-xyz', 'xyz-mon', 'mon-tue-wed', 'mon,', 'mon,xyz'])(
    'are not `%s`',
    (text) => {
      expect(choiceOfDays.read(text)).toBeUndefined();
    },
  );
});

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['9:05', 545],
    ['09:05', 545],
    ['10:59', 659],
    ['23:59', 1439],
    ['24:00', 1440],
  ])('%s is minute %i', (text, minutes) => {
    expect(hourOfDay.read(text)).toBe(minutes);
  });

  it.each(['', '9', '9:5', '9:005', '009:00', '10:60', '24:01', '25:00', 'at 9:00', '9:00 h', 'x9:00', '9:00x'])(
    'is not `%s`',
    (text) => {
      expect(hourOfDay.read(text)).toBeUndefined();
    },
  );
});

describe('a time zone', () => {
  it.each([
    ['Asia/Tokyo', 'Asia/Tokyo'],
    ['asia/tokyo', 'Asia/Tokyo'],
    ['UTC', 'UTC'],
  ])('%s is %s', (text, zone) => {
    expect(timeZone.read(text)).toBe(zone);
  });

  it.each(['', '+09:00', '-05:00', 'Mars/Phobos', '9'])('is not `%s`', (text) => {
    expect(timeZone.read(text)).toBeUndefined();
  });

  it('is one of those that the engine knows', () => {
    expect(timeZone.known()).toContain('Asia/Tokyo');
  });
});
