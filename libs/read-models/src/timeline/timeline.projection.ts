import { termsTouched } from '#domain';
import { refuseTooHeavy, type EffectiveDecision, type Projected, type Projection } from '#ledger';
import { TimeSlice } from '#observability';
import { type Statement as Prepared, type Write } from '#postgres';
import type { PoolClient } from 'pg';
import { rowOfClaim } from '../claims/claim-row';
import { sharedDayOf, statementBody } from '../statements/statement-row';
import { WorkingDueDays } from './working-due-days';
import { byTerm, termColumns, type TermOf } from '../terms/term-of';
import { contentInPostgres } from './stored-content';
import { TimelineCache } from './timeline-cache';
import type { ProjectionOptions } from './projection-options';
import { loadWorkload } from './load-working-timelines';
import { projectDecision, type MovedDays, type ProjectedDecision } from './project-decision';
import type { ProjectionWork } from './work-of-decision';
import type { WorkingTimeline } from './working-timeline';
import { closeClaims, closeStatements, insertClaims, insertStatements, insertTerms } from './write-timeline.sql';

/** Projects claims and statements as they stand at every version, and the term changes of each event. Each applier needs a projection of its own. */
export const timelineProjection = ({ cachedBytes, worked }: ProjectionOptions = {}): Projection =>
  new TimelineProjection(new TimelineCache(cachedBytes), worked);

class TimelineProjection implements Projection {
  constructor(
    private readonly cache: TimelineCache,
    private readonly worked?: (work: ProjectionWork) => void,
  ) {}

  forget(partition: number): void {
    this.cache.forget(partition);
  }

  async project(tx: PoolClient, decisions: readonly EffectiveDecision[]): Promise<Projected> {
    const { content, committed } = await this.cache.open(contentInPostgres(tx), decisions);
    const dueDays = new WorkingDueDays(content);
    // Most events change only the terms that they name. The due days of those are read with the claims, in one round trip.
    const [{ timelines, deltas }] = await Promise.all([
      loadWorkload(content, decisions),
      dueDays.load(decisions.flatMap(termsOfDecision)),
    ]);
    const projected: ProjectedDecision[] = [];
    const slice = new TimeSlice();
    let bytes = 0;
    for (const decision of decisions) {
      projected.push(await projectDecision(decision, timelines, deltas, slice));
      bytes += projected.at(-1)!.changes.bytes;
      if (projected.length > 1) refuseTooHeavy(bytes);
    }
    this.worked?.(workOf(projected, timelines));
    await moveDueDays(
      dueDays,
      projected.flatMap(({ moved }) => moved),
    );
    return {
      termChanges: projected.map(({ changes }) => changes),
      writes: () => [...writesOfTimelines(timelines, decisions), ...dueDays.writes()],
      committed: () => committed({ timelines, dueDays: dueDays.moved() }),
    };
  }
}

function workOf(
  projected: readonly ProjectedDecision[],
  timelines: ReadonlyMap<string, WorkingTimeline>,
): ProjectionWork {
  const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
  return {
    claimsCompared: sum(projected.map(({ claimsCompared }) => claimsCompared)),
    claimsFolded: sum([...timelines.values()].map(({ claimsFolded }) => claimsFolded)),
    changesDerived: sum(projected.map(({ changes }) => changes.count)),
  };
}

async function moveDueDays(days: WorkingDueDays, moved: readonly MovedDays[]): Promise<void> {
  const touched = moved.flatMap(({ recorded: { partnershipId }, boundaries }) =>
    boundaries.map(({ term }) => ({ partnershipId, term })),
  );
  await days.load(touched);
  for (const { recorded, boundaries } of moved) days.take(recorded, boundaries);
}

/** Returns the terms that the events of a decision name. */
const termsOfDecision = ({ decision: { partnershipId, events } }: EffectiveDecision): TermOf[] =>
  events
    .flatMap((event) => termsTouched(event.type === 'EventCorrected' ? event.data.replacement.effects : event.effects))
    .map((term) => ({ partnershipId, term }));

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

/** A term with stored claims was written with the first of them. */
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
    timeline.newClaims().map(({ claim, knownFrom, knownTo }) => ({
      ...rowOfClaim(claim),
      partnership_id: timeline.partnershipId,
      known_from: knownFrom,
      known_to: knownTo,
    })),
  );
  if (rows.length === 0) return [];
  const values = [
    rows.map((row) => row.partnership_id),
    rows.map((row) => row.root_version),
    rows.map((row) => row.ordinal),
    rows.map((row) => row.known_from),
    rows.map((row) => row.known_to),
    rows.map((row) => row.event_version),
    rows.map((row) => row.effect),
    rows.map((row) => row.reach),
    rows.map((row) => row.kind),
    rows.map((row) => row.scope),
    rows.map((row) => row.start_lo),
    rows.map((row) => row.start_hi),
    rows.map((row) => row.until_lo),
    rows.map((row) => row.until_hi),
    rows.map((row) => row.occurred_lo),
    rows.map((row) => row.answer),
    rows.map((row) => JSON.stringify(row.written)),
  ];
  return [{ statement: insertClaims, values }];
}

function writesOfStatements(timelines: readonly WorkingTimeline[]): Write[] {
  const rows = timelines.flatMap((timeline) =>
    timeline
      .newStatements()
      .map((row) => ({ ...row, partnershipId: timeline.partnershipId, day: sharedDayOf(row.statement) })),
  );
  if (rows.length === 0) return [];
  const values = [
    rows.map((row) => row.partnershipId),
    rows.map(({ statement }) => statement.order[0]),
    rows.map(({ statement }) => statement.order[1]),
    rows.map(({ knownFrom }) => knownFrom),
    rows.map(({ knownTo }) => knownTo),
    rows.map(({ statement }) => statement.eventVersion),
    rows.map(({ statement }) => statement.fact),
    rows.map(({ day }) => day?.lo ?? null),
    rows.map(({ day }) => day?.hi ?? null),
    rows.map(({ statement }) => statementBody(statement)),
  ];
  return [{ statement: insertStatements, values }];
}
