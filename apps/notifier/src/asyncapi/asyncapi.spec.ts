import { matches } from '#contracts';
import { asyncApiDocument, termChangeEventSchema } from './asyncapi-document';

const document = asyncApiDocument({ topic: 'mine.term-changes' });

const refsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => (key === '$ref' ? [inner as string] : refsOf(inner)))
    : [];
const at = (pointer: string) =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((within, name) => (within as Record<string, unknown> | undefined)?.[name], document);

describe('the AsyncAPI document', () => {
  it('contains_every_definition_that_it_refers_to', () => {
    const refs = refsOf(document);
    expect(refs).toContain('#/components/schemas/TermChangeEvent');
    expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  it('has_a_channel_and_an_operation_for_each_way_to_receive_term_changes', () => {
    expect(document).toMatchObject({
      asyncapi: '3.0.0',
      channels: {
        pull: { address: '/v1/term-changes' },
        stream: { address: '/v1/term-changes/stream' },
        webhook: { address: null },
        kafka: { address: 'mine.term-changes', bindings: { kafka: { topic: 'mine.term-changes' } } },
      },
    });
    const channels = Object.values(document['operations'] as Record<string, { channel: { $ref: string } }>);
    expect(channels.map(({ channel }) => channel.$ref)).toEqual(
      Object.keys(document['channels'] as object).map((name) => `#/channels/${name}`),
    );
  });

  it('has_a_self_contained_schema_that_refuses_anything_but_term_changes', () => {
    const schema = termChangeEventSchema();
    expect(refsOf(schema)).toEqual([]);
    expect(matches(schema as never, { specversion: '1.0' })).toBe(false);
  });
});
