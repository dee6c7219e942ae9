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
import {
  refuseTooHeavy,
  ToldChanges,
  type EffectiveDecision,
  type Projected,
  type Projection,
  type RecordedEvent,
} from '#ledger';
import { type Statement as Prepared, type Write } from '#postgres';
import type { PoolClient } from 'pg';
import { untilColumns, writtenOf } from '../claims/claim-row';
import { statementBody } from '../statements/statement-row';
import { knownOn, termBoundaries, WorkingDueDays, type TermBoundaries } from './working-due-days';
import { byTerm, termColumns, type TermOf } from '../terms/term-of';
import type { Delta } from './content-delta';
import { HeldTimelines, type Held } from './held-timelines';
import { loadWorkload } from './load-working-timelines';
import { WorkOfDecision } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';
import { closeClaims, closeStatements, insertClaims, insertStatements, insertTerms } from './write-timeline.sql';

/**
 * Keeps claims and statements as they stand at every version, and tells what each event changed. What stands of the partnerships that were
 * touched last is held in memory, up to `heldBytes` or else an eighth of what Node may use: each applier needs a projection of its own.
 */
export const timelineProjection = ({ heldBytes }: { readonly heldBytes?: number } = {}): Projection =>
  new TimelineProjection(new HeldTimelines(heldBytes));

class TimelineProjection implements Projection {
  constructor(private readonly timelines: HeldTimelines) {}

  forget(partition: number): void {
    this.timelines.forget(partition);
  }

  async project(tx: PoolClient, decisions: readonly EffectiveDecision[]): Promise<Projected> {
    const held = await this.timelines.open(tx, decisions);
    const dueDays = new WorkingDueDays(held);
    // Most events change the terms that they name and no other: their days come with the claims, in one round trip.
    const [{ timelines, deltas }] = await Promise.all([
      loadWorkload(tx, decisions, held),
      dueDays.load(tx, decisions.flatMap(termsOfDecision)),
    ]);
    const told: ToldDecision[] = [];
    let bytes = 0;
    for (const decision of decisions) {
      told.push(tellDecision(decision, timelines, deltas));
      bytes += told.at(-1)!.changes.bytes;
      if (told.length > 1) refuseTooHeavy(bytes);
    }
    await moveDueDays(
      tx,
      dueDays,
      told.flatMap(({ moved }) => moved),
    );
    return {
      termChanges: told.map(({ changes }) => changes),
      writes: () => [...writesOfTimelines(timelines, decisions), ...dueDays.writes()],
      committed: () => {
        const kept = this.timelines.kept(held);
        dueDays.committed(kept);
        this.hold(kept, timelines, decisions);
      },
    };
  }

  private hold(
    held: Held,
    timelines: ReadonlyMap<string, WorkingTimeline>,
    decisions: readonly EffectiveDecision[],
  ): void {
    const partitions = new Map(decisions.map(({ decision, place }) => [decision.partnershipId, place.partition]));
    for (const [id, timeline] of held) {
      timeline.take(timelines.get(id)!);
      this.timelines.hold(id, partitions.get(id)!, timeline);
    }
  }
}

/** An event, and the days on which the answers now differ where it changed them. */
interface MovedDays {
  readonly recorded: RecordedEvent;
  readonly boundaries: readonly TermBoundaries[];
}

interface ToldDecision {
  readonly changes: ToldChanges;
  readonly moved: readonly MovedDays[];
}

