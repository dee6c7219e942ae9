/**
 * Stores a log of the current version, and the answers of this release about it: node keep.ts. Run it with the last
 * release that writes a version, before the next version is written.
 */
import { existsSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { CURRENT_SCHEMA_VERSION, createTermKindRegistry } from '#contracts';
import { seededRandom } from '#event-log';
import { freshDatabase, generateHistory } from '#testing';
import startTestInfra from '../../setup/start-infra';
import stopTestInfra from '../../setup/stop-infra';
import { openTestDatabase } from '../support/pipeline';
import { logOf, projectAll } from '../support/projecting';
import { answersFile, storedLog, LOG_ID, logFile, logOfRecords, writtenToday, type StoredRecord } from './stored-log';
import { answerLines } from './answer-lines';

const version = CURRENT_SCHEMA_VERSION;

/** The stored log of the previous version, rewritten in the current version, and two more histories. */
function recordsToStore(): StoredRecord[] {
  const histories = ['gamma-delta', 'delta-gamma'].flatMap((partnershipId, n) =>
    generateHistory(seededRandom(version * 1_000 + n), partnershipId, {
      decisions: 30,
      manners: 'decided',
      kinds: createTermKindRegistry(),
    }),
  );
  const written = logOf(histories, LOG_ID).records.flatMap((records, partition) =>
    records
      .filter(({ key }) => key !== null)
      .map(({ key, value, timestamp }) => ({ partition, key: String(key), value: String(value), timestamp })),
  );
  return [...storedLog(version - 1).map(writtenToday), ...written];
}

async function answersFrom(records: readonly StoredRecord[]): Promise<string[]> {
  await startTestInfra();
  try {
    const fresh = await freshDatabase();
    const database = await openTestDatabase(fresh.url);
    try {
      await projectAll(logOfRecords(records), database, { batchSize: () => 17 });
      return await answerLines(database);
    } finally {
      await database.close();
    }
  } finally {
    await stopTestInfra();
  }
}

async function storeLog(): Promise<void> {
  if (existsSync(logFile(version))) throw new Error(`a log of version ${version} is stored already`);
  const records = recordsToStore();
  const answers = await answersFrom(records);
  writeFileSync(logFile(version), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  writeFileSync(answersFile(version), answers.map((answer) => `${answer}\n`).join(''));
}

storeLog().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
