// Generated from openapi.json by `npm run client:generate`.
// @ts-nocheck

import type { Client, Options as Options2, TDataShape } from './client';
import { client } from './client.gen';
import type { AgreementsListData, AgreementsListErrors, AgreementsListResponses, AgreementsShowData, AgreementsShowErrors, AgreementsShowResponses, AtomShowData, AtomShowErrors, AtomShowResponses, DecisionsShowData, DecisionsShowErrors, DecisionsShowResponses, DiffShowData, DiffShowErrors, DiffShowResponses, DocumentsAsyncApiData, DocumentsAsyncApiErrors, DocumentsAsyncApiResponses, DocumentsTermChangeEventData, DocumentsTermChangeEventErrors, DocumentsTermChangeEventResponses, EventsListData, EventsListErrors, EventsListResponses, EventsRecordData, EventsRecordErrors, EventsRecordResponses, EventsReplayData, EventsReplayErrors, EventsReplayResponses, EventsShowData, EventsShowErrors, EventsShowResponses, ExpirationsListData, ExpirationsListErrors, ExpirationsListResponses, ExpirationsSubscribeData, ExpirationsSubscribeErrors, ExpirationsSubscribeResponses, ExplanationShowData, ExplanationShowErrors, ExplanationShowResponses, HealthLiveData, HealthLiveErrors, HealthLiveResponses, HealthReadyData, HealthReadyErrors, HealthReadyResponses, MetricsReadData, MetricsReadErrors, MetricsReadResponses, PartiesListData, PartiesListErrors, PartiesListResponses, PartiesShowData, PartiesShowErrors, PartiesShowResponses, PartnershipsListData, PartnershipsListErrors, PartnershipsListResponses, PartnershipsShowData, PartnershipsShowErrors, PartnershipsShowResponses, PreviewPreviewData, PreviewPreviewErrors, PreviewPreviewResponses, PrivateAddressesCreateData, PrivateAddressesCreateErrors, PrivateAddressesCreateResponses, PrivateAddressesListData, PrivateAddressesListErrors, PrivateAddressesListResponses, PrivateAddressesRevokeData, PrivateAddressesRevokeErrors, PrivateAddressesRevokeResponses, PrivateCalendarShowData, PrivateCalendarShowErrors, PrivateCalendarShowResponses, PrivateFeedShowData, PrivateFeedShowErrors, PrivateFeedShowResponses, QuestionsAnswerData, QuestionsAnswerErrors, QuestionsAnswerResponses, RebuildsAcceptData, RebuildsAcceptErrors, RebuildsAcceptResponses, RebuildsBeginData, RebuildsBeginErrors, RebuildsBeginResponses, RebuildsDropData, RebuildsDropErrors, RebuildsDropResponses, RebuildsListData, RebuildsListErrors, RebuildsListResponses, RebuildsRollBackData, RebuildsRollBackErrors, RebuildsRollBackResponses, RebuildsShowData, RebuildsShowErrors, RebuildsShowResponses, RegistersHaltData, RegistersHaltErrors, RegistersHaltResponses, RegistersHaltsData, RegistersHaltsErrors, RegistersHaltsResponses, RegistersKindsData, RegistersKindsErrors, RegistersKindsResponses, RegistersVoidData, RegistersVoidErrors, RegistersVoidResponses, RegistersVoidsData, RegistersVoidsErrors, RegistersVoidsResponses, SubscriptionsAttemptsData, SubscriptionsAttemptsErrors, SubscriptionsAttemptsResponses, SubscriptionsChangeData, SubscriptionsChangeErrors, SubscriptionsChangeResponses, SubscriptionsCreateData, SubscriptionsCreateErrors, SubscriptionsCreateResponses, SubscriptionsListData, SubscriptionsListErrors, SubscriptionsListResponses, SubscriptionsRemoveData, SubscriptionsRemoveErrors, SubscriptionsRemoveResponses, SubscriptionsResumeData, SubscriptionsResumeErrors, SubscriptionsResumeResponses, SubscriptionsRewindData, SubscriptionsRewindErrors, SubscriptionsRewindResponses, SubscriptionsRotateData, SubscriptionsRotateErrors, SubscriptionsRotateResponses, SubscriptionsShowData, SubscriptionsShowErrors, SubscriptionsShowResponses, SubscriptionsSkipData, SubscriptionsSkipErrors, SubscriptionsSkipResponses, SubscriptionsTestData, SubscriptionsTestErrors, SubscriptionsTestResponses, TermChangesListData, TermChangesListErrors, TermChangesListResponses, TermHistoryShowData, TermHistoryShowErrors, TermHistoryShowResponses, TermsAcrossListData, TermsAcrossListErrors, TermsAcrossListResponses, TermsShowData, TermsShowErrors, TermsShowResponses, TermsTableData, TermsTableErrors, TermsTableResponses, TimelineShowData, TimelineShowErrors, TimelineShowResponses } from './types.gen';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client?: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: Record<string, unknown>;
};

