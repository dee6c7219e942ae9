/** No subscription of this owner has that id. */
export class SubscriptionUnknown extends Error {
  readonly code = 'not-found';
  constructor(readonly id: string) {
    super(`there is no subscription ${id}`);
    this.name = 'SubscriptionUnknown';
  }
}

/** Nothing was ever projected: no cursor exists yet. A retry can help. */
export class FeedNotReady extends Error {
  readonly code = 'feed-not-ready';
  constructor() {
    super('nothing has been projected here yet');
    this.name = 'FeedNotReady';
  }
}

/** The owner has the maximum number of subscriptions: no retry helps before one is deleted. */
export class TooManySubscriptions extends Error {
  readonly code = 'too-many-subscriptions';
  constructor(readonly limit: number) {
    super(`one owner may have ${limit} subscriptions`);
    this.name = 'TooManySubscriptions';
  }
}

/** The subscription has received everything that there is. */
export class NothingToSkip extends Error {
  readonly code = 'nothing-to-skip';
  constructor(readonly id: string) {
    super('no event is waiting to be delivered');
    this.name = 'NothingToSkip';
  }
}

/** The next event was not found in time. A retry continues where the search ended. */
export class SearchUnfinished extends Error {
  readonly code = 'service-unavailable';
  constructor(readonly id: string) {
    super('the next event was not found in time');
    this.name = 'SearchUnfinished';
  }
}

/** The event to skip is not the next one. `next` is the next one, if it is known. */
export class NotTheNextEvent extends Error {
  readonly code = 'not-the-next-event';
  constructor(
    readonly eventId: string,
    readonly next: string | null,
  ) {
    super(`${eventId} is not the next event${next === null ? ' any more' : `; ${next} is`}`);
    this.name = 'NotTheNextEvent';
  }
}

/** A test event was sent to the subscription a moment ago. A retry helps after `retryAfterSeconds`. */
export class TestedTooOften extends Error {
  readonly code = 'too-many-requests';
  constructor(readonly retryAfterSeconds: number) {
    super(`a test event may be sent again in ${retryAfterSeconds} s`);
    this.name = 'TestedTooOften';
  }
}