function tellDecision(
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

async function moveDueDays(tx: PoolClient, days: WorkingDueDays, moved: readonly MovedDays[]): Promise<void> {
  const touched = moved.flatMap(({ recorded: { partnershipId }, boundaries }) =>
    boundaries.map(({ term }) => ({ partnershipId, term })),
  );
  await days.load(tx, touched);
  for (const { recorded, boundaries } of moved) days.take(recorded, boundaries);
}

/** The terms that the events of a decision name. */
const termsOfDecision = ({ decision: { partnershipId, events } }: EffectiveDecision): TermOf[] =>
  events
    .flatMap((event) => termsNamedBy(event.type === 'EventCorrected' ? event.data.replacement.effects : event.effects))
    .map((term) => ({ partnershipId, term }));

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
  namedBefore.forEach(keep);
  reachedBefore.forEach(keep);
  for (const { replaces } of added.claims) replaces.forEach(keep);

  if (closesRoot !== null) timeline.closeRoot(closesRoot, version);
  timeline.add(root, version, added);
  const named = unique([...namedBefore, ...termsNamed(timeline, recorded, [added], parties)]);
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

function writesOfTimelines(
  timelines: ReadonlyMap<string, WorkingTimeline>,
  decisions: readonly EffectiveDecision[],
): Write[] {
  const all = [...timelines.values()];
  return [...closings(all), ...writesOfClaims(all), ...writesOfStatements(all), ...writesOfTerms(timelines, decisions)];
}

function closings(timelines: readonly WorkingTimeline[]): Write[] {
  const closed = timelines.flatMap((timeline) =>
    timeline
      .closedRoots()
      .map(({ root, at }) => ({ id: timeline.partnershipId, root, at, ...timeline.storedOf(root) })),
  );
  const closing = (each: Prepared, roots: typeof closed): Write[] =>
    roots.length === 0
      ? []
      : [
          {
            statement: each,
            values: [roots.map(({ id }) => id), roots.map(({ root }) => root), roots.map(({ at }) => at)],
          },
        ];
  return [
    ...closing(
      closeClaims,
      closed.filter(({ claims }) => claims),
    ),
    ...closing(
      closeStatements,
      closed.filter(({ statements }) => statements),
    ),
  ];
}

/** A term of which claims are stored has been written with the first of them. */
function writesOfTerms(
  timelines: ReadonlyMap<string, WorkingTimeline>,
  decisions: readonly EffectiveDecision[],
): Write[] {
  const named = decisions
    .flatMap(termsOfDecision)
    .filter(({ partnershipId, term }) => !timelines.get(partnershipId)!.isStored(term));
  if (named.length === 0) return [];
  return [{ statement: insertTerms, values: termColumns([...byTerm(named).values()]) }];
}

function writesOfClaims(timelines: readonly WorkingTimeline[]): Write[] {
  const rows = timelines.flatMap((timeline) =>
    timeline
      .newClaims()
      .map((row) => ({ ...row, partnershipId: timeline.partnershipId, until: untilColumns(row.claim) })),
  );
  if (rows.length === 0) return [];
  const values = [
    rows.map((row) => row.partnershipId),
    rows.map(({ claim }) => claim.order[0]),
    rows.map(({ claim }) => claim.order[1]),
    rows.map(({ knownFrom }) => knownFrom),
    rows.map(({ knownTo }) => knownTo),
    rows.map(({ claim }) => claim.eventVersion),
    rows.map(({ claim }) => claim.kind),
    rows.map(({ claim }) => claim.scope),
    rows.map(({ claim }) => claim.start.lo),
    rows.map(({ claim }) => claim.start.hi),
    rows.map(({ until }) => until.lo),
    rows.map(({ until }) => until.hi),
    rows.map(({ claim }) => claim.untilCondition),
    rows.map(({ claim }) => claim.occurredLo),
    rows.map(({ claim }) => claim.answer),
    rows.map(({ claim }) => writtenOf(claim)),
  ];
  return [{ statement: insertClaims, values }];
}

function writesOfStatements(timelines: readonly WorkingTimeline[]): Write[] {
  const rows = timelines.flatMap((timeline) =>
    timeline.newStatements().map((row) => ({ ...row, partnershipId: timeline.partnershipId })),
  );
  if (rows.length === 0) return [];
  const values = [
    rows.map((row) => row.partnershipId),
    rows.map(({ statement }) => statement.order[0]),
    rows.map(({ statement }) => statement.order[1]),
    rows.map(({ knownFrom }) => knownFrom),
    rows.map(({ knownTo }) => knownTo),
    rows.map(({ statement }) => statement.eventVersion),
    rows.map(({ statement }) => statement.statement),
    rows.map(({ statement }) => statementBody(statement)),
  ];
  return [{ statement: insertStatements, values }];
}
