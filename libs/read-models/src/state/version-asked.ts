import type { PartnershipWorlds } from '#domain';

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
  /** The clock when the last event of that version was appended; null: an import that does not tell, or nothing is recorded. */
  readonly appendedAt: string | null;
  readonly worlds: PartnershipWorlds;
}

/** An event of a partnership, or the state that it led to. */
export interface VersionRef {
  readonly partnershipId: string;
  readonly version: number;
}

/** What a version of a partnership is kept and found under. */
export const versionKey = ({ partnershipId, version }: VersionRef): string => `${partnershipId} ${version}`;

export type HeadRow = {
  build: number;
  head_version: number;
  head_recorded_at: Date;
  recorded_at: Date | null;
  /** The clock at the append of the version's last event; null: an import that does not tell, or nothing is recorded. */
  appended_at: Date | null;
  version?: number | null;
};

export type VersionOf = Pick<OpenPartnership, 'build' | 'head' | 'version' | 'recordedAt' | 'appendedAt'>;

export function versionFound({ version: asked, instant }: VersionAsked, row: HeadRow): VersionOf {
  const head = { version: row.head_version, recordedAt: row.head_recorded_at.toISOString() };
  const version = asked ?? (instant ? (row.version ?? 0) : head.version);
  const recordedAt = version === head.version ? head.recordedAt : (row.recorded_at?.toISOString() ?? null);
  const appendedAt = recordedAt === null ? null : (row.appended_at?.toISOString() ?? null);
  return { build: row.build, head, version, recordedAt, appendedAt };
}

/** Nothing before the first record and beyond the last one. */
export const wantedOf = ({ partnershipId }: VersionAsked, { head, version }: VersionOf): VersionRef | null =>
  version >= 1 && version <= head.version ? { partnershipId, version } : null;
