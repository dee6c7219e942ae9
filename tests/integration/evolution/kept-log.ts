import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeDecision, encodeDecision } from '#contracts';
import { InMemoryLog } from '#event-log';

/** A record of a log as it was kept in a file. */
export interface KeptRecord {
  readonly partition: number;
  readonly key: string | null;
  readonly value: string;
  readonly timestamp: number;
}

export const LOG_ID = '5f0c8f6e-1c1f-4a52-9d0e-0a7c3c9b1e01';

export const logFile = (version: number): string => join(__dirname, `log.v${version}.ndjson`);
export const answersFile = (version: number): string => join(__dirname, `answers.v${version}.txt`);

/** The records that the release which wrote `version` has put into its log. */
export const keptLog = (version: number): KeptRecord[] =>
  readFileSync(logFile(version), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as KeptRecord);

/** What that release answered from it, a line each. */
export const keptAnswers = (version: number): string[] => readFileSync(answersFile(version), 'utf8').trim().split('\n');

/** The record as this release would have written it; the genesis as it is. */
export function writtenToday(record: KeptRecord): KeptRecord {
  const decoded = decodeDecision(Buffer.from(record.value));
  return decoded.kind === 'decision' ? { ...record, value: encodeDecision(decoded.decision).toString() } : record;
}

export function logOfRecords(records: readonly KeptRecord[]): InMemoryLog {
  const log = new InMemoryLog({ logId: LOG_ID });
  // The log in memory begins with a genesis of its own, the same.
  const [genesis, ...decisions] = records;
  if (genesis?.value !== log.records[0]![0]!.value!.toString()) throw new Error('the kept log has another genesis');
  for (const { partition, key, value, timestamp } of decisions)
    log.write(partition, key, Buffer.from(value), { timestamp });
  return log;
}

const differencesFile = (version: number): string => join(__dirname, `differences.v${version}.txt`);

/** The answers that edition 2 of the design gives otherwise: `-` as the release gave them, `+` as they are given now. */
export const keptDifferences = (version: number): string[] =>
  readFileSync(differencesFile(version), 'utf8').trim().split('\n');

export const keepDifferences = (version: number, differences: readonly string[]): void =>
  writeFileSync(differencesFile(version), differences.map((line) => `${line}\n`).join(''));
