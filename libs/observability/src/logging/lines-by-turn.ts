/** Returns a writer that joins the lines of one turn of the event loop into one system call. Pending lines are written when the process exits. */
export function linesByTurn(out: { write(text: string): unknown }): (line: string) => void {
  let waiting = '';
  const write = (): void => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') out.write(lines);
  };
  process.once('exit', write);
  return (line) => {
    if (waiting === '') setImmediate(write);
    waiting += line;
  };
}
