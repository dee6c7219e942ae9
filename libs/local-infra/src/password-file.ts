import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SystemUser } from './postgres-user';

/** The password that a file keeps, a fresh one where there is none; readable for its owner alone. */
export function passwordIn(file: string, owner?: SystemUser): string {
  if (!existsSync(file)) {
    const draft = `${file}.unfinished`;
    writeFileSync(draft, randomBytes(18).toString('base64url'), { mode: 0o600 });
    if (owner !== undefined) chownSync(draft, owner.uid, owner.gid);
    renameSync(draft, file);
  }
  return readFileSync(file, 'utf8');
}