class HeyApiClient {
    protected client: Client;
    
    constructor(args?: {
        client?: Client;
    }) {
        this.client = args?.client ?? client;
    }
}

class HeyApiRegistry<T> {
    private readonly defaultKey = 'default';
    
    private readonly instances: Map<string, T> = new Map();
    
    get(key?: string): T {
        const instance = this.instances.get(key ?? this.defaultKey);
        if (!instance) {
            throw new Error(`No SDK client found. Create one with "new PartnershipApi()" to fix this error.`);
        }
        return instance;
    }
    
    set(value: T, key?: string): void {
        this.instances.set(key ?? this.defaultKey, value);
    }
}

export class Documents extends HeyApiClient {
    /**
     * Description of the channels for term changes (AsyncAPI 3.0)
     */
    public asyncApi<ThrowOnError extends boolean = true>(options?: Options<DocumentsAsyncApiData, ThrowOnError>) {
        return (options?.client ?? this.client).get<DocumentsAsyncApiResponses, DocumentsAsyncApiErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/asyncapi.json',
            ...options
        });
    }
    
    /**
     * The JSON Schema of a term change as a CloudEvent
     */
    public termChangeEvent<ThrowOnError extends boolean = true>(options?: Options<DocumentsTermChangeEventData, ThrowOnError>) {
        return (options?.client ?? this.client).get<DocumentsTermChangeEventResponses, DocumentsTermChangeEventErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/schemas/term-change-event.json',
            ...options
        });
    }
}

export class Health extends HeyApiClient {
    /**
     * Is the process up?
     */
    public live<ThrowOnError extends boolean = true>(options?: Options<HealthLiveData, ThrowOnError>) {
        return (options?.client ?? this.client).get<HealthLiveResponses, HealthLiveErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/health/live',
            ...options
        });
    }
    
    /**
     * Can the process answer?
     *
     * Answered within three seconds whatever it depends on does. Whether ready or not, `details` says of each check in words what was found. A check that is `degraded` does not make the process unready: it can answer without. The same details are members of the problem where it is not ready, beside `failed`, the names of those checks.
     */
    public ready<ThrowOnError extends boolean = true>(options?: Options<HealthReadyData, ThrowOnError>) {
        return (options?.client ?? this.client).get<HealthReadyResponses, HealthReadyErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/health/ready',
            ...options
        });
    }
}

export class Metrics extends HeyApiClient {
    /**
     * Metrics for Prometheus
     */
    public read<ThrowOnError extends boolean = true>(options?: Options<MetricsReadData, ThrowOnError>) {
        return (options?.client ?? this.client).get<MetricsReadResponses, MetricsReadErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/metrics',
            ...options
        });
    }
}

