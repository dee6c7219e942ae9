import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { canonicalJson, type TermRef } from '#contracts';
import { boundsOf, formatDay, type Day } from '#domain';
import type { Database } from '#postgres';
import { createQueryApp } from './query-app';

interface Bound {
  readonly between: readonly string[];
  readonly mayBind: readonly string[];
}

export interface Value extends Bound {
  readonly value: unknown;
  readonly certainty: string;
}

export interface Claim {
  readonly eventId: string;
  readonly until: unknown;
  readonly renewal?: { readonly deadline: string | null; readonly renewsTo: string | null };
}

interface Days {
  readonly from: string;
  /** The first day after them; null: open. */
  readonly to: string | null;
}

export interface Entry extends TermRef, Value {
  readonly inForce: string;
  readonly suspended?: string;
  readonly segment: Days;
  readonly claims: readonly Claim[];
  readonly suspendedBy?: readonly Claim[];
  readonly contested: readonly object[];
  readonly notCounted: readonly object[];
}

export interface Segment extends Days {
  readonly answers: readonly (Value & {
    readonly possiblyFrom?: string;
    readonly possiblyAfter?: string;
    readonly boundChanges?: readonly (Bound & { readonly from: string })[];
    readonly claims: readonly Claim[];
  })[];
  readonly inForce: string;
  readonly possiblyAfter?: string;
  readonly suspended?: string;
  readonly suspendedPossiblyFrom?: string;
  readonly suspendedPossiblyAfter?: string;
}

export type Waiting = TermRef & { readonly eventId: string; readonly waitsFor: unknown };

export interface History {
  readonly segments: readonly Segment[];
  readonly pending: readonly (Waiting & { readonly days: Days })[];
  readonly reaffirmations: readonly object[];
  readonly contested: readonly object[];
  readonly notCounted: readonly object[];
}

export interface Considered extends Claim {
  readonly term: TermRef;
  readonly because: string;
}

export interface Explanation {
  readonly answers: readonly Entry[];
  readonly doubts: readonly { readonly value: unknown }[];
  readonly considered: readonly Considered[];
  readonly contested: readonly object[];
  readonly notCounted: readonly object[];
}

interface Difference extends TermRef {
  readonly was: readonly (Value & { readonly term?: TermRef })[];
  readonly now: readonly Value[];
  readonly inForce: { readonly was: string; readonly now: string };
  readonly suspended?: { readonly was: string; readonly now: string };
  readonly causes: readonly object[];
}

export interface Expiration extends TermRef, Value {
  readonly what: 'end' | 'notice' | 'renewal' | 'long-stop';
  readonly lastDay: { readonly lo: string; readonly hi: string | null };
  readonly noticeBy?: string;
  readonly renewsTo?: string;
  readonly waitsFor?: unknown;
  readonly claims: readonly [Claim, ...Claim[]];
}

interface Terms {
  readonly terms: readonly Entry[];
  readonly pending: readonly Waiting[];
}

export interface TermOnDay {
  readonly inForce: string;
  readonly suspended: string;
  readonly entries: readonly Entry[];
}

interface ItemOfSeveral {
  readonly partnershipId: string;
}

interface AcrossPage {
  readonly items: readonly ItemOfSeveral[];
  readonly pending: readonly ItemOfSeveral[];
  readonly next: string | null;
}

/** The members that items have only if their answer is about several partnerships. */
const OF_SEVERAL = {
  items: ['partnershipId', 'version', 'recordedAt', 'clock', 'reviewedThrough', 'hindsight'],
  pending: ['partnershipId', 'asKnown'],
};

const without = (item: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));

export const dayOf = (text: string): Day => boundsOf(text).lo;
export const nameOf = ({ kind, scope }: TermRef): string => `${kind}/${scope}`;
export const sameValue = (a: { readonly value: unknown }, b: { readonly value: unknown }): boolean =>
  canonicalJson(a.value) === canonicalJson(b.value);
const isPossible = ({ certainty }: Value): boolean => certainty !== 'not';
const inWords = ({ value, certainty, between, mayBind }: Value): string =>
  `${canonicalJson(value)} ${certainty} ${between.join()} (${mayBind.join()})`;
/** The values that may be in force, whatever their order. */
export const valuesIn = (values: readonly Value[]): string => values.filter(isPossible).map(inWords).sort().join('; ');

/** After all days of generated histories. */
const LATER = dayOf('2070-01-01');

/** The query API on a database, as its clients see it. A question has its own today. */
export class QueryApi {
  private today = LATER;
  private app: NestFastifyApplication | null = null;

