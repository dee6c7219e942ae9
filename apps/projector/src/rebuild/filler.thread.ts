import { parentPort, workerData } from 'node:worker_threads';
import { readDatabaseConnection, readSettings } from '#config';
import { TIMELINE_NEXT, startFiller, type Places, openSchema } from '#rebuild';
import { createLogger } from '#observability';
import { openRebuildLog } from './rebuild-log';

export interface ThreadData {
  readonly group: string;
}

/* Started by `startThreadedFiller`. Receives `Places`, and sends the reason of a halt as text. */
async function main(): Promise<void> {
  const { group } = workerData as ThreadData;
  const settings = readSettings(process.env);
  const logger = createLogger({ name: 'rebuild', level: settings.logLevel });
  const log = await openRebuildLog(settings, logger);
  const { url, directUrl = url } = readDatabaseConnection(settings, 16);
  const database = await openSchema(directUrl, TIMELINE_NEXT);
  const filler = startFiller({ log, database, logger, group, onHalt: reportHalt });
  parentPort!.on('message', (places: Places) => filler.allow(places));
}

const reportHalt = (error: unknown): void =>
  parentPort!.postMessage(error instanceof Error ? error.message : String(error));

void main();
