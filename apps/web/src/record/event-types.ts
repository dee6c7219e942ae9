import type { JsonSchema } from '../service/service';
import { resolve } from './schema';

type Schemas = Readonly<Record<string, JsonSchema>>;

const variantsOf = (definitions: Schemas): JsonSchema[] =>
  ((definitions['SubmittedEvent']?.['anyOf'] ?? []) as JsonSchema[]).map((variant) => resolve(variant, definitions));

const propertiesOf = (schema: JsonSchema): Schemas => (schema['properties'] ?? {}) as Schemas;
const typeOf = (schema: JsonSchema): string => String(propertiesOf(schema)['type']?.['const']);

/** Returns the schema of an event type. */
export const schemaOfType = (definitions: Schemas, type: string): JsonSchema =>
  variantsOf(definitions).find((variant) => typeOf(variant) === type) ?? {};

export const membersOfType = (definitions: Schemas, type: string): Schemas =>
  propertiesOf(schemaOfType(definitions, type));

/** Types that the service itself records, or that have a form of their own. */
const NOT_CHOSEN = ['TermFellDue', 'EventCorrected', 'EventRetracted'];

export const typesToRecord = (definitions: Schemas): string[] =>
  variantsOf(definitions)
    .map(typeOf)
    .filter((type) => !NOT_CHOSEN.includes(type));
