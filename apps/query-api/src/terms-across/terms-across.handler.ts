import type { TermRef } from '#contracts';
import {
  boundByEntry,
  boundDuring,
  entriesDuring,
  exceptionsDuring,
  filterOf,
  pendingDuring,
  pendingResolved,
  resolvedEntries,
  theTermOf,
  wayToAll,
  type Bound,
  type Bounds,
} from '#domain';
import { Problem } from '#http';
import { PartnershipReader, readTerms, readTermsWithAnyScope, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import { partOfEntry, tellException } from '../answers/part-of-entry';
import { partOfPending, pinned, tellKnown } from '../answers/tell-terms';
import { writeItems, type ItemPlace, type PlacedPart, type WrittenLists } from '../answers/write-items';
import { Asker, type Asked } from '../asking/asker';
import { readBetween, readResolve } from '../asking/parameters';
import { readAt, tellAt } from '../asking/time-asked';
import { ReadDatabase } from '../reads/read-database';

export interface TermsAcrossAsked {
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly party?: string | undefined;
  readonly between?: string | undefined;
  readonly resolve?: boolean | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly after: TermPlace;
  /** Values of the first term behind that place that have been told. */
  readonly skip: number;
  readonly limit: number;
}

export interface TermsAcross {
  readonly at: string;
  /** The lists of the answer, in their order. */
  readonly names: readonly string[];
  readonly lists: WrittenLists;
  /** Where to go on; null: there is no more. */
  readonly reached: ItemPlace | null;
}

const LISTS = ['items', 'pending'] as const;
/** Of an answer about one term. */
const LISTS_OF_ONE = ['items', 'exceptions', 'pending'] as const;

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
    private readonly database: ReadDatabase,
  ) {}

  async execute({ asked }: AskTermsAcross): Promise<TermsAcross> {
    const days = readAt(asked.at, this.asker.today());
    const question: Question = {
      at: tellAt(asked.at, days),
      days,
      parties: readBetween(asked.between),
      party: asked.party,
      resolve: readResolve(asked),
      isOfOne: theTermOf(filterOf(asked.kind, asked.scope)) !== null,
    };
    const { after, skip } = asked;
    const end: { reached: ItemPlace | null } = { reached: null };
    const parts = this.parts(asked, question, (place) => (end.reached = place));
    const { lists, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    return { at: question.at, names: question.isOfOne ? LISTS_OF_ONE : LISTS, lists, reached: reached ?? end.reached };
  }

  /** The values of one term after the other, as many as the page may have; `endsAt` is told where to go on behind them. */
  private async *parts(
    asked: TermsAcrossAsked,
    question: Question,
    endsAt: (place: ItemPlace) => void,
  ): AsyncGenerator<PlacedPart> {
    let [before, found, skip]: [TermPlace, number, number] = [asked.after, 0, asked.skip];
    for (let looked = 0; looked < LOOKED_AT; looked += asked.limit) {
      const places = await this.places(asked, question, before);
      const states = this.asker.openEach(
        places.map(({ partnershipId }) => ({ partnershipId, knownAt: asked.knownAt })),
      );
      for (const place of places) {
        const opened = await states.next();
        if (opened.done) return;
        if (opened.value instanceof Problem) throw opened.value;
        const parts = partsAt(opened.value, place, question);
        const wanted = parts.length - skip;
        // A term's values stay together: what does not fit any more begins the next page.
        if (found > 0 && found + wanted > asked.limit) return endsAt({ after: before, skip });
        for (const part of parts) yield { place, part };
        yield { place, part: null };
        [before, found, skip] = [place, found + wanted, 0];
      }
      if (places.length < asked.limit) return;
      if (found >= asked.limit) break;
    }
    endsAt({ after: before, skip: 0 });
  }

  /** The terms to look at; of one that is resolved, each partnership that has a term on the way to `all`. */
  private places(asked: TermsAcrossAsked, { resolve }: Question, after: TermPlace): Promise<TermPlace[]> {
    const { limit } = asked;
    return resolve
      ? readTermsWithAnyScope(this.database.pool, { after, limit, kind: resolve.kind, scopes: wayToAll(resolve.scope) })
      : readTerms(this.database.pool, { ...asked, after });
  }
}

/** What each term is asked. */
interface Question {
  /** As it is told. */
  readonly at: string;
  readonly days: Bounds;
  readonly parties: ReadonlySet<string> | null;
  /** Only what binds it, or may. */
  readonly party: string | undefined;
  readonly resolve: TermRef | null;
  /** Whether one kind and one scope are asked for. */
  readonly isOfOne: boolean;
}

/** What there is to tell of one term of a partnership. */
function partsAt(asked: Asked, { kind, scope }: TermPlace, question: Question): Part[] {
  const { at, days, parties, resolve, party, isOfOne } = question;
  const { partnershipId } = asked;
  const term = { kind, scope };
  const worlds = asked.worlds.at(asked.clock);
  const isWanted = (bound: () => Bound): boolean => party === undefined || binds(bound(), party);
  const addressOf = (other: TermRef): string =>
    pinned(`/v1/partnerships/${partnershipId}/terms`, asked, { at, ...other });
  const telling = { partnershipId, worlds, day: days.lo, addressOf };
  const known = tellKnown(asked);
  const parts: Part[] = [];
  for (const entry of (resolve ? resolvedEntries : entriesDuring)(worlds, term, days, parties))
    if (isWanted(() => boundByEntry(worlds, entry, days)))
      parts.push(partOfEntry(telling, 'items', entry, { partnershipId, ...known }));
  if (isOfOne)
    for (const other of exceptionsDuring(worlds, term, days, { isResolved: resolve !== null }))
      parts.push(partOfException(partnershipId, other, addressOf));
  for (const pending of (resolve ? pendingResolved : pendingDuring)(worlds, term, days, parties))
    if (isWanted(() => boundDuring(worlds, [pending.claim], days)))
      parts.push(partOfPending(partnershipId, pending, { partnershipId, asKnown: known }));
  return parts;
}

function partOfException(partnershipId: string, term: TermRef, addressOf: (term: TermRef) => string): Part {
  const write = () => JSON.stringify({ partnershipId, ...tellException(term, addressOf) });
  return { partnershipId, list: 'exceptions', said: [], heavy: [], write };
}

const binds = ({ between, mayBind }: Bound, party: string): boolean =>
  between.includes(party) || mayBind.includes(party);
