import { parentPort } from 'node:worker_threads';
import { readSettings } from '#config';
import { TIMELINE_NEXT } from '#ledger';
import { createLogger } from '#observability';
import { startFiller, type Places } from './filler';
import { openRebuildLog } from './rebuild-log';
import { openBeside } from './shadow-schema';

/* Begun by `startThreadedFiller`: is sent `Places`, and sends what halted it. */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const logger = createLogger({ name: 'rebuild', level: settings.logLevel });
  const log = await openRebuildLog(settings, logger);
  const database = await openBeside(settings.databaseUrl!, TIMELINE_NEXT);
  const filler = startFiller({ log, database, logger, onHalt: (error) => parentPort!.postMessage(error) });
  parentPort!.on('message', (places: Places) => filler.allow(places));
}

void main();
