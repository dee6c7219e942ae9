import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The directory holds no backup, or one that cannot be used. */
export class BackupUnusable extends Error {
  readonly code = 'backup-unusable';

  constructor(directory: string, why: string) {
    super(`${directory} cannot be used as a backup: ${why}`);
    this.name = 'BackupUnusable';
  }
}

export interface BackupManifest {
  readonly format: number;
  readonly partitions: number;
  /** The end of each partition when the last run finished. Backups of earlier releases do not have it. */
  readonly ends?: readonly number[];
}

const fileIn = (directory: string): string => join(directory, 'backup.json');

export const hasManifest = (directory: string): boolean => existsSync(fileIn(directory));

/** Throws BackupUnusable if there is no manifest, or one that this release does not know. */
export function readManifest(directory: string): BackupManifest {
  const file = fileIn(directory);
  if (!existsSync(file)) throw new BackupUnusable(directory, 'it holds no backup.json');
  const manifest = parsed(directory, file);
  if (manifest.format !== 1)
    throw new BackupUnusable(directory, `its format ${manifest.format} is not known to this release`);
  return manifest;
}

function parsed(directory: string, file: string): BackupManifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BackupManifest;
  } catch (error) {
    throw new BackupUnusable(directory, `${file} is damaged: ${(error as Error).message}`);
  }
}

/** Replaces the manifest in one step, so that a run that breaks off leaves the former one. */
export function writeManifest(directory: string, manifest: BackupManifest): void {
  const draft = join(directory, 'backup.json.unfinished');
  writeFileSync(draft, `${JSON.stringify(manifest)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, fileIn(directory));
}
