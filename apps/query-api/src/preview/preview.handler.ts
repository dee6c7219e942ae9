import { randomUUID } from 'node:crypto';
import {
  fillDefaults,
  fingerprintOf,
  SHAPE_SCHEMA_VERSION,
  type Decision,
  type Event,
  type TermKindRegistry,
  type WriteVersion,
} from '#contracts';
import { idsNamedBy, newTermsOf } from '#domain';
import type { ProblemFault } from '#http';
import { decideOnStored, loadDecisionStates, namesLookedUpBy, type Proposal, type StoredState } from '#ledger';
import { Limiter, type Queryable } from '#postgres';
import { previewDecision, type DecisionPreview } from '#read-models';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { WRITE_VERSION } from '../answers/answers';
import { CLOCK, type Clock } from '../question/clock';
import { TERM_KINDS } from '../registers/registers.controller';
import { ReadDatabase } from '../reads/read-database';

export interface PreviewParameters {
  readonly partnershipId: string;
  /** The events, checked against the schema, without defaults. */
  readonly events: readonly unknown[];
  /** The time at which they became known, as the caller states it; null: now. */
  readonly recordedAt: string | null;
  /** The faults of the body that have codes of their own, such as `date-invalid`. If there are any, no decision is made. */
  readonly refusals: readonly ProblemFault[];
}

export interface Preview extends DecisionPreview {
  readonly version: number;
  readonly refusals: readonly ProblemFault[];
}

export class PreviewQuery extends Query<Preview> {
  constructor(readonly parameters: PreviewParameters) {
    super();
  }
}

/** The most previews at once: each uses a connection. */
const PREVIEWS_AT_ONCE = 2;
const NO_TERMS = { count: 0, named: new Set<string>() };
const NO_PROPOSAL: Proposal = { events: [], author: 'client', knownParties: 'all', recordedAt: null };
/** A preview does not check whether its partition is halted. */
const NO_PARTITION = -1;

@QueryHandler(PreviewQuery)
export class PreviewHandler implements IQueryHandler<PreviewQuery> {
  private readonly previews = new Limiter(PREVIEWS_AT_ONCE);

  constructor(
    private readonly database: ReadDatabase,
    @Inject(TERM_KINDS) private readonly termKinds: TermKindRegistry,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WRITE_VERSION) private readonly writeVersion: WriteVersion,
  ) {}

  execute({ parameters }: PreviewQuery): Promise<Preview> {
    return this.previews.run(() => this.database.snapshot((db) => this.preview(db, parameters)));
  }

  private async preview(
    db: Queryable,
    { partnershipId, events: submitted, recordedAt, refusals }: PreviewParameters,
  ): Promise<Preview> {
    if (refusals.length > 0) {
      const { headState } = await this.load(db, partnershipId, { ...NO_PROPOSAL, recordedAt });
      return refusedAt(headState.head.version, refusals);
    }
    const now = this.clock().toISOString();
    const day = (recordedAt ?? now).slice(0, 10);
    const events = submitted.map((event): Event => ({ id: idOf(event) ?? randomUUID(), ...fillDefaults(event, day) }));
    const proposal: Proposal = { ...NO_PROPOSAL, events, recordedAt };
    const stored = await this.load(db, partnershipId, proposal);
    const { head, recordedAt: headAt } = stored.headState;
    const { termKinds, writeVersion } = this;
    const verdict = decideOnStored(stored, proposal, { termKinds, writeVersion, now });
    if ('refused' in verdict) return refusedAt(head.version, verdict.refused);
    const stamp = recordedAt ?? now;
    const decision: Decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: randomUUID(),
      partnershipId,
      expectedHead: head,
      fingerprint: fingerprintOf(submitted),
      actor: 'preview',
      recordedAt: stamp > headAt ? stamp : headAt,
      imported: recordedAt !== null,
      appendedAt: now,
      events,
    };
    return { version: head.version + events.length, refusals: [], ...(await previewDecision(db, decision)) };
  }

  private async load(db: Queryable, partnershipId: string, proposal: Proposal): Promise<StoredState> {
    const { events } = proposal;
    const parameters = {
      partnershipId,
      partition: NO_PARTITION,
      commandIds: [],
      eventIds: idsNamedBy(events),
      names: namesLookedUpBy([proposal], this.termKinds),
      terms: newTermsOf(events, NO_TERMS).map(({ term }) => term),
    };
    const [stored] = await loadDecisionStates(db, [parameters]);
    return stored!;
  }
}

const refusedAt = (version: number, refusals: readonly ProblemFault[]): Preview => ({
  version,
  refusals,
  termChanges: [],
  furtherChanges: 0,
  warnings: [],
});

const idOf = (event: unknown): string | undefined => (event as { id?: string }).id;
