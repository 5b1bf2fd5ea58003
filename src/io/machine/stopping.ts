/**
 * What is to be undone where a signal ends the program: Ctrl-C, `kill`, a terminal that is closed. It then ends by that very
 * signal, as if nobody had listened, so that a shell sees 130, 143 or 129.
 *
 * Node tells of a signal between two pieces of its work, never within one. What is written in one piece is thereby written
 * whole; work that takes long has to let Node turn meanwhile (`turn`), or nothing could stop it. For the same reason nothing is
 * listened to where nothing would have to be undone: a long calculation then ends at once, as any program does.
 */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** In the order in which they were begun; the last is undone first. */
const begun: (() => void)[] = [];
let isListening = false;

/**
 * Remembers how to undo what is about to begin. `undo` is called at once and at most once, and must be done when it returns.
 * @returns what is called when there is nothing to undo any more
 */
export function undoIfStopped(undo: () => void): () => void {
  begun.push(undo);
  if (!isListening) for (const signal of SIGNALS) process.on(signal, stop);
  isListening = true;
  return () => {
    const at = begun.indexOf(undo);
    if (at >= 0) begun.splice(at, 1);
    // A signal that has arrived meanwhile is heard within a whole turn; who left at once would lose it.
    void turn().then(turn).then(leave);
  };
}

function leave(): void {
  if (begun.length > 0 || !isListening) return;
  isListening = false;
  for (const signal of SIGNALS) process.off(signal, stop);
}

function stop(signal: NodeJS.Signals): void {
  for (const undo of begun.splice(0).reverse()) {
    try {
      undo();
    } catch {
      // What can't be undone keeps nothing else from being so.
    }
  }
  leave();
  process.kill(process.pid, signal);
}

/** Lets Node do what waits, and hear signals. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
