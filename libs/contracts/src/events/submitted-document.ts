import { Type, type TSchema } from 'typebox';
import { closed } from '../primitives';
import { effectSchemas } from './effect';
import { eventTypes, type EventType } from './event';
import { submittedExample } from './submitted-example';
import {
  maxEffectsOf,
  originalTypes,
  submittedEffectOf,
  submittedProperties,
  type ObjectSchema,
} from './submitted-schemas';

/* Schemas for the OpenAPI document: each type and each effect has its own name, and the unions have discriminators. */

type EffectName = keyof typeof effectSchemas;

const reference = (name: string): string => `#/components/schemas/${name}`;
const mappingOf = (names: readonly string[], nameOf: (name: string) => string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, reference(nameOf(name))]));
const effectNames = Object.keys(effectSchemas) as EffectName[];
const nameOfEffect = (effect: string): string => `Submitted${effect.charAt(0).toUpperCase()}${effect.slice(1)}Effect`;
const nameOfEvent = (type: string): string => `Submitted${type}`;
const nameOfReplacement = (type: string): string => `${nameOfEvent(type)}Replacement`;

const SubmittedEffect = Type.Union(
  effectNames.map((effect) => submittedEffectOf(effect, { $id: nameOfEffect(effect) })),
  {
    $id: 'SubmittedEffect',
    description: 'what an event does to a term; its scope is `all` where none is given',
    discriminator: { propertyName: 'effect', mapping: mappingOf(effectNames, nameOfEffect) },
  },
);

function documented(type: EventType, properties: ReturnType<typeof submittedProperties>, options: object): TSchema {
  const effects = Type.Optional(Type.Array(SubmittedEffect, { maxItems: maxEffectsOf(type) }));
  return closed({ ...properties, effects }, options);
}

const SubmittedReplacement = Type.Union(
  originalTypes.map((type) => documented(type, submittedProperties(type, false), { $id: nameOfReplacement(type) })),
  {
    $id: 'SubmittedReplacement',
    description: 'a whole event without id, of the type of the one that it replaces',
    discriminator: { propertyName: 'type', mapping: mappingOf(originalTypes, nameOfReplacement) },
  },
);

function documentedEvent(type: EventType): TSchema {
  const properties = submittedProperties(type, true);
  const data = properties['data'] as ObjectSchema;
  const documentedData =
    type === 'EventCorrected' ? closed({ ...data.properties, replacement: SubmittedReplacement }) : data;
  return documented(
    type,
    { ...properties, data: documentedData },
    { $id: nameOfEvent(type), examples: [submittedExample(type)] },
  );
}

/** The schema of an event that a client sends. */
export const SubmittedEvent = Type.Unsafe<unknown>(
  Type.Union(eventTypes.map(documentedEvent), {
    $id: 'SubmittedEvent',
    description:
      'an event; id, standing, assertedBy, sources (on corrections), effects and an effect’s scope have defaults',
    discriminator: { propertyName: 'type', mapping: mappingOf(eventTypes, nameOfEvent) },
  }),
);
