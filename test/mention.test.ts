import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { FLAGS } from '../src/cli/call/flags.js';
import { type CommandShape, shapeOf } from '../src/cli/call/shape.js';
import { addCommands } from '../src/cli/commands.js';
import { inNames, mentioning, setting, withNames } from '../src/mention.js';

const words = mentioning([setting('step'), setting('scale', 'linear')], (step, linear) => ({
  en: `a larger ${step}, or ${linear}`,
  ja: `${step} を大きくするか、${linear} を指定`,
}));

describe('a text that names settings', () => {
  it('names them as the library does', () => {
    expect(words.en).toBe('a larger `step`, or `scale: linear`');
    expect(words.ja).toBe('`step` を大きくするか、`scale: linear` を指定');
  });

  it('has the names of a caller in both languages, each followed by what it is set to', () => {
    const own = inNames(words, { step: '--step', scale: '--scale' });
    expect(own.en).toBe('a larger --step, or --scale linear');
    expect(own.ja).toBe('--step を大きくするか、--scale linear を指定');
  });

  it('keeps the library’s name where the caller has none, and puts in any text as it is', () => {
    expect(inNames(words, { step: '$&' }).en).toBe('a larger $&, or `scale: linear`');
    expect(inNames(words, { scale: (value) => `<${value}>` }).en).toBe('a larger `step`, or <linear>');
  });

  it('is told alike wherever it stands in a problem; what else stands between backquotes is left alone', () => {
    const message = { en: '`step` is no quantity', ja: '`step` という数量はありません' };
    const [told] = withNames([{ code: 'outOfRange', message, expected: words, remedy: words }], FLAGS);
    expect(told?.message).toEqual(message);
    expect(told?.expected?.en).toBe('a larger --step, or --scale linear');
    expect(told?.remedy).toEqual(told?.expected);
  });
});

describe('what the command line calls settings', () => {
  it('is a flag that a command has', async () => {
    const program = new Command('ec2-vs-lambda');
    await addCommands(['man'], program, ({ en }) => en);
    const flagsOf = ({ options, commands }: CommandShape): string[] => [
      ...options.map(({ long }) => long),
      ...commands.flatMap(flagsOf),
    ];
    const known = new Set(flagsOf(shapeOf(program)));
    const named = Object.values(FLAGS).flatMap((name) => (typeof name === 'string' ? [name] : []));
    expect(named.filter((flag) => !known.has(flag))).toEqual([]);
    expect(named.length).toBeGreaterThan(10);
  });
});
