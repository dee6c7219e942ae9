import { Type, type TSchema } from 'typebox';
import { faultsOf, pointerSegment, type Fault } from '../faults';
import { closed, Slug, Uuid } from '../primitives';
import { type Effect, effectSchemas } from './effect';
import { dataDefaults } from './event-data';
import {
  correctionContents,
  eventContents,
  Event,
  eventTypes,
  isCorrection,
  type EventContent,
  type EventType,
  type OriginalContent,
} from './event';
import { submittedExample } from './submitted-example';

/*
 * What a client may send: as recorded, but what has a default may be left out. An event is checked by its `type` and an effect by
 * its `effect`, so that the faults told are those of what was meant and not of every other branch of a union.
 */

const submittedEffects = new Map<unknown, TSchema>(
  Object.entries(effectSchemas).map(([name, { properties }]) => [
    name,
    closed({ ...properties, scope: Type.Optional(Slug) }),
  ]),
);

// A correction's own effects would change nothing: what it says about terms stands in its replacement.
const maxEffectsOf = (type: EventType): number => (type in correctionContents ? 0 : 100);

const AnyData = Type.Unsafe<unknown>({});
const Effects = (maxItems: number) => Type.Optional(Type.Array(Type.Unsafe<unknown>(Type.Object({})), { maxItems }));

type Properties = Record<string, TSchema>;
const optional = (properties: Properties, names: string[]): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, names.includes(name) ? Type.Optional(schema) : schema]),
  );

const defaulted = ['standing', 'assertedBy', 'sources'];
const defaultedOnCorrections = [...defaulted, 'occurred', 'title'];

const schemaOf = (type: EventType, withId: boolean): TSchema => {
  const isOriginal = type in eventContents;
  const { properties } = { ...eventContents, ...correctionContents }[type];
  const shape = optional(properties, isOriginal ? defaulted : defaultedOnCorrections);
  return closed({
    ...(withId ? { id: Type.Optional(Uuid) } : {}),
    ...shape,
    effects: Effects(maxEffectsOf(type)),
    data: dataOf(type, properties.data),
  });
};

function dataOf(type: EventType, recorded: TSchema & { properties: Properties }): TSchema {
  const { properties } = recorded;
  if (type === 'EventCorrected') return closed({ ...properties, replacement: AnyData }, annotationsOf(recorded));
  const defaults = defaultsOf(type);
  return defaults ? closed(optional(properties, Object.keys(defaults)), annotationsOf(recorded)) : recorded;
}

function annotationsOf(schema: TSchema): { description?: string; examples?: readonly unknown[] } {
  const { description, examples } = schema as { description?: string; examples?: readonly unknown[] };
  return { ...(description === undefined ? {} : { description }), ...(examples === undefined ? {} : { examples }) };
}

const defaultsOf = (type: EventType): Readonly<Record<string, unknown>> | undefined =>
  (dataDefaults as Partial<Record<EventType, Readonly<Record<string, unknown>>>>)[type];

const schemas = new Map<EventType, TSchema>(eventTypes.map((type) => [type, schemaOf(type, true)]));
const replacementSchemas = new Map<EventType, TSchema>(
  (Object.keys(eventContents) as EventType[]).map((type) => [type, schemaOf(type, false)]),
);

const reference = (name: string): string => `#/components/schemas/${name}`;
const mappingOf = (names: readonly string[], nameOf: (name: string) => string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, reference(nameOf(name))]));
const effectName = (effect: string): string => `Submitted${effect.charAt(0).toUpperCase()}${effect.slice(1)}Effect`;
const eventName = (type: string): string => `Submitted${type}`;

const SubmittedEffect = Type.Union(
  Object.entries(effectSchemas).map(([effect, { properties }]) =>
    closed({ ...properties, scope: Type.Optional(Slug) }, { $id: effectName(effect) }),
  ),
  {
    $id: 'SubmittedEffect',
    description: 'what an event does to a term; its scope is `all` where none is given',
    discriminator: { propertyName: 'effect', mapping: mappingOf(Object.keys(effectSchemas), effectName) },
  },
);

