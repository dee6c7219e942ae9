import { readStoredEvent, readTermChange, writtenStretches } from '#contracts';
import { boundsOf, PartnershipWorlds, termKey, type Day, type TermAnswer } from '#domain';
import { faultsOfAnswers } from './faults-of-history';
import { factsExpected } from './standing-roots';
import type { StoredHistory } from './stored-history';

/**
 * Compares the term changes of days that fell due with the answers about these days. Each has exactly one change, of the term that the event names. The change states
 * what is in force from its first day on as answered on the day itself and, before it, as answered on the previous day.
 */
export function faultsOfDueDays({ partnershipId, events, changes }: StoredHistory): {
  readonly faults: string[];
  readonly changeCount: number;
} {
  const recorded = events.map(({ event, recordedAt }) => ({ event: readStoredEvent(event), recordedAt }));
  const eventIdOf = (version: number): string => recorded[version - 1]!.event.id;
  const all = changes.map((change) => readTermChange(change, { partnershipId, eventIdOf }));
  const faults: string[] = [];
  let count = 0;
  for (const [index, { event }] of recorded.entries()) {
    if (event.type !== 'TermFellDue') continue;
    const version = index + 1;
    const { kind, scope, on } = event.data;
    const fault = (what: string): number =>
      faults.push(`${partnershipId} v${version} ${kind}/${scope} on ${on}: ${what}`);
    const ownChanges = all.filter((change) => change.version === version);
    const [change] = ownChanges;
    if (ownChanges.length !== 1 || change === undefined || termKey(change) !== termKey({ kind, scope })) {
      fault(`has term changes of ${ownChanges.map(termKey).join()}`);
      continue;
    }
    count += 1;
    if (!TYPES.has(change.type)) fault(`has a change of type ${change.type}`);
    const day = boundsOf(on).lo;
    const worlds = PartnershipWorlds.of(factsExpected(recorded.slice(0, index)));
    const answered = (of: Day, clock: Day): TermAnswer => worlds.at(clock).on({ kind, scope }, of);
    const stretches = writtenStretches(change);
    // A change that changes no answer has no runs of days.
    if (stretches.length === 0)
      faultsOf(answered(day - 1, day - 1), answered(day, day)).forEach((what) => fault(`the change lacks: ${what}`));
    for (const { from, was, now } of stretches) {
      const first = boundsOf(from).lo;
      faultsOfAnswers(answered(first, day), now).forEach((what) => fault(`${from} now ${what}`));
      // A claim that can no longer start is compared with the answer at the end of its last day.
      const before =
        change.type === 'renewed' ? [answered(first, day - 1)] : [answered(day - 1, day - 1), answered(first, day - 2)];
      const wrong = before.map((answer) => faultsOfAnswers(answer, was));
      if (wrong.every((each) => each.length > 0)) fault(`${from} before ${wrong.flat().join()}`);
    }
  }
  return { faults, changeCount: count };
}

const TYPES: ReadonlySet<string> = new Set(['renewed', 'took-effect', 'lapsed']);

const faultsOf = (was: TermAnswer, now: TermAnswer): string[] => {
  const [a, b] = [was, now].map(({ values }) => values.map(({ value, certainty }) => `${value} ${certainty}`).sort());
  return a!.join() === b!.join() ? [] : [`${a!.join()} -> ${b!.join()}`];
};
