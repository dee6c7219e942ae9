import { Type, type TSchema } from 'typebox';
import { Errors, Meta } from 'typebox/schema';
import { faultsOf, matches, pointerSegment, type Fault } from '../faults';
import { closed, Slug, Text } from '../primitives';
import { ABSENCE, admitAbsences, type JsonSchema } from './admit-absences';
import { summary } from './fields';
import type { TermKind } from './term-kind';
import { explainErrors } from './value-faults';

/** The configured term kinds cannot be used; the faults point into the document that was given. */
export class TermKindsInvalid extends Error {
  readonly code = 'term-kinds-invalid';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(
      `the additional term kinds cannot be used: ${faults.map(({ pointer, message }) => `${pointer || 'the document'} ${message}`).join('; ')}`,
    );
    this.name = 'TermKindsInvalid';
    this.faults = faults;
  }
}

const ObjectSchema = Type.Object({
  type: Type.Literal('object'),
  properties: Type.Record(Type.String(), Type.Unknown()),
});

const Entry = closed({
  kind: Slug,
  title: Text(200),
  description: Text(2_000),
  schema: ObjectSchema,
  scopeHint: Type.Optional(Text(200)),
});
type Entry = Omit<TermKind, 'schema'> & { schema: JsonSchema & { properties: JsonSchema } };

const Document = Type.Array(Type.Unknown());

/**
 * Term kinds from configuration: `[{ kind, title, description, schema, scopeHint? }]`. Each schema is JSON Schema 2020-12 of an object
 * with `properties`; absences, in any field, and `summary` are added to it.
 * @throws TermKindsInvalid with all faults of all entries
 */
export function parseAdditionalKinds(document: unknown, taken: ReadonlySet<string>): TermKind[] {
  if (!matches(Document, document))
    throw new TermKindsInvalid([{ pointer: '', message: 'must be a list of term kinds' }]);
  const entries = document as Entry[];
  const seen = new Set(taken);
  const faults = entries.flatMap((entry, index) => faultsOfEntry(entry, pointerSegment(index), seen));
  if (faults.length > 0) throw new TermKindsInvalid(faults);
  return entries.map(withAbsencesAndSummary);
}

function faultsOfEntry(entry: Entry, at: string, seen: Set<string>): Fault[] {
  const faults = faultsOf(Entry, entry, at);
  if (faults.length > 0) return faults;
  if (seen.has(entry.kind))
    return [{ pointer: `${at}/kind`, message: `is taken: there is a term kind "${entry.kind}" already` }];
  seen.add(entry.kind);
  return faultsOfSchema(entry.schema, `${at}/schema`);
}

const metaSchema: TSchema = Meta['https://json-schema.org/draft/2020-12/schema'];

function faultsOfSchema(schema: JsonSchema, at: string): Fault[] {
  const [, errors] = Errors(metaSchema, schema);
  if (errors.length > 0)
    return explainErrors(metaSchema, errors).map(({ pointer, message }) => ({ pointer: at + pointer, message }));
  const definitions = (schema['$defs'] ?? {}) as JsonSchema;
  if (Object.hasOwn(definitions, ABSENCE))
    return [{ pointer: `${at}/$defs/${ABSENCE}`, message: 'is a reserved name' }];
  return faultsOfReferences(schema, definitions, at);
}

/* A reference that leads nowhere would refuse every value; one to another place, or an id, would break once absences are written in. */
function faultsOfReferences(node: unknown, definitions: JsonSchema, at: string): Fault[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, member]: [string, unknown]) => {
    const place = at + pointerSegment(name);
    if (typeof member !== 'string') return faultsOfReferences(member, definitions, place);
    if (name === '$id' || name === '$anchor' || name === '$dynamicRef')
      return [{ pointer: place, message: 'is not supported in a term kind' }];
    const leadsNowhere =
      name === '$ref' &&
      !(member.startsWith(DEFINITIONS) && Object.hasOwn(definitions, member.slice(DEFINITIONS.length)));
    return leadsNowhere
      ? [{ pointer: place, message: `must point to a definition of this schema: "${DEFINITIONS}…"` }]
      : [];
  });
}

const DEFINITIONS = '#/$defs/';

function withAbsencesAndSummary(entry: Entry): TermKind {
  const { $schema: _dialect, ...schema } = entry.schema;
  return { ...entry, schema: admitAbsences({ ...schema, properties: { summary, ...entry.schema.properties } }) };
}
