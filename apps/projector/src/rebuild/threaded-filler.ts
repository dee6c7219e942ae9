import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Filler, FillerOptions } from '#rebuild';
import type { ThreadData } from './filler.thread';

/**
 * Fills the next schema in a separate thread. An error in the thread that does not concern a record ends this process, as it would without a
 * thread.
 */
export function startThreadedFiller({ group, onHalt }: FillerOptions): Filler {
  // The same kind of file (source or build) as this one, with the same Node flags.
  const file = path.join(__dirname, `filler.thread${path.extname(__filename)}`);
  const thread = new Worker(file, { workerData: { group } satisfies ThreadData });
  thread.on('message', (progress: string) => onHalt(new Error(progress)));
  thread.on('error', (error) => {
    throw error;
  });
  return {
    allow: (places) => thread.postMessage(places),
    // The thread may be ended at any moment, like its process.
    stop: async () => void (await thread.terminate()),
  };
}
