/** Completion for bash: commands, options, the words that options take, and files. */
import { allCommands, type CommandShape } from '../call/shape.js';

export function bashCompletion(name: string, program: CommandShape, defaultCommand: string): string {
  const commands = allCommands(program);
  const within = (path: readonly string[]) => commands.find((one) => one.path.join(' ') === path.join(' '));
  const wordsOf = (shape: CommandShape) => {
    const isProgram = shape.path.length === 0;
    const also = isProgram ? (within([defaultCommand])?.options ?? []) : [];
    const options = [...shape.options, ...also].flatMap(({ long, short }) => [
      long,
      ...(short === undefined ? [] : [short]),
    ]);
    return [...new Set([...shape.commands.map(({ path }) => path.at(-1) as string), ...options])];
  };
  const choices = new Map<string, readonly string[]>();
  for (const { path, options } of commands) {
    for (const option of options) {
      if (option.choices.length === 0) continue;
      choices.set(`${path.join(' ')} ${option.long}`.trim(), option.choices);
      if (path.join(' ') === defaultCommand) choices.set(option.long, option.choices);
    }
  }
  const fn = `_${name.replaceAll('-', '_')}`;
  return `# bash completion for ${name}; put it where bash looks, or: source <(${name} completion bash)
${fn}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command= word i
  [[ $cur == "=" ]] && cur=
  [[ $prev == "=" ]] && prev=\${COMP_WORDS[COMP_CWORD-2]}
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${command:+$command }\${COMP_WORDS[i]}"
    case $word in
      ${commands
        .slice(1)
        .map(({ path }) => `"${path.join(' ')}"`)
        .join('|')}) command=$word ;;
    esac
  done
  case "\${command:+$command }$prev" in
${[...choices].map(([key, words]) => `    "${key}") COMPREPLY=($(compgen -W "${words.join(' ')}" -- "$cur")); return ;;`).join('\n')}
  esac
  local words=
  case $command in
${commands.map((shape) => `    "${shape.path.join(' ')}") words="${wordsOf(shape).join(' ')}" ;;`).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  [[ $cur == -* ]] || COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F ${fn} ${name}
`;
}
