import type { Logger } from '#observability';
import type { RecordOutcome } from './command';
import type { RecorderReports } from './recorder-reports';

type Answer = Parameters<NonNullable<RecorderReports['answered']>>[1];

/** What a command came to, in a word. */
export const outcomeOf = (answer: Answer): RecordOutcome['outcome'] | 'repeated' | 'failed' =>
  answer.outcome === 'recorded' && answer.repeated ? 'repeated' : answer.outcome;

/** A line for each command with what it came to; the lines of an import, which may be millions, are for debugging. */
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

/** Only an effective ruling ends a command: one that was void is decided again. */
function factsOf(answer: Answer): object {
  switch (answer.outcome) {
    case 'recorded':
      return { ruling: 'effective', version: answer.decision.version };
    case 'refused':
      return { code: answer.refusals[0]?.code };
    case 'recorded-at-refused':
      return { code: answer.code };
    case 'unruled':
      return { ruling: 'unknown' };
    default:
      return {};
  }
}
