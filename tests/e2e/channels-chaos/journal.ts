import { existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** The changes that a reader received together, and its cursor afterwards. The cursor is empty on channels that store it elsewhere. */
export interface Taken {
  readonly cursor: string;
  readonly changes: readonly { readonly id: string; readonly partitionkey: string }[];
}

/** The changes that a reader has received, in a file that survives its process. */
export class Journal {
  private readonly file: number;
  /** The cursor of the reader when it was killed. */
  readonly cursor: string;

  constructor(path: string) {
    this.cursor = readJournal(path).at(-1)?.cursor ?? '';
    // A line that SIGKILL truncated does not count as received.
    if (existsSync(path)) truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1);
    this.file = openSync(path, 'a');
  }

  take(changes: Taken['changes'], cursor = ''): void {
    const line: Taken = { cursor, changes: changes.map(({ id, partitionkey }) => ({ id, partitionkey })) };
    writeSync(this.file, `${JSON.stringify(line)}\n`);
  }
}

/** Returns everything that was received so far, in order. */
export function readJournal(path: string): Taken[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Taken);
}
