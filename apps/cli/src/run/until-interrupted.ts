import { writeNote } from '../output/print';
import { Failed } from './errors';
import { EXIT } from './exit-codes';

/** Runs work that ends by itself. If it is interrupted, prints how far it came. */
export async function untilInterrupted(
  signal: AbortSignal,
  render: () => string,
  what: () => Promise<void>,
): Promise<void> {
  try {
    await what();
  } catch (error) {
    if (!signal.aborted) throw error;
    writeNote(`Interrupted: ${render()}`);
    throw new Failed(EXIT.interrupted);
  }
}
