import { answerOn, foldTerm, formatDay, segmentOn, type Day } from '#domain';
import { WINDOW } from '#testing';
import { answerWords, DAYS, type ExpectedAnswer } from './expected-answers';
import { answersIn, faultsOfChanges } from './expected-changes';
import { expectedState, type ExpectedState } from './expected-history';
import { storedAt, type StoredHistory } from './stored-history';

const NOTHING: ExpectedState = { claims: new Map(), met: new Map() };
/** Without a clock, and with one in the middle of the window. */
const CLOCKS: readonly Day[] = [Infinity, WINDOW.lo + 5];

/** Compares, at every version, what the rows say with what the events up to it say. */
export function faultsOfHistory(history: StoredHistory): { readonly faults: string[]; readonly points: number } {
  const faults: string[] = [];
  const events = history.events.map(({ event }) => event);
  let points = 0;
  let before = NOTHING;
  history.events.forEach(({ event, recordedAt }, index) => {
    const version = index + 1;
    const after = expectedState(events.slice(0, version));
    const stored = storedAt(history, version);
    for (const term of after.claims.keys()) {
      const segments = foldTerm(stored.claimsOf(term), stored.met);
      for (const clock of CLOCKS) {
        const expected = answersIn(after, term, clock);
        DAYS.forEach((day, at) => {
          points += 1;
          const answer = answerOn(segmentOn(segments, day), day, clock, stored.met);
          const told: ExpectedAnswer = {
            answers: new Map(answer.answers.map(({ answer: value, certainty }) => [value, certainty])),
            nothing: answer.nothing,
            conditions: new Map(),
          };
          const [a, b] = [wordsOf(told), wordsOf(expected[at]!)];
          if (a !== b) faults.push(`v${version} ${term} on ${formatDay(day)} (clock ${clock}) is ${a}, not ${b}`);
        });
      }
    }
    const changes = history.changes.filter((change) => change.version === version);
    const wrong = faultsOfChanges({ event, version, recordedAt, before, after, changes });
    faults.push(...wrong.map((fault) => `v${version} ${event.type}: ${fault}`));
    before = after;
  });
  return { faults, points };
}

const wordsOf = (answer: ExpectedAnswer): string => `${answerWords(answer)}${answer.nothing ? ' or nothing' : ''}`;
