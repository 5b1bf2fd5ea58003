/** What Stryker found in a room, as a part of docs/mutation.md. */

/** What is read of a report (the schema of mutation-testing-elements). */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: Status;
  readonly statusReason?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

type Status =
  | 'Killed'
  | 'Timeout'
  | 'Survived'
  | 'NoCoverage'
  | 'Ignored'
  | 'RuntimeError'
  | 'CompileError'
  | 'Pending';

/** Both count from one. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** A survivor that no test can tell from the code, with the reason. */
export interface Left {
  readonly file: string;
  /** The whole of what was there, and what may stand there instead. */
  readonly original: string;
  readonly replacements: readonly string[];
  readonly why: string;
}

interface Survivor {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  readonly isCovered: boolean;
}

/** What is told of a room. */
export interface Room {
  readonly room: string;
  readonly report: MutationReport;
  /** All of its files with code, as the report calls them. */
  readonly files: readonly string[];
  readonly left: readonly Left[];
  readonly day: string;
}

/** The page with what was found in a room in place of what it said of that room. */
export function withRoom(page: string, found: Room): string {
  const { room } = found;
  const [start, end] = [`<!-- ${room} -->`, `<!-- end of ${room} -->`];
  const [before, rest] = split(page, start);
  const [, after] = split(rest, end);
  return `${before}${start}\n${partOf(found)}\n${end}${after}`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`docs/mutation.md has no mark ${mark}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

function partOf({ room, report, files: existing, left, day }: Room): string {
  const untried = existing.filter((file) => report.files[file] === undefined);
  const files = Object.entries(report.files).map(([file, { mutants }]) => ({ file, mutants }));
  const all = files.flatMap(({ mutants }) => mutants);
  const survivors = survivorsOf(report);
  return [
    `## ${room}: ${scoreOf(all)} ${untried.length === 0 ? '' : 'of what was tried '}on ${day}`,
    '',
    '| file | score | mutants | killed | by time | survived | not reached | left out |',
    '|---|--:|--:|--:|--:|--:|--:|--:|',
    ...files.map(({ file, mutants }) => rowOf(inRoom(file, room), mutants)),
    rowOf('**all**', all),
    '',
    ...leftOut(all),
    ...(untried.length === 0
      ? []
      : [`Not tried, or nothing in it to change: ${untried.map((file) => inRoom(file, room)).join(', ')}.`]),
    '',
    ...(survivors.length === 0
      ? []
      : ['| survivor | mutator | code | instead | why it is left |', '|---|---|---|---|---|']),
    ...survivors.map((survivor) => survivorRow(room, survivor, left)),
  ]
    .join('\n')
    .trimEnd();
}

function inRoom(file: string, room: string): string {
  return file.replace(`src/${room}/`, '');
}

function count(mutants: readonly Mutant[], ...statuses: readonly Status[]): number {
  return mutants.filter(({ status }) => statuses.includes(status)).length;
}

/** Killed ones, of those that are not left out. One that doesn't end counts as killed, one that no test reaches doesn't. */
function scoreOf(mutants: readonly Mutant[]): string {
  const killed = count(mutants, 'Killed', 'Timeout');
  const tried = killed + count(mutants, 'Survived', 'NoCoverage');
  return tried === 0 ? '' : `${((100 * killed) / tried).toFixed(1)} %`;
}

function rowOf(name: string, mutants: readonly Mutant[]): string {
  const counts = (['Killed', 'Timeout', 'Survived', 'NoCoverage', 'Ignored'] as const).map((status) =>
    count(mutants, status),
  );
  return row([name, scoreOf(mutants), mutants.length, ...counts]);
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Why mutants were left out, with how many; and what should never be there. */
function leftOut(mutants: readonly Mutant[]): readonly string[] {
  const reasons = mutants
    .filter(({ status }) => status === 'Ignored')
    .map(({ statusReason = '' }) => reasonOf(statusReason));
  const told = [...new Set(reasons)]
    .sort()
    .map((reason) => `${reasons.filter((one) => one === reason).length} ${reason}`);
  const failed = count(mutants, 'RuntimeError', 'CompileError', 'Pending');
  return [`Left out: ${told.join(', ') || 'none'}.`, ...(failed === 0 ? [] : [`Not run: ${failed}.`])];
}

function reasonOf(said: string): string {
  return said.startsWith('Static') ? 'in what runs once, when a file is loaded' : said;
}

function survivorsOf({ files }: MutationReport): readonly Survivor[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ mutatorName, replacement = '', status, location }) => ({
        file,
        line: location.start.line,
        mutator: mutatorName,
        original: textAt(source, location),
        replacement,
        isCovered: status === 'Survived',
      }))
      .sort((a, b) => a.line - b.line),
  );
}

function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const whole = [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, end.column - 1)];
  return [(whole[0] ?? '').slice(start.column - 1), ...whole.slice(1)].join('\n');
}

function survivorRow(room: string, survivor: Survivor, left: readonly Left[]): string {
  const { file, line, mutator, original, replacement, isCovered } = survivor;
  const known = left.find(
    (one) => one.file === file && one.original === original && one.replacements.includes(replacement),
  );
  const why = known?.why ?? (isCovered ? 'not killed yet' : 'no test of the room reaches it');
  return row([`${inRoom(file, room)}:${line}`, mutator, code(original), code(replacement), why]);
}

const LONGEST = 70;

/** On one line of a table's cell. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|');
  const shown = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}