export class Events extends HeyApiClient {
    /**
     * Replay every effective event from the start, by cursor
     *
     * Events of a partnership are in order. `Accept: application/x-ndjson` streams everything, compressed if `Accept-Encoding` names gzip: one event per line, with lines `{"cursor": …}` to resume from between them and at the end. Otherwise the answer is a page; an empty page is the end.
     */
    public replay<ThrowOnError extends boolean = true>(options?: Options<EventsReplayData, ThrowOnError>) {
        return (options?.client ?? this.client).get<EventsReplayResponses, EventsReplayErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/events',
            ...options
        });
    }
    
    /**
     * List the events of a partnership by version, each with its state
     *
     * A page may contain fewer than `limit` events and still have a `next`: a page of large events has about 2 MiB.
     */
    public list<ThrowOnError extends boolean = true>(options: Options<EventsListData, ThrowOnError>) {
        return (options.client ?? this.client).get<EventsListResponses, EventsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/events',
            ...options
        });
    }
    
    /**
     * Record events
     *
     * Records 1 to 100 events of a partnership, all or none. Repeating the request with the same Idempotency-Key is always safe. 202 means that the ruling is late; it does not mean that the events are recorded. With `recordedAt`, the events are `imported`.
     */
    public record<ThrowOnError extends boolean = true>(options: Options<EventsRecordData, ThrowOnError>) {
        return (options.client ?? this.client).post<EventsRecordResponses, EventsRecordErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/events',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Show an event, its corrections and its state
     */
    public show<ThrowOnError extends boolean = true>(options: Options<EventsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<EventsShowResponses, EventsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/events/{eventId}',
            ...options
        });
    }
}

export class Expirations extends HeyApiClient {
    /**
     * List terms that end, or may end, in a period, and deadlines of notice
     *
     * Contains terms with a stated end or a recorded end, deadlines of notice, renewals, and the last days on which what waits for a condition can start (`by`), as known now; at most 500 deadlines and renewals a term. Open conditions are named with the claim; they may come true on any day. `lastDay` is the last day in force; of `notice` and `renewal` that of the term that ends or renews itself, of `long-stop` the last day to start.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<ExpirationsListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<ExpirationsListResponses, ExpirationsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/expirations',
            ...options
        });
    }
    
    /**
     * The same as a calendar (iCalendar)
     *
     * The entries are all-day events on the days on which the last day may lie, on the last day for notice, on the day of a renewal, and on the last day to start.
     */
    public subscribe<ThrowOnError extends boolean = true>(options?: Options<ExpirationsSubscribeData, ThrowOnError>) {
        return (options?.client ?? this.client).get<ExpirationsSubscribeResponses, ExpirationsSubscribeErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/expirations.ics',
            ...options
        });
    }
}

export class Registers extends HeyApiClient {
    /**
     * List halted partitions with the record and the reason
     */
    public halts<ThrowOnError extends boolean = true>(options?: Options<RegistersHaltsData, ThrowOnError>) {
        return (options?.client ?? this.client).get<RegistersHaltsResponses, RegistersHaltsErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/halts',
            ...options
        });
    }
    
    /**
     * Show why a partition is halted, with the record
     */
    public halt<ThrowOnError extends boolean = true>(options: Options<RegistersHaltData, ThrowOnError>) {
        return (options.client ?? this.client).get<RegistersHaltResponses, RegistersHaltErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/halts/{partition}',
            ...options
        });
    }
    
    /**
     * List the term kinds with the schemas of their values
     */
    public kinds<ThrowOnError extends boolean = true>(options?: Options<RegistersKindsData, ThrowOnError>) {
        return (options?.client ?? this.client).get<RegistersKindsResponses, RegistersKindsErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/term-kinds',
            ...options
        });
    }
    
    /**
     * List void decisions with their reasons
     */
    public voids<ThrowOnError extends boolean = true>(options?: Options<RegistersVoidsData, ThrowOnError>) {
        return (options?.client ?? this.client).get<RegistersVoidsResponses, RegistersVoidsErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/void-decisions',
            ...options
        });
    }
    
    /**
     * Show a void decision with its record
     */
    public void<ThrowOnError extends boolean = true>(options: Options<RegistersVoidData, ThrowOnError>) {
        return (options.client ?? this.client).get<RegistersVoidResponses, RegistersVoidErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/void-decisions/{partition}/{offset}',
            ...options
        });
    }
}

