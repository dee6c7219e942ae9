import type { TSchema } from 'typebox';
import { faultsAsMeant, type Fault } from '../faults';
import { pointerSegment } from '../json-pointer';
import { closed } from '../primitives';
import { type Effect, effectSchemas } from './effect';
import {
  eventTypes,
  isCorrection,
  MAX_EFFECTS,
  type EventContent,
  type EventType,
  type OriginalContent,
} from './event';
import { defaultsOf, originalTypes, submittedEffectOf, submittedProperties } from './submitted-schemas';

const submittedEffects = new Map<unknown, TSchema>(
  (Object.keys(effectSchemas) as (keyof typeof effectSchemas)[]).map((name) => [name, submittedEffectOf(name)]),
);
const schemas = new Map<EventType, TSchema>(eventTypes.map((type) => [type, closed(submittedProperties(type, true))]));
const replacementSchemas = new Map<EventType, TSchema>(
  originalTypes.map((type) => [type, closed(submittedProperties(type, false))]),
);

/** Returns all faults of a submitted event. `fillDefaults` may only be called if there are none. */
export const faultsOfSubmitted = (event: unknown, at: string): Fault[] => faultsByType(event, at, schemas);

function faultsByType(event: unknown, at: string, known: ReadonlyMap<EventType, TSchema>): Fault[] {
  if (!isObject(event)) return [{ pointer: at, message: 'must be an object' }];
  const schema = known.get(event['type'] as EventType);
  if (!schema) return [{ pointer: `${at}/type`, message: `must be one of ${[...known.keys()].join(', ')}` }];
  const faults = faultsAsMeant(schema, event, at);
  const { effects, data } = event;
  if (Array.isArray(effects)) {
    // Further ones are too many, which is a fault already.
    for (const [index, effect] of effects.slice(0, MAX_EFFECTS).entries())
      faults.push(...faultsOfEffect(effect, `${at}/effects${pointerSegment(index)}`));
  }
  if (event['type'] === 'EventCorrected' && isObject(data) && data['replacement'] !== undefined)
    faults.push(...faultsByType(data['replacement'], `${at}/data/replacement`, replacementSchemas));
  return faults;
}

function faultsOfEffect(effect: unknown, at: string): Fault[] {
  if (!isObject(effect)) return [];
  const schema = submittedEffects.get(effect['effect']);
  return schema
    ? faultsAsMeant(schema, effect, at)
    : [{ pointer: `${at}/effect`, message: `must be one of ${[...submittedEffects.keys()].join(', ')}` }];
}

/**
 * Returns the content of a submitted event as it is recorded: the defaults of edition 1 are filled in, newer members that are absent stay absent.
 * `day` is the date of a correction or retraction that states none. Call it only if `faultsOfSubmitted` found no faults.
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
  if (!isCorrection(content)) return { ...content, data: filledData(content) } as OriginalContent;
  const named = { ...content, occurred: content.occurred ?? day, title: content.title ?? titleOf(content) };
  if (named.type !== 'EventCorrected') return named;
  return {
    ...named,
    data: { ...named.data, replacement: fillDefaults(named.data.replacement, day) as OriginalContent },
  };
}

function filledData({ type, data }: OriginalContent): object {
  const filled = { ...defaultsOf(type), ...data };
  if (type !== 'AgreementPublished') return filled;
  const { agreement } = filled as unknown as { agreement: { amends?: string | string[] } };
  return typeof agreement.amends === 'string' ? { agreement: { ...agreement, amends: [agreement.amends] } } : filled;
}

const titleOf = (content: EventContent): string => (content.type === 'EventCorrected' ? 'Correction' : 'Retraction');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
