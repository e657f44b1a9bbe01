import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells processes from each other, and which of this machine have ended. */
export interface Holders {
  /** Of this process; `id` is unlike that of any other start. */
  ownName(id: string): string;
  /** Whether the process of a name is known to have ended; false of another machine's: nobody here can tell. */
  hasEnded(name: string): boolean;
}

/** What is known of processes here; tests have processes of their own. */
export interface Processes {
  /** Of the machine as it was started, and the space in which its process ids mean something. */
  readonly machine: string;
  readonly pid: number;
  /** When a process was started, as the machine counts; null: there is none of this id; '': it can't be told. */
  startOf(pid: number): string | null;
}

/** @param processes - left out: those of this machine */
export function createHolders(processes: Processes = realProcesses()): Holders {
  const { machine, pid } = processes;
  return {
    ownName: (id) => [machine, pid, processes.startOf(pid) ?? '', id].join(' '),
    hasEnded(name) {
      const [itsMachine, itsPid, itsStart] = name.split(' ');
      if (itsMachine !== machine || !/^\d+$/.test(itsPid ?? '')) return false;
      const start = processes.startOf(Number(itsPid));
      // Ids are given out anew: another process may have it by now.
      return start === null || (start !== '' && itsStart !== '' && start !== itsStart);
    },
  };
}

function realProcesses(): Processes {
  return { machine: machineName(), pid: process.pid, startOf };
}

/**
 * Of two containers of one name, on one machine or two, neither sees the other's processes: the machine's own start and
 * the namespace of its process ids tell them apart, where there are such files
 * (https://man7.org/linux/man-pages/man7/pid_namespaces.7.html).
 */
function machineName(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname().replace(/\s/g, '-');
  }
}

function startOf(pid: number): string | null {
  try {
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: the 22nd field, counted behind the name in brackets.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return isThere(pid) ? '' : null;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
