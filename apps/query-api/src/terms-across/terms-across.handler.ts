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
  scopesUpToAll,
  type Bound,
  type Bounds,
} from '#domain';
import { Problem } from '#http';
import { FIRST_TERM, PartnershipReader, readTerms, readTermsWithAnyScope, type TermPlace } from '#read-models';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Part } from '../answers/part';
import { partOfEntry, renderException } from '../answers/part-of-entry';
import { partOfPending, pinned, renderKnown } from '../answers/render-terms';
import { writeItems, type ItemPlace, type PlacedPart, type WrittenLists } from '../answers/write-items';
import { PartnershipOpener, type KnownPartnership } from '../question/partnership-opener';
import { readBetween, readResolve } from '../question/parameters';
import { readAt, renderAt } from '../question/question-times';
import { ReadDatabase } from '../reads/read-database';

export interface TermsAcrossParameters {
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
  readonly party?: string | undefined;
  readonly between?: string | undefined;
  readonly resolve?: boolean | undefined;
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly after: TermPlace;
  /** The number of values of the next term that were on earlier pages. */
  readonly skip: number;
  readonly limit: number;
}

export interface TermsAcross {
  readonly at: string;
  /** The names of the answer's lists, in their order. */
  readonly names: readonly string[];
  readonly lists: WrittenLists;
  /** The place at which the next page begins; null: this is the last page. */
  readonly reached: ItemPlace | null;
}

const LISTS = ['items', 'pending'] as const;
/** The lists of an answer about one term. */
const LISTS_OF_ONE = ['items', 'exceptions', 'pending'] as const;

/** The most terms that are examined for one page, so that a selective filter does not make a request slow. */
const LOOKED_AT = 5_000;

export class TermsAcrossQuery extends Query<TermsAcross> {
  constructor(readonly parameters: TermsAcrossParameters) {
    super();
  }
}

@QueryHandler(TermsAcrossQuery)
export class TermsAcrossHandler implements IQueryHandler<TermsAcrossQuery> {
  constructor(
    private readonly opener: PartnershipOpener,
    private readonly reader: PartnershipReader,
    private readonly database: ReadDatabase,
  ) {}

  async execute({ parameters }: TermsAcrossQuery): Promise<TermsAcross> {
    const days = readAt(parameters.at, this.opener.today());
    const question: Question = {
      at: renderAt(parameters.at, days),
      days,
      parties: readBetween(parameters.between),
      party: parameters.party,
      resolve: readResolve(parameters),
      isOfOne: theTermOf(filterOf(parameters.kind, parameters.scope)) !== null,
    };
    const { after, skip } = parameters;
    const end: { reached: ItemPlace | null } = { reached: null };
    const parts = this.parts(parameters, question, (place) => (end.reached = place));
    const { lists, reached } = await writeItems(this.reader, parts, { begin: { after, skip } });
    return { at: question.at, names: question.isOfOne ? LISTS_OF_ONE : LISTS, lists, reached: reached ?? end.reached };
  }

  /** Yields the values of one term after the other, as many as fit the page. `endsAt` receives the place at which the next page begins. */
  private async *parts(
    parameters: TermsAcrossParameters,
    question: Question,
    endsAt: (place: ItemPlace) => void,
  ): AsyncGenerator<PlacedPart> {
    let [before, found, skip]: [TermPlace, number, number] = [parameters.after, 0, parameters.skip];
    for (let looked = 0; looked < LOOKED_AT; looked += parameters.limit) {
      const places = await this.places(parameters, question, before);
      if (places.length === 0 && before === FIRST_TERM) this.opener.refuseFuture(parameters.knownAt);
      const states = this.opener.openEach(
        places.map(({ partnershipId }) => ({ partnershipId, knownAt: parameters.knownAt })),
      );
      for (const place of places) {
        const opened = await states.next();
        if (opened.done) return;
        if (opened.value instanceof Problem) throw opened.value;
        const parts = partsAt(opened.value, place, question);
        const wanted = parts.length - skip;
        // The values of a term stay together: a term that does not fit begins the next page.
        if (found > 0 && found + wanted > parameters.limit) return endsAt({ after: before, skip });
        for (const part of parts) yield { place, part };
        yield { place, part: null };
        [before, found, skip] = [place, found + wanted, 0];
      }
      if (places.length < parameters.limit) return;
      if (found >= parameters.limit) break;
    }
    endsAt({ after: before, skip: 0 });
  }

  /** Yields the terms to examine. For a resolved term these are all partnerships with a term with a scope up to `all`. */
  private places(parameters: TermsAcrossParameters, { resolve }: Question, after: TermPlace): Promise<TermPlace[]> {
    const { limit } = parameters;
    return resolve
      ? readTermsWithAnyScope(this.database.pool, {
          after,
          limit,
          kind: resolve.kind,
          scopes: scopesUpToAll(resolve.scope),
        })
      : readTerms(this.database.pool, { ...parameters, after });
  }
}

/** The query that is answered for each term. */
interface Question {
  /** The days in the form in which the answer repeats them. */
  readonly at: string;
  readonly days: Bounds;
  readonly parties: ReadonlySet<string> | null;
  /** Only terms that bind this party, or may bind it. */
  readonly party: string | undefined;
  readonly resolve: TermRef | null;
  /** True if the query names one kind and one scope. */
  readonly isOfOne: boolean;
}

/** Yields the items of one term of a partnership. */
function partsAt(partnership: KnownPartnership, { kind, scope }: TermPlace, question: Question): Part[] {
  const { at, days, parties, resolve, party, isOfOne } = question;
  const { partnershipId } = partnership;
  const term = { kind, scope };
  const worlds = partnership.worlds.at(partnership.clock);
  const isWanted = (bound: () => Bound): boolean => party === undefined || binds(bound(), party);
  const addressOf = (other: TermRef): string =>
    pinned(`/v1/partnerships/${partnershipId}/terms`, partnership, { at, ...other });
  const context = { partnershipId, worlds, day: days.lo, addressOf };
  const known = renderKnown(partnership);
  const parts: Part[] = [];
  for (const entry of (resolve ? resolvedEntries : entriesDuring)(worlds, term, days, parties))
    if (isWanted(() => boundByEntry(worlds, entry, days)))
      parts.push(partOfEntry(context, 'items', entry, { partnershipId, ...known }));
  if (isOfOne)
    for (const other of exceptionsDuring(worlds, term, days, { isResolved: resolve !== null }))
      parts.push(partOfException(partnershipId, other, addressOf));
  for (const pending of (resolve ? pendingResolved : pendingDuring)(worlds, term, days, parties))
    if (isWanted(() => boundDuring(worlds, [pending.claim], days)))
      parts.push(partOfPending(partnershipId, pending, { partnershipId, asKnown: known }));
  return parts;
}

function partOfException(partnershipId: string, term: TermRef, addressOf: (term: TermRef) => string): Part {
  const write = () => JSON.stringify({ partnershipId, ...renderException(term, addressOf) });
  return { partnershipId, list: 'exceptions', statements: [], heavy: [], write };
}

const binds = ({ between, mayBind }: Bound, party: string): boolean =>
  between.includes(party) || mayBind.includes(party);
