/** What the command line takes, as data: read off the commands themselves, for completions and the manual. */
import type { Command, Option } from 'commander';

export interface CommandShape {
  /** Words that lead to it: none of the program itself, `['prices', 'show']` of a command's command. */
  readonly path: readonly string[];
  readonly description: string;
  /** Names of arguments, as the help shows them: `<file>`, `[line]`. */
  readonly takes: readonly string[];
  readonly options: readonly OptionShape[];
  readonly commands: readonly CommandShape[];
}

export interface OptionShape {
  readonly long: string;
  readonly short?: string;
  readonly description: string;
  /** `<file>`; absent of a flag. */
  readonly value?: string;
  readonly choices: readonly string[];
}

export function shapeOf(command: Command, path: readonly string[] = []): CommandShape {
  const help = command.createHelp();
  return {
    path,
    description: command.description(),
    takes: command.registeredArguments.map((argument) => argumentText(argument)),
    options: help.visibleOptions(command).flatMap(optionShape),
    commands: command.commands.map((one) => shapeOf(one, [...path, one.name()])),
  };
}

function argumentText(argument: Command['registeredArguments'][number]): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? `<${name}>` : `[${name}]`;
}

function optionShape({ long, short, description, flags, argChoices }: Option): OptionShape[] {
  if (long === undefined || long === null) return [];
  const value = /[<[].*[>\]]/.exec(flags)?.[0];
  return [
    {
      long,
      ...(short === undefined || short === null ? {} : { short }),
      description,
      ...(value === undefined ? {} : { value }),
      choices: argChoices ?? [],
    },
  ];
}

/** Every command, those within others included; the program itself first. */
export function allCommands(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(allCommands)];
}
