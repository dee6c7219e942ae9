import { getHeapStatistics } from 'node:v8';
import type { Event } from '#contracts';
import { NOTHING_RECORDED, type Day, type PartnershipState } from '#domain';
import { rowsOf, SharedWork, type Queryable } from '#ledger';
import { eventFacts, type EventFacts } from './event-facts';
import { bytesOfFacts, bytesOfRows, bytesOfTexts } from './bytes-held';
import {
  LONGEST_KEPT,
  loadEventFacts,
  loadHistories,
  loadStates,
  openHead,
  openHistory,
  readHead,
  readHeads,
  readVersionAt,
} from './load-state.sql';
import { KnownRows, type RowTexts } from './known-rows';
import { WeightedLru } from './weighted-lru';

/** Which version of a partnership: a given one, that of a moment, or with neither the head. */
export interface VersionAsked {
  readonly partnershipId: string;
  readonly version?: number | undefined;
  readonly instant?: Date | undefined;
  /** The day that it is asked about, if one: the events that are likely told of are read along. */
  readonly day?: Day | null | undefined;
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

/** What is known of a partnership at a version, as it was sent, and of a whole one at each version before too. */
class History {
  /** Whether a state was made of it before. */
  isUsed = false;

  constructor(
    readonly version: number,
    readonly rows: RowTexts,
    private readonly isWhole: boolean,
  ) {}

  tellsOf(version: number): boolean {
    return version === this.version || (this.isWhole && version < this.version);
  }
}

type HeadRow = {
  build: number;
  head_version: number;
  head_recorded_at: Date;
  recorded_at: Date | null;
  version?: number | null;
};
type HistoryRow = RowTexts & Pick<HeadRow, 'build' | 'head_version'>;
type StateRow = RowTexts & { id: string; version: number };
type EventArray = [by: number, recordedAt: number, body: Event];
type OpenedRow = HeadRow & HistoryRow & { readonly events: EventArray[] | null };

/** How much of each is held, by default, in bytes as estimated by `bytes-held`: a share of what Node may use, in a small container little. */
const SHARE = getHeapStatistics().heap_size_limit / 16;
const HELD = { histories: SHARE, rows: SHARE, events: SHARE };

/** Who asks while others are answered shares the next round trip: of a busy service's time, most goes into sending. */
const HEADS = { atOnce: 2, weight: 64, weightOf: () => 1 };

/**
 * Reads partnerships as they stood at a version. What never changes is kept in memory: what is known of a partnership up to a version, as it was
 * sent, and with what is made of it; what an event says.
 */
export class PartnershipReader {
  /** By partnership, and by `versionKey` where a version was read alone. */
  private readonly histories: WeightedLru<string, History>;
  private readonly rows: WeightedLru<History, KnownRows>;
  private readonly events: WeightedLru<string, EventFacts>;

  private readonly heads: SharedWork<VersionAsked, HeadRow | null>;
  private build = 0;

  constructor(
    private readonly db: Queryable,
    held: Readonly<typeof HELD> = HELD,
  ) {
    this.histories = new WeightedLru(held.histories);
    this.rows = new WeightedLru(held.rows);
    this.events = new WeightedLru(held.events);
    this.heads = new SharedWork(
      async (asked) => (asked.length === 1 ? [await this.readHead(asked[0]!)] : this.readHeads(asked)),
      HEADS,
    );
  }

  /** Null if the partnership is not known. One round trip: of its head, shared with others, where it is held, else of all that is needed of it. */
  async open(asked: VersionAsked): Promise<OpenPartnership | null> {
    const row = await (this.isHeld(asked) ? this.heads.do(asked) : this.openHistory(asked));
    if (!row) return null;
    const found = versionFound(asked, row);
    const states = await this.statesAt(wantedOf(asked, found));
    return { ...found, state: states.get(keyOf(asked, found)) ?? NOTHING_RECORDED };
  }

  /** The same for many, in the order asked: at most three round trips for all of them. */
  async openMany(asked: readonly VersionAsked[]): Promise<(OpenPartnership | null)[]> {
    const found = (await this.readHeads(asked)).map((row, index) => row && versionFound(asked[index]!, row));
    const states = await this.statesAt(found.flatMap((it, index) => (it ? wantedOf(asked[index]!, it) : [])));
    return found.map((it, index) => it && { ...it, state: states.get(keyOf(asked[index]!, it)) ?? NOTHING_RECORDED });
  }

