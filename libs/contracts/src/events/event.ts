import { Type, type Static, type TSchema } from 'typebox';
import { closed, DateText, literals, Text, Uuid } from '../primitives';
import { Effect } from './effect';
import { correctionDataOf, eventData } from './event-data';
import { Source } from './source';

export const standings = ['definitive', 'non-binding', 'reported'] as const;
export const Standing = literals(standings, 'only definitive events govern terms');
export type Standing = Static<typeof Standing>;

const body = {
  occurred: DateText,
  title: Text(500),
  standing: Standing,
  assertedBy: Type.Array(Text(200), { maxItems: 50, description: 'slugs of parties, or the name of a publisher' }),
  sources: Type.Array(Source, { maxItems: 100 }),
  effects: Type.Array(Effect, { maxItems: 100 }),
};

const contentOf = <T extends string, D extends TSchema>(type: T, data: D) =>
  closed({ type: Type.Literal(type), ...body, data });

const contentsOf = <D extends Readonly<Record<string, TSchema>>>(dataByType: D) =>
  Object.fromEntries(Object.entries(dataByType).map(([type, data]) => [type, contentOf(type, data)])) as {
    [T in keyof D & string]: ReturnType<typeof contentOf<T, D[T]>>;
  };

/** What an event says, without its id: what stands in a correction as the replacement. */
export const eventContents = contentsOf(eventData);

const contents = Object.values(eventContents);
export type OriginalContent = Static<(typeof contents)[number]>;
export type OriginalType = OriginalContent['type'];

export const Replacement = Type.Union(contents, { $id: 'Replacement' });

export const correctionContents = contentsOf(correctionDataOf(Type.Unsafe<OriginalContent>(Replacement)));

export type CorrectionContent = Static<(typeof correctionContents)[keyof typeof correctionContents]>;
export type EventContent = OriginalContent | CorrectionContent;
export type EventType = EventContent['type'];

export const eventTypes = [...Object.keys(eventContents), ...Object.keys(correctionContents)] as EventType[];

/** An event as it stands in the log: defaults written out, with its id. */
export type Event = EventContent & { id: string };
/** An event that is about the world, not about another event. */
export type OriginalEvent = OriginalContent & { id: string };

/** Schemas of events as recorded. */
export const eventSchemas = Object.fromEntries(
  Object.values({ ...eventContents, ...correctionContents }).map(({ properties }) => [
    properties.type.const,
    closed({ id: Uuid, ...properties }),
  ]),
) as unknown as Readonly<Record<EventType, TSchema & { properties: Record<string, TSchema> }>>;

export const Event = Type.Unsafe<Event>(Type.Union(Object.values(eventSchemas), { $id: 'Event' }));

export const isCorrectionType = (type: EventType): type is CorrectionContent['type'] => type in correctionContents;

export const isCorrection = (event: EventContent): event is CorrectionContent => isCorrectionType(event.type);
