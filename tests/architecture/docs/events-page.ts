import {
  ConditionExpression,
  Decision,
  effectSchemas,
  eventTypes,
  Identifiers,
  Party,
  Source,
  standings,
  SubmittedEvent,
  TermChangeEvent,
  termChangeTypes,
  ToldTermChange,
  typesOfVersion2,
} from '#contracts';
import { code, page, sentence, table } from './markdown';
import { fieldRows, headingsOf, type LinkTo, type Schema } from './schema-words';

const STANDINGS: Readonly<Record<(typeof standings)[number], string>> = {
  definitive: 'governs terms; the default',
  'non-binding': 'is listed as announced and governs no term',
  reported: 'is a report by somebody else; is listed as announced and governs no term',
};

const CHANGES: Readonly<Record<(typeof termChangeTypes)[number], string>> = {
  started: 'a term is in force that was not',
  changed: 'its value changes',
  ended: 'it is no longer in force',
  corrected: 'an earlier event was corrected; it has no stretches if no answer changes',
  retracted: 'an earlier event was retracted',
  reaffirmed: 'an event names it, for example to confirm it, and no answer changes; sent only on request',
  contested: 'somebody states a different value',
  announced: 'an event that is not definitive concerns it; sent only on request',
  'took-effect': 'a day that was known in advance has come, and the term is now in force',
  lapsed:
    'a day that was known in advance has come, and the term is no longer, or no longer certainly, in force; or what waited for a condition can no longer start',
  clarified: 'an event says how the term was all along',
  pending: 'a value waits for a condition',
  renewed: 'the deadline for notice has passed, and the term renews itself',
  noticed: 'notice is given that the term is not to be renewed',
  'parties-changed': 'other parties are bound by it',
};

const HEAD = ['field', 'type', 'required', ''];
const schemaOf = (schema: unknown): Schema => schema as Schema;
const NAMED = { Party, Identifiers, ConditionExpression };
const headings = headingsOf(['Source', ...Object.keys(NAMED)]);
const named: LinkTo = (name) => (name === 'SubmittedReplacement' ? '#every-event' : headings(name));

const beyond2 = eventTypes.filter((type) => !typesOfVersion2.has(type));
const WRITTEN = `Records of version 3 are written, by default in the standalone service and elsewhere once \`WRITE_VERSION\` is 3: see [Settings](settings.md). While version 2 is written, what only version 3 can hold is refused with 422 [\`not-yet-enabled\`](problems.md#not-yet-enabled) and the places that need it: ${beyond2.map(code).join(', ')}, the effects \`override\` and \`notice\`, and some members.`;

export function eventsPage(): string {
  const submitted = new Map((schemaOf(SubmittedEvent).anyOf ?? []).map((schema) => [typeOf(schema), schema]));
  return page('Events', 'libs/contracts', [
    'The events that are recorded with `POST /v1/partnerships/{id}/events` or by import, and the term changes that subscribers receive.',
    'Which of them records what an agreement or a press release says: [Which act for which news](which-act-for-which-news.md).',
    WRITTEN,
    '## Every event',
    table(HEAD, sharedFields(submitted.get('PartnershipStarted') ?? {})),
    'At least one source is required, except on corrections and retractions, which need a `reason` instead. Dates are written as in [Imprecise dates](../explanation/imprecise-dates.md#what-may-be-written).',
    table(
      ['standing', ''],
      standings.map((standing) => [code(standing), STANDINGS[standing]]),
    ),
    '## Source',
    table(HEAD, fieldRows(schemaOf(Source), named)),
    '## Types and their data',
    ...eventTypes.flatMap((type) => {
      const data = submitted.get(type)?.properties?.['data'] ?? {};
      return [`### ${type}`, sentence(data.description ?? ''), table(HEAD, fieldRows(data, named))];
    }),
    '## Effects',
    'What an event does to one term. The default of `scope` is `all`. The kind defines the schema of `value`: see [Term kinds](term-kinds.md).',
    ...Object.entries(effectSchemas).flatMap(([effect, schema]) => [
      `### ${effect}`,
      sentence(schemaOf(schema).description ?? ''),
      table(HEAD, fieldRows(withDefaultScope(schemaOf(schema)), named)),
    ]),
    ...Object.entries(NAMED).flatMap(([name, schema]) => [
      `### ${name}`,
      sentence(schemaOf(schema).description ?? ''),
      ...(schemaOf(schema).properties ? [table(HEAD, fieldRows(schemaOf(schema), named))] : []),
    ]),
    '## Term changes',
    'What one effective event did to one term. It is sent as a CloudEvent 1.0, the same on all channels: see [Subscribe](../how-to/subscribe.md).',
    table(
      ['type', ''],
      termChangeTypes.map((type) => [code(type), CHANGES[type]]),
    ),
    '### The CloudEvent',
    table(HEAD, fieldRows(schemaOf(TermChangeEvent), headingsOf([]))),
    '### Its data',
    table(HEAD, fieldRows(schemaOf(ToldTermChange), named)),
    '## Records of the log',
    'A record of the topic `partnership.decisions` is a command’s outcome. Key: the partnership’s id. The first record of partition 0 is the genesis `{ "schemaVersion", "logId" }` instead. Older versions are read for ever. Why a record counts or not: [Why order decides](../explanation/why-order-decides.md).',
    table(HEAD, fieldRows(schemaOf(Decision), named)),
  ]);
}

const typeOf = ({ properties }: Schema): string => String(properties?.['type']?.const);

const sharedFields = (event: Schema): string[][] =>
  fieldRows(event, named).map(([name = '', type = '', required = '', about = '']) =>
    name === '`type`'
      ? [name, 'one of [these](#types-and-their-data)', required, '']
      : name === '`data`'
        ? [name, 'object', required, 'by type']
        : name === '`effects`'
          ? [
              name,
              `list of [effects](#effects), at most 100`,
              required,
              'none on corrections: those of the replacement count',
            ]
          : [name, type, required, about],
  );

const withDefaultScope = (schema: Schema): Schema => ({
  ...schema,
  required: (schema.required ?? []).filter((name) => name !== 'scope'),
});
