import type { LogRecord } from './event-log';

/** The first record of partition 0 is not a genesis, so this is not a log of this service. */
export class ForeignLog extends Error {
  readonly code = 'foreign-log';
  readonly retriable = false;

  constructor(why: string) {
    super(`This is not a log of this service: ${why}`);
    this.name = 'ForeignLog';
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the id of the log that begins with this record. Throws `ForeignLog` if it is not a genesis. */
export function logIdOf(first: LogRecord | null): string {
  if (first === null) throw new ForeignLog('partition 0 is empty, it has lost its genesis');
  if (first.offset !== 0)
    throw new ForeignLog(`partition 0 begins at offset ${first.offset}, its beginning was cut off`);
  const { schemaVersion, logId } = parsed(first);
  if (first.key !== null || schemaVersion !== 1 || typeof logId !== 'string' || !UUID.test(logId))
    throw new ForeignLog('the first record of partition 0 is not { "schemaVersion": 1, "logId": "<uuid>" }');
  return logId;
}

function parsed(record: LogRecord): { schemaVersion?: unknown; logId?: unknown } {
  try {
    const value: unknown = JSON.parse(record.value?.toString('utf8') ?? 'null');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
