import { parentPort, workerData } from 'node:worker_threads';
import { readDatabaseConnection, readSettings } from '#config';
import { TIMELINE_NEXT, startFiller, type Places, openBeside } from '#rebuild';
import { createLogger } from '#observability';
import { openRebuildLog } from './rebuild-log';

export interface ThreadData {
  readonly group: string;
}

/* Begun by `startThreadedFiller`: is sent `Places`, and sends in words what halted it. */
async function main(): Promise<void> {
  const { group } = workerData as ThreadData;
  const settings = readSettings(process.env);
  const logger = createLogger({ name: 'rebuild', level: settings.logLevel });
  const log = await openRebuildLog(settings, logger);
  const { url, directUrl = url } = readDatabaseConnection(settings, 16);
  const database = await openBeside(directUrl, TIMELINE_NEXT);
  const filler = startFiller({ log, database, logger, group, onHalt: tellHalt });
  parentPort!.on('message', (places: Places) => filler.allow(places));
}

const tellHalt = (error: unknown): void =>
  parentPort!.postMessage(error instanceof Error ? error.message : String(error));

void main();
