import { describe, expect, it } from 'vitest';
import { objectionsTo, quantitiesOf } from '../support/price.js';

const asOf = '2025-12-06';

describe('Aurora', () => {
  it('asks for the capacity of what is serverless, and refuses one of what has a size', () => {
    expect(objectionsTo(['aurora: { engine: mysql, class: db.serverless }'], { asOf })).toEqual([
      'an instance of db.serverless needs the key `capacity`',
    ]);
    expect(objectionsTo(['aurora: { engine: mysql, class: db.r6g.large, capacity: 2 }'], { asOf })).toEqual([
      'db.r6g.large has a size of its own, and no capacity to be said',
    ]);
  });

  it.each([
    { each: '9 min', hours: '0.166667' }, // ten minutes are the least
    { each: '601 s', hours: '0.166944' },
  ])('bills a run of $each of an instance with $hours h', ({ each, hours }) => {
    const component = `aurora: { engine: mysql, class: db.r6g.large, runs: { times: 1, each: ${each} } }`;
    expect(quantitiesOf([component], { asOf })['aurora / instance hours']).toBe(hours);
  });
});
