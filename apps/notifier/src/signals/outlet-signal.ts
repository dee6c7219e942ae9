import {
  answers,
  backlogInWords,
  secondsInWords,
  type BacklogWatch,
  type Metrics,
  type ReadinessChecks,
} from '#observability';

const LATE_SECONDS = 30;
const UNKNOWN_SECONDS = 10;

export interface OutletSignalParts {
  readonly backlog: BacklogWatch;
  readonly topic: { check(): Promise<void> };
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
}

/** Reports whether term changes are published to Kafka. A failing outlet does not make the service unready, because the other channels still work. */
export function reportOutlet({ backlog, topic, metrics, readiness }: OutletSignalParts): void {
  const kafka = answers('Kafka', () => topic.check());
  readiness.registerDegrading('outlet', async () => {
    await kafka();
    if (!backlog.known)
      return backlog.unknownSeconds <= UNKNOWN_SECONDS
        ? { state: 'ok', detail: 'The number of unpublished changes is not known yet.' }
        : {
            state: 'failed',
            detail: `What is not published is not known for ${secondsInWords(backlog.unknownSeconds)}.`,
          };
    const all = backlog.of();
    const words = backlogInWords(all);
    if (words === null) return { state: 'ok', detail: 'All that is projected is published.' };
    const isLate = all.some(({ seconds }) => seconds > LATE_SECONDS);
    return { state: isLate ? 'failed' : 'ok', detail: `Not published to Kafka yet: ${words}.` };
  });
  metrics.gaugesOf(
    {
      name: 'outlet_backlog_records',
      help: 'Records of the log that are projected but not yet published to Kafka; absent while unknown',
    },
    () => (backlog.known ? [[{}, backlog.of().reduce((sum, { waiting }) => sum + waiting, 0)]] : []),
  );
  metrics.gaugesOf(
    {
      name: 'outlet_backlog_seconds',
      help: 'How long this process has seen the oldest of them wait, to within 2 s; absent while unknown',
    },
    () => (backlog.known ? [[{}, Math.max(0, ...backlog.of().map(({ seconds }) => seconds))]] : []),
  );
  metrics.gaugeOf(
    { name: 'outlet_backlog_known', help: '0 while the backlog is unknown because PostgreSQL does not answer' },
    () => (backlog.known ? 1 : 0),
  );
}
