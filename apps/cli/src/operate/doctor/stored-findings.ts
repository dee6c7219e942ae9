import { counted } from '../../output/counted';
import type { Reply } from './reply';
import { differs, type ServerFinding, fits, undetermined } from './finding';

/** The facts from the tables. */
export interface StoredFacts {
  /** The pending migrations. */
  readonly pending: Reply<readonly string[]>;
  /** Unknown if unqualified names do not resolve to our tables. */
  readonly schemasSeen: Reply<void>;
  /** The ids of the logs that the read models were derived from: one, or none before the first record. */
  readonly logIds: Reply<readonly string[]>;
}

export function storedFindings({ pending, schemasSeen }: StoredFacts): ServerFinding[] {
  const check = 'database-schema';
  if (pending.is === 'unknown')
    return [differs(check, `Whether the tables are up to date is unknown: ${pending.why}.`)];
  const { length, 0: next } = pending.value;
  if (next !== undefined)
    return [
      differs(check, `The tables lack ${counted(length, 'migration')}, first ${next}: run \`partnership migrate\`.`),
    ];
  return [
    schemasSeen.is === 'known'
      ? fits(check, 'The tables are up to date, and where they should be.')
      : differs(check, `The tables are not where they should be. ${schemasSeen.why}`),
  ];
}

/** Checks whether the log and the database belong together. The id is null if the log has not begun. */
export function belongingFinding(logId: Reply<string | null>, { logIds }: StoredFacts): ServerFinding {
  const check = 'log-and-database';
  if (logIds.is === 'unknown')
    return undetermined(check, `Which log the database was derived from is unknown: ${logIds.why}.`);
  if (logIds.value.length === 0) return fits(check, 'The database is empty: it can be filled from any log.');
  const made = `The database was made from the log ${logIds.value.join(', ')}`;
  if (logId.is === 'unknown') return undetermined(check, `${made}; whether the topic contains it is unknown.`);
  if (logId.value === null)
    return differs(check, `${made}, but there is no log: check KAFKA_BROKERS and KAFKA_TOPIC_PREFIX.`);
  return logIds.value.every((id) => id === logId.value)
    ? fits(check, 'The database was made from this log.')
    : differs(
        check,
        `${made}, but the topic holds ${logId.value}: connect the right topic, or give this log an empty database.`,
      );
}