  static async on(database: Database): Promise<QueryApi> {
    const api = new QueryApi();
    api.app = await createQueryApp({ database, clock: () => new Date((api.today + 0.5) * 86_400_000) });
    await api.app.init();
    return api;
  }

  async ask<T>(url: string, { payload, today = LATER }: { payload?: object; today?: Day } = {}): Promise<T> {
    this.today = today;
    const response = await this.app!.inject(payload ? { url, method: 'POST', payload } : { url });
    if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${response.body}`);
    return response.json<T>();
  }

  async close(): Promise<void> {
    await this.app?.close();
  }
}

export interface Point {
  readonly version: number;
  readonly clock: Day;
}

/** One partnership in the answers of the query API, with the knowledge of one version on one clock day. */
export class KnownPartnership {
  readonly inWords: string;
  private readonly known: string;
  private readonly answered = new Map<string, Promise<unknown>>();

  constructor(
    private readonly api: QueryApi,
    readonly id: string,
    readonly point: Point,
  ) {
    this.inWords = `${id} version ${point.version} clock ${formatDay(point.clock)}`;
    this.known = `version=${point.version}&knownAt=${formatDay(point.clock)}`;
  }

  private about<T>(path: string, query = this.known): Promise<T> {
    const url = `/v1/partnerships/${this.id}${path}?${query}`;
    const found = this.answered.get(url) ?? this.api.ask<T>(url);
    this.answered.set(url, found);
    return found as Promise<T>;
  }

  terms(day: Day): Promise<Terms> {
    return this.about('/terms', `at=${formatDay(day)}&${this.known}`);
  }

  async on(term: TermRef, day: Day): Promise<TermOnDay> {
    const entries = (await this.terms(day)).terms.filter((each) => nameOf(each) === nameOf(term));
    const { inForce = 'not', suspended = 'not' } = entries[0] ?? {};
    return { inForce, suspended, entries };
  }

  async valueOn(item: TermRef & Value, day: Day): Promise<Entry | undefined> {
    return (await this.on(item, day)).entries.find((each) => isPossible(each) && sameValue(each, item));
  }

  timeline(): Promise<{ readonly terms: readonly (TermRef & Partial<History>)[] }> {
    return this.about('/timeline');
  }

  history(term: TermRef): Promise<History> {
    return this.about(`/terms/${nameOf(term)}`);
  }

  explanation(term: TermRef, day: Day): Promise<Explanation> {
    return this.about(`/terms/${nameOf(term)}/explanation`, `at=${formatDay(day)}&${this.known}`);
  }

  /** The differences of a day here from another day there. */
  async differences(day: Day, there: KnownPartnership, to: Day): Promise<readonly Difference[]> {
    const from = `fromAt=${formatDay(day)}&fromVersion=${this.point.version}&fromKnownAt=${formatDay(this.point.clock)}`;
    const { version, clock } = there.point;
    const until = `toAt=${formatDay(to)}&toVersion=${version}&toKnownAt=${formatDay(clock)}`;
    return (await this.about<{ terms: Difference[] }>('/diff', `${from}&${until}`)).terms;
  }

  /** The terms of a kind with the knowledge of the clock day, and the same among the terms of all partnerships. */
  async across(kind: string, day: Day): Promise<{ readonly of: Terms; readonly among: Terms }> {
    const query = `kind=${kind}&at=${formatDay(day)}&knownAt=${formatDay(this.point.clock)}`;
    const [terms, pending]: [object[], object[]] = [[], []];
    let next: string | null = `/v1/terms?${query}&limit=500`;
    while (next !== null) {
      const page: AcrossPage = await this.api.ask(next);
      const ofThis = ({ partnershipId }: ItemOfSeveral): boolean => partnershipId === this.id;
      terms.push(...page.items.filter(ofThis).map((item) => without(item, OF_SEVERAL.items)));
      pending.push(...page.pending.filter(ofThis).map((item) => without(item, OF_SEVERAL.pending)));
      next = page.next;
    }
    return { of: await this.about('/terms', query), among: { terms, pending } as unknown as Terms };
  }

  async question(day: Day): Promise<readonly Entry[]> {
    const { version, clock } = this.point;
    const question = { partnershipId: this.id, at: formatDay(day), version, knownAt: formatDay(clock) };
    return (await this.api.ask<Terms>('/v1/questions', { payload: { questions: [question] } })).terms;
  }

  /** What ends, as known on the clock day at the last version. */
  async expirations(from: Day, to: Day): Promise<readonly Expiration[]> {
    const query = `partnership=${this.id}&from=${formatDay(from)}&to=${formatDay(to)}&limit=500`;
    const url = `/v1/expirations?${query}`;
    return (await this.api.ask<{ items: Expiration[] }>(url, { today: this.point.clock })).items;
  }
}
