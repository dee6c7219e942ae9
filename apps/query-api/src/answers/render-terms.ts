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
import type { KnownPartnership } from '../question/partnership-opener';
import { address } from './address';
import type { Frame } from './page';
import type { Part } from './part';
import { partOfEntry, renderException, type AnswerContext } from './part-of-entry';
import { renderEvent, renderEventSummary, renderSources } from './render';
import { heavyPlaces } from './write-claim';

const LISTS = ['terms', 'pending', 'announced'] as const;
/** The lists of an answer about one term. */
const LISTS_OF_ONE = ['terms', 'exceptions', 'pending', 'announced'] as const;

/** The days and filters of a query about terms. */
export interface TermsSelection {
  /** The days in the form in which the answer repeats them. */
  readonly at: string;
  readonly days: Bounds;
  /** The filters as query parameters. */
  readonly filters: {
    readonly between?: string | undefined;
    readonly kind?: string | undefined;
    readonly scope?: string | undefined;
  };
}

/** The answer about the terms of a partnership. Its parts are written one by one. */
export interface RenderedTerms extends Frame {
  readonly parts: Iterable<Part>;
  /** The address of the pinned answer. */
  readonly self: string;
  /** Returns the last members once the parts are written. `next` is the number of written parts if more follow, else null. */
  readonly tail: (next: number | null) => object;
}

export function renderTerms(
  partnership: KnownPartnership,
  { at, days, filters }: TermsSelection,
  wanted: TermsWanted,
): RenderedTerms {
  const { partnershipId, clock } = partnership;
  const worlds = partnership.worlds.at(clock);
  const path = `/v1/partnerships/${partnershipId}/terms`;
  const addressOf = (term: TermRef): string => pinned(path, partnership, { at, between: filters.between, ...term });
  const self = pinned(path, partnership, { at, ...filters, ...(wanted.resolve ? { resolve: 'true' } : {}) });
  let isCautious = false;
  const onCautious = (): void => void (isCautious = true);
  const answer = termsOn(worlds, { at: days, clock }, wanted);
  return {
    head: { partnershipId, at, ...renderKnown(partnership) },
    lists: theTermOf(wanted) ? LISTS_OF_ONE : LISTS,
    parts: partsOfTerms({ partnershipId, worlds, day: days.lo, addressOf }, answer, onCautious),
    self,
    tail: (next) => ({ ...(isCautious ? { cautious: true } : {}), ...endOf(self)(next) }),
  };
}

function* partsOfTerms(
  context: AnswerContext,
  { terms, exceptions, pending, announced }: TermsAnswer,
  onCautious: () => void,
): Generator<Part> {
  const { partnershipId, addressOf } = context;
  for (const entry of terms) {
    if (entry.cautious) onCautious();
    yield partOfEntry(context, 'terms', entry);
  }
  for (const term of exceptions) {
    const write = () => JSON.stringify(renderException(term, addressOf));
    yield { partnershipId, list: 'exceptions', statements: [], heavy: [], write };
  }
  for (const each of pending) yield partOfPending(partnershipId, each);
  for (const announcement of announced) yield partOfAnnouncement(partnershipId, announcement);
}

/** Renders a claim that waits for a condition. `also` are further members. */
export function partOfPending(partnershipId: string, { claim, waitsFor }: Pending, also: object = {}): Part {
  const { kind, scope } = claim.term;
  const value = claim.value ?? 'null';
  const { from, by = null } = claim.written;
  return {
    partnershipId,
    list: 'pending',
    statements: [claim],
    heavy: heavyPlaces(value, [claim]),
    write: (events) => {
      const rest = { waitsFor, by, from, ...renderEvent(claim, events), ...renderSources(claim, events), ...also };
      const first = JSON.stringify({ kind, scope, effect: claim.effect }).slice(0, -1);
      return `${first},"value":${events.value(value) ?? 'null'},${JSON.stringify(rest).slice(1)}`;
    },
  };
}

const partOfAnnouncement = (partnershipId: string, announcement: AnnouncementFact): Part => ({
  partnershipId,
  list: 'announced',
  statements: [announcement],
  heavy: [],
  write: (events) => JSON.stringify(renderEventSummary(announcement, events)),
});

/** Renders the knowledge that an answer rests on. Together with `at` it pins the answer. */
export const renderKnown = ({ version, recordedAt, clock, worlds, hindsight }: KnownPartnership) => {
  const { reviewedThrough } = worlds.facts;
  return {
    version,
    recordedAt,
    clock: formatDay(clock),
    reviewedThrough: reviewedThrough === null ? null : formatDay(reviewedThrough),
    hindsight,
  };
};

/** Renders the address of the pinned answer and, if more follows, that of the next page with the same knowledge. */
export const endOf =
  (self: string) =>
  (next: number | null): object => ({
    ...(next === null ? {} : { next: `${self}&after=${next}` }),
    links: { self },
  });

/** Returns an address with the version and the clock day, which pin the answer. */
export function pinned(
  path: string,
  partnership: Pick<KnownPartnership, 'version' | 'clock'>,
  parameters: Readonly<Record<string, string | undefined>>,
): string {
  return address(path, { ...parameters, version: partnership.version, knownAt: formatDay(partnership.clock) });
}
