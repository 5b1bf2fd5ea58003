/** What the command line takes, as data: read off the commands themselves, for completions and the manual. */
import type { Command, Option } from 'commander';

/** The command that runs when none is named. */
export const DEFAULT_COMMAND = 'compare';

export interface CommandShape {
  /** Words that lead to it: none of the program itself, `['prices', 'show']` of a command's command. */
  readonly path: readonly string[];
  readonly description: string;
  readonly takes: readonly ArgumentShape[];
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
  /** What its help says at the end: examples, and what else there is to know. */
  readonly more: string;
}

export interface ArgumentShape {
  /** As the help shows it: `<file>`, `[line]`. */
  readonly term: string;
  readonly description: string;
  readonly choices: readonly string[];
}

export interface OptionShape {
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** `<file>`; absent of a flag. */
  readonly value?: string;
  readonly choices: readonly string[];
  /** The default. */
  readonly defaultValue?: string;
  readonly isRequired: boolean;
}

export function shapeOf(command: Command, path: readonly string[] = []): CommandShape {
  const help = command.createHelp();
  return {
    path,
    description: command.description(),
    takes: command.registeredArguments.map(argumentShape),
    options: help.visibleOptions(command).flatMap(optionShape),
    commands: command.commands.map((one) => shapeOf(one, [...path, one.name()])),
    more: textAfterHelp(command),
  };
}

/** commander keeps what `addHelpText` was given as listeners of the help's events; its types leave out that it is an emitter. */
function textAfterHelp(command: Command): string {
  const emitter = command as Command & { emit(event: string, context: object): boolean };
  let text = '';
  const write = (part: string) => {
    text += part;
  };
  emitter.emit('afterHelp', { error: false, command, write });
  return text.trim();
}

function argumentShape(argument: Command['registeredArguments'][number]): ArgumentShape {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return {
    term: argument.required ? `<${name}>` : `[${name}]`,
    description: argument.description,
    choices: argument.argChoices ?? [],
  };
}

function optionShape({ long, short, description, flags, argChoices, defaultValue, mandatory }: Option): OptionShape[] {
  if (long === undefined || long === null) return [];
  const value = /[<[].*[>\]]/.exec(flags)?.[0];
  return [
    {
      long,
      ...(short === undefined || short === null ? {} : { short }),
      description,
      ...(value === undefined ? {} : { value }),
      choices: argChoices ?? [],
      ...(value === undefined || defaultValue === undefined ? {} : { defaultValue: String(defaultValue) }),
      isRequired: mandatory,
    },
  ];
}

/** Every command, those within others included; the program itself first. */
export function allCommands(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(allCommands)];
}
