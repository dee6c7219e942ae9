import {
  backlogInWords,
  partitionsInWords,
  secondsInWords,
  type BacklogWatch,
  type Finding,
  type Metrics,
} from '#observability';

/** A healthy projector rules within a second. A takeover after its process dies takes up to ten. */
const OVERDUE_SECONDS = 15;
const UNKNOWN_SECONDS = 10;

/** Checks whether all records of the log are ruled on. If not, no projector reads them, or one makes no progress. */
export function findRulings(backlog: BacklogWatch): Finding {
  if (!backlog.known) return unknown(backlog.unknownSeconds);
  const waiting = backlog.of().filter((one) => one.waiting > 0);
  const words = backlogInWords(waiting);
  if (words === null) return { state: 'ok', detail: 'All that the log holds is ruled.' };
  const overdue = waiting.filter(({ seconds }) => seconds > OVERDUE_SECONDS).map(({ partition }) => partition);
  if (overdue.length === 0) return { state: 'ok', detail: `Of the log, ${words} for a ruling.` };
  return {
    state: 'degraded',
    detail: `No projector moves ${partitionsInWords(overdue)} on: ${words}. Commands for them are answered 202.`,
  };
}

const unknown = (seconds: number): Finding =>
  seconds <= UNKNOWN_SECONDS
    ? { state: 'ok', detail: 'The number of records without a ruling is not known yet.' }
    : {
        state: 'degraded',
        detail: `How much of the log waits for its ruling is not known for ${secondsInWords(seconds)}.`,
      };

/** Measures the backlog without partition labels, because each instance of this service sees all partitions. */
export function measureRulings(metrics: Metrics, backlog: BacklogWatch): void {
  metrics.gaugesOf(
    {
      name: 'log_unruled_records',
      help: 'Records of the whole log that no projector has ruled on yet; absent while unknown',
    },
    () => (backlog.known ? [[{}, backlog.of().reduce((sum, { waiting }) => sum + waiting, 0)]] : []),
  );
  metrics.gaugesOf(
    {
      name: 'log_unruled_seconds',
      help: 'How long this process has seen the oldest of them wait, to within 2 s; rises if no projector runs; absent while unknown',
    },
    () => (backlog.known ? [[{}, Math.max(0, ...backlog.of().map(({ seconds }) => seconds))]] : []),
  );
  metrics.gaugeOf(
    { name: 'log_unruled_known', help: '0 while the backlog is unknown because Kafka or PostgreSQL does not answer' },
    () => (backlog.known ? 1 : 0),
  );
}
