import { createTermKindRegistry, type TermKind } from '#contracts';
import { code, page, sentence, table } from './markdown';
import { fieldRows, headingsOf, type Schema } from './schema-words';

const INTRODUCTION = `A term is (partnership, kind, scope). The kind defines the schema of the value. \`GET /v1/term-kinds\` returns the kinds as JSON Schema.

No field is required, but a value has at least one. Any field, and the whole value, may instead be \`{"unknown": true}\` (it exists, but it is not known),
\`{"none": true}\` (there is none) or \`{"undisclosed": true}\` (the parties know it but do not publish it). These are three different statements. Every kind has a \`summary\`.
A value that does not fit is refused with [\`value-invalid\`](problems.md#value-invalid), an unknown kind with [\`kind-unknown\`](problems.md#kind-unknown).

To add kinds of your own, set \`TERM_KINDS_FILE\` to a JSON file \`[{ "kind", "title", "description", "schema", "scopeHint"? }]\`, where \`schema\` is JSON Schema 2020-12 of an
object with \`properties\`; the service adds the three statements above and \`summary\` to it. An entry \`{ "extends", "properties", "$defs"? }\` adds fields to a built-in kind; it cannot change existing fields. If the file is invalid, the service does not start and lists all faults.`;

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

/** The alternative that is not an absence. */
const valueOf = (schema: Schema): Schema => schema.anyOf?.find(({ properties }) => properties !== undefined) ?? schema;
