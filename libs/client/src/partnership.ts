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
  /** The idempotency key of the command: sending the command again with the same key records nothing twice. */
  readonly key?: string;
  /** The version that the partnership must have. */
  readonly ifVersion?: number;
}

/** The most common queries of one partnership. A day is `2026-03-01`, and may be a month or a year: `2026-03`, `2019`. */
export class Partnership {
  constructor(
    private readonly api: PartnershipApi,
    readonly id: string,
  ) {}

  /** Reads its name, parties, head and counts. */
  show() {
    return this.api.partnerships.show({ path: { id: this.id } });
  }

  /** Reads the terms in force on a day, as known now or at `knownAt` and `version`. */
  termsAt(at: string, options: TermsOptions = {}) {
    return this.api.terms.show({ path: { id: this.id }, query: { ...options, at } });
  }

  /** Explains the answer about a term on a day. */
  explain(kind: string, scope: string, at: string, options: ExplainOptions = {}) {
    return this.api.explanation.show({ path: { id: this.id, kind, scope }, query: { ...options, at } });
  }

  /** Reads the answers about a term over time. */
  historyOf(kind: string, scope = 'all', options: HistoryOptions = {}) {
    return this.api.termHistory.show({ path: { id: this.id, kind, scope }, query: options });
  }

  /** Reads the differences between two days. */
  changesBetween(fromAt: string, toAt: string, options: DifferenceOptions = {}) {
    return this.api.diff.show({ path: { id: this.id }, query: { ...options, fromAt, toAt } });
  }

  /** Yields all recorded events in order, each with its present status. */
  events(): AsyncGenerator<RecordedEvent> {
    return eachItem((place) => this.api.events.list({ path: { id: this.id }, query: place }));
  }

  /** Records 1 to 100 events, all or none of them. */
  record(events: SubmittedEvent[], { key, ifVersion }: RecordOptions = {}): Promise<EventsRecordResponse> {
    const headers = {
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
      ...(ifVersion === undefined ? {} : { 'If-Match': `"${ifVersion}"` }),
    };
    return this.api.events.record({ path: { id: this.id }, headers, body: { events } });
  }
}
