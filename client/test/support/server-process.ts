/** The process of the language server, as the system sees it. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** The ids of the servers that this extension host started. */
export function serverProcesses(): readonly number[] {
  return processes()
    .filter(({ parent, command }) => parent === process.pid && /server\.cjs/.test(command))
    .map(({ pid }) => pid);
}

function processes(): readonly Running[] {
  return process.platform === 'linux' ? fromProc() : fromPs();
}

function fromProc(): readonly Running[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      // The name of a program stands in brackets and may hold blanks; its parent is the second word behind it.
      const parent = Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))?.[1]);
      return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
    } catch {
      // It ended meanwhile.
      return [];
    }
  });
}

function fromPs(): readonly Running[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n').flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command: command ?? '' }];
  });
}
