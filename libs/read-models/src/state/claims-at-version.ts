import type { TermRef } from '#contracts';
import { byRecordPlace, type ClaimFact, type Day, type Governing, type SetFact, type StandingClaims } from '#domain';
import type { ClaimColumns } from './claim-columns';

/** The claims that stand at a version. */
export class ClaimsAtVersion implements StandingClaims {
  /** Claims by row: repeated reads return the same object. */
  private readonly made = new Map<number, ClaimFact>();
  private claimed: readonly TermRef[] | null = null;

  constructor(
    private readonly rows: ClaimColumns,
    private readonly version: number,
  ) {}

  get terms(): readonly TermRef[] {
    if (this.claimed) return this.claimed;
    const terms: TermRef[] = [];
    for (const [place, term] of this.rows.terms.entries()) if (this.isClaimed(place)) terms.push(term);
    return (this.claimed = terms);
  }

  of(term: TermRef): readonly ClaimFact[] {
    const place = this.rows.placeOf(term);
    if (place < 0) return [];
    const claims: ClaimFact[] = [];
    for (let row = this.rows.begin(place); row < this.rows.begin(place + 1); row += 1)
      if (this.rows.isKnownAt(row, this.version)) claims.push(this.claim(row));
    return claims.sort(byRecordPlace);
  }

  isPlain(term: TermRef): boolean {
    const place = this.rows.placeOf(term);
    return place < 0 || this.rows.isPlain(place);
  }

  /** Where all days of a term are exact, the last claim that started governs until it ends or the next one starts. */
  governingOn(term: TermRef, day: Day): Governing | undefined | null {
    const { rows } = this;
    const place = rows.placeOf(term);
    if (place < 0) return undefined;
    if (!rows.isExact(place)) return null;
    const last = rows.lastStartedBy(place, day);
    let row = last;
    while (row >= rows.begin(place) && !rows.isKnownAt(row, this.version)) row -= 1;
    if (row < rows.begin(place)) return undefined;
    const from = rows.startOf(row);
    const to = Math.min(rows.endOf(row), this.nextStart(last + 1, rows.begin(place + 1)));
    return day < to && rows.isSet(row) ? { claim: this.claim(row) as SetFact, from, to } : undefined;
  }

  private claim(row: number): ClaimFact {
    let claim = this.made.get(row);
    if (!claim) this.made.set(row, (claim = this.rows.claim(row)));
    return claim;
  }

  private nextStart(from: number, to: number): Day {
    for (let row = from; row < to; row += 1) if (this.rows.isKnownAt(row, this.version)) return this.rows.startOf(row);
    return Infinity;
  }

  private isClaimed(place: number): boolean {
    for (let row = this.rows.begin(place); row < this.rows.begin(place + 1); row += 1)
      if (this.rows.isKnownAt(row, this.version)) return true;
    return false;
  }
}
