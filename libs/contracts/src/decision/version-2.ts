import type { TSchema } from 'typebox';
import { faultsOf, matches } from '../faults';
import { pointerSegment } from '../json-pointer';
import { Uuid } from '../primitives';
import type { Event, EventContent, OriginalContent } from '../events/event';
import type { Decision } from './decision';
import version2 from './frozen/v2.schema.json';

/*
 * Converts decisions, which have the shape of version 3 after decoding, to records of version 2. A decision that uses nothing new is written byte for
 * byte as a release that knew only version 2 wrote it.
 */

/** A record of version 2. */
export interface WrittenRecord {
  readonly schemaVersion: 2;
  readonly events: readonly object[];
}

/** Converts a decision to a record of version 2. Call it only if `placesBeyondVersion2` finds nothing in its events. */
export function asVersion2({ appendedAt: _appendedAt, ...decision }: Decision): WrittenRecord {
  return { ...decision, schemaVersion: 2, events: decision.events.map((event) => eventAsVersion2(event)) };
}

/** Converts an event to the shape of version 2. An event that this shape cannot hold stays as it is. */
export function eventAsVersion2(event: Event | EventContent): object {
  if (event.type === 'EventCorrected')
    return { ...event, data: { ...event.data, replacement: eventAsVersion2(event.data.replacement) } };
  if (event.type !== 'AgreementPublished') return event;
  const { agreement } = event.data;
  const [amended, ...others] = agreement.amends ?? [];
  if (!matches(Uuid, amended) || others.length > 0) return event;
  return { ...event, data: { ...event.data, agreement: { ...agreement, amends: amended } } };
}

const complete = (schema: object): TSchema => ({ ...schema, $defs: version2.$defs });

interface FrozenObject {
  readonly properties: Readonly<Record<string, object>>;
  readonly required: readonly string[];
}

/** Returns the schema of an event's content without its effects and its replacement, which are checked one by one. */
function contentSchema(event: FrozenObject): TSchema {
  const { id: _id, ...properties } = event.properties;
  const data = properties['data'] as FrozenObject;
  const { replacement, ...others } = data.properties;
  const loose = replacement === undefined ? data : { ...data, properties: { ...others, replacement: {} } };
  return complete({
    ...event,
    properties: { ...properties, effects: {}, data: loose },
    required: event.required.filter((name) => name !== 'id'),
  });
}

const contentSchemas = new Map<string, TSchema>(
  Object.entries(version2.events as unknown as Readonly<Record<string, FrozenObject>>).map(([type, schema]) => [
    type,
    contentSchema(schema),
  ]),
);
const effectSchemas = new Map<string, TSchema>(
  [version2.$defs.SetEffect, version2.$defs.EndEffect, version2.$defs.ReaffirmEffect, version2.$defs.ContestEffect].map(
    (schema) => [schema.properties.effect.const, complete(schema)],
  ),
);

/** The types of event that records of version 2 can hold. */
export const typesOfVersion2: ReadonlySet<string> = new Set(contentSchemas.keys());

/** Returns JSON Pointers to the content that records of version 2 cannot hold, each once. `at` is the pointer to the event. */
export function placesBeyondVersion2(content: EventContent | OriginalContent, at: string): string[] {
  const schema = contentSchemas.get(content.type);
  if (!schema) return [`${at}/type`];
  const { id: _id, ...older } = eventAsVersion2(content) as { id?: string };
  const places = faultsOf(schema, older, at).map(({ pointer }) => pointer);
  content.effects.forEach((effect, index) => {
    const here = `${at}/effects${pointerSegment(index)}`;
    const known = effectSchemas.get(effect.effect);
    places.push(...(known ? faultsOf(known, effect, here).map(({ pointer }) => pointer) : [`${here}/effect`]));
  });
  if (content.type === 'EventCorrected')
    places.push(...placesBeyondVersion2(content.data.replacement, `${at}/data/replacement`));
  return [...new Set(places)];
}
