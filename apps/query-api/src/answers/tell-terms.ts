import type { TermRef } from '#contracts';
import {
  formatDay,
  termsOn,
  theTermOf,
  type AnnouncementFact,
  type Bounds,
  type Pending,
  type TermsAnswer,
  type TermsWanted,
} from '#domain';
import type { Asked } from '../asking/asker';
import type { Frame } from './page';
import type { Part } from './part';
import { partOfEntry, tellException, type Telling } from './part-of-entry';
import { tellEvent, tellEventSummary, tellSources } from './tell';
import { heavySaid } from './write-claim';

const LISTS = ['terms', 'pending', 'announced'] as const;
/** Of an answer about one term. */
const LISTS_OF_ONE = ['terms', 'exceptions', 'pending', 'announced'] as const;

/** Of which days an answer tells, and what was asked besides. */
export interface TermsAsking {
  /** As it is told. */
  readonly at: string;
  readonly days: Bounds;
  /** As they stand in an address. */
  readonly filters: {
    readonly between?: string | undefined;
    readonly kind?: string | undefined;
    readonly scope?: string | undefined;
  };
}

/** The answer about the terms of a partnership, to be written piece by piece. */
export interface ToldTerms extends Frame {
  readonly parts: Iterable<Part>;
  /** The address that pins it. */
  readonly self: string;
  /** The last members, once the parts are made; `next` is how many have been told where more follow, else null. */
  readonly tail: (next: number | null) => object;
}

export function tellTerms(asked: Asked, { at, days, filters }: TermsAsking, wanted: TermsWanted): ToldTerms {
  const { partnershipId, clock } = asked;
  const worlds = asked.worlds.at(clock);
  const path = `/v1/partnerships/${partnershipId}/terms`;
  const addressOf = (term: TermRef): string => pinned(path, asked, { at, between: filters.between, ...term });
  const self = pinned(path, asked, { at, ...filters, ...(wanted.resolve ? { resolve: 'true' } : {}) });
  let isCautious = false;
  const onCautious = (): void => void (isCautious = true);
  const answer = termsOn(worlds, { at: days, clock }, wanted);
  return {
    head: { partnershipId, at, ...tellKnown(asked) },
    lists: theTermOf(wanted) ? LISTS_OF_ONE : LISTS,
    parts: partsOfTerms({ partnershipId, worlds, day: days.lo, addressOf }, answer, onCautious),
    self,
    tail: (next) => ({ ...(isCautious ? { cautious: true } : {}), ...endOf(self)(next) }),
  };
}

function* partsOfTerms(
  telling: Telling,
  { terms, exceptions, pending, announced }: TermsAnswer,
  onCautious: () => void,
): Generator<Part> {
  const { partnershipId, addressOf } = telling;
  for (const entry of terms) {
    if (entry.cautious) onCautious();
    yield partOfEntry(telling, 'terms', entry);
  }
  for (const term of exceptions) {
    const write = () => JSON.stringify(tellException(term, addressOf));
    yield { partnershipId, list: 'exceptions', said: [], heavy: [], write };
  }
  for (const each of pending) yield partOfPending(partnershipId, each);
  for (const said of announced) yield partOfAnnouncement(partnershipId, said);
}

/** A claim that waits for a condition; `also` are further members. */
export function partOfPending(partnershipId: string, { claim, waitsFor }: Pending, also: object = {}): Part {
  const { kind, scope } = claim.term;
  const value = claim.value ?? 'null';
  const { from, by = null } = claim.written;
  return {
    partnershipId,
    list: 'pending',
    said: [claim],
    heavy: heavySaid(value, [claim]),
    write: (events) => {
      const rest = { waitsFor, by, from, ...tellEvent(claim, events), ...tellSources(claim, events), ...also };
      const first = JSON.stringify({ kind, scope, effect: claim.effect }).slice(0, -1);
      return `${first},"value":${events.value(value) ?? 'null'},${JSON.stringify(rest).slice(1)}`;
    },
  };
}

const partOfAnnouncement = (partnershipId: string, said: AnnouncementFact): Part => ({
  partnershipId,
  list: 'announced',
  said: [said],
  heavy: [],
  write: (events) => JSON.stringify(tellEventSummary(said, events)),
});

/** The knowledge that an answer rests on: together with `at` it pins the answer for ever. */
export const tellKnown = ({ version, recordedAt, clock, worlds, hindsight }: Asked) => {
  const { reviewedThrough } = worlds.facts;
  return {
    version,
    recordedAt,
    clock: formatDay(clock),
    reviewedThrough: reviewedThrough === null ? null : formatDay(reviewedThrough),
    hindsight,
  };
};

/** The address that pins an answer, and where more follows the one of the next page, which is of the same knowledge. */
export const endOf =
  (self: string) =>
  (next: number | null): object => ({
    ...(next === null ? {} : { next: `${self}&after=${next}` }),
    links: { self },
  });

/** An address with what pins its answer. */
export function pinned(
  path: string,
  asked: Pick<Asked, 'version' | 'clock'>,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, value);
  query.set('version', String(asked.version));
  query.set('knownAt', formatDay(asked.clock));
  return `${path}?${query.toString()}`;
}
