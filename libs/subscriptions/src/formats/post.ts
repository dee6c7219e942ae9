import type { TermChangeEvent } from '#contracts';
import type { Channel, ChatFormat } from './message-format';

/** Renders messages as the JSON that the incoming webhooks of chats accept. `origin` is the address of the page that messages link to. */
export interface ChatMessages {
  ofChange(format: ChatFormat, event: TermChangeEvent, origin: string): Promise<object>;
  ofTest(format: ChatFormat, origin: string): object;
}

/** The request body for one event; `eventId` is the `webhook-id`. */
export interface Post {
  readonly eventId: string;
  readonly contentType: string;
  readonly body: string;
}

/** The media type of the CloudEvents HTTP binding, structured mode. */
const CLOUD_EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Renders a term change in the format of a subscription. */
export async function postOfChange(event: TermChangeEvent, channel: Channel, chats: ChatMessages): Promise<Post> {
  if (channel.format === 'cloudevents') return cloudEvent(event);
  return toChat(event.id, await chats.ofChange(channel.format, event, channel.origin));
}

/** Renders a test event in the format of a subscription. */
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
