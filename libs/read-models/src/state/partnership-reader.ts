import type { Event } from '#contracts';
import { NOTHING_RECORDED, type PartnershipState } from '#domain';
import { rowsOf, type Queryable } from '#ledger';
import { eventFacts, type EventFacts } from './event-facts';
import { loadEventFacts, loadStates, openPartnership, resolveVersions } from './load-state.sql';
import { HeldStates } from './held-states';
import { stateOfRows, type ClaimArray, type StatementArray } from './state-of-rows';
import { WeightedLru } from './weighted-lru';

/** Which version of a partnership: a given one, that of a moment, or with neither the head. */
export interface VersionAsked {
  readonly partnershipId: string;
  readonly version?: number | undefined;
  readonly instant?: Date | undefined;
}

/** What `VersionAsked` comes to. The version is 0 before the first record, and may be one that is not there yet. */
export interface VersionFound {
  readonly head: { readonly version: number; readonly recordedAt: string };
  readonly version: number;
  readonly recordedAt: string | null;
}

export interface OpenPartnership extends VersionFound {
  readonly state: PartnershipState;
}

export interface VersionRef {
  readonly partnershipId: string;
  readonly version: number;
}

type FoundRow = { head_version: number; head_recorded_at: Date; version: number; recorded_at: Date | null };
type StateRow = { claims: ClaimArray[] | null; statements: StatementArray[] | null };

const EVENTS_HELD = 50_000;
const CLAIMS_HELD = 200_000;

/** Reads partnerships as they stood at a version. What never changes is kept in memory: a state at a version, an event. */
export class PartnershipReader {
  private readonly held = new HeldStates(CLAIMS_HELD);
  private readonly events = new WeightedLru<string, EventFacts>(EVENTS_HELD);

  constructor(private readonly db: Queryable) {}

  /** Null if the partnership is not known. One round trip, whether its state is held or not. */
  async open(asked: VersionAsked): Promise<OpenPartnership | null> {
    const { partnershipId, version, instant } = asked;
    const held = this.held.likely(partnershipId, version);
    const [row] = await rowsOf<FoundRow & StateRow>(this.db, openPartnership, [
      partnershipId,
      version ?? null,
      instant ?? null,
      [...held.keys()],
    ]);
    if (!row) return null;
    const found = versionFound(row);
    if (hasNothing(found)) return { ...found, state: NOTHING_RECORDED };
    const state = held.get(found.version) ?? this.hold(partnershipId, found.version, row);
    return { ...found, state };
  }

  /** The same for many, in the order asked: two round trips for all of them. */
  async openMany(asked: readonly VersionAsked[]): Promise<(OpenPartnership | null)[]> {
    const rows = await rowsOf<FoundRow & { n: number }>(this.db, resolveVersions, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => version ?? null),
      asked.map(({ instant }) => instant ?? null),
    ]);
    const found = new Map(rows.map((row) => [row.n - 1, versionFound(row)]));
    const states = await this.states(
      asked.flatMap(({ partnershipId }, index) => {
        const it = found.get(index);
        return it && !hasNothing(it) ? [{ partnershipId, version: it.version }] : [];
      }),
    );
    return asked.map(({ partnershipId }, index) => {
      const it = found.get(index);
      if (!it) return null;
      return { ...it, state: states.get(versionKey({ partnershipId, version: it.version })) ?? NOTHING_RECORDED };
    });
  }

  /** What events say, by `versionKey`; at most one round trip. */
  async facts(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, EventFacts>> {
    const facts = new Map<string, EventFacts>();
    const missing = new Map<string, VersionRef>();
    for (const ref of refs) {
      const key = versionKey(ref);
      const known = facts.get(key) ?? this.events.get(key);
      if (known) facts.set(key, known);
      else missing.set(key, ref);
    }
    if (missing.size === 0) return facts;
    const wanted = [...missing.values()];
    const rows = await rowsOf<{ partnership_id: string; version: number; recorded_at: Date; body: Event }>(
      this.db,
      loadEventFacts,
      [wanted.map(({ partnershipId }) => partnershipId), wanted.map(({ version }) => version)],
    );
    for (const { partnership_id, version, recorded_at, body } of rows) {
      const key = versionKey({ partnershipId: partnership_id, version });
      const told = eventFacts(body, version, recorded_at.toISOString());
      this.events.set(key, told, 1);
      facts.set(key, told);
    }
    return facts;
  }

  private async states(wanted: readonly VersionRef[]): Promise<ReadonlyMap<string, PartnershipState>> {
    const states = new Map<string, PartnershipState>();
    const missing = new Map<string, VersionRef>();
    for (const ref of wanted) {
      const held = this.held.get(ref.partnershipId, ref.version);
      if (held) states.set(versionKey(ref), held);
      else missing.set(versionKey(ref), ref);
    }
    if (missing.size === 0) return states;
    const refs = [...missing.values()];
    const rows = await rowsOf<StateRow & { id: string; version: number }>(this.db, loadStates, [
      refs.map(({ partnershipId }) => partnershipId),
      refs.map(({ version }) => version),
    ]);
    for (const row of rows)
      states.set(versionKey({ partnershipId: row.id, version: row.version }), this.hold(row.id, row.version, row));
    return states;
  }

  private hold(partnershipId: string, version: number, { claims, statements }: StateRow): PartnershipState {
    const state = stateOfRows(partnershipId, claims, statements);
    this.held.set(partnershipId, version, state);
    return state;
  }
}

/** What a version of a partnership is kept and found under. */
export const versionKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${version}`;

const versionFound = (row: FoundRow): VersionFound => ({
  head: { version: row.head_version, recordedAt: row.head_recorded_at.toISOString() },
  version: row.version,
  recordedAt: row.recorded_at?.toISOString() ?? null,
});

/** Before the first record, or beyond the last one. */
const hasNothing = ({ head, version }: VersionFound): boolean => version < 1 || version > head.version;
