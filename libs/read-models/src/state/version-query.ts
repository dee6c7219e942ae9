import type { PartnershipWorlds } from '#domain';

/** Selects a version of a partnership: a given one, the one at an instant, or by default the head. */
export interface VersionQuery {
  readonly partnershipId: string;
  readonly version?: number | undefined;
  readonly instant?: Date | undefined;
}

/** A partnership at the queried version. The version is 0 before the first record, and may lie beyond the head. */
export interface OpenPartnership {
  /** The build of the read models from which it was read. */
  readonly build: number;
  readonly head: { readonly version: number; readonly recordedAt: string };
  readonly version: number;
  /** Null where nothing is recorded at that version. */
  readonly recordedAt: string | null;
  /** The time at which the last event of that version was appended; null: an import did not state it, or nothing is recorded. */
  readonly appendedAt: string | null;
  readonly worlds: PartnershipWorlds;
}

/** A version of a partnership: its event, or the state after it. */
export interface VersionRef {
  readonly partnershipId: string;
  readonly version: number;
}

/** Returns the cache key of a version. */
export const versionKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${version}`;

export type HeadRow = {
  build: number;
  head_version: number;
  head_recorded_at: Date;
  recorded_at: Date | null;
  /** The time at which the version's last event was appended; null: an import did not state it, or nothing is recorded. */
  appended_at: Date | null;
  version?: number | null;
};

export type VersionOf = Pick<OpenPartnership, 'build' | 'head' | 'version' | 'recordedAt' | 'appendedAt'>;

export function versionFound({ version: requested, instant }: VersionQuery, row: HeadRow): VersionOf {
  const head = { version: row.head_version, recordedAt: row.head_recorded_at.toISOString() };
  const version = requested ?? (instant ? (row.version ?? 0) : head.version);
  const recordedAt = version === head.version ? head.recordedAt : (row.recorded_at?.toISOString() ?? null);
  const appendedAt = recordedAt === null ? null : (row.appended_at?.toISOString() ?? null);
  return { build: row.build, head, version, recordedAt, appendedAt };
}

/** Returns null before the first record and beyond the head. */
export const wantedOf = ({ partnershipId }: VersionQuery, { head, version }: VersionOf): VersionRef | null =>
  version >= 1 && version <= head.version ? { partnershipId, version } : null;
