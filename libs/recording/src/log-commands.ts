import type { Logger } from '#observability';
import type { RecordOutcome } from './command';
import type { RecorderReports } from './recorder-reports';

type Answer = Parameters<NonNullable<RecorderReports['answered']>>[1];

/** Returns the outcome of a command as one word. */
export const outcomeOf = (answer: Answer): RecordOutcome['outcome'] | 'repeated' | 'failed' =>
  answer.outcome === 'recorded' && answer.repeated ? 'repeated' : answer.outcome;

/** Logs the outcome of each command. Lines of an import, which may be millions, are logged at level debug. */
export function logCommands(logger: Pick<Logger, 'info' | 'debug'>, reports: RecorderReports): RecorderReports {
  return {
    ...reports,
    answered(command, answer, seconds) {
      reports.answered?.(command, answer, seconds);
      const { partnershipId, commandId, actor, events } = command;
      const outcome = outcomeOf(answer);
      const facts = { partnershipId, commandId, outcome, ...factsOf(answer), events: events.length, actor };
      const level = command.waits === 'from-its-turn' ? 'debug' : 'info';
      logger[level]({ ...facts, ms: Math.round(seconds * 1_000) }, 'command');
    },
  };
}

/** Only an effective ruling ends a command; after a void one it is decided again. */
function factsOf(answer: Answer): object {
  switch (answer.outcome) {
    case 'recorded':
      return { ruling: 'effective', version: answer.decision.version };
    case 'refused':
      return { code: answer.refusals[0]?.code };
    case 'unruled':
      return { ruling: 'unknown' };
    default:
      return {};
  }
}
