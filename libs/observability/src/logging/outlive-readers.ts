/**
 * A reader of the output that ends, such as a log collector that is restarted, must not end the process. What is printed from then on is lost, and no
 * more.
 */
export function outliveReaders(outputs: readonly NodeJS.WriteStream[]): void {
  for (const output of outputs) output.on('error', () => undefined);
}