const documented = (type: EventType, withId: boolean): TSchema => {
  const { properties } = schemaOf(type, withId) as TSchema & { properties: Properties };
  const effects = Type.Optional(Type.Array(SubmittedEffect, { maxItems: maxEffectsOf(type) }));
  const data =
    type === 'EventCorrected'
      ? closed({
          ...(properties['data'] as TSchema & { properties: Properties }).properties,
          replacement: SubmittedReplacement(),
        })
      : properties['data']!;
  return withId
    ? closed({ ...properties, effects, data }, { $id: eventName(type), examples: [submittedExample(type)] })
    : closed({ ...properties, effects, data }, { $id: `${eventName(type)}Replacement` });
};

const originalTypes = Object.keys(eventContents) as EventType[];

const SubmittedReplacement = (): TSchema =>
  Type.Union(
    originalTypes.map((type) => documented(type, false)),
    {
      $id: 'SubmittedReplacement',
      description: 'a whole event without id, of the type of the one that it replaces',
      discriminator: {
        propertyName: 'type',
        mapping: mappingOf(originalTypes, (type) => `${eventName(type)}Replacement`),
      },
    },
  );

/** For the OpenAPI document: an event as a client may send it. */
export const SubmittedEvent = Type.Unsafe<unknown>(
  Type.Union(
    eventTypes.map((type) => documented(type, true)),
    {
      $id: 'SubmittedEvent',
      description:
        'an event; id, standing, assertedBy, sources (on corrections), effects and an effect’s scope have defaults',
      discriminator: { propertyName: 'type', mapping: mappingOf(eventTypes, eventName) },
    },
  ),
);
export { Event };

/** All faults of one submitted event; empty when `fillDefaults` may be called on it. */
export function faultsOfSubmitted(event: unknown, at: string): Fault[] {
  return faultsByType(event, at, schemas);
}

function faultsByType(event: unknown, at: string, known: ReadonlyMap<EventType, TSchema>): Fault[] {
  if (!isObject(event)) return [{ pointer: at, message: 'must be an object' }];
  const schema = known.get(event['type'] as EventType);
  if (!schema) return [{ pointer: `${at}/type`, message: `must be one of ${[...known.keys()].join(', ')}` }];
  const faults = faultsOf(schema, event, at);
  const effects = event['effects'];
  if (Array.isArray(effects))
    faults.push(...effects.flatMap((effect, index) => faultsOfEffect(effect, `${at}/effects${pointerSegment(index)}`)));
  const data = event['data'];
  if (event['type'] === 'EventCorrected' && isObject(data) && data['replacement'] !== undefined)
    faults.push(...faultsByType(data['replacement'], `${at}/data/replacement`, replacementSchemas));
  return faults;
}

function faultsOfEffect(effect: unknown, at: string): Fault[] {
  if (!isObject(effect)) return [];
  const schema = submittedEffects.get(effect['effect']);
  if (!schema)
    return [{ pointer: `${at}/effect`, message: `must be one of ${[...submittedEffects.keys()].join(', ')}` }];
  return faultsOf(schema, effect, at).map((fault) =>
    fault.pointer === `${at}/fromCondition`
      ? { ...fault, message: 'is a reserved name: a start that hangs on a condition is not supported yet' }
      : fault,
  );
}

/**
 * The content of a submitted event with its defaults written out. `day` is the date that a correction or retraction gets when it names none.
 * Call it only on what `faultsOfSubmitted` found nothing in.
 */
export function fillDefaults(submitted: unknown, day: string): EventContent {
  const { id: _id, ...event } = submitted as Record<string, unknown>;
  const content = {
    standing: 'definitive',
    assertedBy: [],
    sources: [],
    ...event,
    effects: ((event['effects'] as object[] | undefined) ?? []).map((effect) => ({
      scope: 'all',
      ...effect,
    })) as Effect[],
  } as unknown as EventContent;
  if (!isCorrection(content)) return withDataDefaults(content);
  const named = { ...content, occurred: content.occurred ?? day, title: content.title ?? titleOf(content) };
  if (named.type !== 'EventCorrected') return named;
  return {
    ...named,
    data: { ...named.data, replacement: fillDefaults(named.data.replacement, day) as OriginalContent },
  };
}

function withDataDefaults(content: OriginalContent): OriginalContent {
  const defaults = defaultsOf(content.type);
  return defaults ? ({ ...content, data: { ...defaults, ...content.data } } as OriginalContent) : content;
}

const titleOf = (content: EventContent): string => (content.type === 'EventCorrected' ? 'Correction' : 'Retraction');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