export class Parties extends HeyApiClient {
    /**
     * List everybody who is named in any partnership, and search for them
     *
     * Parties, former parties and third parties, as the events stand now. A page of a search may contain fewer than `limit` items and still have a `next`.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<PartiesListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<PartiesListResponses, PartiesListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/parties',
            ...options
        });
    }
    
    /**
     * Show a party: its names and its role in each partnership that names it
     */
    public show<ThrowOnError extends boolean = true>(options: Options<PartiesShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<PartiesShowResponses, PartiesShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/parties/{id}',
            ...options
        });
    }
}

export class Partnerships extends HeyApiClient {
    /**
     * List partnerships, and search for them
     *
     * A page of a search may contain fewer than `limit` items and still have a `next`.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<PartnershipsListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<PartnershipsListResponses, PartnershipsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships',
            ...options
        });
    }
    
    /**
     * Show a partnership: its parties, head, counts and dates
     *
     * The strong ETag is the version; send it as If-Match when you record events.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<PartnershipsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<PartnershipsShowResponses, PartnershipsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}',
            ...options
        });
    }
}

export class Agreements extends HeyApiClient {
    /**
     * List the agreements of a partnership, each with what it is on a day
     */
    public list<ThrowOnError extends boolean = true>(options: Options<AgreementsListData, ThrowOnError>) {
        return (options.client ?? this.client).get<AgreementsListResponses, AgreementsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/agreements',
            ...options
        });
    }
    
    /**
     * Show an agreement: what it set, and what has become of that by a day
     */
    public show<ThrowOnError extends boolean = true>(options: Options<AgreementsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<AgreementsShowResponses, AgreementsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/agreements/{agreementId}',
            ...options
        });
    }
}

export class Decisions extends HeyApiClient {
    /**
     * Show the state of a command
     *
     * `effective` with its answer, `void` with the reason of each attempt, or `unseen` if no record of it has been read.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<DecisionsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<DecisionsShowResponses, DecisionsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/decisions/{commandId}',
            ...options
        });
    }
}

export class Diff extends HeyApiClient {
    /**
     * Compare the terms at two points, on either time axis
     *
     * The default of both points is today, as known now. Only terms whose values, certainty or bound parties differ are listed; dissent is no difference.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<DiffShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<DiffShowResponses, DiffShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/diff',
            ...options
        });
    }
}

export class Preview extends HeyApiClient {
    /**
     * Preview what recording events would do
     *
     * Takes the body of `POST /v1/partnerships/{id}/events` and returns what would be answered now. Nothing is recorded, no Idempotency-Key is used up, and If-Match is ignored.
     */
    public preview<ThrowOnError extends boolean = true>(options: Options<PreviewPreviewData, ThrowOnError>) {
        return (options.client ?? this.client).post<PreviewPreviewResponses, PreviewPreviewErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/events/preview',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
}

export class Atom extends HeyApiClient {
    /**
     * Latest term changes of a partnership as an Atom feed
     *
     * The latest 50 term changes, newest first, without `reaffirmed` and `announced`.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<AtomShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<AtomShowResponses, AtomShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/term-changes.atom',
            ...options
        });
    }
}

export class Terms extends HeyApiClient {
    /**
     * Which terms were in force on a day, as known at a moment
     *
     * A term with several possible values appears once for each value, at most 20 times; `moreValues` counts the others. The link `self` contains version and clock day, so its answer never changes.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<TermsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<TermsShowResponses, TermsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/terms',
            ...options
        });
    }
    
    /**
     * The same as a table (CSV)
     *
     * One row per possible value of a term, for spreadsheets.
     */
    public table<ThrowOnError extends boolean = true>(options: Options<TermsTableData, ThrowOnError>) {
        return (options.client ?? this.client).get<TermsTableResponses, TermsTableErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/terms.csv',
            ...options
        });
    }
}

