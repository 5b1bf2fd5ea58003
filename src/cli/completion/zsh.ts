/** Completion for zsh, by its _arguments; each word with what it means. */
import { allCommands, type CommandShape, type OptionShape } from '../call/shape.js';

export function zshCompletion(name: string, program: CommandShape, defaultCommand: string): string {
  const fn = `_${name}`;
  const nameOf = (path: readonly string[]) => [fn, ...path].join('_');
  const functions = allCommands(program).map((shape) => {
    const isProgram = shape.path.length === 0;
    const also = isProgram ? (program.commands.find(({ path }) => path[0] === defaultCommand)?.options ?? []) : [];
    const options = [...new Map([...also, ...shape.options].map((option) => [option.long, option])).values()];
    const specs = options.map((option) => `    ${quoted(spec(option))} \\`);
    if (shape.commands.length === 0) {
      return `${nameOf(shape.path)}() {\n  _arguments \\\n${specs.join('\n')}\n    '*:file:_files'\n}`;
    }
    const list = shape.commands.map((one) => quoted(`${one.path.at(-1)}:${escaped(one.description)}`)).join(' ');
    const cases = shape.commands.map(({ path }) => `    ${path.at(-1)}) ${nameOf(path)} ;;`).join('\n');
    return `${nameOf(shape.path)}() {
  local line state
  _arguments -C \\
${specs.join('\n')}
    '1: :->first' '*::argument:->rest'
  case $state in
    first) local -a commands=(${list}); _describe command commands; _files ;;
    rest) case $line[1] in
${cases}
    *) _files ;;
    esac ;;
  esac
}`;
  });
  return `#compdef ${name}
# zsh completion for ${name}; put it into a folder of $fpath as ${fn}
${functions.join('\n\n')}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then ${fn} "$@"; else compdef ${fn} ${name}; fi
`;
}

function spec({ long, description, value, choices }: OptionShape): string {
  const head = `${long}[${escaped(description)}]`;
  if (value === undefined) return head;
  const what = value.replace(/[^\w-]/g, '');
  return `*${head}:${what}:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}`;
}

function escaped(text: string): string {
  return text.replace(/[[\]:\\]/g, (mark) => `\\${mark}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
