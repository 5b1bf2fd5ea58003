/**
 * Texts of at most 100 KB that ask for far more work than they look like: valid ones and broken ones, one for each way in
 * which work could grow faster than the text (docs/hardening.md).
 */

/** A text and what the program is called with, beside the commands that every scenario gets. */
export interface Heavy {
  readonly name: string;
  /** By file name; the first is the one that commands are given. */
  readonly files: Readonly<Record<string, string>>;
  /** What questions vary; default: `a`. */
  readonly vary?: string;
  /** Further words of every call. */
  readonly words?: readonly string[];
  /** Instead of all commands. */
  readonly commands?: readonly (readonly string[])[];
}

const MAX_BYTES = 100_000;

interface Parts {
  readonly title?: string;
  readonly workload?: readonly string[];
  readonly options?: Readonly<Record<string, readonly string[]>>;
  readonly more?: string;
}

const ONE_EACH = {
  EC2: ['ec2: { type: t3.micro, storage: { gp3: 8 GB } }'],
  Lambda: ['lambda: { requests: a, duration: 120 ms, memory: 512 MB }'],
};

export function scenario({ title = 'Heavy', workload = ['a: 1M'], options = ONE_EACH, more = '' }: Parts): string {
  const listed = Object.entries(options).map(
    ([name, uses]) => `  ${name}:\n${uses.map((use) => `    - ${use}\n`).join('')}`,
  );
  return [
    `title: ${JSON.stringify(title)}\nregion: ap-northeast-1\nasOf: 2025-06-18\n${more}`,
    `workload:\n${workload.map((line) => `  ${line}\n`).join('')}`,
    `options:\n${listed.join('')}`,
  ].join('');
}

export const of = (name: string, parts: Parts, more: Omit<Heavy, 'name' | 'files'> = {}): Heavy => ({
  name,
  files: { 'heavy.yaml': scenario(parts) },
  ...more,
});

export function many<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** As many as fit into a text of 100 KB with room for the rest, at most the components that a scenario may have. */
export function filling(make: (index: number) => string, most = 600): string[] {
  const found: string[] = [];
  for (let size = 2000; found.length < most; ) {
    const next = make(found.length);
    size += next.length + 8;
    if (size > MAX_BYTES) break;
    found.push(next);
  }
  return found;
}

/** Digits that share nothing with those of another seed. */
export function digits(count: number, seed: number): string {
  let [text, state] = ['', seed * 2654435761 + 12345];
  while (text.length < count) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    text += String(state);
  }
  return `1${text.slice(0, count - 2)}7`;
}

export const LONG = 990;
/** As often as it fits into so many characters. */
export const repeated = (part: string, between: string, length = LONG) => {
  const count = Math.floor((length + between.length) / (part.length + between.length));
  return many(count, () => part).join(between);
};
export const decimal = (seed: number, length = LONG) => `1.${digits(length - 2, seed)}`;

/** A chain of names, each of which uses the one before twice. */
export const twice = (between: string, length: number, first: string) => [
  `a: ${first}`,
  ...many(
    length,
    (index) => `n${index}: ${index === 0 ? 'a' : `n${index - 1}`}${between}${index === 0 ? 'a' : `n${index - 1}`}`,
  ),
];

export const lambdaOf = (quantity: string) => `lambda: { requests: ${quantity}, duration: 120 ms, memory: 512 MB }`;
export const both = (quantity: string) => ({
  EC2: ['ec2: { type: t3.micro, count: 3 }'],
  Lambda: [lambdaOf(quantity)],
});

/** Each name is made by one long expression over the one before, and used by a component. */
export const chained = (make: (name: string, before: string, index: number) => string, length: number): Parts => ({
  workload: ['a: 1M', ...many(length, (index) => make(`n${index}`, index === 0 ? 'a' : `n${index - 1}`, index))],
  options: { EC2: ['ec2: { type: t3.micro }'], Lambda: many(20, (index) => lambdaOf(`n${length - 1 - index}`)) },
});

export const SERVICES = [
  's3: { storage: 10 GB }',
  'lambda: { requests: a, duration: 120 ms, memory: 512 MB }',
  'ec2: { type: t3.micro }',
  'sqs: { requests: a }',
  'dynamodb: { onDemand: { writes: a, reads: a } }',
];

export const COUNTED = 'traffic: { b: { csv: counts.csv, column: b, every: minute } }\n';

export const hugeWords = { EC2: ['ec2: { type: t3.micro }'], Lambda: [lambdaOf('a')] };
