import type { PartnershipApi } from './generated/sdk.gen';
import type {
  DiffShowData,
  EventsRecordResponse,
  ExplanationShowData,
  RecordedEvent,
  SubmittedEvent,
  TermHistoryShowData,
  TermsShowData,
} from './generated/types.gen';
import { eachItem } from './pages';

type Query<Data extends { query?: unknown }> = NonNullable<Data['query']>;

export type TermsOptions = Omit<Query<TermsShowData>, 'at'>;
export type ExplainOptions = Omit<Query<ExplanationShowData>, 'at'>;
export type HistoryOptions = Query<TermHistoryShowData>;
export type DifferenceOptions = Omit<Query<DiffShowData>, 'fromAt' | 'toAt'>;

export interface RecordOptions {
  /** What names the command: sending it again under the same key records nothing twice. */
  readonly key?: string;
  /** Only if the partnership has this version. */
  readonly ifVersion?: number;
}

/** One partnership, and what is asked of it most. A day is `2026-03-01`, and may be a month or a year: `2026-03`, `2019`. */
export class Partnership {
  constructor(
    private readonly api: PartnershipApi,
    readonly id: string,
  ) {}

  /** Its name, parties, head and counts. */
  show() {
    return this.api.partnerships.show({ path: { id: this.id } });
  }

  /** Which terms were in force on a day, as known now, or as `knownAt` and `version` say. */
  termsAt(at: string, options: TermsOptions = {}) {
    return this.api.terms.show({ path: { id: this.id }, query: { ...options, at } });
  }

  /** Why a term was what it was on a day. */
  explain(kind: string, scope: string, at: string, options: ExplainOptions = {}) {
    return this.api.explanation.show({ path: { id: this.id, kind, scope }, query: { ...options, at } });
  }

  /** What a term was, from when to when. */
  historyOf(kind: string, scope = 'all', options: HistoryOptions = {}) {
    return this.api.termHistory.show({ path: { id: this.id, kind, scope }, query: options });
  }

  /** What differs between two days. */
  changesBetween(fromAt: string, toAt: string, options: DifferenceOptions = {}) {
    return this.api.diff.show({ path: { id: this.id }, query: { ...options, fromAt, toAt } });
  }

  /** Everything that was recorded, in order, each with what has become of it. */
  events(): AsyncGenerator<RecordedEvent> {
    return eachItem((place) => this.api.events.list({ path: { id: this.id }, query: place }));
  }

  /** Records 1 to 100 events, all or none. */
  record(events: SubmittedEvent[], { key, ifVersion }: RecordOptions = {}): Promise<EventsRecordResponse> {
    const headers = {
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(ifVersion === undefined ? {} : { 'If-Match': `"${ifVersion}"` }),
    };
    return this.api.events.record({ path: { id: this.id }, headers, body: { events } });
  }
}
