import type { Metrics } from '#observability';
import { countReconnects } from '#ledger';
import { outcomeOf } from './log-commands';
import type { RecorderLoad, RecorderReports } from './recorder-reports';

/** Counts and times the outcomes of commands. */
export function measureRecorder(metrics: Metrics): RecorderReports {
  const appends = metrics.counter({
    name: 'command_appends_total',
    help: 'Appends to the log, by outcome',
    labels: ['outcome'],
  });
  const appendSeconds = metrics.histogram({
    name: 'command_append_seconds',
    help: 'Time until the log answered an append or failed',
  });
  const rulings = metrics.counter({
    name: 'command_rulings_total',
    help: 'Rulings of records that this process appended: effective, the reason why void, or none if it did not come in time',
    labels: ['ruling'],
  });
  const rulingSeconds = metrics.histogram({
    name: 'command_ruling_wait_seconds',
    help: 'Time from the end of an append until its ruling was known here or the wait timed out',
  });
  const retries = metrics.counter({
    name: 'command_retries_total',
    help: 'Commands that were decided again, by reason: contended by another command, or log-unavailable',
    labels: ['because'],
  });
  const answers = metrics.counter({
    name: 'command_answers_total',
    help: 'Commands by outcome, including lines of imports; unruled ones were answered with 202 and may still take effect',
    labels: ['outcome'],
  });
  // Counters start at zero, because a rate is computed from there.
  for (const outcome of ['recorded', 'unruled', 'contended', 'log-unavailable', 'partition-halted', 'failed'] as const)
    answers.inc({ outcome }, 0);
  for (const outcome of ['appended', 'outcome-unknown', 'not-appended'] as const) appends.inc({ outcome }, 0);
  return {
    appended(outcome, seconds) {
      appends.inc({ outcome });
      appendSeconds.observe(seconds);
    },
    ruled(ruling, seconds) {
      rulings.inc({ ruling });
      rulingSeconds.observe(seconds);
    },
    retried: (because) => retries.inc({ because }),
    answered: (_, answer) => answers.inc({ outcome: outcomeOf(answer) }),
    listensAgain: countReconnects(metrics, 'rulings'),
  };
}

/** Measures the load of a recorder whenever the metrics are read. */
export function measureRecorderLoad(metrics: Metrics, recorder: { readonly load: RecorderLoad }): void {
  metrics.gaugesOf(
    {
      name: 'commands_under_way',
      help: 'Commands that are queued behind others of their partnership, or in-flight: appended but not ruled yet',
      labels: ['state'],
    },
    () => {
      const { queued, inFlight } = recorder.load;
      return [
        [{ state: 'queued' }, queued],
        [{ state: 'in-flight' }, inFlight],
      ];
    },
  );
  metrics.gaugeOf(
    { name: 'command_oldest_seconds', help: 'How long the oldest command in flight has waited; 0 if there is none' },
    () => recorder.load.oldestSeconds,
  );
  metrics.gaugeOf(
    { name: 'command_partnerships_kept', help: 'Partnerships that have commands under way' },
    () => recorder.load.partnerships,
  );
}