export class TermHistory extends HeyApiClient {
    /**
     * The history of a term: what was in force from when to when
     *
     * A segment is a run of days on which the same claims may govern, whatever the clock day. Open conditions and renewals are weighed on the clock day: `possiblyAfter` names the last day on which a value is definitely in force, `possiblyFrom` the first one on which it may be. A run of which nothing can come true any more is left out.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<TermHistoryShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<TermHistoryShowResponses, TermHistoryShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/terms/{kind}/{scope}',
            ...options
        });
    }
}

export class Explanation extends HeyApiClient {
    /**
     * Explain a term on a day
     *
     * Lists every claim that was considered, sorted by its first day, with its bounds and the reason why it may govern or not, including claims of the terms that were replaced. `doubts` states for each possible answer what would make it true or false.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<ExplanationShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<ExplanationShowResponses, ExplanationShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/terms/{kind}/{scope}/explanation',
            ...options
        });
    }
}

export class Timeline extends HeyApiClient {
    /**
     * Events and segments of a partnership, for drawing a timeline
     *
     * `kind`, `scope` and `between` choose terms; events and announcements are all listed.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<TimelineShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<TimelineShowResponses, TimelineShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/partnerships/{id}/timeline',
            ...options
        });
    }
}

export class PrivateAddresses extends HeyApiClient {
    /**
     * List your private addresses
     *
     * Without their secrets: revoke a lost address and create a new one.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<PrivateAddressesListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<PrivateAddressesListResponses, PrivateAddressesListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/private-addresses',
            ...options
        });
    }
    
    /**
     * Create a private address
     *
     * Feed readers and calendars cannot send a bearer token. A private address has a secret in its path instead, and whoever knows it can read the feed and the calendar of this one subject, and nothing else, until it is revoked.
     */
    public create<ThrowOnError extends boolean = true>(options: Options<PrivateAddressesCreateData, ThrowOnError>) {
        return (options.client ?? this.client).post<PrivateAddressesCreateResponses, PrivateAddressesCreateErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/private-addresses',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Revoke a private address
     *
     * With the scope `operate`, also that of another actor.
     */
    public revoke<ThrowOnError extends boolean = true>(options: Options<PrivateAddressesRevokeData, ThrowOnError>) {
        return (options.client ?? this.client).delete<PrivateAddressesRevokeResponses, PrivateAddressesRevokeErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/private-addresses/{id}',
            ...options
        });
    }
}

export class PrivateCalendar extends HeyApiClient {
    /**
     * The calendar of a private address
     *
     * The expirations of its subject, from one year ago to ten years ahead.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<PrivateCalendarShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<PrivateCalendarShowResponses, PrivateCalendarShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/v1/private/{token}/expirations.ics',
            ...options
        });
    }
}

export class PrivateFeed extends HeyApiClient {
    /**
     * The Atom feed of a private address
     *
     * The latest 50 term changes of its subject, newest first, without `reaffirmed` and `announced`.
     */
    public show<ThrowOnError extends boolean = true>(options: Options<PrivateFeedShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<PrivateFeedShowResponses, PrivateFeedShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            url: '/v1/private/{token}/term-changes.atom',
            ...options
        });
    }
}

