import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KafkaReached } from './stored';

/** The Kafka and the PostgreSQL that a standalone has started. */
export interface OwnServers {
  readonly kafka: KafkaReached;
  readonly databaseUrl: string;
  readonly kafkaPid: number;
  readonly postgresPid: number;
}

export function ownServersIn(dataDir: string, output: string): OwnServers {
  const read = (...path: string[]) => readFileSync(join(dataDir, ...path), 'utf8');
  // postmaster.pid: pid, data directory, start time, port.
  const [postgresPid, , , port] = read('postgres', 'postmaster.pid').split('\n');
  return {
    kafka: {
      brokers: [/^Kafka: Kafka \S+ on (\S+),/m.exec(output)![1]!],
      sasl: { mechanism: 'plain', username: 'partnership', password: read('kafka', 'password') },
    },
    databaseUrl: `postgres://postgres:${read('postgres.password')}@127.0.0.1:${port}/postgres`,
    kafkaPid: Number(read('kafka', 'kafka.pid')),
    postgresPid: Number(postgresPid),
  };
}

/** Returns all descendants of a process. */
export function descendantsOf(pid: number): number[] {
  const children = processes().filter(({ parent }) => parent === pid);
  return children.flatMap((child) => [child.pid, ...descendantsOf(child.pid)]);
}

export const areAlive = (pids: readonly number[]): number[] =>
  processes().flatMap(({ pid, state }) => (pids.includes(pid) && !state.startsWith('Z') ? [pid] : []));

function processes(): { pid: number; parent: number; state: string }[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => {
    const [pid, parent, state = ''] = row.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), state };
  });
}
