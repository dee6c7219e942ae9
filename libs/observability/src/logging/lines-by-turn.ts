/** Takes the lines of one turn of the event loop together, which is one system call; what waits when the process ends is written then. */
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
