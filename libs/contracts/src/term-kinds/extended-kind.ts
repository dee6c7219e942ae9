import type { TSchema } from 'typebox';
import { admitAbsences, type JsonSchema } from './admit-absences';
import type { TermKind } from './term-kind';

/** The schema of a kind as `admitAbsences` returns it: the value, or an absence. */
interface Admitted {
  readonly $defs: JsonSchema;
  readonly anyOf: readonly [JsonSchema & { readonly properties: JsonSchema }, JsonSchema];
}

const admitted = (schema: TSchema): Admitted => schema as unknown as Admitted;

export const fieldsOf = ({ schema }: TermKind): JsonSchema => admitted(schema).anyOf[0].properties;
export const definitionsOf = ({ schema }: TermKind): JsonSchema => admitted(schema).$defs;

/** Returns the kind with additional fields, each of which may be an absence, and with the definitions that they refer to. */
export function withFields(kind: TermKind, properties: JsonSchema, $defs: JsonSchema): TermKind {
  const more = admitted(admitAbsences({ properties, $defs }));
  const [value, absence] = admitted(kind.schema).anyOf;
  const extended = { ...value, properties: { ...value.properties, ...more.anyOf[0].properties } };
  return {
    ...kind,
    schema: { $defs: { ...definitionsOf(kind), ...more.$defs }, anyOf: [extended, absence] },
  };
}
