import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Filler, FillerOptions } from '#rebuild';
import type { ThreadData } from './filler.thread';

/** Fills the next schema in a thread of its own. What fails there outside of a record ends this process, as it would here. */
export function startThreadedFiller({ group, onHalt }: FillerOptions): Filler {
  // The same kind of file, of source or build, that this one is, with the same flags of Node.
  const file = path.join(__dirname, `filler.thread${path.extname(__filename)}`);
  const thread = new Worker(file, { workerData: { group } satisfies ThreadData });
  thread.on('message', (told: string) => onHalt(new Error(told)));
  thread.on('error', (error) => {
    throw error;
  });
  return {
    allow: (places) => thread.postMessage(places),
    // It may be ended at any moment, as its process may.
    stop: async () => void (await thread.terminate()),
  };
}
