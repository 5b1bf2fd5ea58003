/** A default that was taken. */
export interface Fallback {
  readonly key: string;
  readonly value: string;
}
