import type { LogAppender } from '#event-log';
import type { AttemptRuling, AwaitedRuling, RulingWatch } from './rulings/ruling-watch';
import type { AppendOutcome, RecorderReports } from './recorder-reports';

/** Reports the outcome and duration of each append. */
export const reportingAppender = (appender: LogAppender, reports: RecorderReports): LogAppender => ({
  async append(key, value, headers) {
    const since = performance.now();
    const report = (outcome: AppendOutcome) => reports.appended?.(outcome, secondsSince(since));
    try {
      const place = await appender.append(key, value, headers);
      report('appended');
      return place;
    } catch (error) {
      report(outcomeOf(error));
      throw error;
    }
  },
  close: () => appender.close(),
});

function outcomeOf(error: unknown): AppendOutcome {
  switch ((error as { code?: unknown } | null)?.code) {
    case 'record-too-large':
      return 'too-large';
    case 'record-not-appended':
      return 'not-appended';
    default:
      return 'outcome-unknown';
  }
}

/** Reports for each awaited ruling the time since its append settled. */
export const reportingWatch = (watch: RulingWatch, reports: RecorderReports): Pick<RulingWatch, 'await'> => ({
  await(attempt, withinMs): AwaitedRuling {
    const awaited = watch.await(attempt, withinMs);
    let since: number | null = null;
    let abandoned = false;
    void awaited.ruling.then((ruling) => {
      // A projector in this process may deliver the ruling before the broker has acknowledged the append.
      if (!abandoned) reports.ruled?.(rulingOf(ruling), since === null ? 0 : secondsSince(since));
    });
    return {
      ...awaited,
      abandon() {
        abandoned = true;
        awaited.abandon();
      },
      appended(offset) {
        since = performance.now();
        awaited.appended(offset);
      },
    };
  },
});

const rulingOf = (ruling: AttemptRuling | null) => {
  if (ruling === null) return 'none';
  return 'effective' in ruling ? 'effective' : ruling.void;
};

const secondsSince = (since: number): number => (performance.now() - since) / 1_000;
