import {
  FIRST_HISTORY_HASH,
  historyHash,
  isCorrection,
  NO_HEAD,
  storedEvent,
  type Decision,
  type EventType,
  type OriginalType,
} from '#contracts';
import { evolveProfile, headAfter, NO_PROFILE, type Profile } from '#domain';
import type { PlacedRecord } from './placed-record';
import { rowsOf, type Queryable } from '#postgres';
import type { VersionRange } from '../register/names-of-batch';
import { loadCommands, loadNamedEvents } from './load-batch-state.sql';
import type { Heads, PartnershipHead } from './heads';
import type { EffectiveDecision, RecordedEvent } from '../decisions/recorded-event';

interface NamedEvent {
  readonly version: number;
  readonly type: EventType;
  readonly root: NonNullable<RecordedEvent['root']>;
}

const NEW: PartnershipHead = {
  head: NO_HEAD,
  recordedAt: '',
  profile: NO_PROFILE,
  historyHash: FIRST_HISTORY_HASH,
};

/** What a batch reads from Postgres. If `commands` is set, this includes which of its commands have been effective before. */
export interface StateNeeds {
  readonly heads: Heads;
  readonly commands: boolean;
}

/** The part of a record that its effective decision keeps. */
export type AppliedRecord = Pick<PlacedRecord, 'partition' | 'offset' | 'timestamp' | 'placeHash'> & {
  /** The version of the records in which this one was written. */
  readonly writtenIn: number;
};

/** The state of the partnerships of one batch that rulings depend on. It advances in memory with each ruling. */
export class BatchState {
  private readonly heads = new Map<string, PartnershipHead>();
  private readonly storedProfiles = new Map<string, Profile>();
  private readonly unregistered = new Map<string, VersionRange>();
  private readonly fingerprints = new Map<string, string>();
  private readonly named = new Map<string, NamedEvent>();

  /** Loads the state in at most one round trip. */
  static async load(
    db: Queryable,
    decisions: readonly Decision[],
    { heads, commands }: StateNeeds,
  ): Promise<BatchState> {
    const state = new BatchState();
    await Promise.all([
      state.loadHeads(heads, decisions),
      commands && state.loadCommands(db, decisions),
      state.loadNamed(db, decisions),
    ]);
    return state;
  }

  private async loadHeads(heads: Heads, decisions: readonly Decision[]): Promise<void> {
    const ids = [...new Set(decisions.map(({ partnershipId }) => partnershipId))];
    for (const { id, head, unregistered, isListed } of await heads.of(ids)) {
      this.heads.set(id, head);
      if (unregistered) this.unregistered.set(id, unregistered);
      // Otherwise an older release wrote the row, and the next decision completes it.
      if (isListed) this.storedProfiles.set(id, head.profile);
    }
  }

  headOf(partnershipId: string): PartnershipHead {
    return this.heads.get(partnershipId) ?? NEW;
  }

  /** Returns the stored events of a partnership that an older release recorded without a register. */
  unregisteredOf(partnershipId: string): VersionRange | undefined {
    return this.unregistered.get(partnershipId);
  }

  /** Returns whether the database holds the current profile, with the register and the list columns. */
  isProfileStored(partnershipId: string): boolean {
    return (
      !this.unregistered.has(partnershipId) &&
      this.storedProfiles.get(partnershipId) === this.headOf(partnershipId).profile
    );
  }

  fingerprintOf({ partnershipId, commandId }: Decision): string | null {
    return this.fingerprints.get(pair(partnershipId, commandId)) ?? null;
  }

  /** Applies an effective decision: numbers its events, resolves the targets of its corrections and moves the head. */
  take(record: AppliedRecord, decision: Decision): EffectiveDecision {
    const { partnershipId } = decision;
    const before = this.headOf(partnershipId);
    const recordedAt = decision.recordedAt > before.recordedAt ? decision.recordedAt : before.recordedAt;
    const firstVersion = before.head.version + 1;
    let { profile } = before;
    const stored = decision.events.map(storedEvent);
    const events = decision.events.map((event, index) => {
      const version = firstVersion + index;
      const target = isCorrection(event) ? this.named.get(pair(partnershipId, event.data.target)) : undefined;
      const root = isCorrection(event)
        ? (target?.root ?? null)
        : { version, id: event.id, type: event.type, recordedAt };
      const key = pair(partnershipId, event.id);
      if (root && !this.named.has(key)) this.named.set(key, { version, type: event.type, root });
      profile = evolveProfile(profile, event, version);
      const body = JSON.stringify(stored[index]);
      return { partnershipId, version, event, body, root, targetVersion: target?.version ?? null, recordedAt };
    });
    const { commandId, fingerprint, actor, imported, appendedAt } = decision;
    const hash = historyHash(before.historyHash, {
      partnershipId,
      idempotencyKey: commandId,
      fingerprint,
      actor,
      recordedAt,
      imported,
      appendedAt,
      events: stored,
    });
    this.heads.set(partnershipId, { head: headAfter(decision), recordedAt, profile, historyHash: hash });
    this.fingerprints.set(pair(partnershipId, commandId), fingerprint);
    const { partition, offset, timestamp, writtenIn, placeHash } = record;
    return {
      place: { partition, offset },
      decision,
      writtenIn,
      firstVersion,
      recordedAt,
      appendedAt: appendedAt ?? new Date(timestamp).toISOString(),
      events,
      profile,
      historyHash: hash,
      placeHash,
    };
  }

  private async loadCommands(db: Queryable, decisions: readonly Decision[]): Promise<void> {
    if (decisions.length === 0) return;
    type Row = { partnership_id: string; command_id: string; fingerprint: string };
    const values = [
      decisions.map((decision) => decision.partnershipId),
      decisions.map((decision) => decision.commandId),
    ];
    for (const row of await rowsOf<Row>(db, loadCommands, values))
      this.fingerprints.set(pair(row.partnership_id, row.command_id), row.fingerprint);
  }

  private async loadNamed(db: Queryable, decisions: readonly Decision[]): Promise<void> {
    const targets = decisions.flatMap(({ partnershipId, events }) =>
      events.flatMap((event) => (isCorrection(event) ? [{ partnershipId, id: event.data.target }] : [])),
    );
    if (targets.length === 0) return;
    type Row = {
      partnership_id: string;
      event_id: string;
      version: number;
      type: EventType;
      root_version: number;
      root_id: string;
      root_type: OriginalType;
      root_recorded_at: Date;
    };
    const values = [targets.map((target) => target.partnershipId), targets.map((target) => target.id)];
    for (const row of await rowsOf<Row>(db, loadNamedEvents, values)) {
      const recordedAt = row.root_recorded_at.toISOString();
      const root = { version: row.root_version, id: row.root_id, type: row.root_type, recordedAt };
      this.named.set(pair(row.partnership_id, row.event_id), { version: row.version, type: row.type, root });
    }
  }
}

const pair = (a: string, b: string): string => `${a} ${b}`;
