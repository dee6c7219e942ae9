import type { TermRef, Until } from '#contracts';
import type { TermClaim } from '#domain';

/** A claim as it is kept; its columns in the order of the statements that read and write it. */
export interface ClaimRow {
  partnership_id: string;
  root_version: number;
  ordinal: number;
  known_from: number;
  known_to: number | null;
  event_version: number;
  kind: string;
  scope: string;
  start_lo: number;
  start_hi: number;
  until_lo: number | null;
  until_hi: number | null;
  until_condition: string | null;
  occurred_lo: number;
  answer: string | null;
  written: Written;
}

interface Written {
  from: string;
  until?: Until;
  replaces?: TermRef[];
  replacedBy?: TermRef;
}

/** Columns that make a claim, for SELECT lists. */
export const claimColumns = `c.partnership_id, c.root_version, c.ordinal, lower(c.known) AS known_from, upper(c.known) AS known_to, c.event_version,
  c.kind, c.scope, c.start_lo, c.start_hi, c.until_lo, c.until_hi, c.until_condition, c.occurred_lo, c.answer, c.written`;

export const claimOfRow = (row: Omit<ClaimRow, 'partnership_id' | 'known_from' | 'known_to'>): TermClaim => ({
  effect: row.answer === null ? 'end' : 'set',
  order: [row.root_version, row.ordinal],
  kind: row.kind,
  scope: row.scope,
  start: { lo: row.start_lo, hi: row.start_hi },
  until: row.until_lo === null ? null : row.until_hi === null ? 'unknown' : { lo: row.until_lo, hi: row.until_hi },
  untilCondition: row.until_condition,
  answer: row.answer,
  eventVersion: row.event_version,
  occurredLo: row.occurred_lo,
  from: row.written.from,
  untilText: row.written.until ?? null,
  replaces: row.written.replaces ?? [],
  replacedBy: row.written.replacedBy ?? null,
});

/** What of a claim only people and explanations read, as JSON. */
export function writtenOf(claim: TermClaim): string {
  const written: Written = { from: claim.from };
  if (claim.untilText !== null) written.until = claim.untilText;
  if (claim.replaces.length > 0) written.replaces = [...claim.replaces];
  if (claim.replacedBy !== null) written.replacedBy = claim.replacedBy;
  return JSON.stringify(written);
}

/** Bounds of the end in columns: both null without one, an unknown end begins with the start and has no last day. */
export const untilColumns = ({ start, until }: TermClaim): { lo: number | null; hi: number | null } =>
  until === null ? { lo: null, hi: null } : until === 'unknown' ? { lo: start.lo, hi: null } : until;
