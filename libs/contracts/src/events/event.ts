import { Type, type Static, type TSchema } from 'typebox';
import { closed, DateText, literals, Slug, Text, Uuid } from '../primitives';
import { Effect } from './effect';
import { correctionDataOf, eventData, withoutEffects } from './event-data';
import { Party } from './party';
import { Source } from './source';

export const MAX_EFFECTS = 100;

export const standings = ['definitive', 'non-binding', 'reported'] as const;
export const Standing = literals(standings, 'only definitive events govern terms');
export type Standing = Static<typeof Standing>;

const body = {
  occurred: DateText,
  title: Text(500),
  standing: Standing,
  assertedBy: Type.Array(Text(500), { maxItems: 50, description: 'slugs of parties, or the name of a publisher' }),
  sources: Type.Array(Source, { maxItems: 100 }),
};

/** The optional members of an event about the world. An absent member stays absent in the record. */
const belonging = {
  agreement: Type.Optional(Type.String({ ...Slug, description: 'the agreement that it belongs to' })),
  thirdParties: Type.Optional(
    Type.Array(Party, { minItems: 1, maxItems: 50, description: 'who is named without being a party' }),
  ),
};

const effectsOf = (type: string) => Type.Array(Effect, { maxItems: withoutEffects.has(type) ? 0 : MAX_EFFECTS });

const originalOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, ...belonging, effects: effectsOf(type), data });
const correctionOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, effects: effectsOf(type), data });

/** The schemas of events without their ids, as they occur in corrections as the replacement. */
export const eventContents = Object.fromEntries(
  Object.entries(eventData).map(([type, data]) => [type, originalOf(type, data)]),
) as {
  [T in keyof typeof eventData]: ReturnType<typeof originalOf<T, (typeof eventData)[T]>>;
};

const contents = Object.values(eventContents);
export type OriginalContent = Static<(typeof contents)[number]>;
export type OriginalType = OriginalContent['type'];

export const Replacement = Type.Union(contents, { $id: 'Replacement' });

const data = correctionDataOf(Type.Unsafe<OriginalContent>(Replacement));
export const correctionContents = {
  EventCorrected: correctionOf('EventCorrected', data.EventCorrected),
  EventRetracted: correctionOf('EventRetracted', data.EventRetracted),
} as const;

export type CorrectionContent = Static<(typeof correctionContents)[keyof typeof correctionContents]>;
export type EventContent = OriginalContent | CorrectionContent;
export type EventType = EventContent['type'];

export const eventTypes = [...Object.keys(eventContents), ...Object.keys(correctionContents)] as EventType[];

/** An event after decoding: with its id, and with defaults filled in. */
export type Event = EventContent & { id: string };
/** An event that is about the world, not about another event. */
export type OriginalEvent = OriginalContent & { id: string };

/** The schemas of recorded events. */
export const eventSchemas = Object.fromEntries(
  Object.values({ ...eventContents, ...correctionContents }).map(({ properties }) => [
    properties.type.const,
    closed({ id: Uuid, ...properties }),
  ]),
) as unknown as Readonly<Record<EventType, TSchema & { properties: Record<string, TSchema> }>>;

export const Event = Type.Unsafe<Event>(Type.Union(Object.values(eventSchemas), { $id: 'Event' }));

export const isCorrectionType = (type: EventType): type is CorrectionContent['type'] => type in correctionContents;

export const isCorrection = (event: EventContent): event is CorrectionContent => isCorrectionType(event.type);
