/** What `npm run faults` tries: things that go wrong around the program, each again and again. */
import type { Chance } from './chance.js';

/** The share of the time that a kind may take, and where it may write. */
export interface Extent {
  /** Decides, with the number of the trial, all that is left to chance in it. */
  chance(trial: number): Chance;
  /** Whether there is time for another trial. The first one always has some. */
  mayGoOn(trial: number): boolean;
  /** The program that is tried, built; by its whole path. */
  readonly program: string;
  /** Empty, and the kind's own. */
  readonly folder: string;
}

export interface Outcome {
  readonly trials: number;
  /** A sentence for each trial after which something was lost, left behind, or slower or larger than promised. */
  readonly failures: readonly string[];
  /** Figures that a reader wants beside the counts: `slowest 1.4 s, largest 210 MB`. */
  readonly measured?: string;
}

/** A kind of fault: a table row of the report. */
export interface Fault {
  /** A word for `--kind`. */
  readonly name: string;
  /** What is tried, in a sentence. */
  readonly about: string;
  run(extent: Extent): Promise<Outcome>;
}
