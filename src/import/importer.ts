/**
 * What reads a file of another tool: one file here for each kind of file, a folder where it takes more. Pure: what opens the
 * file is `io/files`, so that the same reading serves programs, pages and tests. What reads one short text is a plain function of
 * it (`powerTuning.ts`).
 */
/** Of a file that may have millions of lines: takes its parts as they come. */
export interface Importer<Result> {
  /** @throws InputError as soon as it is clear that the file can't be read */
  take(bytes: Uint8Array): void;
  /** @throws InputError with what is wrong, each with its line */
  end(): Result;
}
