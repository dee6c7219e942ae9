import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '#local-infra';
import { WAIT_LIMIT_MS } from '#testing';

/** The path of the program, also where Debian installs it; null if it is not installed. */
export function findPgbouncer(): string | null {
  try {
    return execFileSync('sh', ['-c', 'PATH=$PATH:/usr/sbin command -v pgbouncer'], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

export interface Pooler {
  /** The address of a database, through the pooler. */
  through(databaseUrl: string): string;
  stop(): Promise<void>;
}

/** A PgBouncer in transaction mode with `connections` connections to the server. */
export async function startPgbouncer(binary: string, serverUrl: string, connections: number): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  const { hostname, port: serverPort, username, password } = new URL(serverUrl);
  const port = await freePort();
  const [settings, log] = [join(folder, 'pgbouncer.ini'), join(folder, 'log')];
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${serverPort} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = ${connections}
max_client_conn = 200
logfile = ${log}
`,
  );
  writeFileSync(log, '');
  // PgBouncer refuses to run as root, so it then runs as the user nobody.
  const asNobody = process.getuid?.() === 0;
  if (asNobody) for (const path of [folder, settings, log]) chmodSync(path, 0o777);
  const child = spawn(binary, ['-q', ...(asNobody ? ['-u', 'nobody'] : []), settings], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await untilReachable(port, () => readFileSync(log, 'utf8'));
  return {
    through(databaseUrl) {
      const url = new URL(databaseUrl);
      url.host = `127.0.0.1:${port}`;
      return url.href;
    },
    async stop() {
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGKILL'), 30_000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilReachable(port: number, log: () => string): Promise<void> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  while (!(await isReachable(port))) {
    if (performance.now() > deadline) throw new Error(`PgBouncer does not listen: ${log()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const isReachable = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.destroy() && true));
    socket.once('error', () => resolve(false));
  });
