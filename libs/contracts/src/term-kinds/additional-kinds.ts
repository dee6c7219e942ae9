import { Type, type TSchema } from 'typebox';
import { Errors, Meta } from 'typebox/schema';
import { faultsOf, matches, type Fault } from '../faults';
import { pointerSegment } from '../json-pointer';
import { closed, Slug, Text } from '../primitives';
import { ABSENCE, admitAbsences, type JsonSchema } from './admit-absences';
import { definitionsOf, fieldsOf, withFields } from './extended-kind';
import { summary } from './fields';
import type { TermKind } from './term-kind';
import { explainErrors } from './value-faults';

/** The configured term kinds cannot be used; the faults point into the configuration document. */
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

const Properties = Type.Record(Type.String(), Type.Unknown());
const ObjectSchema = Type.Object({ type: Type.Literal('object'), properties: Properties });

const Entry = closed({
  kind: Slug,
  title: Text(200),
  description: Text(2_000),
  schema: ObjectSchema,
  scopeHint: Type.Optional(Text(200)),
});
type Entry = Omit<TermKind, 'schema'> & { schema: JsonSchema & { properties: JsonSchema } };

/** Additional fields of a built-in kind, and the definitions that they refer to. */
const Extension = closed({ extends: Slug, properties: Properties, $defs: Type.Optional(Properties) });
type Extension = { readonly extends: string; readonly properties: JsonSchema; readonly $defs?: JsonSchema };

const Document = Type.Array(Type.Unknown());

/**
 * Returns the built-in kinds with their extensions, and the kinds that the configuration adds. The document is a list of `{ kind, title, description,
 * schema, scopeHint? }` and `{ extends, properties, $defs? }`. Each schema is JSON Schema 2020-12 of an object with `properties`; absences, in any
 * field, and `summary` are added to it.
 * @throws TermKindsInvalid with all faults of all entries
 */
export function configureKinds(document: unknown, builtIn: readonly TermKind[]): TermKind[] {
  if (!matches(Document, document))
    throw new TermKindsInvalid([{ pointer: '', message: 'must be a list of term kinds' }]);
  const kinds = new Map(builtIn.map((kind) => [kind.kind, kind]));
  const faults = (document as unknown[]).flatMap((entry, index) => {
    const at = pointerSegment(index);
    return isExtension(entry) ? extend(entry, at, builtIn, kinds) : add(entry as Entry, at, kinds);
  });
  if (faults.length > 0) throw new TermKindsInvalid(faults);
  return [...kinds.values()];
}

const isExtension = (entry: unknown): entry is Extension =>
  typeof entry === 'object' && entry !== null && Object.hasOwn(entry, 'extends');

/** Adds a kind, and returns the faults of its entry. */
function add(entry: Entry, at: string, kinds: Map<string, TermKind>): Fault[] {
  const faults = faultsOf(Entry, entry, at);
  if (faults.length > 0) return faults;
  if (kinds.has(entry.kind))
    return [{ pointer: `${at}/kind`, message: `is taken: there is a term kind "${entry.kind}" already` }];
  const wrong = faultsOfSchema(entry.schema, `${at}/schema`);
  // A faulty entry takes its name, too.
  kinds.set(entry.kind, wrong.length > 0 ? { ...entry, schema: {} } : withAbsencesAndSummary(entry));
  return wrong;
}

/** Extends a built-in kind, and returns the faults of the extension. */
function extend(entry: Extension, at: string, builtIn: readonly TermKind[], kinds: Map<string, TermKind>): Fault[] {
  const faults = faultsOf(Extension, entry, at);
  if (faults.length > 0) return faults;
  if (!builtIn.some(({ kind }) => kind === entry.extends))
    return [{ pointer: `${at}/extends`, message: `must be a built-in kind, and "${entry.extends}" is none` }];
  const kind = kinds.get(entry.extends)!;
  const { $defs = {}, properties } = entry;
  const wrong = [
    ...faultsOfSchema({ type: 'object', properties, $defs }, at),
    ...takenIn(fieldsOf(kind), properties, `${at}/properties`),
    ...takenIn(definitionsOf(kind), $defs, `${at}/$defs`).filter(({ pointer }) => pointer !== `${at}/$defs/${ABSENCE}`),
  ];
  if (wrong.length === 0) kinds.set(kind.kind, withFields(kind, properties, $defs));
  return wrong;
}

const takenIn = (known: JsonSchema, added: JsonSchema, at: string): Fault[] =>
  Object.keys(added)
    .filter((name) => Object.hasOwn(known, name))
    .map((name) => ({
      pointer: at + pointerSegment(name),
      message: 'is taken: the kind has one of this name already',
    }));

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

/* A dangling reference would refuse every value. An id, or a reference outside `$defs`, would break once absences are added. */
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
