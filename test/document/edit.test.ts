import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Edit, editText } from '../../src/document/edit.js';

function at(text: string, needle: string, value: Edit['value']): Edit {
  const offset = text.indexOf(needle);
  const before = text.slice(0, offset).split('\n');
  const source = { file: 'test.yaml', text };
  const place = { source, line: before.length, column: (before.at(-1) ?? '').length + 1, length: needle.length };
  return { place, value };
}

function edited(text: string, ...changes: readonly (readonly [needle: string, value: Edit['value']])[]): string {
  const found = editText(
    text,
    changes.map(([needle, value]) => at(text, needle, value)),
  );
  if (found === undefined) throw new Error('not edited');
  return found;
}

describe('a value replaced in a YAML text', () => {
  it.each([
    { about: 'a plain one', text: 'a: 10 USD # dear\n', to: 'a: 12 USD # dear\n' },
    { about: 'one with blanks around it', text: 'a:   10 USD   # dear\nb: 1\n', to: 'a:   12 USD   # dear\nb: 1\n' },
    { about: 'one in double quotes', text: 'a: "10 USD"\n', to: 'a: "12 USD"\n' },
    { about: 'one in single quotes', text: "a: '10 USD'\n", to: "a: '12 USD'\n" },
    { about: 'one in a mapping on one line', text: 'a: { b: 10 USD, c: 1 }\n', to: 'a: { b: 12 USD, c: 1 }\n' },
    { about: 'one below its key', text: 'a:\n  10 USD\nb: 1\n', to: 'a:\n  12 USD\nb: 1\n' },
    { about: 'one between line ends of Windows', text: 'a: 10 USD\r\nb: 1\r\n', to: 'a: 12 USD\r\nb: 1\r\n' },
    { about: 'the last one, without a line end', text: 'a: 10 USD', to: 'a: 12 USD' },
    { about: 'one with an anchor', text: 'a: &x 10 USD\nb: *x\n', to: 'a: &x 12 USD\nb: *x\n' },
    { about: 'one after a tag of YAML', text: 'a: !!str 10 USD\n', to: 'a: !!str 12 USD\n' },
  ])('keeps all around it: $about', ({ text, to }) => {
    expect(edited(text, [/["']/.exec(text)?.[0] ?? '10 USD', '12 USD'])).toBe(to);
  });

  it('may be longer or shorter than what stood there, beside others of its line', () => {
    expect(edited('{ a: 1, b: 22, c: 333 } # three\n', ['1', '11111'], ['22', '2'], ['333', '3'])).toBe(
      '{ a: 11111, b: 2, c: 3 } # three\n',
    );
  });

  it('takes the place of a block of lines', () => {
    expect(edited('a: |\n  10\n  USD\nb: 1\n', ['|', '12 USD'])).toBe('a: 12 USD\nb: 1\n');
  });

  it('turns one name into a list, and a list of lines into one name, and leaves the comment behind', () => {
    expect(edited('cheapest: EC2 # today\n', ['EC2', ['EC2', 'Lambda']])).toBe('cheapest: [EC2, Lambda] # today\n');
    expect(edited('cheapest:\n  - EC2\n  - Lambda # too\nx: 1\n', ['- EC2', 'EC2'])).toBe(
      'cheapest:\n  EC2 # too\nx: 1\n',
    );
  });

  it('is put in marks where YAML would read something else', () => {
    for (const name of ['a: b', '- x', '# x', '[x]', '{x}', 'x, y', '*x', '&x', '!x', 'true: y', '', ' x ', 'x\ty']) {
      const text = edited('{ cheapest: EC2, b: 1 }\n', ['EC2', name]);
      expect(parse(text, { schema: 'failsafe' })).toEqual({ cheapest: name, b: '1' });
    }
  });

  it('is what any reader gets back, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('EC2', '"EC2"', "'EC2'"), (name, old) => {
        fc.pre(!/\p{Cs}/u.test(name));
        const text = edited(`a: [x, ${old}, y] # here\nb: 1\n`, [old, name]);
        expect(parse(text, { schema: 'failsafe' })).toEqual({ a: ['x', name, 'y'], b: '1' });
        expect(text.endsWith(', y] # here\nb: 1\n')).toBe(true);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is none where two values are asked for at one place, or nothing begins there', () => {
    const shared = 'a: &x 10\nb: *x\n';
    expect(editText(shared, [at(shared, '&x', '1'), at(shared, '&x', '2')])).toBeUndefined();
    expect(editText(shared, [at(shared, ': &x', '1')])).toBeUndefined();
    expect(editText('{ a: 1 }', [at('{ a: 1 }', '{', '1')])).toBeUndefined();
  });
});