  /** What events say, by `versionKey`; at most one round trip. */
  async facts(refs: readonly VersionRef[]): Promise<ReadonlyMap<string, EventFacts>> {
    const { held, missing } = split(refs, this.events);
    if (missing.length === 0) return held;
    const [row] = await rowsOf<{ events: EventArray[] | null }>(this.db, loadEventFacts, columnsOf(missing));
    for (const [nth, ...event] of row?.events ?? []) {
      const ref = missing[nth - 1]!;
      held.set(versionKey(ref), this.holdFacts(ref, ...event));
    }
    return held;
  }

  /** What was held of a build that no longer serves may differ, if that was accepted. */
  private forgetFormer({ build }: Pick<HeadRow, 'build'>): void {
    if (build === this.build) return;
    this.build = build;
    this.histories.clear();
    this.rows.clear();
    this.events.clear();
  }

  private async readHead({ partnershipId, version, instant }: VersionAsked): Promise<HeadRow | null> {
    const [row] =
      version === undefined && instant
        ? await rowsOf<HeadRow>(this.db, readVersionAt, [partnershipId, instant])
        : await rowsOf<HeadRow>(this.db, readHead, [partnershipId, version ?? null]);
    if (row) this.forgetFormer(row);
    return row ?? null;
  }

  /** In the order asked; null where a partnership is not known. */
  private async readHeads(asked: readonly VersionAsked[]): Promise<(HeadRow | null)[]> {
    const rows = await rowsOf<HeadRow & { n: number }>(this.db, readHeads, [
      asked.map(({ partnershipId }) => partnershipId),
      asked.map(({ version }) => version ?? null),
      asked.map(({ instant }) => instant ?? null),
    ]);
    if (rows[0]) this.forgetFormer(rows[0]);
    const found = new Map(rows.map((row) => [row.n - 1, row]));
    return asked.map((_, index) => found.get(index) ?? null);
  }

  /** Whether the head is all that may be missing, or which version it is. */
  private isHeld({ partnershipId, version, instant }: VersionAsked): boolean {
    if (version !== undefined) return this.historyAt({ partnershipId, version }) !== undefined;
    return instant !== undefined || this.histories.get(partnershipId) !== undefined;
  }

  private historyAt(ref: VersionRef): History | undefined {
    const history = this.histories.get(ref.partnershipId);
    return history?.tellsOf(ref.version) ? history : this.histories.get(versionKey(ref));
  }

  private async openHistory({ partnershipId, version, day = null }: VersionAsked): Promise<HeadRow | null> {
    const [row] =
      version === undefined
        ? await rowsOf<OpenedRow>(this.db, openHead, [partnershipId, day])
        : await rowsOf<OpenedRow>(this.db, openHistory, [partnershipId, day, version]);
    if (!row) return null;
    this.holdHistory(partnershipId, row);
    if (version !== undefined && version < row.head_version && isLong(row.head_version))
      this.holdAlone({ partnershipId, version }, row);
    for (const [of, ...event] of row.events ?? []) this.holdFacts({ partnershipId, version: of }, ...event);
    return row;
  }

  /** By `versionKey`. */
  private async statesAt(asked: readonly Wanted[]): Promise<ReadonlyMap<string, PartnershipState>> {
    const wanted = [...new Map(asked.map((ref) => [versionKey(ref), ref])).values()];
    const states = new Map<string, PartnershipState>();
    /** Gives those of which nothing tells. */
    const unless = (refs: readonly Wanted[], told: (ref: Wanted) => History | undefined): Wanted[] =>
      refs.filter((ref) => {
        const history = told(ref);
        if (history) states.set(versionKey(ref), this.stateOf(history, ref.version));
        return !history;
      });
    const unheld = unless(wanted, (ref) => this.historyAt(ref));
    if (unheld.length === 0) return states;
    const read = await this.readHistories(unheld.filter((ref) => !this.isAlone(ref)));
    const alone = unless(unheld, ({ partnershipId, version }) => {
      const history = read.get(partnershipId);
      return history?.tellsOf(version) ? history : undefined;
    });
    if (alone.length === 0) return states;
    for (const row of await rowsOf<StateRow>(this.db, loadStates, columnsOf(alone))) {
      const ref = { partnershipId: row.id, version: row.version };
      states.set(versionKey(ref), this.stateOf(this.holdAlone(ref, row), row.version));
    }
    return states;
  }

