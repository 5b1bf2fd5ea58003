/** Base units are the books', and no service's: one word has one meaning. */
import { describe, expect, it } from 'vitest';
import { COMMON_UNITS } from '../../src/quantity/unit.js';
import type { UnitWords } from '../../src/services/contract/unitWords.js';
import { SERVICES } from '../../src/services/registry.js';

/** Units that a service defines otherwise than another before it, or that belong to none. */
function clashes(services: Iterable<{ readonly name: string; readonly units?: UnitWords }>): string[] {
  const first = new Map<string, { readonly by: string; readonly words: string }>();
  for (const unit of COMMON_UNITS) first.set(unit, { by: 'all services', words: '' });
  return [...services].flatMap(({ name, units = {} }) =>
    Object.entries(units).flatMap(([unit, said]) => {
      const words = JSON.stringify([said.one, said.many, said.ja]);
      const known = first.get(unit);
      if (known === undefined) first.set(unit, { by: name, words });
      if (known === undefined || known.words === words) return [];
      return [`${unit} is a unit of ${known.by}; ${name} has to count in one of its own, such as ${name}${unit}`];
    }),
  );
}

describe('a unit', () => {
  it('is never defined by two services differently', () => {
    expect(clashes(SERVICES.values())).toEqual([]);
  });

  const letter = { one: 'letter', many: 'letters', ja: '手紙' };
  it.each([
    ['a unit of its own', { letter }, { parcel: letter }, []],
    ['the same unit, alike', { letter }, { letter: { ...letter } }, []],
    ['the same unit in other words', { letter }, { letter: { ...letter, ja: '文字' } }, ['letter is a unit of mail;']],
    ['a unit of all services', {}, { month: letter }, ['month is a unit of all services;']],
  ])('of a second service: %s', (_, mail, post, found) => {
    const said = clashes([
      { name: 'mail', units: mail },
      { name: 'post', units: post as UnitWords },
    ]);
    expect(said).toEqual(found.map((begin) => expect.stringContaining(begin)));
  });
});
