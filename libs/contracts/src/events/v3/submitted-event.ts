import { Type, type TSchema } from 'typebox';
import { faultsOf, pointerSegment, type Fault } from '../../faults';
import { closed, Uuid } from '../../primitives';
import { dataDefaults } from '../event-data';
import { effectSchemasV3, type EffectV3 } from './effect';
import { withoutEffects } from './event-data';
import {
  correctionContentsV3,
  eventContentsV3,
  eventTypesV3,
  type EventContentV3,
  type EventTypeV3,
  type OriginalContentV3,
} from './event';
import { Scope } from './scope';

/*
 * What a client may send for records of version 3: as recorded, but what had a default in edition 1 may be left out, and an agreement may name
 * what it amends as edition 1 did. An event is checked by its `type` and an effect by its `effect`.
 */

type Properties = Record<string, TSchema>;
type ObjectSchema = TSchema & { properties: Properties };

const submittedEffects = new Map<unknown, TSchema>(
  Object.entries(effectSchemasV3).map(([name, { properties }]) => [
    name,
    closed({ ...properties, scope: Type.Optional(Scope) }),
  ]),
);

const optional = (properties: Properties, names: readonly string[]): Properties =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, names.includes(name) ? Type.Optional(schema) : schema]),
  );

const isOriginalType = (type: EventTypeV3): type is keyof typeof eventContentsV3 => type in eventContentsV3;
const defaultsOf = (type: EventTypeV3): Readonly<Record<string, unknown>> =>
  (dataDefaults as Partial<Record<EventTypeV3, Readonly<Record<string, unknown>>>>)[type] ?? {};

const defaulted = ['standing', 'assertedBy', 'sources'];
const defaultedOnCorrections = [...defaulted, 'occurred', 'title'];
const AnyEffects = (most: number) =>
  Type.Optional(Type.Array(Type.Unsafe<unknown>(Type.Object({})), { maxItems: most }));

function schemaOf(type: EventTypeV3, withId: boolean): TSchema {
  const { properties } = { ...eventContentsV3, ...correctionContentsV3 }[type] as ObjectSchema;
  const isOriginal = isOriginalType(type);
  // A correction's own effects would change nothing: what it says about terms stands in its replacement.
  const mostEffects = isOriginal && !withoutEffects.has(type) ? 100 : 0;
  return closed({
    ...(withId ? { id: Type.Optional(Uuid) } : {}),
    ...optional(properties, isOriginal ? defaulted : defaultedOnCorrections),
    effects: AnyEffects(mostEffects),
    data: dataOf(type, properties['data'] as ObjectSchema),
  });
}

function dataOf(type: EventTypeV3, recorded: ObjectSchema): TSchema {
  const { properties } = recorded;
  if (type === 'EventCorrected') return closed({ ...properties, replacement: Type.Unsafe<unknown>({}) });
  if (type !== 'AgreementPublished') return closed(optional(properties, Object.keys(defaultsOf(type))));
  const { properties: agreement } = properties['agreement'] as ObjectSchema;
  const amends = Type.Optional(Type.Union([agreement['amends']!, Uuid]));
  return closed({ agreement: closed({ ...agreement, amends }) });
}

const schemas = new Map<EventTypeV3, TSchema>(eventTypesV3.map((type) => [type, schemaOf(type, true)]));
const replacementSchemas = new Map<EventTypeV3, TSchema>(
  eventTypesV3.filter(isOriginalType).map((type) => [type, schemaOf(type, false)]),
);

/** All faults of one event that is submitted for version 3; empty when `fillDefaultsV3` may be called on it. */
export const faultsOfSubmittedV3 = (event: unknown, at: string): Fault[] => faultsByType(event, at, schemas);

function faultsByType(event: unknown, at: string, known: ReadonlyMap<EventTypeV3, TSchema>): Fault[] {
  if (!isObject(event)) return [{ pointer: at, message: 'must be an object' }];
  const schema = known.get(event['type'] as EventTypeV3);
  if (!schema) return [{ pointer: `${at}/type`, message: `must be one of ${[...known.keys()].join(', ')}` }];
  const faults = faultsOf(schema, event, at);
  const { effects, data } = event;
  if (Array.isArray(effects))
    faults.push(...effects.flatMap((effect, index) => faultsOfEffect(effect, `${at}/effects${pointerSegment(index)}`)));
  if (event['type'] === 'EventCorrected' && isObject(data) && data['replacement'] !== undefined)
    faults.push(...faultsByType(data['replacement'], `${at}/data/replacement`, replacementSchemas));
  return faults;
}

function faultsOfEffect(effect: unknown, at: string): Fault[] {
  if (!isObject(effect)) return [];
  const schema = submittedEffects.get(effect['effect']);
  return schema
    ? faultsOf(schema, effect, at)
    : [{ pointer: `${at}/effect`, message: `must be one of ${[...submittedEffects.keys()].join(', ')}` }];
}

/**
 * The content of a submitted event as version 3 records it: what edition 1 wrote out is written out, every newer member stays absent where
 * it is absent. `day` is the date of a correction or retraction that names none. Call it only on what `faultsOfSubmittedV3` found nothing in.
 */
export function fillDefaultsV3(submitted: unknown, day: string): EventContentV3 {
  const { id: _id, ...event } = submitted as Record<string, unknown> & { type: EventTypeV3; effects?: object[] };
  const effects = (event.effects ?? []).map((effect) => ({ scope: 'all', ...effect })) as EffectV3[];
  const body = { standing: 'definitive', assertedBy: [], sources: [], ...event, effects };
  if (isOriginalType(event.type)) return { ...body, data: filledData(event) } as unknown as EventContentV3;
  const title = event.type === 'EventCorrected' ? 'Correction' : 'Retraction';
  const correction = { occurred: day, title, ...body } as unknown as EventContentV3;
  if (correction.type !== 'EventCorrected') return correction;
  const replacement = fillDefaultsV3(correction.data.replacement, day) as OriginalContentV3;
  return { ...correction, data: { ...correction.data, replacement } };
}

function filledData(event: Readonly<Record<string, unknown>> & { readonly type: EventTypeV3 }): object {
  const data = { ...defaultsOf(event.type), ...(event['data'] as object) };
  if (event.type !== 'AgreementPublished') return data;
  const { agreement } = data as unknown as { agreement: { amends?: string | string[] } };
  return typeof agreement.amends === 'string' ? { agreement: { ...agreement, amends: [agreement.amends] } } : data;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
