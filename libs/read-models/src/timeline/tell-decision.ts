import { isCorrection } from '#contracts';
import {
  differenceBetweenTimelines,
  EVERY_TERM,
  partiesOf,
  termChangesOf,
  termKey,
  termsNamedBy,
  type ChangesInBrief,
  type Content,
  type Day,
  type EventOutcome,
  type KeyedTerm,
  type Statement,
  type Timeline,
  type ToldChange,
} from '#domain';
import { ToldChanges, type EffectiveDecision, type RecordedEvent } from '#ledger';
import type { Pace } from '#observability';
import { knownOn, termBoundaries, type TermBoundaries } from './working-due-days';
import type { Delta } from './content-delta';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';

/** An event, and the days on which the answers now differ where it changed them. */
export interface MovedDays {
  readonly recorded: RecordedEvent;
  readonly boundaries: readonly TermBoundaries[];
}

export interface ToldDecision {
  readonly changes: ToldChanges;
  readonly moved: readonly MovedDays[];
  readonly claimsCompared: number;
}

/** Moves a decision's partnership on, event by event, and tells what each did. Others get their turn meanwhile. */
export async function tellDecision(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  deltas: ReadonlyMap<RecordedEvent, Delta>,
  pace: Pace,
): Promise<ToldDecision> {
  const changes = new ToldChanges();
  const telling: Telling = {
    changes,
    work: new WorkOfDecision(),
    unseen: new Map(),
    parties: () => partiesOf(decision.profile).map(({ id }) => id),
    pace,
  };
  const moved: MovedDays[] = [];
  for (const recorded of decision.events) {
    const timeline = timelines.get(recorded.partnershipId)!;
    const boundaries = await tellEvent(timeline, deltas.get(recorded)!, telling, knownOn(recorded, decision));
    moved.push({ recorded, boundaries });
  }
  changes.end();
  if (telling.unseen.size > 0) moved.push(await movedUnseen(decision, timelines, telling));
  return { changes, moved, claimsCompared: telling.work.claimsCompared };
}

async function tellEvent(
  timeline: WorkingTimeline,
  delta: Delta,
  telling: Telling,
  today: Day,
): Promise<TermBoundaries[]> {
  const boundaries: TermBoundaries[] = [];
  for (const step of applyEvent(timeline, delta, telling)) {
    if (step === BREATHING) {
      // Of half a million of them hardly any has to wait.
      const turn = telling.pace.breathe();
      if (turn) await turn;
    } else if ('terms' in step) telling.changes.addInBrief(step);
    else {
      const { change, days } = step;
      telling.changes.add(change);
      if (days !== null && days !== 'unknown')
        boundaries.push(termBoundaries(change, days, timeline.timelineOf(change), today));
    }
  }
  return boundaries;
}

/** The days of terms that were not looked at event by event: what all of the decision's events did to them together. */
async function movedUnseen(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  { unseen, pace }: Telling,
): Promise<MovedDays> {
  const recorded = decision.events.findLast(({ event }) => event.type !== 'TermFellDue')!;
  const timeline = timelines.get(recorded.partnershipId)!;
  const boundaries: TermBoundaries[] = [];
  for (const { term, before } of unseen.values()) {
    await pace.breathe();
    const after = timeline.timelineOf(term);
    const { days } = differenceBetweenTimelines(before, after, []);
    if (days) boundaries.push(termBoundaries(term, days, after, knownOn(recorded, decision)));
  }
  return { recorded, boundaries };
}

/** What telling the events of a decision has in common. */
interface Telling {
  readonly changes: ToldChanges;
  readonly work: WorkOfDecision;
  /** The terms that are not looked at any more, as they were before. */
  readonly unseen: Map<string, { readonly term: KeyedTerm; readonly before: Timeline }>;
  readonly parties: Parties;
  readonly pace: Pace;
}

/** A place between the pieces of long work. */
const BREATHING = 'breathing';

/** The parties of the partnership, who are asked for where all terms are reaffirmed at once. */
type Parties = () => readonly string[];

