import { linkSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataDirectoryInUse } from './errors';
import { birthOf } from './processes';

interface Owner {
  pid: number;
  birth: string | undefined;
}

export interface ClaimedDirectory {
  path: string;
  release(): void;
}

/** Makes this process the only one that runs servers in the directory, until it releases the directory or dies. */
export function claimDataDirectory(dataDir: string): ClaimedDirectory {
  mkdirSync(resolve(dataDir), { recursive: true });
  const path = realpathSync(resolve(dataDir));
  const lock = join(path, 'owner.json');
  const mine = JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) } satisfies Owner);
  while (!placed(lock, mine)) {
    const found = readIfThere(lock);
    if (found === undefined) continue;
    const owner = livingOwner(found);
    if (owner !== undefined) throw new DataDirectoryInUse(path, owner);
    moveAside(lock, found);
  }
  return {
    path,
    release: () => {
      if (readIfThere(lock) === mine) rmSync(lock);
    },
  };
}

// link(2) creates the lock with its content or not at all. A lock that is created first and written afterwards could be read half-written.
function placed(lock: string, content: string): boolean {
  const draft = `${lock}.${process.pid}`;
  writeFileSync(draft, content);
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function livingOwner(content: string): number | undefined {
  try {
    const owner = JSON.parse(content) as Owner;
    return owner.birth !== undefined && birthOf(owner.pid) === owner.birth ? owner.pid : undefined;
  } catch {
    return undefined;
  }
}

// Two starting processes may find the same dead owner. The rename of the second one may then move the new lock of the first one, which is restored.
function moveAside(lock: string, dead: string): void {
  const aside = `${lock}.${process.pid}.dead`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') !== dead) linkSync(aside, lock);
  rmSync(aside);
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
