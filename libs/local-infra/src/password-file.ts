import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SystemUser } from './postgres-user';

/** Returns the password in a file and creates a new one if the file is missing. Only the owner can read the file. */
export function passwordIn(file: string, owner?: SystemUser): string {
  if (!existsSync(file)) {
    const draft = `${file}.unfinished`;
    writeFileSync(draft, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (owner !== undefined) chownSync(draft, owner.uid, owner.gid);
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8');
}
