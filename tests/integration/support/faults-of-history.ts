import {
  canonicalJson,
  readStoredEvent,
  readTermChange,
  writtenStretches,
  type TermChange,
  type TermRef,
  type ToldAnswer,
} from '#contracts';
import {
  answersOnDay,
  boundsOf,
  dayOfInstant,
  formatDay,
  PartnershipWorlds,
  SharedMatters,
  variesByBound,
  termKey,
  type Day,
  type TermAnswer,
  type Timeline,
} from '#domain';
import type { PartnershipReader } from '#read-models';
import { WINDOW } from '#testing';
import { factsExpected } from './standing-roots';
import type { StoredHistory } from './stored-history';

/** The compared days: the window of generated dates with a margin on both sides. */
const DAYS: readonly Day[] = Array.from({ length: WINDOW.hi - WINDOW.lo + 7 }, (_, i) => WINDOW.lo - 3 + i);
/** The compared clock days. */
const CLOCKS: readonly Day[] = [WINDOW.lo + 5, WINDOW.hi + 400];

/** Compares, at every version, the answers from the stored rows and the term changes with the events up to that version. */
export async function faultsOfHistory(
  history: StoredHistory,
  reader: PartnershipReader,
  days: readonly Day[] = DAYS,
): Promise<{ readonly faults: string[]; readonly points: number }> {
  const { partnershipId } = history;
  const events = history.events.map(({ event, recordedAt }) => ({ event: readStoredEvent(event), recordedAt }));
  const eventIdOf = (version: number): string => events[version - 1]!.event.id;
  const changes = history.changes.map((change) => readTermChange(change, { partnershipId, eventIdOf }));
  const faults: string[] = [];
  let points = 0;
  let before = PartnershipWorlds.of(factsExpected([]));
  for (const [index, { event, recordedAt }] of events.entries()) {
    const version = index + 1;
    const expected = PartnershipWorlds.of(factsExpected(events.slice(0, version)));
    const { worlds: stored } = (await reader.open({ partnershipId, version }))!;
    for (const clock of CLOCKS) {
      const [is, should] = [stored.at(clock), expected.at(clock)];
      for (const term of expected.facts.terms)
        for (const day of days) {
          points += 1;
          const [a, b] = [inWords(is.on(term, day)), inWords(should.on(term, day))];
          if (a !== b)
            faults.push(`v${version} ${termKey(term)} on ${formatDay(day)} (clock ${clock}) is ${a}, not ${b}`);
        }
    }
    if (event.type !== 'TermFellDue') {
      const ofVersion = changes.filter((change) => change.version === version);
      const wrong = faultsOfChanges({
        before,
        after: expected,
        termChanges: ofVersion,
        days,
        recordedOn: dayOfInstant(recordedAt),
      });
      faults.push(...wrong.map((fault) => `v${version} ${event.type}: ${fault}`));
    }
    before = expected;
  }
  return { faults, points };
}

const inWords = ({ inForce, suspended, values, cautious }: TermAnswer): string =>
  canonicalJson([
    inForce,
    suspended,
    cautious,
    values.map(({ claims, ...value }) => [value, claims.map(({ order, eventVersion }) => [order, eventVersion])]),
  ]);

interface ChangesToCheck {
  readonly before: PartnershipWorlds;
  readonly after: PartnershipWorlds;
  readonly termChanges: readonly TermChange[];
  readonly days: readonly Day[];
  /** The day of recording. Claims that wait for an open condition have not started by then. */
  readonly recordedOn: Day;
}

function faultsOfChanges(comparison: ChangesToCheck): string[] {
  const { before, after, termChanges } = comparison;
  const keys = termChanges.map(termKey);
  const faults = keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} has two term changes`);
  const terms = new Map([...before.facts.terms, ...after.facts.terms].map((term) => [termKey(term), term]));
  for (const [key, term] of terms) {
    const change = termChanges.find((each) => termKey(each) === key);
    faults.push(...faultsOfTerm(comparison, term, change).map((fault) => `${key}: ${fault}`));
  }
  return faults;
}

function faultsOfTerm(
  { before, after, days, recordedOn }: ChangesToCheck,
  term: TermRef,
  change: TermChange | undefined,
): string[] {
  const faults: string[] = [];
  const [was, now] = [before, after].map((worlds) => timelineAsOf(worlds, term, recordedOn)) as [Timeline, Timeline];
  const stretches = change ? writtenStretches(change) : [];
  const bound = variesByBound(was, now);
  for (const day of days) {
    const there = stretches.filter(
      ({ from, to }) => boundsOf(from).lo <= day && (to === null || day < boundsOf(to).lo),
    );
    const [changedDay] = there;
    const [a, b] = [answersOnDay(was, day, bound), answersOnDay(now, day, bound)];
    // Up to the day of recording, open conditions and renewals do not affect the answers.
    const compared = day <= recordedOn ? bareWordsOf : wordsOf;
    const differs = compared(a) !== compared(b);
    const at = (what: string): number => faults.push(`${formatDay(day)}: ${what}`);
    if (there.length > 1) at('is in two runs of days');
    // A truncated change names only the first runs of days.
    if (!changedDay && differs && change?.truncated !== true) at(`${wordsOf(a)} -> ${wordsOf(b)} is in no term change`);
    if (day <= recordedOn) {
      faults.push(
        ...faultsOfAnswers(before.at(recordedOn).on(term, day), a).map((fault) => `${formatDay(day)} before: ${fault}`),
      );
      faults.push(
        ...faultsOfAnswers(after.at(recordedOn).on(term, day), b).map((fault) => `${formatDay(day)} after: ${fault}`),
      );
    }
    if (!changedDay || change?.truncated === true) continue;
    if (!differs) at('is in a term change but did not change');
    if (wordsOf(changedDay.now) !== wordsOf(b))
      at(`now is ${wordsOf(changedDay.now)} in the term change, not ${wordsOf(b)}`);
    if (a.length > 0 && wordsOf(changedDay.was) !== wordsOf(a))
      at(`was is ${wordsOf(changedDay.was)} in the term change, not ${wordsOf(a)}`);
  }
  return faults;
}

const wordsOf = (answers: readonly ToldAnswer[]): string => answers.map(canonicalJson).sort().join();

const bareWordsOf = (answers: readonly ToldAnswer[]): string =>
  wordsOf(answers.map(({ untilCondition: _until, renews: _renews, ...bare }) => bare));

const timelineAsOf = ({ facts }: PartnershipWorlds, term: TermRef, day: Day): Timeline =>
  new SharedMatters(facts.statements).asOfDay(day).timelineOf(facts.claims.of(term));

/** Compares the answers in a term change with the answer about a day: the values must be the same, each listed once, with the same certainty and, where they are named, the same parties. */
export function faultsOfAnswers({ values, cautious }: TermAnswer, answers: readonly ToldAnswer[]): string[] {
  // A cautious answer may have additional values; the term change need not have them.
  if (cautious) return [];
  const isNamed = answers.every(({ between }) => between !== null);
  const inWordsOf = (value: string, certainty: string, bound: readonly unknown[]): string =>
    `${value} ${certainty}${isNamed ? ` ${JSON.stringify(bound)}` : ''}`;
  const answered = values.map((each) => inWordsOf(each.value, each.certainty, [each.between, each.mayBind])).sort();
  const is = answers
    .map(({ value, certainty, between, mayBind = [] }) =>
      inWordsOf(canonicalJson(value), certainty, [between, mayBind]),
    )
    .sort();
  return is.join() === answered.join()
    ? []
    : [`is ${is.join()} in the term change and ${answered.join()} in the answer`];
}
