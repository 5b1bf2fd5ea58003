/** What is waited for takes as long as it takes on a machine with much other work; a hang is still told as one. */
export const PATIENCE_MS = 300_000;
