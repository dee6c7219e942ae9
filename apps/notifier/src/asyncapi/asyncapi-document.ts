import { TermChangeEvent } from '#contracts';
import { Components, type Json } from '#http';

const CLOUD_EVENT_TYPE = 'application/cloudevents+json';
const MESSAGE = { $ref: '#/components/messages/TermChange' };

/** The headers of Standard Webhooks. */
const WEBHOOK_HEADERS = {
  type: 'object',
  required: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  properties: {
    'webhook-id': { type: 'string', description: 'the id of the CloudEvent: the same at every attempt' },
    'webhook-timestamp': { type: 'string', description: 'seconds since 1970 of this attempt' },
    'webhook-signature': {
      type: 'string',
      description: '`v1,` and HMAC-SHA256 in base64; two while a secret is rotated',
    },
  },
};

const KAFKA_HEADERS = {
  type: 'object',
  required: ['content-type', 'cursor'],
  properties: {
    'content-type': { type: 'string', const: `${CLOUD_EVENT_TYPE}; charset=utf-8` },
    cursor: {
      type: 'string',
      description:
        'resumes on every other channel: use the oldest cursor among the last records read from each partition; no change is missed, and repeated changes have the same id',
    },
  },
};

/** Returns the AsyncAPI 3.0 document of all channels. It uses the schemas that also validate and type term changes. */
export function asyncApiDocument({ topic }: { readonly topic: string }): Json {
  const components = new Components();
  const payload = components.place(TermChangeEvent);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Partnership timeline: term changes',
      version: '1',
      description:
        'One feed, one cursor, every channel. Within a partnership, order is that of the log. An id is the same on every channel and after any rebuild.',
    },
    defaultContentType: CLOUD_EVENT_TYPE,
    channels: {
      pull: channel('/v1/term-changes', 'Pages or NDJSON from a cursor on; see /openapi.json.'),
      stream: channel(
        '/v1/term-changes/stream',
        'Server-sent events: history from a cursor on, then live. `id:` is the cursor, `data:` the CloudEvent.',
      ),
      webhook: {
        ...channel(null, 'The url of a subscription: POST, signed as Standard Webhooks, in order and at least once.'),
        messages: { TermChange: { $ref: '#/components/messages/DeliveredTermChange' } },
      },
      kafka: {
        ...channel(
          topic,
          'Keyed by partnership, structured CloudEvents, at least once under stable ids, kept for ever.',
        ),
        bindings: { kafka: { topic, bindingVersion: '0.5.0' } },
        messages: { TermChange: { $ref: '#/components/messages/PublishedTermChange' } },
      },
    },
    operations: {
      pull: operation('pull', 'GET'),
      stream: operation('stream', 'GET'),
      deliver: operation('webhook', 'POST'),
      publish: operation('kafka', null),
    },
    components: {
      messages: {
        TermChange: { title: 'A term change', contentType: CLOUD_EVENT_TYPE, payload },
        DeliveredTermChange: {
          title: 'A term change, signed',
          contentType: CLOUD_EVENT_TYPE,
          headers: WEBHOOK_HEADERS,
          payload,
        },
        PublishedTermChange: {
          title: 'A term change, with its cursor',
          contentType: CLOUD_EVENT_TYPE,
          headers: KAFKA_HEADERS,
          payload,
        },
      },
      schemas: components.schemas,
    },
  };
}

const channel = (address: string | null, description: string) => ({
  address,
  description,
  messages: { TermChange: MESSAGE },
});

const operation = (name: string, method: string | null) => ({
  action: 'send',
  channel: { $ref: `#/channels/${name}` },
  messages: [{ $ref: `#/channels/${name}/messages/TermChange` }],
  ...(method ? { bindings: { http: { method, bindingVersion: '0.3.0' } } } : {}),
});

/** Returns the JSON Schema (2020-12) of the CloudEvent, without external references. */
export const termChangeEventSchema = (): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'TermChangeEvent',
  title: 'A term change as a CloudEvent',
  ...(JSON.parse(
    JSON.stringify(TermChangeEvent, (key, value: unknown) => (key === '$id' ? undefined : value)),
  ) as Json),
});
