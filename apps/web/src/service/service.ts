import { PartnershipClient, ProblemError, type PartnershipSummary, type Party, type Timeline } from '#client';
import { isoDay, type Day } from '../time/day';
import type { Point } from '../address/view';
import type { Loadable } from './loadable';

const TOKEN = 'partnership-timeline.token';

/** Creates a client. The bearer token is kept as long as the tab. */
const connect = (): PartnershipClient =>
  new PartnershipClient({ url: '', token: sessionStorage.getItem(TOKEN) ?? undefined });

let client = connect();
export const service = (): PartnershipClient => client;

export function signIn(token: string): void {
  sessionStorage.setItem(TOKEN, token.trim());
  client = connect();
}

export const isSignInNeeded = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;

/** Renders an error as a sentence. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof ProblemError)) return 'The service does not answer; this page tries again.';
  const [first] = error.errors;
  // A message such as "The question has one fault" needs its detail.
  return first === undefined || error.message.includes(first.detail)
    ? error.message
    : `${error.message} ${first.detail}`;
};

const known = (knownAt: Day | undefined) => (knownAt === undefined ? {} : { knownAt: isoDay(knownAt) });
const dated = ({ at, knownAt }: Point) => ({ ...(at === undefined ? {} : { at: isoDay(at) }), ...known(knownAt) });

export const loadTimeline = (id: string, knownAt?: Day): Loadable<Timeline> => ({
  subject: `timeline of ${id}`,
  key: `timeline of ${id} known ${knownAt ?? 'now'}`,
  load: (signal) => client.timeline.show({ path: { id }, query: known(knownAt), signal }),
});

export const loadTerms = (id: string, point: Point) =>
  ({
    subject: `terms of ${id}`,
    key: `terms of ${id} ${JSON.stringify(dated(point))}`,
    load: (signal: AbortSignal) => client.terms.show({ path: { id }, query: dated(point), signal }),
  }) satisfies Loadable<unknown>;

export const loadPartnership = (id: string) =>
  ({
    subject: `partnership ${id}`,
    key: `partnership ${id}`,
    load: (signal: AbortSignal) => client.partnerships.show({ path: { id }, signal }),
  }) satisfies Loadable<unknown>;

export const loadExplanation = (id: string, term: string, point: Point) => {
  const [kind = '', scope = ''] = term.split('/');
  return {
    subject: `why ${id} ${term}`,
    key: `why ${id} ${term} ${JSON.stringify(dated(point))}`,
    load: (signal: AbortSignal) => client.explanation.show({ path: { id, kind, scope }, query: dated(point), signal }),
  } satisfies Loadable<unknown>;
};

export const loadDifference = (id: string, from: Point, to: Point) => {
  const query = {
    ...(from.at === undefined ? {} : { fromAt: isoDay(from.at) }),
    ...(from.knownAt === undefined ? {} : { fromKnownAt: isoDay(from.knownAt) }),
    ...(to.at === undefined ? {} : { toAt: isoDay(to.at) }),
    ...(to.knownAt === undefined ? {} : { toKnownAt: isoDay(to.knownAt) }),
  };
  return {
    subject: `difference of ${id}`,
    key: `difference of ${id} ${JSON.stringify(query)}`,
    load: (signal: AbortSignal) => client.diff.show({ path: { id }, query, signal }),
  } satisfies Loadable<unknown>;
};

export const loadEvent = (id: string, eventId: string) =>
  ({
    subject: `event ${eventId}`,
    key: `event ${id} ${eventId}`,
    load: (signal: AbortSignal) => client.events.show({ path: { id, eventId }, signal }),
  }) satisfies Loadable<unknown>;

export const loadAgreements = (id: string, knownAt?: Day) =>
  ({
    subject: `agreements of ${id}`,
    key: `agreements of ${id} known ${knownAt ?? 'now'}`,
    load: (signal: AbortSignal) => client.agreements.list({ path: { id }, query: known(knownAt), signal }),
  }) satisfies Loadable<unknown>;

const MOST_EXPIRATIONS = 200;

export const loadExpirations = (from: Day, to: Day, after?: string) =>
  ({
    subject: 'expirations',
    key: `expirations ${from} ${to} ${after ?? ''}`,
    load: (signal: AbortSignal) => {
      const next = after === undefined ? {} : { after };
      const query = { from: isoDay(from), to: isoDay(to), limit: MOST_EXPIRATIONS, ...next };
      return client.expirations.list({ query, signal });
    },
  }) satisfies Loadable<unknown>;

/** A small first page arrives soon; the next pages are large. */
const FIRST_PAGE = 100;
const NEXT_PAGES = 1_000;

/** Loads a page of partnerships, the last recorded first, with the link to the next page. */
export const loadPartnerships = (after?: string): Loadable<{ items: PartnershipSummary[]; next: string | null }> => ({
  subject: 'partnerships',
  key: `partnerships after ${after ?? 'the start'}`,
  load: (signal) =>
    client.partnerships.list({
      query: { sort: 'recent', ...(after === undefined ? { limit: FIRST_PAGE } : { limit: NEXT_PAGES, after }) },
      signal,
    }),
});

export const loadTermKinds = {
  subject: 'kinds of terms',
  key: 'kinds of terms',
  load: (signal: AbortSignal) => client.registers.kinds({ signal }),
} satisfies Loadable<unknown>;

const MOST_PARTIES = 1_000;

/** Loads the parties of all partnerships, one entry for each of their names, as far as one page holds them. */
export const loadRegister: Loadable<readonly Party[]> = {
  subject: 'parties',
  key: 'parties',
  load: async (signal) => {
    const { items } = await client.parties.list({ query: { limit: MOST_PARTIES }, signal });
    return items.flatMap(({ id, names }) => names.map((name) => ({ id, name })));
  },
};

export type JsonSchema = { readonly [name: string]: unknown };

/** Loads the schemas of the API. Its types are known at build time; its schemas come from the service. */
export const loadSchemas: Loadable<Readonly<Record<string, JsonSchema>>> = {
  subject: 'schemas',
  key: 'schemas',
  load: async (signal) => {
    const response = await fetch('/openapi.json', { signal });
    const { components } = (await response.json()) as { components: { schemas: Record<string, JsonSchema> } };
    return components.schemas;
  },
};
