import { notFound, Problem, unavailable } from '#http';
import {
  FeedNotReady,
  NothingToSkip,
  NotTheNextEvent,
  SearchUnfinished,
  SubscriptionUnknown,
  TestedTooOften,
  TooManySubscriptions,
  WebhookUrlRefused,
} from '#subscriptions';
import { problemOfCursor } from '../feed/feed-start';

const RETRY_AFTER_SECONDS = 5;

/** Awaits a result of the subscriptions and converts a refusal into a problem. */
export const orProblem = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw problemOf(error);
  });

function problemOf(error: unknown): unknown {
  if (error instanceof SubscriptionUnknown) return notFound(`There is no subscription ${error.id} of yours.`);
  if (error instanceof FeedNotReady)
    return unavailable(error.code, 'Nothing has been projected here yet.', RETRY_AFTER_SECONDS);
  if (error instanceof WebhookUrlRefused) {
    const { code, message: detail } = error;
    return new Problem({ status: 422, code, detail, errors: [{ code, pointer: '/url', detail }] });
  }
  if (error instanceof TooManySubscriptions) {
    const detail = `You have ${error.limit} subscriptions, the maximum here; delete one that you do not need.`;
    return new Problem({ status: 409, code: error.code, detail, members: { limit: error.limit } });
  }
  if (error instanceof TestedTooOften)
    return new Problem({
      status: 429,
      code: error.code,
      detail: `A test event was sent a moment ago; the next one is possible in ${error.retryAfterSeconds} s.`,
      headers: { 'retry-after': String(error.retryAfterSeconds) },
    });
  if (error instanceof NothingToSkip)
    return new Problem({ status: 409, code: error.code, detail: 'No event is waiting to be delivered.' });
  if (error instanceof SearchUnfinished)
    return unavailable(error.code, 'The next event was not found in time. Send the request again to continue.', 1);
  if (error instanceof NotTheNextEvent) {
    const { code, next, eventId } = error;
    const detail = next === null ? `${eventId} is no longer the next event.` : `The next event is ${next}.`;
    return new Problem({ status: 409, code, detail, members: { next } });
  }
  return problemOfCursor(error);
}