export class Questions extends HeyApiClient {
    /**
     * Up to 1,000 questions at once
     *
     * The answer has one line of NDJSON per question, in order: the answer, or a problem with the status that a single request would have. An answer of more than 8 MiB is the problem `answer-too-large`. Answers are computed only as fast as the client reads them. When the connection closes, the service stops.
     */
    public answer<ThrowOnError extends boolean = true>(options: Options<QuestionsAnswerData, ThrowOnError>) {
        return (options.client ?? this.client).post<QuestionsAnswerResponses, QuestionsAnswerErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/questions',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
}

export class Rebuilds extends HeyApiClient {
    /**
     * List the latest rebuilds
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<RebuildsListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<RebuildsListResponses, RebuildsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds',
            ...options
        });
    }
    
    /**
     * Rebuild the read models from the log
     *
     * A second schema is filled from the first record while the first one serves. Then both are compared, row by row and by answers at many points. If they match, they are swapped. If they differ, the swap is refused and the differences are shown.
     */
    public begin<ThrowOnError extends boolean = true>(options?: Options<RebuildsBeginData, ThrowOnError>) {
        return (options?.client ?? this.client).post<RebuildsBeginResponses, RebuildsBeginErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options?.headers
            }
        });
    }
    
    /**
     * Cancel a rebuild, or discard the old schema
     *
     * Before the swap, everything that the rebuild created is removed. After the swap, the old schema is dropped, and a rollback is no longer possible. `only` restricts the request to one of the two actions; the other is then refused.
     */
    public drop<ThrowOnError extends boolean = true>(options: Options<RebuildsDropData, ThrowOnError>) {
        return (options.client ?? this.client).delete<RebuildsDropResponses, RebuildsDropErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds/{id}',
            ...options
        });
    }
    
    /**
     * Show a rebuild: its progress and the differences
     */
    public show<ThrowOnError extends boolean = true>(options: Options<RebuildsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<RebuildsShowResponses, RebuildsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds/{id}',
            ...options
        });
    }
    
    /**
     * Swap although answers differ
     */
    public accept<ThrowOnError extends boolean = true>(options: Options<RebuildsAcceptData, ThrowOnError>) {
        return (options.client ?? this.client).post<RebuildsAcceptResponses, RebuildsAcceptErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds/{id}/accept',
            ...options
        });
    }
    
    /**
     * Roll back to the old schema
     *
     * The old schema is brought up to date and swapped back. The rebuilt schema is dropped.
     */
    public rollBack<ThrowOnError extends boolean = true>(options: Options<RebuildsRollBackData, ThrowOnError>) {
        return (options.client ?? this.client).post<RebuildsRollBackResponses, RebuildsRollBackErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/rebuilds/{id}/roll-back',
            ...options
        });
    }
}

