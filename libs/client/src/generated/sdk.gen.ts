// Generated from openapi.json by `npm run client:generate`.
// @ts-nocheck

import type { Client, Options as Options2, TDataShape } from './client';
import { client } from './client.gen';
import type { AtomShowData, AtomShowErrors, AtomShowResponses, DecisionsShowData, DecisionsShowErrors, DecisionsShowResponses, DiffShowData, DiffShowErrors, DiffShowResponses, DocumentsAsyncApiData, DocumentsAsyncApiErrors, DocumentsAsyncApiResponses, DocumentsTermChangeEventData, DocumentsTermChangeEventErrors, DocumentsTermChangeEventResponses, EventsListData, EventsListErrors, EventsListResponses, EventsRecordData, EventsRecordErrors, EventsRecordResponses, EventsReplayData, EventsReplayErrors, EventsReplayResponses, EventsShowData, EventsShowErrors, EventsShowResponses, ExpirationsListData, ExpirationsListErrors, ExpirationsListResponses, ExpirationsSubscribeData, ExpirationsSubscribeErrors, ExpirationsSubscribeResponses, ExplanationShowData, ExplanationShowErrors, ExplanationShowResponses, HealthLiveData, HealthLiveErrors, HealthLiveResponses, HealthReadyData, HealthReadyErrors, HealthReadyResponses, MetricsReadData, MetricsReadErrors, MetricsReadResponses, PartnershipsListData, PartnershipsListErrors, PartnershipsListResponses, PartnershipsShowData, PartnershipsShowErrors, PartnershipsShowResponses, QuestionsAskData, QuestionsAskErrors, QuestionsAskResponses, RebuildsAcceptData, RebuildsAcceptErrors, RebuildsAcceptResponses, RebuildsBeginData, RebuildsBeginErrors, RebuildsBeginResponses, RebuildsDropData, RebuildsDropErrors, RebuildsDropResponses, RebuildsListData, RebuildsListErrors, RebuildsListResponses, RebuildsRollBackData, RebuildsRollBackErrors, RebuildsRollBackResponses, RebuildsShowData, RebuildsShowErrors, RebuildsShowResponses, RegistersHaltData, RegistersHaltErrors, RegistersHaltResponses, RegistersHaltsData, RegistersHaltsErrors, RegistersHaltsResponses, RegistersKindsData, RegistersKindsErrors, RegistersKindsResponses, RegistersVoidData, RegistersVoidErrors, RegistersVoidResponses, RegistersVoidsData, RegistersVoidsErrors, RegistersVoidsResponses, SubscriptionsAttemptsData, SubscriptionsAttemptsErrors, SubscriptionsAttemptsResponses, SubscriptionsChangeData, SubscriptionsChangeErrors, SubscriptionsChangeResponses, SubscriptionsCreateData, SubscriptionsCreateErrors, SubscriptionsCreateResponses, SubscriptionsListData, SubscriptionsListErrors, SubscriptionsListResponses, SubscriptionsRemoveData, SubscriptionsRemoveErrors, SubscriptionsRemoveResponses, SubscriptionsResumeData, SubscriptionsResumeErrors, SubscriptionsResumeResponses, SubscriptionsRewindData, SubscriptionsRewindErrors, SubscriptionsRewindResponses, SubscriptionsRotateData, SubscriptionsRotateErrors, SubscriptionsRotateResponses, SubscriptionsShowData, SubscriptionsShowErrors, SubscriptionsShowResponses, SubscriptionsSkipData, SubscriptionsSkipErrors, SubscriptionsSkipResponses, SubscriptionsTestData, SubscriptionsTestErrors, SubscriptionsTestResponses, TermChangesListData, TermChangesListErrors, TermChangesListResponses, TermHistoryShowData, TermHistoryShowErrors, TermHistoryShowResponses, TermsAcrossListData, TermsAcrossListErrors, TermsAcrossListResponses, TermsShowData, TermsShowErrors, TermsShowResponses, TermsTableData, TermsTableErrors, TermsTableResponses, TimelineShowData, TimelineShowErrors, TimelineShowResponses } from './types.gen';

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
     * How term changes are told, on every channel (AsyncAPI 3.0)
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
     * Every effective event from the start, by cursor
     *
     * Within a partnership in order. `Accept: application/x-ndjson` streams all that is there, compressed where `Accept-Encoding` names gzip: one event a line, now and then a line `{"cursor": …}` to resume from, one at the end. Otherwise pages; an empty page means that everything has been told.
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
     * The events of a partnership by version, each with what became of it
     *
     * A page may hold fewer than `limit` and still have a `next`: of large events it has about 2 MiB.
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
     * Records 1 to 100 events of a partnership, all or none. Sending it again with the same Idempotency-Key is always safe. 202 means that its ruling is late, not that it is recorded.
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
     * What was recorded, what corrected it, its state now
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
     * What ends, or may end, in a period
     *
     * By a stated end or an end that is recorded; as known now. Conditions that are open are named with the claim: they may come true on any day.
     */
    public list<ThrowOnError extends boolean = true>(options: Options<ExpirationsListData, ThrowOnError>) {
        return (options.client ?? this.client).get<ExpirationsListResponses, ExpirationsListErrors, ThrowOnError, 'data'>({
            responseStyle: 'data',
            security: [{ scheme: 'bearer', type: 'http' }],
            url: '/v1/expirations',
            ...options
        });
    }
    
    /**
     * The same as a calendar to subscribe to
     *
     * All-day events over the days on which a last day may lie. Without a period: from a year ago to ten years ahead.
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
     * Partitions that stand still, in front of which record, and why
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
     * Why a partition stands still, and the record in front of it
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
     * The kinds of terms and what their values look like
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
     * Records of the log that changed nothing, and why
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
     * A record of the log that changed nothing, as it was read
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

export class Partnerships extends HeyApiClient {
    /**
     * Partnerships by id
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
     * A partnership: its parties, its head, how much and how long
     *
     * The strong ETag is the version that If-Match takes when events are recorded.
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

export class Decisions extends HeyApiClient {
    /**
     * What became of a command
     *
     * `effective` with the answer it got, `void` with why each attempt changed nothing, `unseen` while the log has told nothing of it.
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
     * What differs between two points, on either axis of time
     *
     * Points that are not given are today, as known now. Only terms whose answers differ are listed.
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

export class Atom extends HeyApiClient {
    /**
     * What changed lately in a partnership, as an Atom feed
     *
     * The latest 50 term changes, the latest first, without what was merely reaffirmed or announced.
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
     * A term that may have several values appears once for each, at most 20 times; `moreValues` counts the others. The link `self` pins the answer for ever: version and clock day decide it.
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
     * The same as a table
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
     * The segments do not depend on the clock; `possiblyAfter` names the clock day where an open condition makes an answer only possible after it.
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
     * Why a term was what it was on a day
     *
     * Every claim considered, by its first day, with its bounds and why it may govern or not; back through the terms that it replaced.
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
     * What a picture of a partnership needs: its events and the segments of its terms
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

export class Questions extends HeyApiClient {
    /**
     * Up to 1,000 questions at once
     *
     * One line of NDJSON for each, in order: the answer, or a problem with the status it would have had alone. An answer of over 8 MiB is the problem `answer-too-large`. Answers are made at the pace at which they are read, and no longer once the connection has gone.
     */
    public ask<ThrowOnError extends boolean = true>(options: Options<QuestionsAskData, ThrowOnError>) {
        return (options.client ?? this.client).post<QuestionsAskResponses, QuestionsAskErrors, ThrowOnError, 'data'>({
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
     * The latest rebuilds
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
     * Make the read models anew from the log
     *
     * A second schema is filled from the first record on while the first one serves; both are compared, row by row and by answers at many points; equal, they change places. Different, the swap is refused and the differences are told.
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
     * Cancel a rebuild, or let go of what served before it
     *
     * Before the swap nothing of it is left; after the swap the schema that was kept is dropped, and with it the way back. `only` names which of the two is meant; the other is then refused.
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
     * A rebuild, how far it is and what it found
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
     * Serve again from what served before
     *
     * The kept schema is brought up to date and changes places; what was rebuilt is dropped.
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
     * Your subscriptions
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
     * Be told by webhook
     *
     * Term changes are posted to the URL as CloudEvents (structured JSON), signed by Standard Webhooks, one after the other: the next is sent once the one before was answered with 2xx. A failed delivery is tried again for about three days; then the subscription is suspended with its cursor kept. 410 disables it. A term change may come more than once, always under the same `webhook-id`.
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
     * Be told no more
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
     * A subscription and how far it has come
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
     * The cursor stays. With another URL or filter an active subscription tries its next event at once.
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
     * What was tried
     *
     * About the last 1,000 deliveries, the latest first.
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
     * Deliver on from where it stopped
     *
     * A suspended or disabled subscription becomes active; a failing one tries at once.
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
     * Set the cursor and deliver from there
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
     * For 24 hours deliveries are signed with both, so that a receiver can change over.
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
     * Pass over the next event
     *
     * A subscription that is not active stays so until it is resumed.
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
     * Once and at once, whatever the state, at most once in ten seconds; the cursor stays. Its type is `partnership.subscription.test`.
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
     * What changed, in order, from a cursor on
     *
     * Ask again with `after` = `cursor`: nothing is missed and nothing comes twice. A page without term changes still has a cursor, which is how far it has looked; a page may hold fewer than `limit` although more follow.
     *
     * With `Accept: application/x-ndjson` all of it up to the present end, one CloudEvent a line (`limit` does not apply); now and then, and at the end, a line `{ "cursor": "…" }` tells how far it has come.
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
     * By kind, scope and partnership. A page may hold fewer than `limit` and still have a `next`.
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
    
    private _partnerships?: Partnerships;
    get partnerships(): Partnerships {
        return this._partnerships ??= new Partnerships({ client: this.client });
    }
    
    private _decisions?: Decisions;
    get decisions(): Decisions {
        return this._decisions ??= new Decisions({ client: this.client });
    }
    
    private _diff?: Diff;
    get diff(): Diff {
        return this._diff ??= new Diff({ client: this.client });
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
