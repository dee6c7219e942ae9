import { isCorrection, type TermRef } from '#contracts';
import {
  differenceBetweenTimelines,
  EVERY_TERM,
  partiesOf,
  termChangesOf,
  termKey,
  termsNamedBy,
  type Content,
  type Statement,
  type Timeline,
  type ToldChange,
} from '#domain';
import { ToldChanges, type EffectiveDecision, type RecordedEvent } from '#ledger';
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
}

/** Moves a decision's partnership on, event by event, and tells what each did. */
export function tellDecision(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  deltas: ReadonlyMap<RecordedEvent, Delta>,
): ToldDecision {
  const changes = new ToldChanges();
  const telling: Telling = {
    changes,
    work: new WorkOfDecision(),
    unseen: new Map(),
    parties: () => partiesOf(decision.profile).map(({ id }) => id),
  };
  const moved: MovedDays[] = decision.events.map((recorded) => {
    const timeline = timelines.get(recorded.partnershipId)!;
    const today = knownOn(recorded, decision);
    const boundaries: TermBoundaries[] = [];
    for (const { change, days } of applyEvent(timeline, deltas.get(recorded)!, telling)) {
      changes.add(change);
      if (days !== null && days !== 'unknown')
        boundaries.push(termBoundaries(change, days, timeline.timelineOf(change), today));
    }
    return { recorded, boundaries };
  });
  changes.end();
  if (telling.unseen.size > 0) moved.push(movedUnseen(decision, timelines, telling));
  return { changes, moved };
}

/** The days of terms that were not looked at event by event: what all of the decision's events did to them together. */
function movedUnseen(
  decision: EffectiveDecision,
  timelines: ReadonlyMap<string, WorkingTimeline>,
  { unseen }: Telling,
): MovedDays {
  const recorded = decision.events.findLast(({ event }) => event.type !== 'TermFellDue')!;
  const timeline = timelines.get(recorded.partnershipId)!;
  const boundaries = [...unseen.values()].flatMap(({ term, before }) => {
    const after = timeline.timelineOf(term);
    const { days } = differenceBetweenTimelines(before, after, []);
    return days ? [termBoundaries(term, days, after, knownOn(recorded, decision))] : [];
  });
  return { recorded, boundaries };
}

/** What telling the events of a decision has in common. */
interface Telling {
  readonly changes: ToldChanges;
  readonly work: WorkOfDecision;
  /** The terms that are not looked at any more, as they were before. */
  readonly unseen: Map<string, { readonly term: TermRef; readonly before: Timeline }>;
  readonly parties: Parties;
}

/** The parties of the partnership, who are asked for where all terms are reaffirmed at once. */
type Parties = () => readonly string[];

function applyEvent(
  timeline: WorkingTimeline,
  { event: recorded, closesRoot, added }: Delta,
  { changes, work, unseen, parties }: Telling,
): Iterable<ToldChange> {
  const { event, version, recordedAt, partnershipId } = recorded;
  const root = recorded.root?.version ?? version;
  const contents = closesRoot === null ? [added] : [timeline.contentOf(closesRoot), added];
  const namedBefore = termsNamed(timeline, recorded, contents, parties);
  const reachedBefore = termsReached(timeline, contents);
  const moving = new Set([...contents.flatMap(({ claims }) => claims), ...reachedBefore].map(termKey));
  const before = new Map<string, Timeline>();
  const keep = (term: TermRef): void => {
    const key = termKey(term);
    // An event that only speaks of a term leaves its answers as they are.
    if (!moving.has(key)) before.set(key, NO_TIMELINE);
    else if (work.isLeft) before.set(key, timeline.timelineOf(term));
    else if (!unseen.has(key)) unseen.set(key, { term, before: timeline.timelineOf(term) });
  };
  if (moving.size > 0) namedBefore.forEach(keep);
  reachedBefore.forEach(keep);
  for (const { replaces } of added.claims) replaces.forEach(keep);

  if (closesRoot !== null) timeline.closeRoot(closesRoot, version);
  timeline.add(root, version, added);
  // What an event names that moves nothing is the same before and after it.
  const named =
    moving.size === 0 ? namedBefore : unique([...namedBefore, ...termsNamed(timeline, recorded, [added], parties)]);
  const reached = unique([...reachedBefore, ...termsReached(timeline, [added])]);
  return termChangesOf({
    event,
    version,
    recordedAt,
    added,
    named,
    reached: withoutThose(reached, named),
    partnershipId,
    room: changes.roomOf(recorded.body.length),
    timeline(term, when) {
      if (moving.size === 0 && event.type !== 'TermFellDue') return NO_TIMELINE;
      const kept = before.get(termKey(term));
      if (when === 'after') return kept === NO_TIMELINE ? NO_TIMELINE : timeline.timelineOf(term);
      if (!moving.has(termKey(term))) return NO_TIMELINE;
      if (work.isLeft) return kept ?? NO_TIMELINE;
      if (kept && !unseen.has(termKey(term))) unseen.set(termKey(term), { term, before: kept });
      return null;
    },
    looked: (difference) => work.looked(difference),
  });
}

const NO_TIMELINE: Timeline = { segments: [], spans: [], met: new Map() };

function withoutThose(terms: readonly TermRef[], left: readonly TermRef[]): readonly TermRef[] {
  if (terms.length === 0) return terms;
  const out = new Set(left.map(termKey));
  return terms.filter((term) => !out.has(termKey(term)));
}

/** The terms that contents name, and those that they reaffirm by reaffirming all. */
function termsNamed(
  timeline: WorkingTimeline,
  { event }: RecordedEvent,
  contents: readonly Content[],
  parties: Parties,
): TermRef[] {
  const named: TermRef[] =
    !isCorrection(event) && event.standing !== 'definitive' ? [...termsNamedBy(event.effects)] : [];
  for (const { claims, statements } of contents) {
    for (const claim of claims) if (claim.kind !== EVERY_TERM.kind) named.push(claim);
    for (const said of statements) named.push(...termsOfStatement(timeline, said, parties));
  }
  return unique(named);
}

function termsOfStatement(timeline: WorkingTimeline, said: Statement, parties: Parties): readonly TermRef[] {
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
const termsReached = (timeline: WorkingTimeline, contents: readonly Content[]): TermRef[] =>
  contents.flatMap(({ claims, statements }) => [
    ...(claims.some(({ kind }) => kind === EVERY_TERM.kind) ? timeline.allTerms() : []),
    ...statements.flatMap((said) => (said.statement === 'condition-met' ? timeline.termsUnder(said.condition) : [])),
  ]);

/** Each once, in the order in which they first come. */
function unique(terms: readonly TermRef[]): TermRef[] {
  const found = new Map<string, TermRef>();
  for (const { kind, scope } of terms) {
    const key = termKey({ kind, scope });
    if (!found.has(key)) found.set(key, { kind, scope });
  }
  return [...found.values()];
}
