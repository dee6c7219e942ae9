import type { Event } from '#contracts';
import { NOTHING_RECORDED, type PartnershipState } from '#domain';
import { rowsOf, type Queryable } from '#ledger';
import { eventFacts, type EventFacts } from './event-facts';
import { loadEventFacts, loadState, loadStates, readHead, readVersionAt, readVersions } from './load-state.sql';
import { stateOfRows, type ClaimArray, type StatementArray } from './state-of-rows';
import { WeightedLru } from './weighted-lru';

/** Which version of a partnership: a given one, that of a moment, or with neither the head. */
export interface VersionAsked {
  readonly partnershipId: string;
  readonly version?: number | undefined;
  readonly instant?: Date | undefined;
}

/** A partnership at the version that was asked for: 0 before the first record, and maybe one that is not there yet. */
export interface OpenPartnership {
  /** Which build of the read models it was read from. */
  readonly build: number;
  readonly head: { readonly version: number; readonly recordedAt: string };
  readonly version: number;
  /** Null where nothing is recorded at that version. */
  readonly recordedAt: string | null;
  readonly state: PartnershipState;
}

export interface VersionRef {
  readonly partnershipId: string;
  readonly version: number;
}

/** What a version of a partnership is kept and found under. */
export const versionKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${version}`;

interface VersionState {
  readonly state: PartnershipState;
  readonly recordedAt: string | null;
}

type HeadRow = { build: number; head_version: number; head_recorded_at: Date; version?: number | null };
type StateRow = { recorded_at: Date; claims: ClaimArray[] | null; statements: StatementArray[] | null };
type FactsRow = { partnership_id: string; version: number; recorded_at: Date; body: Event };

const EVENTS_HELD = 50_000;
const CLAIMS_HELD = 200_000;
const NOTHING: VersionState = { state: NOTHING_RECORDED, recordedAt: null };

/** Reads partnerships as they stood at a version. What never changes is kept in memory: a state at a version, an event. */
export class PartnershipReader {
  private readonly states = new WeightedLru<string, VersionState>(CLAIMS_HELD);
  private readonly events = new WeightedLru<string, EventFacts>(EVENTS_HELD);

  private build = 0;

  constructor(private readonly db: Queryable) {}

  /** Null if the partnership is not known. One round trip by a primary key where its state is held, else one more. */
  async open(asked: VersionAsked): Promise<OpenPartnership | null> {
    const { partnershipId, version, instant } = asked;
    const [row] =
      version === undefined && instant
        ? await rowsOf<HeadRow>(this.db, readVersionAt, [partnershipId, instant])
        : await rowsOf<HeadRow>(this.db, readHead, [partnershipId]);
    if (!row) return null;
    this.forgetFormer(row);
    const found = versionFound(asked, row);
    return { ...found, ...(await this.stateAt(partnershipId, found)) };
  }

  /** The same for many, in the order asked: at most two round trips for all of them. */
  async openMany(asked: readonly VersionAsked[]): Promise<(OpenPartnership | null)[]> {
    const rows = await rowsOf<HeadRow & { n: number }>(this.db, readVersions, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ instant }) => instant ?? null),
    ]);
    if (rows[0]) this.forgetFormer(rows[0]);
    const found = new Map(rows.map((row) => [row.n - 1, versionFound(asked[row.n - 1]!, row)]));
    const states = await this.statesAt(
      [...found].flatMap(([index, { head, version }]) =>
        isRecorded(head, version) ? [{ partnershipId: asked[index]!.partnershipId, version }] : [],
      ),
    );
    return asked.map(({ partnershipId }, index) => {
      const it = found.get(index);
      return it ? { ...it, ...(states.get(versionKey({ partnershipId, version: it.version })) ?? NOTHING) } : null;
    });
  }

  /** What events say, by `versionKey`; at most one round trip. */
  async facts(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, EventFacts>> {
    const { held, missing } = split(refs, this.events);
    if (missing.length === 0) return held;
    const rows = await rowsOf<FactsRow>(this.db, loadEventFacts, columnsOf(missing));
    for (const { partnership_id, version, recorded_at, body } of rows) {
      const key = versionKey({ partnershipId: partnership_id, version });
      const told = eventFacts(body, version, recorded_at.toISOString());
      this.events.set(key, told, 1);
      held.set(key, told);
    }
    return held;
  }

  /** What was held of a build that no longer serves may differ, if that was accepted. */
  private forgetFormer({ build }: HeadRow): void {
    if (build === this.build) return;
    this.build = build;
    this.states.clear();
    this.events.clear();
  }

  private async stateAt(partnershipId: string, { head, version }: VersionOf): Promise<VersionState> {
    if (!isRecorded(head, version)) return NOTHING;
    const ref = { partnershipId, version };
    const held = this.states.get(versionKey(ref));
    if (held) return held;
    const [row] = await rowsOf<StateRow>(this.db, loadState, [partnershipId, version]);
    return this.hold(ref, row!);
  }

  private async statesAt(wanted: readonly VersionRef[]): Promise<ReadonlyMap<string, VersionState>> {
    const { held, missing } = split(wanted, this.states);
    if (missing.length === 0) return held;
    const rows = await rowsOf<StateRow & { id: string; version: number }>(this.db, loadStates, columnsOf(missing));
    for (const row of rows) {
      const ref = { partnershipId: row.id, version: row.version };
      held.set(versionKey(ref), this.hold(ref, row));
    }
    return held;
  }

  private hold(ref: VersionRef, { claims, statements, recorded_at }: StateRow): VersionState {
    const state = stateOfRows(ref.partnershipId, claims, statements);
    const loaded = { state, recordedAt: recorded_at.toISOString() };
    this.states.set(versionKey(ref), loaded, state.weight);
    return loaded;
  }
}

type VersionOf = Pick<OpenPartnership, 'build' | 'head' | 'version'>;

function versionFound({ version, instant }: VersionAsked, row: HeadRow): VersionOf {
  const head = { version: row.head_version, recordedAt: row.head_recorded_at.toISOString() };
  return { build: row.build, head, version: version ?? (instant ? (row.version ?? 0) : head.version) };
}

/** Neither before the first record nor beyond the last one. */
const isRecorded = (head: OpenPartnership['head'], version: number): boolean => version >= 1 && version <= head.version;

const columnsOf = (refs: readonly VersionRef[]): unknown[] => [
  refs.map(({ partnershipId }) => partnershipId),
  refs.map(({ version }) => version),
];

/** What is held of the versions, by `versionKey`, and each of the others once. */
function split<V>(
  refs: readonly VersionRef[],
  cache: WeightedLru<string, V>,
): { held: Map<string, V>; missing: VersionRef[] } {
  const held = new Map<string, V>();
  const missing = new Map<string, VersionRef>();
  for (const ref of refs) {
    const key = versionKey(ref);
    const known = held.get(key) ?? cache.get(key);
    if (known === undefined) missing.set(key, ref);
    else held.set(key, known);
  }
  return { held, missing: [...missing.values()] };
}