export class Subscriptions extends HeyApiClient {
    /**
     * List your subscriptions
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<SubscriptionsListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<SubscriptionsListResponses, SubscriptionsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions',
            ...options
        });
    }
    
    /**
     * Create a webhook subscription
     *
     * The service posts term changes to the URL as CloudEvents (structured JSON), signed according to Standard Webhooks. It sends the next one after the previous one was answered with 2xx. A failed delivery is retried for about three days; then the subscription is suspended and keeps its cursor. 410 disables the subscription. A term change may arrive more than once, always with the same `webhook-id`.
     *
     * With another `format` than `cloudevents`, the default, a message for people is posted instead: one sentence, and a link to the page. It is signed and retried in the same way.
     */
    public create<ThrowOnError extends boolean = true>(options: Options<SubscriptionsCreateData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsCreateResponses, SubscriptionsCreateErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Delete a subscription
     */
    public remove<ThrowOnError extends boolean = true>(options: Options<SubscriptionsRemoveData, ThrowOnError>) {
        return (options.client ?? this.client).delete<SubscriptionsRemoveResponses, SubscriptionsRemoveErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}',
            ...options
        });
    }
    
    /**
     * Show a subscription and its progress
     */
    public show<ThrowOnError extends boolean = true>(options: Options<SubscriptionsShowData, ThrowOnError>) {
        return (options.client ?? this.client).get<SubscriptionsShowResponses, SubscriptionsShowErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}',
            ...options
        });
    }
    
    /**
     * Change a URL, filter or description
     *
     * The cursor does not change. If the URL or the filter changes, an active subscription tries its next event at once.
     */
    public change<ThrowOnError extends boolean = true>(options: Options<SubscriptionsChangeData, ThrowOnError>) {
        return (options.client ?? this.client).patch<SubscriptionsChangeResponses, SubscriptionsChangeErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * List the delivery attempts
     *
     * About the last 1,000 deliveries, newest first.
     */
    public attempts<ThrowOnError extends boolean = true>(options: Options<SubscriptionsAttemptsData, ThrowOnError>) {
        return (options.client ?? this.client).get<SubscriptionsAttemptsResponses, SubscriptionsAttemptsErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/attempts',
            ...options
        });
    }
    
    /**
     * Resume delivery
     *
     * A suspended or disabled subscription becomes active again. A failing one is retried at once.
     */
    public resume<ThrowOnError extends boolean = true>(options: Options<SubscriptionsResumeData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsResumeResponses, SubscriptionsResumeErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/resume',
            ...options
        });
    }
    
    /**
     * Move the cursor and deliver from there
     */
    public rewind<ThrowOnError extends boolean = true>(options: Options<SubscriptionsRewindData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsRewindResponses, SubscriptionsRewindErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/rewind',
            ...options,
            headers: {
                'Content-Type': 'application/json',
                ...options.headers
            }
        });
    }
    
    /**
     * Replace the secret
     *
     * For 24 hours, deliveries are signed with both secrets, so that a receiver can switch.
     */
    public rotate<ThrowOnError extends boolean = true>(options: Options<SubscriptionsRotateData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsRotateResponses, SubscriptionsRotateErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/rotate-secret',
            ...options
        });
    }
    
    /**
     * Skip the next event
     *
     * A subscription that is not active stays inactive until it is resumed.
     */
    public skip<ThrowOnError extends boolean = true>(options: Options<SubscriptionsSkipData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsSkipResponses, SubscriptionsSkipErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/skip',
            ...options
        });
    }
    
    /**
     * Send a signed test event
     *
     * The event is sent once and at once, in any state of the subscription, at most every ten seconds. The cursor does not change. The type of the event is `partnership.subscription.test`.
     */
    public test<ThrowOnError extends boolean = true>(options: Options<SubscriptionsTestData, ThrowOnError>) {
        return (options.client ?? this.client).post<SubscriptionsTestResponses, SubscriptionsTestErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/subscriptions/{id}/test',
            ...options
        });
    }
}

export class TermChanges extends HeyApiClient {
    /**
     * Term changes in order, from a cursor
     *
     * Pass `cursor` as `after` to continue: nothing is missed and nothing is repeated. A page without term changes has a cursor too, which shows how far the feed was read. A page may contain fewer than `limit` changes although more follow.
     *
     * With `Accept: application/x-ndjson` the answer contains everything up to the present end, one CloudEvent per line (`limit` does not apply). Lines `{ "cursor": "…" }` between them and at the end show the progress.
     *
     * With `Accept: application/atom+xml` and one `partnership` as the only filter, the answer is the Atom feed of the partnership.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<TermChangesListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<TermChangesListResponses, TermChangesListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/term-changes',
            ...options
        });
    }
}

export class TermsAcross extends HeyApiClient {
    /**
     * The same question across partnerships
     *
     * Sorted by kind, scope and partnership. A page contains, for each of its terms, the values that may be in force (`items`) and the claims that wait for a condition (`pending`). It may contain fewer than `limit` items and still have a `next`.
     */
    public list<ThrowOnError extends boolean = true>(options?: Options<TermsAcrossListData, ThrowOnError>) {
        return (options?.client ?? this.client).get<TermsAcrossListResponses, TermsAcrossListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/terms',
            ...options
        });
    }
}

