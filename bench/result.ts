/** A row of the table of docs/performance.md. */
export interface Result {
  readonly what: string;
  readonly measured: string;
  /** What it is held to; empty where it is only told. */
  readonly limit: string;
}
