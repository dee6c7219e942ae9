import { Type, type TSchema } from 'typebox';
import { closed, Uuid } from '../primitives';
import { correctionContents, eventContents, eventTypes, type EventType } from './event';
import { effectSchemas } from './effect';
import { dataDefaults, withoutEffects } from './event-data';
import { Scope } from './scope';

/*
 * Schemas of submitted events. They differ from recorded ones: members with a default in edition 1 may be omitted, and an agreement may name what it
 * amends as in edition 1. An event is checked by its `type` and an effect by its `effect`, so that only the faults of the intended branch of a union
 * are returned.
 */

export type Properties = Record<string, TSchema>;
export type ObjectSchema = TSchema & { properties: Properties };

export const optional = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, names.includes(name) ? Type.Optional(schema) : schema]),
  );

export const isOriginalType = (type: EventType): type is keyof typeof eventContents => type in eventContents;
export const originalTypes = eventTypes.filter(isOriginalType);

export const defaultsOf = (type: EventType): Readonly<Record<string, unknown>> =>
  (dataDefaults as Partial<Record<EventType, Readonly<Record<string, unknown>>>>)[type] ?? {};

/** Returns the schema of a submitted effect. */
export const submittedEffectOf = (effect: keyof typeof effectSchemas, options: { $id?: string } = {}): TSchema =>
  closed({ ...effectSchemas[effect].properties, scope: Type.Optional(Scope) }, options);

// A correction's own effects would change nothing: its effects on terms belong to its replacement.
export const maxEffectsOf = (type: EventType): number => (isOriginalType(type) && !withoutEffects.has(type) ? 100 : 0);

const defaulted = ['standing', 'assertedBy', 'sources'];
const defaultedOnCorrections = [...defaulted, 'occurred', 'title'];

/** Returns the members of a submitted event. Its effects and the replacement of a correction are checked separately. */
export function submittedProperties(type: EventType, withId: boolean): Properties {
  const { properties } = { ...eventContents, ...correctionContents }[type] as ObjectSchema;
  return {
    ...(withId ? { id: Type.Optional(Uuid) } : {}),
    ...optional(properties, isOriginalType(type) ? defaulted : defaultedOnCorrections),
    effects: Type.Optional(Type.Array(Type.Unsafe<unknown>(Type.Object({})), { maxItems: maxEffectsOf(type) })),
    data: dataOf(type, properties['data'] as ObjectSchema),
  };
}

function dataOf(type: EventType, recorded: ObjectSchema): TSchema {
  const { properties } = recorded;
  const annotations = annotationsOf(recorded);
  if (type === 'EventCorrected') return closed({ ...properties, replacement: Type.Unsafe<unknown>({}) }, annotations);
  if (type !== 'AgreementPublished') return closed(optional(properties, Object.keys(defaultsOf(type))), annotations);
  const { properties: agreement } = properties['agreement'] as ObjectSchema;
  const amends = Type.Optional(Type.Union([agreement['amends']!, Type.Unsafe<string>({ ...Uuid, deprecated: true })]));
  return closed({ agreement: closed({ ...agreement, amends }) }, annotations);
}

function annotationsOf(schema: TSchema): { description?: string; examples?: readonly unknown[] } {
  const { description, examples } = schema as { description?: string; examples?: readonly unknown[] };
  return { ...(description === undefined ? {} : { description }), ...(examples === undefined ? {} : { examples }) };
}
