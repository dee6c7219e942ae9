import { Type, type Static, type TSchema } from 'typebox';
import { closed, DateText, Slug, Text, Uuid } from '../../primitives';
import { Standing } from '../event';
import { correctionDataOf } from '../event-data';
import { EffectV3 } from './effect';
import { eventDataV3, withoutEffects } from './event-data';
import { PartyV3 } from './party';
import { SourceV3 } from './source';

const MAX_EFFECTS = 100;

const body = {
  occurred: DateText,
  title: Text(500),
  standing: Standing,
  assertedBy: Type.Array(Text(500), { maxItems: 50, description: 'slugs of parties, or the name of a publisher' }),
  sources: Type.Array(SourceV3, { maxItems: 100 }),
};

/** What an event about the world may say besides; absent stays absent. */
const belonging = {
  agreement: Type.Optional(Type.String({ ...Slug, description: 'the agreement that it belongs to' })),
  thirdParties: Type.Optional(
    Type.Array(PartyV3, { minItems: 1, maxItems: 50, description: 'who is named without being a party' }),
  ),
};

const effectsOf = (type: string) => Type.Array(EffectV3, { maxItems: withoutEffects.has(type) ? 0 : MAX_EFFECTS });

const originalOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, ...belonging, effects: effectsOf(type), data });
const correctionOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, effects: effectsOf(type), data });

/** What an event says, without its id: what stands in a correction as the replacement. */
export const eventContentsV3 = Object.fromEntries(
  Object.entries(eventDataV3).map(([type, data]) => [type, originalOf(type, data)]),
) as {
  [T in keyof typeof eventDataV3]: ReturnType<typeof originalOf<T, (typeof eventDataV3)[T]>>;
};

const contents = Object.values(eventContentsV3);
export type OriginalContentV3 = Static<(typeof contents)[number]>;
export type OriginalTypeV3 = OriginalContentV3['type'];

const data = correctionDataOf(Type.Unsafe<OriginalContentV3>(Type.Union(contents, { $id: 'Replacement' })));
export const correctionContentsV3 = {
  EventCorrected: correctionOf('EventCorrected', data.EventCorrected),
  EventRetracted: correctionOf('EventRetracted', data.EventRetracted),
} as const;

export type CorrectionContentV3 = Static<(typeof correctionContentsV3)[keyof typeof correctionContentsV3]>;
export type EventContentV3 = OriginalContentV3 | CorrectionContentV3;
export type EventTypeV3 = EventContentV3['type'];

export const eventTypesV3 = [...Object.keys(eventContentsV3), ...Object.keys(correctionContentsV3)] as EventTypeV3[];

/** An event as a record of version 3 holds it: defaults written out, with its id. */
export type EventV3 = EventContentV3 & { id: string };
/** An event that is about the world, not about another event. */
export type OriginalEventV3 = OriginalContentV3 & { id: string };

/** Schemas of events as recorded. */
export const eventSchemasV3 = Object.fromEntries(
  Object.values({ ...eventContentsV3, ...correctionContentsV3 }).map(({ properties }) => [
    properties.type.const,
    closed({ id: Uuid, ...properties }),
  ]),
) as unknown as Readonly<Record<EventTypeV3, TSchema & { properties: Record<string, TSchema> }>>;
