/** Where the lines go. A stream says how much of it nobody has read yet. */
export interface LinesOut {
  write(text: string): unknown;
  readonly writableLength?: number;
}

/** How much may wait for a reader of standard output that reads no more, such as a paused terminal. */
export const MOST_UNREAD = 1024 * 1024;

/**
 * Returns a writer that joins the lines of one turn of the event loop into one system call. Pending lines are written when the process exits. While
 * `MOST_UNREAD` wait for the reader, lines are dropped; `onDropped` is told how many once there is room again.
 */
export function linesByTurn(
  out: LinesOut,
  onDropped: (lines: number) => void = () => undefined,
): (line: string) => void {
  let waiting = '';
  let dropped = 0;
  const write = (): void => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') out.write(lines);
  };
  process.once('exit', write);
  return (line) => {
    if ((out.writableLength ?? 0) + waiting.length + line.length > MOST_UNREAD) {
      dropped += 1;
      return;
    }
    if (waiting === '') setImmediate(write);
    waiting += line;
    if (dropped === 0) return;
    const lines = dropped;
    dropped = 0;
    onDropped(lines);
  };
}
