import { randomUUID } from 'node:crypto';
import { dayOf, termsOn, type Day } from '#domain';
import type { Queryable } from '#postgres';
import { PartnershipReader, versionKey, type VersionRef } from '#read-models';
import { agreed, set, started } from './support/events';
import { startPipeline, type Pipeline } from './support/pipeline';

let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await startPipeline();
});
afterAll(() => pipeline.close());

/** A reader with empty caches, and the names of the statements that it has run. */
function newReader() {
  const statements: string[] = [];
  const db: Queryable = {
    query: (query) => {
      statements.push(query.name);
      return pipeline.database.pool.query(query);
    },
  };
  return { reader: new PartnershipReader(db), statements };
}

/** The titles of the events behind each claim in the answer about a day. */
async function titlesOn(
  reader: PartnershipReader,
  request: { partnershipId: string; day: Day; version?: number },
): Promise<string[]> {
  const { worlds } = (await reader.open(request))!;
  const { terms } = termsOn(worlds, { at: { lo: request.day, hi: request.day }, clock: request.day });
  const claims = [...terms].flatMap(({ given }) => given?.claims ?? []);
  const refsOf = ({ order: [root], eventVersion }: (typeof claims)[number]): VersionRef[] =>
    [...new Set([root, eventVersion])].map((version) => ({ partnershipId: request.partnershipId, version }));
  const events = await reader.events(claims.flatMap(refsOf));
  return claims.map((claim) =>
    refsOf(claim)
      .map((ref) => events.get(versionKey(ref))!.facts.title)
      .join(' → '),
  );
}

/** The reader loads superseded rows of a long partnership for each version separately. */
describe.each([
  { name: 'a partnership', fillers: 0 },
  { name: 'a partnership of more than a thousand versions', fillers: 1_000 },
])('$name that is not cached yet', ({ fillers }) => {
  const partnershipId = `with-${fillers}`;
  const inMonth = (month: number): Day => dayOf(2026, month, 15);
  const from = (month: number, kind: string, title: string, more: object = {}) =>
    agreed([set(title, { kind, from: `2026-0${month}-01` })], { title, ...more });
  const versionOf = (nth: number) => fillers + nth;

  beforeAll(async () => {
    const id = randomUUID();
    await pipeline.record(partnershipId, [started()]);
    for (let left = fillers; left > 0; left -= 100)
      await pipeline.record(
        partnershipId,
        Array.from({ length: 100 }, () => agreed()),
      );
    await pipeline.record(partnershipId, [
      from(1, 'api-hosting', 'january', { id }),
      from(3, 'api-hosting', 'march'),
      from(2, 'compute-supply', 'february'),
    ]);
    const replacement = from(1, 'api-hosting', 'january, rightly');
    const data = { target: id, replacement, reason: 'a slip' };
    await pipeline.record(partnershipId, [
      { type: 'EventCorrected', title: 'a correction', occurred: '2026-05-01', data },
    ]);
    await pipeline.caughtUp();
  });

  it.each([
    [inMonth(1), ['january → january, rightly']],
    [inMonth(2), ['january → january, rightly', 'february']],
    [inMonth(4), ['march', 'february']],
  ])('is_read_for_an_answer_about_a_day_in_one_round_trip: %i', async (day, expected) => {
    const { reader, statements } = newReader();
    expect(await titlesOn(reader, { partnershipId, day })).toEqual(expected);
    expect(statements).toEqual(['open-block']);
  });

  it.each([
    [3, inMonth(4), ['march']],
    [4, inMonth(4), ['march', 'february']],
    [4, inMonth(1), ['january']],
    [5, inMonth(1), ['january → january, rightly']],
  ])('is_read_at_any_version_in_one_round_trip: %i, %i', async (nth, day, expected) => {
    const { reader, statements } = newReader();
    expect(await titlesOn(reader, { partnershipId, day, version: versionOf(nth) })).toEqual(expected);
    expect(statements).toEqual(['open-block']);
  });

  it('has_the_right_version_for_each_request_that_shares_a_round_trip', async () => {
    const { reader, statements } = newReader();
    await reader.open({ partnershipId, version: versionOf(4) });
    const instant = new Date(0);
    const opened = await Promise.all([
      reader.open({ partnershipId }),
      reader.open({ partnershipId, instant }),
      reader.open({ partnershipId, version: versionOf(4) }),
      reader.open({ partnershipId: 'nobody-knows-it', instant }),
      reader.open({ partnershipId, instant: new Date() }),
    ]);
    expect(opened.map((each) => each?.version)).toEqual([versionOf(5), 0, versionOf(4), undefined, versionOf(5)]);
    expect(statements).toEqual(['open-block', 'read-heads']);
  });

  it('has_no_terms_at_a_version_that_does_not_exist_yet', async () => {
    const { reader } = newReader();
    const [request, day] = [{ partnershipId, version: versionOf(6) }, inMonth(6)];
    expect((await reader.open(request))!.worlds.facts.terms).toEqual([]);
    await pipeline.record(partnershipId, [from(6, 'api-hosting', 'june')]);
    await pipeline.caughtUp();
    expect(await titlesOn(reader, { ...request, day })).toEqual(['june', 'february']);
  });
});
