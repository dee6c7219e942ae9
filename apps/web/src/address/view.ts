import { isoDay, parseDay, type Day } from '../time/day';
import { ACTS, type Act } from './act';

/** Everything that a link restores. An absent date means the default: today, as known now. */
export interface View {
  readonly page: 'partnerships' | 'partnership' | 'expirations' | 'record' | 'import';
  readonly partnership?: string;
  readonly at?: Day;
  readonly knownAt?: Day;
  /** The term that is explained, as `kind/scope`. */
  readonly term?: string;
  /** The days whose events are listed, by the days on which the events may have occurred. */
  readonly events?: Days;
  /** The point that the days of the handles are compared with. */
  readonly compare?: Point;
  /** The days that the picture shows. */
  readonly shown?: Days;
  /** The id of the event that is corrected. */
  readonly correct?: string;
  /** The act to record, for the named term or event. */
  readonly act?: Act;
  /** The period of the list of expirations. */
  readonly period?: Days;
  readonly search?: string;
  /** True if the view is embedded in another page: the picture alone, read-only. */
  readonly embedded?: true;
}

/** A range of days, both ends inclusive. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** A point on both axes of time. */
export interface Point {
  readonly at?: Day;
  readonly knownAt?: Day;
}

/** Reads the path and the query of an address. Also reads older addresses, which name the partnership in the query. */
export function readView(address: string): View {
  const { pathname, searchParams: query } = new URL(address, 'http://page');
  const [, place = '', id] = pathname.split('/');
  const partnership = (id === undefined || id === '' ? query.get('partnership') : decodeURIComponent(id)) ?? undefined;
  const correct = query.get('correct') ?? undefined;
  const found: { [K in keyof View]?: View[K] | undefined } = {
    partnership,
    at: day(query.get('at')),
    knownAt: day(query.get('knownAt')),
    term: /^[^/]+\/[^/]+$/.test(query.get('term') ?? '') ? query.get('term')! : undefined,
    events: days(query.get('events')),
    compare: point(query.get('compare')),
    shown: days(query.get('shown')),
    correct,
    act: ACTS.find((act) => act === query.get('act')),
    period: days(query.get('expirations')),
    search: query.get('search') ?? undefined,
    embedded: place === 'embed' ? true : undefined,
  };
  const stated = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
  return { ...stated, page: pageOf(place, partnership, query) };
}

/** Returns the address of a view. Equal views have the same address. */
export function addressOf(view: View): string {
  const query: [string, string | undefined][] = [
    ['correct', view.correct],
    ['act', view.act],
    ['at', view.at === undefined ? undefined : isoDay(view.at)],
    ['knownAt', view.knownAt === undefined ? undefined : isoDay(view.knownAt)],
    ['compare', view.compare && writePoint(view.compare)],
    ['term', view.term],
    ['events', view.events && writeDays(view.events)],
    ['shown', view.shown && writeDays(view.shown)],
    ['expirations', view.page === 'expirations' && view.period ? writeDays(view.period) : undefined],
    ['search', view.search === '' ? undefined : view.search],
  ];
  const written = query.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value).replaceAll('%2F', '/')}`],
  );
  return `${pathOf(view)}${written.length === 0 ? '' : `?${written.join('&')}`}`;
}

function pathOf({ page, partnership, embedded }: View): string {
  const id = partnership === undefined ? '' : `/${encodeURIComponent(partnership)}`;
  switch (page) {
    case 'partnerships':
      return '/';
    case 'partnership':
      return `${embedded ? '/embed' : '/partnerships'}${id}`;
    case 'record':
      return `/record${id}`;
    case 'expirations':
      return '/deadlines';
    case 'import':
      return '/import';
  }
}

function pageOf(place: string, partnership: string | undefined, query: URLSearchParams): View['page'] {
  if (place === 'import') return 'import';
  if (place === 'record' || query.has('record') || query.has('correct')) return 'record';
  if (place === 'deadlines' || query.has('expirations'))
    return partnership === undefined ? 'expirations' : 'partnership';
  return partnership === undefined ? 'partnerships' : 'partnership';
}

const day = (text: string | null): Day | undefined => (text === null ? undefined : (parseDay(text) ?? undefined));

function days(text: string | null): Days | undefined {
  const [from, to] = (text ?? '').split('..').map(day);
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
}

const writeDays = ({ from, to }: Days): string => `${isoDay(from)}..${isoDay(to)}`;

/** Reads `2025-12-01`, `2025-12-01@2026-01-01`, `@2026-01-01`, or `now` for the defaults of both. */
function point(text: string | null): Point | undefined {
  if (text === null) return undefined;
  const [at, knownAt] = text.split('@').map(day);
  return { ...(at === undefined ? {} : { at }), ...(knownAt === undefined ? {} : { knownAt }) };
}

const writePoint = ({ at, knownAt }: Point): string =>
  `${at === undefined ? '' : isoDay(at)}${knownAt === undefined ? '' : `@${isoDay(knownAt)}`}` || 'now';
