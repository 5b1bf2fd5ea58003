/** Completion for fish: a line for each command and each option. */
import { allCommands, type CommandShape, type OptionShape } from '../call/shape.js';

export function fishCompletion(name: string, program: CommandShape, defaultCommand: string): string {
  const seen = (word: string) => `__fish_seen_subcommand_from ${word}`;
  const lines = allCommands(program).flatMap(({ path, commands, options }) => {
    const under = path.map(seen).join('; and ');
    const own = commands.map((one) => one.path.at(-1)).join(' ');
    const first = [...(under === '' ? [] : [under]), `not ${seen(own)}`].join('; and ');
    const isUsual = path.length === 0 || path.join(' ') === defaultCommand;
    const where = isUsual
      ? `not ${seen(
          topOf(program)
            .filter((word) => word !== defaultCommand)
            .join(' '),
        )}`
      : under;
    return [
      ...commands.map(
        (one) => `complete -c ${name} -n ${quoted(first)} -a ${one.path.at(-1)} -d ${quoted(one.description)}`,
      ),
      ...options.map((option) => `complete -c ${name} -n ${quoted(where)} ${optionWords(option)}`),
    ];
  });
  return [`# fish completion for ${name}; put it into ~/.config/fish/completions/${name}.fish`, ...lines, ''].join(
    '\n',
  );
}

function topOf({ commands }: CommandShape): string[] {
  return commands.map(({ path }) => path[0] as string);
}

function optionWords({ long, short, description, value, choices }: OptionShape): string {
  const names = [`-l ${long.slice(2)}`, ...(short === undefined ? [] : [`-s ${short.slice(1)}`])].join(' ');
  const takes = value === undefined ? '' : choices.length > 0 ? ` -x -a ${quoted(choices.join(' '))}` : ' -r';
  return `${names}${takes} -d ${quoted(description)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, (mark) => `\\${mark}`)}'`;
}
