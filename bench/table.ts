/** Tables of docs/performance.md, which benchmarks replace, and what they have in common. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';

export const PROGRAM = 'bin/ec2-vs-lambda.cjs';

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** Wall time of a whole process. @param words of Node's command line */
export function processMs(words: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
    env: { ...process.env, EC2_VS_LAMBDA_CACHE: resolve('build/kept') },
  });
  if (status !== 0) throw new Error(`${words.join(' ')} ended with status ${status}`);
  return performance.now() - start;
}

/** How many times as long as another process one takes: run in turn, so that both of a pair see the same machine. */
export function ratios(words: readonly string[], others: readonly string[], pairs: number): readonly number[] {
  processMs(words);
  processMs(others);
  return Array.from({ length: pairs }, () => processMs(words) / processMs(others)).sort((a, b) => a - b);
}

/** The median, and the half of the pairs around it: `1.65 times (1.60 to 1.71)`. */
export function ratioText(sorted: readonly number[]): string {
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] as number).toFixed(2);
  return `${at(0.5)} times (${at(0.25)} to ${at(0.75)})`;
}

/** What was measured on, with the load, as others' work takes part in every figure. */
export function machine(): string {
  const [load = 0] = loadavg();
  const maker = cpus()[0]?.model.trim() ?? 'unknown make';
  return `Node ${process.version}, ${cpus().length} processors of ${maker}; load ${load.toFixed(1)} at the end`;
}

/** Puts a text between the marks of this name. */
export function keep(name: string, text: string): void {
  const file = 'docs/performance.md';
  const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
  const [before, rest = ''] = readFileSync(file, 'utf8').split(begin);
  const after = rest.split(end)[1];
  if (after === undefined) throw new Error(`${file} has no ${begin} ... ${end}`);
  writeFileSync(file, `${before}${begin}\n${text}\n${end}${after}`);
}