export class PartnershipApi extends HeyApiClient {
    public static readonly __registry = new HeyApiRegistry<PartnershipApi>();
    
    constructor(args?: {
        client?: Client;
        key?: string;
    }) {
        super(args);
        PartnershipApi.__registry.set(this, args?.key);
    }
    
    private _documents?: Documents;
    get documents(): Documents {
        return this._documents ??= new Documents({ client: this.client });
    }
    
    private _health?: Health;
    get health(): Health {
        return this._health ??= new Health({ client: this.client });
    }
    
    private _metrics?: Metrics;
    get metrics(): Metrics {
        return this._metrics ??= new Metrics({ client: this.client });
    }
    
    private _events?: Events;
    get events(): Events {
        return this._events ??= new Events({ client: this.client });
    }
    
    private _expirations?: Expirations;
    get expirations(): Expirations {
        return this._expirations ??= new Expirations({ client: this.client });
    }
    
    private _registers?: Registers;
    get registers(): Registers {
        return this._registers ??= new Registers({ client: this.client });
    }
    
    private _parties?: Parties;
    get parties(): Parties {
        return this._parties ??= new Parties({ client: this.client });
    }
    
    private _partnerships?: Partnerships;
    get partnerships(): Partnerships {
        return this._partnerships ??= new Partnerships({ client: this.client });
    }
    
    private _agreements?: Agreements;
    get agreements(): Agreements {
        return this._agreements ??= new Agreements({ client: this.client });
    }
    
    private _decisions?: Decisions;
    get decisions(): Decisions {
        return this._decisions ??= new Decisions({ client: this.client });
    }
    
    private _diff?: Diff;
    get diff(): Diff {
        return this._diff ??= new Diff({ client: this.client });
    }
    
    private _preview?: Preview;
    get preview(): Preview {
        return this._preview ??= new Preview({ client: this.client });
    }
    
    private _atom?: Atom;
    get atom(): Atom {
        return this._atom ??= new Atom({ client: this.client });
    }
    
    private _terms?: Terms;
    get terms(): Terms {
        return this._terms ??= new Terms({ client: this.client });
    }
    
    private _termHistory?: TermHistory;
    get termHistory(): TermHistory {
        return this._termHistory ??= new TermHistory({ client: this.client });
    }
    
    private _explanation?: Explanation;
    get explanation(): Explanation {
        return this._explanation ??= new Explanation({ client: this.client });
    }
    
    private _timeline?: Timeline;
    get timeline(): Timeline {
        return this._timeline ??= new Timeline({ client: this.client });
    }
    
    private _privateAddresses?: PrivateAddresses;
    get privateAddresses(): PrivateAddresses {
        return this._privateAddresses ??= new PrivateAddresses({ client: this.client });
    }
    
    private _privateCalendar?: PrivateCalendar;
    get privateCalendar(): PrivateCalendar {
        return this._privateCalendar ??= new PrivateCalendar({ client: this.client });
    }
    
    private _privateFeed?: PrivateFeed;
    get privateFeed(): PrivateFeed {
        return this._privateFeed ??= new PrivateFeed({ client: this.client });
    }
    
    private _questions?: Questions;
    get questions(): Questions {
        return this._questions ??= new Questions({ client: this.client });
    }
    
    private _rebuilds?: Rebuilds;
    get rebuilds(): Rebuilds {
        return this._rebuilds ??= new Rebuilds({ client: this.client });
    }
    
    private _subscriptions?: Subscriptions;
    get subscriptions(): Subscriptions {
        return this._subscriptions ??= new Subscriptions({ client: this.client });
    }
    
    private _termChanges?: TermChanges;
    get termChanges(): TermChanges {
        return this._termChanges ??= new TermChanges({ client: this.client });
    }
    
    private _termsAcross?: TermsAcross;
    get termsAcross(): TermsAcross {
        return this._termsAcross ??= new TermsAcross({ client: this.client });
    }
}
