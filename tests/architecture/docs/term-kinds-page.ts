import { createTermKindRegistry, type TermKind } from '#contracts';
import { code, page, sentence, table } from './markdown';
import { fieldRows, headingsOf, type Schema } from './schema-words';

const INTRODUCTION = `A term is (partnership, kind, scope). The kind says what its value looks like. \`GET /v1/term-kinds\` serves the same as JSON Schema.

No field is required, but a value has at least one. Any field, and the whole value, may instead be \`{"unknown": true}\` (there is one, nobody knows it),
\`{"none": true}\` (there is none) or \`{"undisclosed": true}\` (the parties know it and do not say): three different things. Every kind takes a \`summary\`.
A value that does not fit is refused with [\`value-invalid\`](problems.md#value-invalid), an unknown kind with [\`kind-unknown\`](problems.md#kind-unknown).

Kinds of your own: \`TERM_KINDS_FILE\` names a JSON file \`[{ "kind", "title", "description", "schema", "scopeHint"? }]\`, where \`schema\` is JSON Schema 2020-12 of an
object with \`properties\`; absences and \`summary\` are added to it. An entry \`{ "extends", "properties", "$defs"? }\` adds fields to a built-in kind; it can change none that is there. A file that cannot be used stops the start with all its faults.`;

export function termKindsPage(): string {
  const { kinds } = createTermKindRegistry();
  return page('Term kinds', 'libs/contracts', [
    INTRODUCTION,
    table(
      ['kind', 'what'],
      kinds.map(({ kind, description }) => [`[${code(kind)}](#${kind})`, description]),
    ),
    ...kinds.flatMap(partsOf),
  ]);
}

const partsOf = ({ kind, title, description, scopeHint, schema }: TermKind): string[] => [
  `## ${kind}`,
  `${sentence(title)} ${sentence(description)}${scopeHint === undefined ? '' : ` The scope names ${scopeHint}.`}`,
  table(
    ['field', 'type', ''],
    fieldRows(valueOf(schema as Schema), headingsOf([])).map(([name = '', type = '', , about = '']) => [
      name,
      type,
      about,
    ]),
  ),
];

/** The alternative that is no absence. */
const valueOf = (schema: Schema): Schema => schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
