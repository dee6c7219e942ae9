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
import { idsNamedBy, newTermsOf, type Refusal } from '#domain';
import {
  decideOnStored,
  loadDecisionStates,
  namesLookedUpBy,
  refusalOfStated,
  type MomentRefusal,
  type Proposal,
  type StoredState,
} from '#ledger';
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
}

type Refused = Refusal | (MomentRefusal & { readonly pointer: string });

export interface Preview extends DecisionPreview {
  readonly version: number;
  readonly refusals: readonly Refused[];
}

export class PreviewQuery extends Query<Preview> {
  constructor(readonly parameters: PreviewParameters) {
    super();
  }
}

/** The most previews at once: each uses a connection. */
const PREVIEWS_AT_ONCE = 2;
const NO_TERMS = { count: 0, named: new Set<string>() };
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
    { partnershipId, events: submitted, recordedAt }: PreviewParameters,
  ): Promise<Preview> {
    const now = this.clock().toISOString();
    const day = (recordedAt ?? now).slice(0, 10);
    const events = submitted.map((event): Event => ({ id: idOf(event) ?? randomUUID(), ...fillDefaults(event, day) }));
    const proposal: Proposal = { events, author: 'client', knownParties: 'all' };
    const stored = await this.load(db, partnershipId, proposal);
    const { head, recordedAt: headAt } = stored.headState;
    const refusals = this.refusalsOf(stored, proposal, { recordedAt, now });
    if (refusals.length > 0)
      return { version: head.version, refusals, termChanges: [], furtherChanges: 0, warnings: [] };
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
    return { version: head.version + events.length, refusals, ...(await previewDecision(db, decision)) };
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

  private refusalsOf(
    stored: StoredState,
    proposal: Proposal,
    { recordedAt, now }: { readonly recordedAt: string | null; readonly now: string },
  ): readonly Refused[] {
    const ofMoment = refusalOfStated(recordedAt, { head: stored.headState.recordedAt, now });
    if (ofMoment) return [{ ...ofMoment, pointer: '/recordedAt' }];
    const { termKinds, writeVersion } = this;
    const verdict = decideOnStored(stored, proposal, { termKinds, writeVersion });
    return 'refused' in verdict ? verdict.refused : [];
  }
}

const idOf = (event: unknown): string | undefined => (event as { id?: string }).id;
