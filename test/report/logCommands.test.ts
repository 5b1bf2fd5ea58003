/** What CI systems read out of a log, by their own rules, and what of it is left in text that leaves the program. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCommands } from '../../src/report/text/logCommands.js';
import { run, smallScenario, temporaryFolder } from '../support/run.js';

/** As the runners find them (TryParseV2, TryParse; Azure's TryParse; TeamCity's service messages), whatever the command is called. */
function commandsIn(log: string): string[] {
  const lines = log.split(/\r\n|[\r\n]/);
  return lines.filter(
    (line) => /^[\s\u0085]*::.*::/.test(line) || /##\[.*\]/.test(line) || /##(?:vso|teamcity)\[/.test(line),
  );
}

const COMMANDS = [
  '::error::x',
  '  ::set-output name=a::b',
  '\t::add-mask::x',
  '\u00a0\u3000\u0085::stop-commands::x',
  'a\n::error file=a.yaml,line=1::x',
  'a\r::error::x',
  'a\r\n \n::error::x',
  '##[error]x',
  'a ##[add-mask]x',
  '###[group]x',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[testStarted name='a']",
];

describe('a text that would command a CI system', () => {
  it.each(COMMANDS)('does not any more: %j', (text) => {
    expect(commandsIn(text)).not.toEqual([]);
    for (const format of ['text', 'csv', 'markdown', 'junit', 'json']) {
      expect(commandsIn(withoutCommands(text, format))).toEqual([]);
    }
  });

  it('does not, whatever it is made of', () => {
    const marks = fc.string({ unit: fc.constantFrom('::', '#', '##', '[', ']', ' ', '\n', '\r', 'a', '\u2028') });
    fc.assert(
      fc.property(marks, (text) => {
        expect(commandsIn(withoutCommands(text))).toEqual([]);
      }),
    );
  });

  it.each([
    ['::error::x', '\\u{3a}:error::x'],
    [' ::error::x', ' \\u{3a}:error::x'],
    ['a ##[error]x', 'a \\u{23}#[error]x'],
  ])('shows what stands there: %j', (text, expected) => {
    expect(withoutCommands(text)).toBe(expected);
  });

  it.each(['a::b', 'std::string', ': :', '# one', '## two', '##', '## [link]', '#[1]', '1 | ::error::x', ''])(
    'is left as it is where it commands nothing: %j',
    (text) => {
      expect(withoutCommands(text)).toBe(text);
    },
  );

  it('is the same text to what reads the format', () => {
    for (const text of COMMANDS) {
      const json = JSON.stringify({ text }, null, 2);
      expect(JSON.parse(withoutCommands(json, 'json'))).toEqual({ text });
      const decoded = withoutCommands(text, 'markdown').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
      expect(decoded).toBe(text);
    }
  });

  it('is looked at in one go, however many spaces stand at beginnings of lines', () => {
    for (const space of [' ', '\n', '\r', '\u2028', '\u0085', '#', '##a']) {
      const text = `::${space.repeat(1_000_000)}`;
      expect(withoutCommands(text).length).toBeGreaterThan(1_000_000);
    }
  });
});

describe('a scenario and a file whose names would command a CI system', () => {
  const folder = temporaryFolder();
  const NAME = '##[error]x';
  const named = folder.file(
    `${NAME}.yaml`,
    smallScenario('title: "::error::x ##[add-mask]y"', 'expect:', `  "${NAME}": { total: 9 USD }`).replace(
      '  Lambda:',
      `  "${NAME}":`,
    ),
  );
  const broken = folder.file('broken.yaml', smallScenario(`"::error::x": ${NAME}`, `"${NAME}": 1`));

  it.each([
    { words: ['check', named], out: 'u{23}#[error]x' },
    { words: ['check', '::error::x.yaml'], err: 'u{3a}:error::x.yaml' },
    { words: ['check', broken, '--format', 'github'], err: 'u{23}#[error]x' },
    { words: ['check', broken, '--format', 'junit'], out: '&#35;#[error]x' },
    { words: ['check', named, '--format', 'json'], out: 'u0023#[error]x' },
    { words: [named], out: 'u{3a}:error::x' },
    { words: [named, '--format', 'csv'], out: 'u{23}#[error]x' },
  ])('command none by $words', async ({ words, out = '', err = '' }) => {
    const ran = await run(words);
    expect(ran.out).toContain(out);
    expect(ran.err).toContain(err);
    const told = commandsIn(ran.err + ran.out).filter((line) => !/^::error file=[^,]*,/.test(line));
    expect(told).toEqual([]);
  });
});
