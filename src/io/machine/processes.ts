/** Whose something on a disk is: a process of a machine, and whether it still runs. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface Owner {
  /** The machine's name; on Linux also which count of processes, as each container counts its own. */
  readonly machine: string;
  readonly pid: number;
  /** When it started, in ticks since the machine did, as a number is given again in time; 0 where the system doesn't say. */
  readonly started: string;
}

let own: Owner | undefined;

export function thisProcess(): Owner {
  own ??= { machine: thisMachine(), pid: process.pid, started: startOf(process.pid) ?? '0' };
  return own;
}

/** undefined of a process of another machine: nobody here can tell. */
export function hasEnded({ machine, pid, started }: Owner): boolean | undefined {
  if (machine !== thisProcess().machine) return undefined;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled (EPERM), but is there.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true;
  }
  const start = startOf(pid);
  return start === ENDED || (start !== undefined && started !== '0' && start !== started);
}

export function isSameOwner(a: Owner, b: Owner): boolean {
  return a.machine === b.machine && a.pid === b.pid && a.started === b.started;
}

function thisMachine(): string {
  return `${hostname()
    .replace(/[^\w-]/g, '-')
    .slice(0, 64)}-${processCount()}`;
}

function processCount(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** Of a process that has ended and whose parent hasn't asked how: a container may keep it for ever. */
const ENDED = 'ended';

/** proc(5), /proc/PID/stat: the state is the first field behind the name in brackets, the start the twentieth. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? ENDED : fields[19];
  } catch {
    return undefined;
  }
}
