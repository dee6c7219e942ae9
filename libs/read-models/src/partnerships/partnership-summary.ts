import { MOST_PARTIES_LISTED } from '#ledger';

/** A row that an older release wrote has no names of parties until its next decision. Ids stand in for them. */
export const columns = `id, version, head_event_id, recorded_at, encode(history_hash, 'hex') AS history_hash, name, cardinality(parties) AS party_count,
  coalesce(listed_parties, (SELECT json_agg(json_build_object('id', party, 'name', party)) FROM unnest(parties[1:${MOST_PARTIES_LISTED}]) AS party), '[]') AS parties`;

export interface SummaryRow {
  [column: string]: unknown;
  id: string;
  version: number;
  head_event_id: string;
  recorded_at: Date;
  history_hash: string;
  name: string | null;
  parties: PartyNamed[];
  party_count: number;
}

interface PartyNamed {
  readonly id: string;
  readonly name: string;
}

/** A partnership as it stands now. */
export interface PartnershipSummary {
  readonly partnershipId: string;
  readonly name: string | null;
  readonly parties: readonly PartyNamed[];
  /** The number of unlisted parties; absent if all are listed. */
  readonly moreParties?: number;
  readonly head: {
    readonly version: number;
    readonly eventId: string;
    /** The hash, in hexadecimal. */
    readonly historyHash: string;
  };
  readonly recordedAt: string;
}

export const summaryOf = (row: SummaryRow): PartnershipSummary => ({
  partnershipId: row.id,
  name: row.name,
  parties: row.parties,
  ...(row.party_count > MOST_PARTIES_LISTED ? { moreParties: row.party_count - MOST_PARTIES_LISTED } : {}),
  head: { version: row.version, eventId: row.head_event_id, historyHash: row.history_hash },
  recordedAt: row.recorded_at.toISOString(),
});
