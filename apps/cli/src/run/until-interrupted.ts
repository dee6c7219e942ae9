import { tell } from '../output/print';
import { Failed } from './errors';
import { EXIT } from './exit-codes';

/** Does what has an end of its own; when it is interrupted before, tells how far it came. */
export async function untilInterrupted(
  signal: AbortSignal,
  told: () => string,
  what: () => Promise<void>,
): Promise<void> {
  try {
    await what();
  } catch (error) {
    if (!signal.aborted) throw error;
    tell(`Interrupted: ${told()}`);
    throw new Failed(EXIT.interrupted);
  }
}
