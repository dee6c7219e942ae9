import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { DataDirectoryUnreachable } from './errors';

const run = promisify(execFile);

export interface SystemUser {
  uid: number;
  gid: number;
}

/**
 * Returns the user that runs PostgreSQL, which refuses to run as root; undefined if this process is not root. Creates the system user `postgres` if
 * it is missing.
 */
export async function postgresUser(): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const known = await lookUp();
  if (known !== undefined) return known;
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const created = await lookUp();
  if (created === undefined) throw new Error('useradd made no user postgres');
  return created;
}

async function lookUp(): Promise<SystemUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** Throws DataDirectoryUnreachable with the outermost ancestor of `path` that the user may not enter. */
export async function assertReachable(path: string, user: SystemUser): Promise<void> {
  for (const directory of ancestors(path)) {
    await run('sh', ['-c', 'cd "$0"', directory], { ...user, cwd: '/' }).catch(() => {
      throw new DataDirectoryUnreachable(directory, 'postgres');
    });
  }
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}
