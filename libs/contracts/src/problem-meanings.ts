/**
 * The meaning and the remedy of each problem code of the HTTP interface, in Markdown with links relative to `docs/reference`. The documentation
 * generator fails if a code is missing here, or if the service does not use a listed code.
 */
export const PROBLEM_MEANINGS: Readonly<Record<string, string>> = {
  'address-refused':
    'The URL of a webhook resolves to a private network or to this machine. Use a public address. For local use set `WEBHOOKS_ALLOW_LOOPBACK=true`.',
  'agreement-unknown':
    'The agreement that an event belongs to, or that it ends, was published neither by an earlier event nor by this one. Or no event of the partnership published the agreement that was asked for.',
  'answer-too-large':
    'The answer would exceed 8 MiB. Narrow the query: fewer kinds, one term, a shorter period. `detail` says what helps.',
  'answers-busy':
    'The service is already sending as many large answers as its memory allows. Ask again after `Retry-After`, or narrow the query.',
  'bad-request': 'The request cannot be processed; `detail` says why.',
  'body-too-large': 'The body exceeds 1 MiB. Send fewer events at once. `POST /v1/import` has no limit.',
  'change-missing': 'A `PartiesChanged` names nobody who joined, left, took another name or was succeeded.',
  'condition-invalid':
    'A condition expression names no condition or more than eight, or is nested more than two deep, or `by` is given without `fromCondition`.',
  contended:
    'Other commands for the same partnership took effect first, several times in a row. Nothing is recorded. Send the command again with the same `Idempotency-Key`.',
  'cursor-ahead':
    'The cursor is ahead of what is projected here, for example after a database was restored from a backup. Ask again after `Retry-After`; the cursor is valid again when the projection has caught up.',
  'cursor-foreign':
    'The cursor belongs to another log, or to one whose end was lost and rewritten. Start without a cursor. See [Hashes](../explanation/hashes.md).',
  'cursor-malformed': 'The text is not a cursor of this service. Use a cursor from an earlier answer without changes.',
  'date-invalid':
    'A date is not in an accepted notation, or the day does not exist. `errors` names the place and the reason. See [what may be written](../explanation/imprecise-dates.md#what-may-be-written).',
  'dates-reversed': 'An end is before its start.',
  'decision-too-large': 'The record would exceed the size that the log accepts. Send fewer events at once.',
  'effect-duplicate':
    'Two effects of one event concern the same term and day, so neither of them could count as the later one.',
  'event-id-taken': 'The partnership already has an event with this id. Leave `id` out, or generate a new UUID.',
  'event-unknown':
    'The partnership has no event with this id. The target of a correction must be recorded already, or come earlier in the same request.',
  'expectation-failed': 'The header field `Expect` has a value other than `100-continue`. Leave it out.',
  'feed-not-ready': 'Nothing has been projected yet. Ask again after `Retry-After`.',
  'header-invalid': 'A header field has an invalid value; `errors` names it.',
  'headers-too-large': 'The header fields exceed 16 KiB.',
  'host-malformed': 'The header field `Host` is not a host name or IP address with an optional port.',
  'host-not-allowed':
    'The request uses a host name that the service does not accept; a page of another site could do this. Use `localhost` or `127.0.0.1`, or add the name to `ALLOWED_HOSTS`.',
  'idempotency-key-reused':
    'The `Idempotency-Key` was already used for other events of this partnership. Use a new key for each command.',
  'if-match-invalid': '`If-Match` must be a version in double quotes (`"7"`), a list of versions, or `*`.',
  internal:
    'The service has failed. It is unknown whether a command was recorded: send it again with the same `Idempotency-Key`. Quote `instance` when you report the problem; the log has the same id.',
  'issuer-unreachable':
    'The service could not get the keys of the issuer that signed the token (`OIDC_ISSUER`), so it does not know whether the token is valid. Send the request again after `Retry-After`. `GET /health/ready` shows the state of the issuer.',
  'kind-unknown':
    'The term kind does not exist. [Term kinds](term-kinds.md) lists the kinds; `TERM_KINDS_FILE` adds your own.',
  'known-at-in-future': '`knownAt` is later than both the current time and the last record.',
  'line-too-large': 'A line of an import is too long. Other lines are not affected.',
  'log-unavailable': 'Kafka did not accept the record. Nothing is recorded. Send the command again.',
  'member-repeated':
    'A JSON object contains the same member twice, so its value is ambiguous; `errors` names the place.',
  'method-not-allowed': 'The path does not support this method; `Allow` lists the methods that it supports.',
  'not-found': 'The path does not exist, or the item does not exist or is not yours.',
  'not-http': 'The request is not HTTP/1.1.',
  'not-json': 'The body is not valid JSON; `detail` names the position.',
  'not-ready': 'The service cannot answer yet. `GET /health/ready` says what is missing.',
  'not-the-next-event':
    'The event to skip is not the next event of the subscription. `next` in the problem names the next event.',
  'not-yet-enabled':
    'The request uses something that only the next version of the records can store, and this installation does not write it yet (`WRITE_VERSION`). The request itself is valid.',
  'number-rounded':
    'A JSON number has more digits than a double can hold, so it would be rounded; `errors` names the place. Write it as a text, as amounts are.',
  'nothing-projected': 'Nothing has been projected yet. Ask again after `Retry-After`.',
  'nothing-to-skip': 'No event is waiting to be delivered to this subscription.',
  'page-token-invalid': '`after` is not a token of this list. Use `next` of the previous page without changes.',
  'partition-halted':
    'The partition of this partnership is halted; `GET /v1/halts` shows why. Nothing is recorded. See [When something is lost](../how-to/recover.md).',
  'partnership-already-started':
    'The partnership already has a `PartnershipStarted`. Each partnership has exactly one.',
  'partnership-ended':
    'The partnership has ended. A `set` or an `override` must start certainly before the end or survive it, and there is no second end. Everything else can be recorded.',
  'partnership-not-started': 'The first event of a partnership must be `PartnershipStarted`.',
  'partnership-unknown': 'No event of this partnership is recorded.',
  'party-repeated': 'A `PartnershipStarted` lists the same party twice. A partnership has two or more parties.',
  'party-unknown':
    'An event names somebody whom no event has named before: as a party, a successor, a third party, an investor, with `with` or in `between`. Or no partnership names the party that was asked for.',
  'path-invalid': 'A part of the path is invalid, for example an id; `errors` names it.',
  'precondition-failed':
    'The partnership is not at the version that `If-Match` names. `version` in the problem is its current version. Read the new events, then decide again.',
  'query-invalid': 'A query parameter is unknown or has an invalid value; `errors` names each one.',
  'rebuild-at-work': 'A rebuild is already running. Only one can run at a time.',
  'rebuild-not-ready':
    'The rebuild is not in a state that allows this action; `detail` names its state. Only the latest rebuild can be changed.',
  'recorded-at-future': '`recordedAt` is in the future.',
  'recorded-at-reversed':
    '`recordedAt` is before the last record of the partnership. Record and import the events of a partnership in the order in which they became known.',
  'replacement-type': 'The replacement of a corrected event must have the same type as that event.',
  'request-timeout': 'The request did not arrive in time.',
  'schema-mismatch': 'The body does not match the schema; `errors` names every place.',
  'scope-missing':
    'The token does not have the scope that this call requires; `scope` names it. Stating `recordedAt` requires `import`.',
  'service-unavailable':
    'The service did not answer in time, or the gateway cannot reach it. Ask again after `Retry-After`. Unless `detail` says so, it is unknown whether a command was recorded: send it again with the same `Idempotency-Key`.',
  'shutting-down':
    'This instance is shutting down. Send the request again; another instance, or the next one, answers.',
  'renewal-invalid':
    'A renewal needs an exact `until`, no `fromCondition`, a period of whole months and years or of whole weeks or days, at least a month or 28 days, and a notice that is no longer than the period.',
  'sources-missing': 'The event names no source. Every event except a correction or retraction needs at least one.',
  'start-not-retractable': 'A `PartnershipStarted` can be corrected but not retracted.',
  'storage-unavailable': 'The database cannot be reached. Ask again after `Retry-After`.',
  'too-many-private-addresses':
    'You have as many private addresses as one owner may have. Revoke one that you do not need.',
  'too-many-requests':
    'The same request was made a moment ago, or too many came within a minute. Send it again after `Retry-After`.',
  'too-many-subscriptions':
    'You have the maximum number of subscriptions per owner (`SUBSCRIPTIONS_PER_OWNER`). Delete one first.',
  'too-many-terms':
    'A partnership can have at most 5,000 terms; a term is a kind and a scope. The events would add more, so none of them is recorded. Terms that have ended count too. Use several partnerships or fewer scopes.',
  'type-reserved': 'Only the service itself writes events of this type.',
  unauthenticated: 'The call requires a bearer token, and none was sent or it is unknown.',
  'unsupported-media-type':
    'The media type of the body is not supported here. Use `Content-Type: application/json`, or `application/x-ndjson` for an import.',
  'until-missing': 'An override needs an end: `until` or `untilCondition`.',
  'url-invalid': 'The URL of a webhook must be an http or https address without user name and password.',
  'url-malformed': 'The path of the URL contains invalid percent-encoding.',
  'url-too-long': 'A segment of the path is too long.',
  'value-invalid': 'A value does not fit its kind; `errors` names each place. See [Term kinds](term-kinds.md).',
  'version-unknown': 'The partnership does not have this many events.',
};
