import type { TermRef } from '#contracts';
import { byRecordOrder, EVERY_TERM, type Day, type Segment, type FormerClaims, type TermClaim } from '#domain';
import type { ClaimColumns } from './claim-columns';

/** The claims that stand at a version. */
export class ClaimsAtVersion implements FormerClaims {
  /** By row: who asks twice gets the same objects. */
  private readonly made = new Map<number, TermClaim>();

  constructor(
    private readonly rows: ClaimColumns,
    private readonly version: number,
  ) {}

  get terms(): readonly TermRef[] {
    const terms: TermRef[] = [];
    for (const [place, { term }] of this.rows.terms.entries()) if (this.isClaimed(place)) terms.push(term);
    return terms;
  }

  of(term: TermRef): readonly TermClaim[] {
    const place = this.rows.placeOf(term);
    if (place < 0) return [];
    const claims: TermClaim[] = [];
    for (let row = this.rows.begin(place); row < this.rows.begin(place + 1); row += 1)
      if (this.rows.stands(row, this.version)) claims.push(this.claim(row));
    return claims.sort(byRecordOrder);
  }

  /** Where all days of a term are exact, the last claim that started governs until it ends or the next one starts. */
  segmentOn(term: TermRef, day: Day): Segment<TermClaim> | undefined | null {
    const { rows } = this;
    const place = rows.placeOf(term);
    if (place < 0) return undefined;
    if (!rows.isExact(place) || this.isEveryTermClaimed()) return null;
    const last = rows.lastStartedBy(place, day);
    let row = last;
    while (row >= rows.begin(place) && !this.counts(row)) row -= 1;
    if (row < rows.begin(place)) return undefined;
    const from = rows.startOf(row);
    const end = Math.min(rows.endOf(row), this.nextStart(last + 1, rows.begin(place + 1)));
    if (day >= end) return undefined;
    const claim = this.claim(row);
    return { from, to: end - 1, possible: [claim], nothing: claim.effect === 'end' };
  }

  private claim(row: number): TermClaim {
    let claim = this.made.get(row);
    if (!claim) this.made.set(row, (claim = this.rows.claim(row)));
    return claim;
  }

  private nextStart(from: number, to: number): Day {
    for (let row = from; row < to; row += 1) if (this.counts(row)) return this.rows.startOf(row);
    return Infinity;
  }

  /** A claim that ends before it starts is as if it were not there. */
  private counts(row: number): boolean {
    return this.rows.stands(row, this.version) && this.rows.endOf(row) > this.rows.startOf(row);
  }

  private isClaimed(place: number): boolean {
    for (let row = this.rows.begin(place); row < this.rows.begin(place + 1); row += 1)
      if (this.rows.stands(row, this.version)) return true;
    return false;
  }

  private isEveryTermClaimed(): boolean {
    // It comes before all others by kind.
    return this.rows.terms[0]?.term.kind === EVERY_TERM.kind && this.isClaimed(0);
  }
}
