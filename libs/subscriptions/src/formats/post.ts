import type { TermChangeEvent } from '#contracts';
import type { Channel, ChatFormat } from './message-format';

/** Writes what a chat is told, as the JSON that its incoming webhooks take. `origin` is where the page that messages link to is. */
export interface ChatMessages {
  ofChange(format: ChatFormat, event: TermChangeEvent, origin: string): Promise<object>;
  ofTest(format: ChatFormat, origin: string): object;
}

/** What is posted for one event; `eventId` is the `webhook-id`. */
export interface Post {
  readonly eventId: string;
  readonly contentType: string;
  readonly body: string;
}

/** The CloudEvents HTTP binding, structured mode. */
const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** A term change in the format of a subscription. */
export async function postOfChange(event: TermChangeEvent, channel: Channel, chats: ChatMessages): Promise<Post> {
  if (channel.format === 'cloudevents') return cloudEvent(event);
  return toChat(event.id, await chats.ofChange(channel.format, event, channel.origin));
}

/** A test event in the format of a subscription. */
export function postOfTest(event: { readonly id: string }, channel: Channel, chats: ChatMessages): Post {
  return channel.format === 'cloudevents'
    ? cloudEvent(event)
    : toChat(event.id, chats.ofTest(channel.format, channel.origin));
}

const cloudEvent = (event: { readonly id: string }): Post => ({
  eventId: event.id,
  contentType: CLOUD_EVENT_TYPE,
  body: JSON.stringify(event),
});

const toChat = (eventId: string, message: object): Post => ({
  eventId,
  contentType: JSON_TYPE,
  body: JSON.stringify(message),
});
