import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, postgresBinaries } from '#local-infra';
import { until } from '#testing';
import { Client } from 'pg';

/** A standby that streams from a server on this machine. */
export interface Standby {
  /** The address of a database of the primary, on the standby. */
  urlOf(databaseUrl: string): string;
  /** Stops the replay of received changes until `resume`. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  kill9(): Promise<void>;
}

/** Copies a running server into the new folder `folder`, as `pg_basebackup` would, and starts the copy as its standby. */
export async function startStandby(primaryUrl: string, folder: string): Promise<Standby> {
  const { owner } = await copyServer(primaryUrl, folder);
  const port = await freePort();
  const options = ['-D', folder, '-h', '127.0.0.1', '-p', String(port), '-c', 'unix_socket_directories='];
  const settings = ['max_connections=200', 'fsync=off', 'max_standby_streaming_delay=-1'];
  const child = spawn(postgresBinaries().postgres, [...options, ...settings.flatMap((each) => ['-c', each])], {
    ...owner,
    cwd: '/',
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  process.on('exit', () => child.kill('SIGKILL'));
  const urlOf = (databaseUrl: string): string => {
    const url = new URL(databaseUrl);
    url.port = String(port);
    return url.href;
  };
  const execute = (sql: string) => withClient(urlOf(primaryUrl), (client) => client.query(sql));
  await until('the standby answers', () =>
    execute('SELECT 1').then(
      () => true,
      () => false,
    ),
  );
  return {
    urlOf,
    pause: async () => void (await execute('SELECT pg_wal_replay_pause()')),
    resume: async () => void (await execute('SELECT pg_wal_replay_resume()')),
    async kill9() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function copyServer(primaryUrl: string, folder: string): Promise<{ owner: { uid: number; gid: number } }> {
  return withClient(primaryUrl, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const data = rows[0]!.data_directory;
    await client.query(`SELECT pg_backup_start('standby', fast => true)`);
    execFileSync('cp', ['-a', data, folder]);
    rmSync(join(folder, 'postmaster.pid'));
    const stopped = await client.query<{ labelfile: string }>('SELECT labelfile FROM pg_backup_stop(false)');
    const { uid, gid } = statSync(data);
    const { hostname, port, username, password } = new URL(primaryUrl);
    const conninfo = `host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}`;
    const files = {
      backup_label: stopped.rows[0]!.labelfile,
      'standby.signal': '',
      'postgresql.auto.conf': `primary_conninfo = '${conninfo}'\n`,
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text);
      chownSync(join(folder, name), uid, gid);
    }
    return { owner: { uid, gid } };
  });
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
