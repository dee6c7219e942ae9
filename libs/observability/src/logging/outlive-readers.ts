/**
 * A reader of the output that ends, such as a log collector that is restarted, must not end the process. What is printed from then on is lost, and no
 * more.
 */
export function outliveReaders(outputs: readonly NodeJS.WriteStream[]): void {
  // A process may have several loggers.
  for (const output of outputs) if (!output.listeners('error').includes(ignore)) output.on('error', ignore);
}

const ignore = (): void => undefined;