function* applyEvent(
  timeline: WorkingTimeline,
  { event: recorded, closesRoot, added }: Delta,
  { changes, work, unseen, parties }: Telling,
): Generator<ToldChange | ChangesInBrief | typeof BREATHING> {
  const { event, version, recordedAt, partnershipId } = recorded;
  const root = recorded.root?.version ?? version;
  const contents = closesRoot === null ? [added] : [timeline.contentOf(closesRoot), added];
  const namedBefore = termsNamed(timeline, recorded, contents, parties);
  const reachedBefore = termsReached(timeline, contents);
  const moves = movesOf(contents, reachedBefore);
  const before = new Map<string, Timeline>();
  const leaveUnseen = (term: KeyedTerm): void => {
    const key = termKey(term);
    const kept = before.get(key);
    if (kept && !unseen.has(key)) unseen.set(key, { term, before: kept });
  };
  const keep = (term: KeyedTerm): void => {
    const key = termKey(term);
    if (!moves(key)) return;
    if (work.isLeft) before.set(key, timeline.timelineOf(term));
    else if (!unseen.has(key)) unseen.set(key, { term, before: timeline.timelineOf(term) });
  };
  const kept = [
    moves === NOTHING_MOVES ? [] : namedBefore,
    reachedBefore,
    ...added.claims.map(({ replaces }) => replaces),
  ];
  for (const terms of kept)
    for (const term of terms) {
      keep(term);
      yield BREATHING;
    }

  if (closesRoot !== null) timeline.closeRoot(closesRoot, version);
  timeline.add(root, version, added);
  // What an event names that moves nothing is the same before and after it.
  const named =
    moves === NOTHING_MOVES ? namedBefore : union(namedBefore, termsNamed(timeline, recorded, [added], parties));
  const reached = union(reachedBefore, termsReached(timeline, [added]));
  const outcome: EventOutcome = {
    event,
    version,
    recordedAt,
    added,
    named,
    reached: withoutThose(reached, named),
    partnershipId,
    room: changes.roomOf(recorded.body.length),
    timeline(term, when) {
      if (event.type === 'TermFellDue') return timeline.timelineOf(term);
      const key = termKey(term);
      if (!moves(key)) return NO_TIMELINE;
      if (when === 'after') return timeline.timelineOf(term);
      if (work.isLeft) return before.get(key) ?? NO_TIMELINE;
      leaveUnseen(term);
      return null;
    },
    looks: () => work.isLeft,
    looked: (difference) => work.looked(difference),
  };
  for (const told of termChangesOf(outcome)) {
    if ('terms' in told && before.size > 0) told.terms.forEach(leaveUnseen);
    yield told;
    yield BREATHING;
  }
}

/** Whether what an event says may change the answers of a term: one that only speaks of a term leaves them as they are. */
type Moves = (key: string) => boolean;

const NOTHING_MOVES: Moves = () => false;
const EVERYTHING_MOVES: Moves = () => true;

function movesOf(contents: readonly Content[], reached: readonly KeyedTerm[]): Moves {
  const claims = contents.flatMap((content) => content.claims);
  if (claims.some(({ kind }) => kind === EVERY_TERM.kind)) return EVERYTHING_MOVES;
  if (claims.length === 0 && reached.length === 0) return NOTHING_MOVES;
  const keys = new Set([...claims, ...reached].map(termKey));
  return (key) => keys.has(key);
}

const NO_TIMELINE: Timeline = { segments: [], spans: [], met: new Map() };

function withoutThose(terms: readonly KeyedTerm[], left: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (terms.length === 0 || left.length === 0) return terms;
  const out = new Set(left.map(termKey));
  return terms.filter((term) => !out.has(termKey(term)));
}

/** The terms that contents name, and those that they reaffirm by reaffirming all. */
function termsNamed(
  timeline: WorkingTimeline,
  { event }: RecordedEvent,
  contents: readonly Content[],
  parties: Parties,
): readonly KeyedTerm[] {
  const announced = !isCorrection(event) && event.standing !== 'definitive' ? termsNamedBy(event.effects) : NO_TERMS;
  const claimed = ({ claims }: Content) => unique(claims.filter(({ kind }) => kind !== EVERY_TERM.kind));
  const said = ({ statements }: Content) => statements.map((each) => termsOfStatement(timeline, each, parties));
  return contents.flatMap((content) => [claimed(content), ...said(content)]).reduce(union, announced);
}

function termsOfStatement(timeline: WorkingTimeline, said: Statement, parties: Parties): readonly KeyedTerm[] {
  switch (said.statement) {
    case 'reaffirmation':
      return said.term.kind === '*' ? timeline.termsInForce(said.day.hi, said.assertedBy, parties()) : [said.term];
    case 'contest':
      return [said.term];
    case 'announcement':
      return said.terms;
    case 'condition-met':
    case 'lifecycle':
    case 'response':
      return [];
  }
}

/** The terms to which the end of the partnership or a met condition carries an event. */
function termsReached(timeline: WorkingTimeline, contents: readonly Content[]): readonly KeyedTerm[] {
  const reached = contents.flatMap(({ claims, statements }) => [
    ...(claims.some(({ kind }) => kind === EVERY_TERM.kind) ? [timeline.allTerms()] : []),
    ...statements.flatMap((said) => (said.statement === 'condition-met' ? [timeline.termsUnder(said.condition)] : [])),
  ]);
  return reached.reduce(union, NO_TERMS);
}

const NO_TERMS: readonly KeyedTerm[] = [];

/** The terms of both, each once, in the order in which they first come. */
function union(terms: readonly KeyedTerm[], more: readonly KeyedTerm[]): readonly KeyedTerm[] {
  if (more.length === 0 || terms === more) return terms;
  return terms.length === 0 ? more : unique([...terms, ...more]);
}

/** Each once, in the order in which they first come. */
function unique(terms: readonly KeyedTerm[]): KeyedTerm[] {
  const found = new Map<string, KeyedTerm>();
  for (const term of terms) {
    const key = termKey(term);
    if (!found.has(key)) found.set(key, { kind: term.kind, scope: term.scope, key });
  }
  return [...found.values()];
}
