import { randomUUID } from 'node:crypto';
import { dayOf, termsOn, type Day } from '#domain';
import type { Queryable } from '#ledger';
import { PartnershipReader, versionKey, type VersionRef } from '#read-models';
import { agreed, set, started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.close());

/** A reader that holds nothing yet, and the names of the statements that it has run. */
function newReader() {
  const asked: string[] = [];
  const db: Queryable = {
    query: (query) => {
      asked.push(query.name);
      return pipeline.database.pool.query(query);
    },
  };
  return { reader: new PartnershipReader(db), asked };
}

/** What an answer about a day tells, and the titles of the events that say so. */
async function tell(reader: PartnershipReader, asked: { day: Day; version?: number }): Promise<string[]> {
  const { state } = (await reader.open({ partnershipId: 'a-b', ...asked }))!;
  const { terms } = termsOn(state, { at: { lo: asked.day, hi: asked.day }, clock: asked.day });
  const claims = terms.flatMap(({ given }) => given?.claims ?? []);
  const refsOf = ({ order: [root], eventVersion }: (typeof claims)[number]): VersionRef[] =>
    [...new Set([root, eventVersion])].map((version) => ({ partnershipId: 'a-b', version }));
  const facts = await reader.facts(claims.flatMap(refsOf));
  return claims.map((claim) =>
    refsOf(claim)
      .map((ref) => facts.get(versionKey(ref))!.title)
      .join(' → '),
  );
}

describe('a partnership that is not held yet', () => {
  const inMonth = (month: number): Day => dayOf(2026, month, 15);
  const from = (month: number, kind: string, title: string, more: object = {}) =>
    agreed([set(title, { kind, from: `2026-0${month}-01` })], { title, ...more });

  beforeAll(async () => {
    const id = randomUUID();
    await pipeline.record('a-b', [started()]);
    await pipeline.record('a-b', [
      from(1, 'api-hosting', 'january', { id }),
      from(3, 'api-hosting', 'march'),
      from(2, 'compute-supply', 'february'),
    ]);
    const replacement = from(1, 'api-hosting', 'january, rightly');
    await pipeline.record('a-b', [
      {
        type: 'EventCorrected',
        title: 'a correction',
        occurred: '2026-05-01',
        data: { target: id, replacement, reason: 'a slip' },
      },
    ]);
    await pipeline.caughtUp();
  });

  it.each([
    [inMonth(1), ['january → january, rightly']],
    [inMonth(2), ['january → january, rightly', 'february']],
    [inMonth(4), ['march', 'february']],
  ])('is_read_with_what_is_told_of_it_on_a_day_in_one_round_trip: %i', async (day, told) => {
    const { reader, asked } = newReader();
    expect(await tell(reader, { day })).toEqual(told);
    expect(asked).toEqual(['open-head']);
  });

  it('is_so_at_a_past_version_too_where_nothing_was_corrected_since', async () => {
    const { reader, asked } = newReader();
    expect(await tell(reader, { day: inMonth(4), version: 3 })).toEqual(['march']);
    expect(asked).toEqual(['open-history']);
  });

  it('has_what_was_corrected_since_read_for_the_answer', async () => {
    const { reader, asked } = newReader();
    expect(await tell(reader, { day: inMonth(1), version: 4 })).toEqual(['january']);
    expect(asked).toEqual(['open-history', 'load-event-facts']);
  });
});
