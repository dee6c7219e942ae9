/**
 * What a problem of the HTTP interface means and what helps, by code; Markdown, its links as from `docs/reference`. A code of the service
 * that is missing here, or one here that it has not, stops the generator of the documents.
 */
export const PROBLEM_MEANINGS: Readonly<Record<string, string>> = {
  'address-refused':
    'The URL of a webhook leads to a private network or to this machine. Use a public address; for local use set `WEBHOOKS_ALLOW_LOOPBACK=true`.',
  'answer-too-large':
    'The answer would be over 8 MiB. Ask a narrower question: fewer kinds, one term, a shorter period; `detail` names what helps.',
  'answers-busy':
    'Several large answers are being read, and reading them takes memory. Ask again after `Retry-After`, or ask a narrower question.',
  'bad-request': 'The request cannot be used; `detail` says why.',
  'body-too-large': 'The body is over 1 MiB. Send fewer events at once; `POST /v1/import` has no limit.',
  contended:
    'Other writers of the same partnership were faster again and again. Nothing is recorded. Send it again, with the same `Idempotency-Key`.',
  'cursor-ahead':
    'The cursor has seen more than is projected here, as after a restored backup. Wait for `Retry-After` and ask again: it is good as soon as the projection has caught up.',
  'cursor-foreign': 'The cursor belongs to another log. Begin without one.',
  'cursor-malformed': 'The text is no cursor of this service. Take it unchanged from an earlier answer.',
  'date-invalid':
    'A date is not in the grammar, or no such day exists. `errors` names the place and says why. See [what may be written](../explanation/imprecise-dates.md#what-may-be-written).',
  'dates-reversed': 'An end lies before its start.',
  'decision-too-large': 'The record would be larger than the log takes. Send fewer events at once.',
  'effect-duplicate':
    'Two effects of one event are about the same term and day, so that neither could be said to come last.',
  'event-id-taken': 'The id of an event is in use in this partnership. Leave `id` out, or draw a new UUID.',
  'event-unknown':
    'The partnership has no event of this id. A correction’s target must be recorded, or stand earlier in the same request.',
  'expectation-failed': 'The header field `Expect` asks for something other than `100-continue`. Leave it out.',
  'feed-not-ready': 'Nothing has been projected yet. Ask again after `Retry-After`.',
  'header-invalid': 'A header field has a value that is not allowed; `errors` names it.',
  'headers-too-large': 'The header fields are over 16 KiB.',
  'host-malformed': 'The header field `Host` is not a host name or IP address, with or without a port.',
  'host-not-allowed':
    'The request calls the service by a name that is not its own, as a page of another site would. Use `localhost` or `127.0.0.1`, or add the name to `ALLOWED_HOSTS`.',
  'idempotency-key-reused':
    'The `Idempotency-Key` was used for other events of this partnership. One key is for one command: draw a new one.',
  'if-match-invalid': 'What `If-Match` takes is a version in double quotes (`"7"`), a list of them, or `*`.',
  internal:
    'The service has a fault. Nothing is said of what was recorded: send a command again with the same `Idempotency-Key`. Quote `instance` when you report it; the log has the same id.',
  'kind-unknown':
    'There is no such term kind. [Term kinds](term-kinds.md) lists them; `TERM_KINDS_FILE` adds your own.',
  'known-at-in-future': '`knownAt` lies later than both the clock and the last record: nobody can know that yet.',
  'line-too-large': 'A line of an import is too long. The other lines are not affected.',
  'log-unavailable': 'Kafka did not take the record. Nothing is recorded. Send it again.',
  'member-repeated':
    'A JSON object has a member twice, so that it could not be said which counts; `errors` names the place.',
  'method-not-allowed': 'The address exists, but not with this method; `Allow` lists those it has.',
  'not-found': 'There is nothing at this address, or no such thing of yours.',
  'not-http': 'The request is not HTTP/1.1.',
  'not-json': 'The body is not JSON; `detail` says where it stops being so.',
  'not-ready': 'The service cannot answer yet. `GET /health/ready` says what is missing.',
  'not-the-next-event': 'The event to skip is not the next one of the subscription. `next` in the problem names that.',
  'not-yet-enabled':
    'The request says something that only the next version of the records can hold. This release knows it and does not write it yet; nothing is wrong with the request.',
  'nothing-projected': 'Nothing has been projected yet. Ask again after `Retry-After`.',
  'nothing-to-skip': 'No event is waiting to be delivered to this subscription.',
  'page-token-invalid': '`after` is no token of this list. Take it unchanged from `next` of the page before.',
  'partition-halted':
    'The partition that holds this partnership stands still; `GET /v1/halts` tells why. Nothing is recorded. See [When something is lost](../how-to/recover.md).',
  'partnership-already-started': 'The partnership has its `PartnershipStarted`; there is exactly one.',
  'partnership-ended':
    'The partnership has ended. Only corrections, retractions and effects that start certainly before the end can be recorded.',
  'partnership-not-started': 'The first event of a partnership must be `PartnershipStarted`.',
  'partnership-unknown': 'No event of such a partnership is recorded.',
  'party-unknown': 'A party that is named is no party of the partnership, nor brought in by the event.',
  'path-invalid': 'A part of the path is not what it must be, an id for example; `errors` names it.',
  'precondition-failed':
    'The partnership is at another version than `If-Match` names; `version` in the problem tells which. Look at what is new, then decide again.',
  'query-invalid': 'A parameter is unknown or has a value that is not allowed; `errors` names each.',
  'rebuild-at-work': 'A rebuild is at work; there is one at a time.',
  'rebuild-not-ready':
    'The rebuild is not in a state in which it can be asked for this; `detail` tells its state. Only the latest can be acted on.',
  'recorded-at-future': '`recordedAt` of a line of an import lies in the future.',
  'recorded-at-reversed':
    '`recordedAt` of a line of an import lies before the partnership’s last record. Import the lines of one partnership in the order in which they became known.',
  'replacement-type': 'The replacement of a corrected event must have the type of that event.',
  'request-timeout': 'The request did not arrive in time.',
  'schema-mismatch': 'The body does not match the schema; `errors` names every place.',
  'scope-missing': 'The token lacks the scope that this call needs.',
  'service-unavailable':
    'The answer could not be given in time, or the gateway cannot reach the service behind this address. Ask again after `Retry-After`; of a command it is not known whether it was carried out, unless `detail` says so: send it again with the same `Idempotency-Key`.',
  'shutting-down': 'This instance is ending. Send it again; another one, or the next, answers.',
  'sources-missing': 'The event names no source. Every event but a correction or retraction needs one.',
  'start-not-retractable': 'A `PartnershipStarted` can be corrected, not retracted.',
  'storage-unavailable': 'The database cannot be reached. Ask again after `Retry-After`.',
  'too-many-requests': 'This was asked for a moment ago. Ask again after `Retry-After`.',
  'too-many-subscriptions':
    'You have as many subscriptions as one actor may have (`SUBSCRIPTIONS_PER_OWNER`). Delete one.',
  'too-many-terms':
    'A partnership has at most 5,000 terms, a term being a kind and a scope. The events would add more; none is recorded. Terms that ended count as well: split what is recorded over several partnerships, or use fewer scopes.',
  'type-reserved': 'Events of this type are written by the service itself.',
  unauthenticated: 'The call needs a bearer token, or the one given is not known.',
  'unsupported-media-type':
    'The body is of a type that is not taken here. Set `Content-Type: application/json`, or `application/x-ndjson` for an import.',
  'url-invalid': 'The URL of a webhook is not an http or https address without user and password.',
  'url-malformed': 'The path of the URL is not valid percent-encoding.',
  'url-too-long': 'A segment of the path is too long.',
  'value-invalid': 'A value does not fit its kind; `errors` names each place. See [Term kinds](term-kinds.md).',
  'version-unknown': 'The partnership does not have that many events.',
};
