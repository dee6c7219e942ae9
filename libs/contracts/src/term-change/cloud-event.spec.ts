import { matches } from '../faults';
import { TERM_CHANGE_EVENT_PREFIX, TermChangeEvent, termChangeEvent } from './cloud-event';
import { termChangeId, termChangeTypes, type ToldTermChange } from './term-change';

const LOG = '6f1c0a52-3a1e-4c0b-9d2f-0123456789ab';
const place = { logId: LOG, offset: 41, ordinal: 2 };

const change = (more: Partial<ToldTermChange> = {}, occurred = '2025-10-28'): ToldTermChange => ({
  id: termChangeId({ ...place, partition: 5 }),
  partnershipId: 'microsoft-openai',
  type: 'changed',
  kind: 'api-hosting',
  scope: 'stateless',
  eventId: '00000000-0000-4000-8000-000000000001',
  version: 7,
  recordedAt: '2025-10-28T12:00:00.000Z',
  retroactive: false,
  stretches: [{ from: '2025-10-28', to: null, was: [], now: [0] }],
  answers: [{ value: 1, between: null, certainty: 'definitely' }],
  cause: { type: 'AgreementPublished', title: 'An agreement', occurred, assertedBy: ['openai'], sources: [] },
  ...more,
});

/* The context attributes of CloudEvents 1.0.2 in JSON, written from the specification: section 2 and 3 of spec.md, the JSON format's 2 and 3. */
const cloudEvent10 = {
  type: 'object',
  required: ['specversion', 'id', 'source', 'type'],
  properties: {
    specversion: { const: '1.0' },
    id: { type: 'string', minLength: 1 },
    source: { type: 'string', minLength: 1, pattern: "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%\\[\\]-]+$" },
    type: { type: 'string', minLength: 1 },
    subject: { type: 'string', minLength: 1 },
    time: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?(Z|[+-]\\d{2}:\\d{2})$',
    },
    datacontenttype: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
    dataschema: { type: 'string', minLength: 1 },
    data: {},
  },
  propertyNames: { pattern: '^[a-z0-9]{1,20}$' },
  additionalProperties: { type: ['string', 'boolean', 'integer'] },
} as const;

describe('a term change as a CloudEvent', () => {
  it.each(termChangeTypes)('%s_has_the_attributes_of_CloudEvents_1.0_and_matches_our_schema', (type) => {
    const event = JSON.parse(JSON.stringify(termChangeEvent(change({ type }), place))) as object;
    expect(matches(cloudEvent10, event)).toBe(true);
    expect(matches(TermChangeEvent, event)).toBe(true);
    expect(event).toMatchObject({ type: `${TERM_CHANGE_EVENT_PREFIX}${type}` });
  });

  it.each(['all', 'api.stateless', `${'x'.repeat(63)}.${'y'.repeat(64)}`])(
    'matches_our_schema_for_the_scope_%s',
    (scope) => {
      expect(matches(TermChangeEvent, termChangeEvent(change({ scope }), place))).toBe(true);
    },
  );

  it.each([
    ['an_attribute_in_upper_case', { recordedTime: 'x' }],
    ['an_attribute_that_is_an_object', { extra: {} }],
    ['another_version', { specversion: '1.1' }],
    ['no_id', { id: '' }],
    ['a_time_without_zone', { time: '2025-10-28T00:00:00' }],
  ])('is_rejected_by_the_test_schema_with_%s', (_, fault) => {
    expect(matches(cloudEvent10, { ...termChangeEvent(change(), place), ...fault })).toBe(false);
  });

  it('names_its_source_and_contains_the_change_unmodified', () => {
    expect(termChangeEvent(change(), place)).toEqual({
      specversion: '1.0',
      id: `${LOG}.5.41.2`,
      source: `/logs/${LOG}`,
      type: 'partnership.term.changed',
      subject: 'microsoft-openai/api-hosting/stateless',
      time: '2025-10-28T00:00:00Z',
      datacontenttype: 'application/json',
      recordedtime: '2025-10-28T12:00:00.000Z',
      sequence: '0000000000000041.000002',
      partitionkey: 'microsoft-openai',
      data: change(),
    });
  });

  it.each([
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2025-02-29', undefined],
    ['0000-01-01', undefined],
    ['2025-10', undefined],
    ['2019', undefined],
    ['2025-10-28~', undefined],
    ['2025-10-28?', undefined],
    ['[2026-02-27..2026-03-31]', undefined],
    ['20XX', undefined],
  ])('of_a_cause_on_%s_has_the_time_%s', (occurred, time) => {
    const event = termChangeEvent(change({}, occurred), place);
    expect(event.time).toBe(time);
    expect('time' in event).toBe(time !== undefined);
  });

  it('is_ordered_by_its_sequence_compared_as_text', () => {
    const places = [
      [0, 0],
      [0, 1],
      [0, 9],
      [0, 10],
      [0, 99_999],
      [1, 0],
      [9, 5],
      [10, 0],
      [999_999_999_999, 0],
      [Number.MAX_SAFE_INTEGER, 1],
    ] as const;
    const sequences = places.map(
      ([offset, ordinal]) => termChangeEvent(change(), { logId: LOG, offset, ordinal }).sequence,
    );
    expect(sequences.toSorted()).toEqual(sequences);
    expect(new Set(sequences).size).toBe(sequences.length);
  });
});
