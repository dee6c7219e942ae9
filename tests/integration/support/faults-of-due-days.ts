import { readStoredEvent, readTermChange, writtenStretches } from '#contracts';
import { boundsOf, PartnershipWorlds, termKey, type Day, type TermAnswer } from '#domain';
import { faultsOfWeighed } from './faults-of-history';
import { factsExpected } from './standing-roots';
import type { StoredHistory } from './stored-history';

/**
 * Compares what was told of days that fell due with the answers about these days: one change of the term that the event names, which tells
 * what is in force from its first day on as it was answered when the day had come; and of a renewal, what was answered the day before.
 */
export function faultsOfDueDays({ partnershipId, events, changes }: StoredHistory): {
  readonly faults: string[];
  readonly told: number;
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
    const told = all.filter((change) => change.version === version);
    const [change] = told;
    if (told.length !== 1 || change === undefined || termKey(change) !== termKey({ kind, scope })) {
      fault(`told of ${told.map(termKey).join()}`);
      continue;
    }
    count += 1;
    if (!TYPES.has(change.type)) fault(`told as ${change.type}`);
    const day = boundsOf(on).lo;
    const worlds = PartnershipWorlds.of(factsExpected(recorded.slice(0, index)));
    const answered = (of: Day, clock: Day): TermAnswer => worlds.at(clock).on({ kind, scope }, of);
    const stretches = writtenStretches(change);
    // A day that changes no answer is told without stretches.
    if (stretches.length === 0)
      faultsOf(answered(day - 1, day - 1), answered(day, day)).forEach((what) => fault(`not told: ${what}`));
    for (const { from, was, now } of stretches) {
      const first = boundsOf(from).lo;
      faultsOfWeighed(answered(first, day), now).forEach((what) => fault(`${from} now ${what}`));
      // What can no longer start is told on the evening of its last day.
      const before =
        change.type === 'renewed' ? [answered(first, day - 1)] : [answered(day - 1, day - 1), answered(first, day - 2)];
      const wrong = before.map((answer) => faultsOfWeighed(answer, was));
      if (wrong.every((each) => each.length > 0)) fault(`${from} before ${wrong.flat().join()}`);
    }
  }
  return { faults, told: count };
}

const TYPES: ReadonlySet<string> = new Set(['renewed', 'took-effect', 'lapsed']);

const faultsOf = (was: TermAnswer, now: TermAnswer): string[] => {
  const [a, b] = [was, now].map(({ values }) => values.map(({ value, certainty }) => `${value} ${certainty}`).sort());
  return a!.join() === b!.join() ? [] : [`${a!.join()} -> ${b!.join()}`];
};
