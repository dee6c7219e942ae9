import { entriesOf, type Bounds, type TermEntry } from '#domain';
import { Problem } from '#http';
import { Database } from '#postgres';
import { PartnershipReader, readTerms, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import { partOfEntry, tellKnown } from '../answers/tell-terms';
import { writeItems, type ItemPlace, type PlacedPart } from '../answers/write-items';
import { Asker, type Asked } from '../asking/asker';
import { readAt, tellAt } from '../asking/time-asked';

export interface TermsAcrossAsked {
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly party?: string | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly after: TermPlace;
  /** Values of the first term behind that place that have been told. */
  readonly skip: number;
  readonly limit: number;
}

export interface TermsAcross {
  readonly at: string;
  /** As JSON. */
  readonly items: readonly string[];
  /** Where to go on; null: there is no more. */
  readonly reached: ItemPlace | null;
}

/** Looked at for one page at most, so that a filter that keeps little cannot hold a request for long. */
const LOOKED_AT = 5_000;

export class AskTermsAcross extends Query<TermsAcross> {
  constructor(readonly asked: TermsAcrossAsked) {
    super();
  }
}

@QueryHandler(AskTermsAcross)
export class TermsAcrossHandler implements IQueryHandler<AskTermsAcross> {
  constructor(
    private readonly asker: Asker,
    private readonly reader: PartnershipReader,
    private readonly database: Database,
  ) {}

  async execute({ asked }: AskTermsAcross): Promise<TermsAcross> {
    const days = readAt(asked.at, this.asker.today());
    const { after, skip } = asked;
    const end: { reached: ItemPlace | null } = { reached: null };
    const parts = this.parts(asked, days, (place) => (end.reached = place));
    const { items, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    return { at: tellAt(asked.at, days), items, reached: reached ?? end.reached };
  }

  /** The values of one term after the other, as many as the page may have; `endsAt` is told where to go on behind them. */
  private async *parts(
    asked: TermsAcrossAsked,
    days: Bounds,
    endsAt: (place: ItemPlace) => void,
  ): AsyncGenerator<PlacedPart> {
    let [before, found, skip]: [TermPlace, number, number] = [asked.after, 0, asked.skip];
    for (let looked = 0; looked < LOOKED_AT; looked += asked.limit) {
      const places = await readTerms(this.database.pool, { ...asked, after: before });
      const states = this.asker.openEach(
        places.map(({ partnershipId }) => ({ partnershipId, knownAt: asked.knownAt })),
      );
      for (const place of places) {
        const opened = await states.next();
        if (opened.done) return;
        if (opened.value instanceof Problem) throw opened.value;
        const entries = entriesAt(opened.value, place, days, asked.party);
        const wanted = entries.length - skip;
        // A term's values stay together: what does not fit any more begins the next page.
        if (found > 0 && found + wanted > asked.limit) return endsAt({ after: before, skip });
        for (const entry of entries) yield { place, part: partOf(opened.value, entry) };
        yield { place, part: null };
        [before, found, skip] = [place, found + wanted, 0];
      }
      if (places.length < asked.limit) return;
      if (found >= asked.limit) break;
    }
    endsAt({ after: before, skip: 0 });
  }
}

const partOf = (asked: Asked, entry: TermEntry): Part =>
  partOfEntry(asked.partnershipId, 'items', entry, { partnershipId: asked.partnershipId, ...tellKnown(asked) });

function entriesAt(
  { state, clock }: Asked,
  { kind, scope }: TermPlace,
  at: Bounds,
  party: string | undefined,
): TermEntry[] {
  const entries = entriesOf(state, { kind, scope }, { at, clock }, null);
  if (party === undefined) return entries;
  return entries.filter(({ given }) => (given ? given.between : state.partiesOn(at.hi)).includes(party));
}
