/** Progress of long work: on a terminal one line that is rewritten, elsewhere a line for each message. */
export interface Progress {
  /** Names the current step. */
  report(text: string): void;
  /** Reports the progress of the step. */
  count(done: number, of: number): void;
  clear(): void;
}

const COUNTED_EACH_MS = 500;

export function progressTo(stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let now = '';
  let counted = 0;
  const write = (text: string): void => {
    const seconds = Math.round((performance.now() - started) / 1_000);
    const line = `${String(Math.floor(seconds / 60)).padStart(3)}:${String(seconds % 60).padStart(2, '0')}  ${text}`;
    stream.write(stream.isTTY ? `\r\u001b[2K${line.slice(0, (stream.columns ?? 120) - 1)}` : `${line}\n`);
  };
  return {
    report(text) {
      now = text;
      write(text);
    },
    count(done, of) {
      if (!stream.isTTY || performance.now() - counted < COUNTED_EACH_MS) return;
      counted = performance.now();
      write(`${now}: ${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}`);
    },
    clear() {
      if (stream.isTTY) stream.write('\r\u001b[2K');
    },
  };
}
