import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDecision, encodeDecision } from '#contracts';
import { InMemoryLog } from '#event-log';

/** A record of a log that is stored in a file. */
export interface StoredRecord {
  readonly partition: number;
  readonly key: string | null;
  readonly value: string;
  readonly timestamp: number;
}

export const LOG_ID = '5f0c8f6e-1c1f-4a52-9d0e-0a7c3c9b1e01';

export const logFile = (version: number): string => join(__dirname, `log.v${version}.ndjson`);
export const answersFile = (version: number): string => join(__dirname, `answers.v${version}.txt`);

/** The records of the log that the release of `version` wrote. */
export const storedLog = (version: number): StoredRecord[] =>
  readFileSync(logFile(version), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as StoredRecord);

/** The answers of that release about its log, one per line. */
export const storedAnswers = (version: number): string[] =>
  readFileSync(answersFile(version), 'utf8').trim().split('\n');

/** The record in the form of this release; the genesis stays unchanged. */
export function writtenToday(record: StoredRecord): StoredRecord {
  const decoded = decodeDecision(Buffer.from(record.value));
  return decoded.kind === 'decision' ? { ...record, value: encodeDecision(decoded.decision).toString() } : record;
}

export function logOfRecords(records: readonly StoredRecord[]): InMemoryLog {
  const log = new InMemoryLog({ logId: LOG_ID });
  // The log in memory begins with its own genesis, which equals the stored one.
  const [genesis, ...decisions] = records;
  if (genesis?.value !== log.records[0]![0]!.value!.toString()) throw new Error('the stored log has another genesis');
  for (const { partition, key, value, timestamp } of decisions)
    log.write(partition, key, Buffer.from(value), { timestamp });
  return log;
}

const differencesFile = (version: number): string => join(__dirname, `differences.v${version}.txt`);

/** The answers that differ in edition 2: `-` is the answer of the release, `+` the current one. */
export const storedDifferences = (version: number): string[] =>
  readFileSync(differencesFile(version), 'utf8').trim().split('\n');

export const storeDifferences = (version: number, differences: readonly string[]): void =>
  writeFileSync(differencesFile(version), differences.map((line) => `${line}\n`).join(''));
