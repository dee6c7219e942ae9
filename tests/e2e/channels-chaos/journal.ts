import { existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';

/** What a reader took at once, and where it is then; the cursor is empty on channels where someone else keeps it. */
export interface Taken {
  readonly cursor: string;
  readonly changes: readonly { readonly id: string; readonly partitionkey: string }[];
}

/** What a reader has taken, in a file that outlives it. */
export class Journal {
  private readonly file: number;
  /** Where it was when it was killed. */
  readonly cursor: string;

  constructor(path: string) {
    this.cursor = readJournal(path).at(-1)?.cursor ?? '';
    // A line that SIGKILL cut short was never taken.
    if (existsSync(path)) truncateSync(path, readFileSync(path).lastIndexOf('\n') + 1);
    this.file = openSync(path, 'a');
  }

  take(changes: Taken['changes'], cursor = ''): void {
    const line: Taken = { cursor, changes: changes.map(({ id, partitionkey }) => ({ id, partitionkey })) };
    writeSync(this.file, `${JSON.stringify(line)}\n`);
  }
}

/** Everything that was taken so far, in order. */
export function readJournal(path: string): Taken[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Taken);
}
