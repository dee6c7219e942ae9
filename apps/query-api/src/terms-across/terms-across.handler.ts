import { entriesOf, type Bounds, type TermEntry } from '#domain';
import { Problem } from '#http';
import { Database } from '#ledger';
import { PartnershipReader, readTerms, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Events, refsOf } from '../answers/provenance';
import { saidInEntry, tellEntry, tellKnown } from '../answers/tell-terms';
import { Asker, type Asked } from '../asking/asker';
import { readAt, tellAt } from '../asking/time-asked';

export interface TermsAcrossAsked {
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly party?: string | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly after: TermPlace;
  readonly limit: number;
}

export interface TermsAcross {
  readonly at: string;
  readonly items: readonly object[];
  /** Where to go on; null: there is no more. */
  readonly reached: TermPlace | null;
}

/** Looked at for one page at most, so that a filter that keeps little cannot hold a request for long. */
const LOOKED_AT = 5_000;

export class AskTermsAcross extends Query<TermsAcross> {
  constructor(readonly asked: TermsAcrossAsked) {
    super();
  }
}

interface Found {
  readonly asked: Asked;
  readonly entry: TermEntry;
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
    const found: Found[] = [];
    let reached: TermPlace | null = asked.after;
    for (let looked = 0; reached && found.length < asked.limit && looked < LOOKED_AT; looked += asked.limit) {
      const begun: TermPlace = reached;
      const places = await readTerms(this.database.pool, { ...asked, after: begun });
      const states = await this.asker.openMany(
        places.map(({ partnershipId }) => ({ partnershipId, knownAt: asked.knownAt })),
      );
      reached = places.length < asked.limit ? null : places.at(-1)!;
      for (const [index, place] of places.entries()) {
        const state = states[index]!;
        if (state instanceof Problem) throw state;
        const entries = entriesAt(state, place, days, asked.party);
        // A term's values stay together: what does not fit any more begins the next page.
        if (found.length > 0 && found.length + entries.length > asked.limit) {
          return this.tell(asked, days, found, places[index - 1] ?? begun);
        }
        found.push(...entries.map((entry) => ({ asked: state, entry })));
      }
    }
    return this.tell(asked, days, found, reached);
  }

  private async tell(
    question: TermsAcrossAsked,
    days: Bounds,
    found: readonly Found[],
    reached: TermPlace | null,
  ): Promise<TermsAcross> {
    const events = await this.reader.events(
      found.flatMap(({ asked, entry }) => [...refsOf(asked.partnershipId, saidInEntry(entry))]),
    );
    const items = found.map(({ asked, entry }) => ({
      partnershipId: asked.partnershipId,
      ...tellKnown(asked),
      ...tellEntry(entry, Events.of(asked.partnershipId, events)),
    }));
    return { at: tellAt(question.at, days), items, reached };
  }
}

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