  /** A past version of a history that is known to be long. */
  private isAlone({ partnershipId, past }: Wanted): boolean {
    const history = this.histories.get(partnershipId);
    return past && history !== undefined && isLong(history.version);
  }

  private async readHistories(wanted: readonly Wanted[]): Promise<ReadonlyMap<string, History>> {
    if (wanted.length === 0) return new Map();
    const past = new Map<string, boolean>();
    for (const ref of wanted) past.set(ref.partnershipId, ref.past || (past.get(ref.partnershipId) ?? false));
    const rows = await rowsOf<HistoryRow & { id: string }>(this.db, loadHistories, [
      [...past.keys()],
      [...past.values()],
    ]);
    return new Map(rows.map((row) => [row.id, this.holdHistory(row.id, row)]));
  }

  private holdHistory(partnershipId: string, row: HistoryRow): History {
    this.forgetFormer(row);
    const { head_version: version, claims, statements } = row;
    const { closed_claims, closed_statements } = isLong(version) ? NOT_KEPT : row;
    const texts = { claims, statements, closed_claims, closed_statements };
    return this.hold(partnershipId, new History(version, texts, closed_claims !== null));
  }

  private holdAlone(ref: VersionRef, row: RowTexts): History {
    const { claims, statements, closed_claims, closed_statements } = row;
    const texts = { claims, statements, closed_claims, closed_statements };
    return this.hold(versionKey(ref), new History(ref.version, texts, false));
  }

  private hold(key: string, history: History): History {
    this.histories.set(key, history, bytesOfTexts(Object.values(history.rows)));
    return history;
  }

  /** What is made of a history is kept from the second time on: most are asked for once, and what outlives its answer costs the collector. */
  private stateOf(history: History, version: number): PartnershipState {
    let rows = this.rows.get(history);
    if (!rows) {
      rows = KnownRows.of(history.rows);
      if (history.isUsed) this.rows.set(history, rows, bytesOfRows(rows));
      history.isUsed = true;
    }
    return rows.at(version);
  }

  private holdFacts(ref: VersionRef, recordedAt: number, body: Event): EventFacts {
    const facts = eventFacts(body, ref.version, new Date(recordedAt).toISOString());
    this.events.set(versionKey(ref), facts, bytesOfFacts(facts));
    return facts;
  }
}

interface Wanted extends VersionRef {
  /** Whether it is older than the head. */
  readonly past: boolean;
}

/** What stood once is not kept of it: each past version is read and held alone. */
const isLong = (version: number): boolean => version > LONGEST_KEPT;
const NOT_KEPT = { closed_claims: null, closed_statements: null } as const;

type VersionOf = Pick<OpenPartnership, 'build' | 'head' | 'version' | 'recordedAt'>;

function versionFound({ version: asked, instant }: VersionAsked, row: HeadRow): VersionOf {
  const head = { version: row.head_version, recordedAt: row.head_recorded_at.toISOString() };
  const version = asked ?? (instant ? (row.version ?? 0) : head.version);
  const recordedAt = version === head.version ? head.recordedAt : (row.recorded_at?.toISOString() ?? null);
  return { build: row.build, head, version, recordedAt };
}

const wantedOf = ({ partnershipId }: VersionAsked, { head, version }: VersionOf): Wanted[] =>
  isRecorded(head, version) ? [{ partnershipId, version, past: version < head.version }] : [];

const keyOf = ({ partnershipId }: VersionAsked, { version }: VersionOf): string =>
  versionKey({ partnershipId, version });

/** Neither before the first record nor beyond the last one. */
const isRecorded = (head: OpenPartnership['head'], version: number): boolean => version >= 1 && version <= head.version;

const columnsOf = (refs: readonly VersionRef[]): unknown[] => [
  refs.map(({ partnershipId }) => partnershipId),
  refs.map(({ version }) => version),
];

/** What is held of the versions, by `versionKey`, and each of the others once. */
function split<V, Ref extends VersionRef>(
  refs: readonly Ref[],
  cache: WeightedLru<string, V>,
): { held: Map<string, V>; missing: Ref[] } {
  const held = new Map<string, V>();
  const missing = new Map<string, Ref>();
  for (const ref of refs) {
    const key = versionKey(ref);
    const known = held.get(key) ?? cache.get(key);
    if (known === undefined) missing.set(key, ref);
    else held.set(key, known);
  }
  return { held, missing: [...missing.values()] };
}
