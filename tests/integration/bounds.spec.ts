import { DECISION_PARTITIONS, type Cursor } from '#contracts';
import { seededRandom } from '#event-log';
import type { Database } from '#postgres';
import type { StoredDecision } from '#ledger';
import { feedInPostgres } from '#feed';
import { MOST_CLAIMS_COMPARED, projections, type ProjectionWork } from '#read-models';
import { Dice } from '#testing';
import { BYTES_OF_ROWS } from './support/bytes-of-rows';
import { agreed, set, started } from './support/events';
import { hostileCases, manyTerms, reaffirmed, type HostileCase } from './support/hostile-requests';
import { startPipeline, type Pipeline } from './support/pipeline';

const SEED = Number(process.env['BOUNDS_SEED'] ?? 16);
/** The maximum number of terms of a partnership. */
const MOST_TERMS = 5_000;
/** `npm run test:long` runs every case at that size. `npm test` runs one case at that size and repeats requests less often. */
const isFull = process.env['BOUNDS'] === 'full';
const TERMS = isFull ? MOST_TERMS : 500;
const REPEATS = isFull ? 5 : 1;
const REAFFIRMATIONS = isFull ? 100 : 10;
/** DESIGN section 4. `npm run bench -- hostile` measures the processor time. */
const MOST_TIMES_THE_REQUEST = 10;
const MOST_OF_TERM = 2_048;
const MOST_OF_ANSWER = 1_048_576;
/** The comparison of a term is finished even if it exceeds the limit. */
const MOST_OF_ONE_LOOK = 20_000;
/** Folding counts as work too: two folded claims count as one compared claim. Each term is folded once more after the limit is reached. */
const MOST_CLAIMS_FOLDED = 500_000;
/** The bytes that the decision and the head need in addition. */
const OF_ANY_DECISION = 4_096;

const bytesOfRows = async ({ pool }: Database, partnershipId: string): Promise<number> =>
  (await pool.query<{ bytes: number }>(BYTES_OF_ROWS, [partnershipId])).rows[0]!.bytes ?? 0;

describe('the bounds on valid requests', () => {
  let pipeline: Pipeline;
  let work: ProjectionWork = { claimsCompared: 0, claimsFolded: 0, changesDerived: 0 };
  const cases = hostileCases(new Dice(seededRandom(SEED)), TERMS, REPEATS);

  const recorded = async (id: string, events: readonly object[]): Promise<StoredDecision> => {
    const outcome = await pipeline.record(id, events);
    if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome).slice(0, 500));
    return outcome.decision;
  };

  beforeAll(async () => {
    process.stdout.write(`bounds: BOUNDS_SEED=${SEED}\n`);
    const all = projections({ worked: (done) => (work = done) });
    pipeline = await startPipeline({ answerWithinMs: 120_000, projections: all });
  });
  afterAll(async () => {
    await pipeline.close();
  });

  /** Records a request, and checks its cost and its rows against the bounds. */
  async function expectBounded(name: string, id: string, events: readonly object[]): Promise<void> {
    const rowsBefore = await bytesOfRows(pipeline.database, id);
    const decision = await recorded(id, events);
    const rows = (await bytesOfRows(pipeline.database, id)) - rowsBefore;
    const request = Buffer.byteLength(JSON.stringify({ events }));
    const answer = Buffer.byteLength(JSON.stringify(decision));
    const touched = await termsTouched(id, decision);
    const figure = {
      name,
      request,
      ...work,
      rows,
      perRequest: +(rows / request).toFixed(1),
      touched: touched.terms,
      changes: touched.changes,
      answer,
    };
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    expect(request).toBeLessThanOrEqual(1_048_576);
    expect(work.claimsCompared).toBeLessThan(MOST_CLAIMS_COMPARED + MOST_OF_ONE_LOOK);
    expect(work.claimsFolded).toBeLessThan(MOST_CLAIMS_FOLDED);
    expect(work.changesDerived).toBe(touched.changes);
    expect(rows).toBeLessThan(MOST_TIMES_THE_REQUEST * request + MOST_OF_TERM * touched.terms + OF_ANY_DECISION);
    expect(answer).toBeLessThan(MOST_OF_ANSWER);
    expect(decision.termChanges.length).toBeLessThanOrEqual(100);
    expect(touched.changes).toBe(decision.termChanges.length + decision.furtherChanges);
  }

  it.each(Object.entries(cases))('%s', async (name, { before, requests }: HostileCase) => {
    const id = name.replaceAll(/[^a-z]+/g, '-');
    for (const events of before) await recorded(id, events);
    for (const events of requests) await expectBounded(name, id, events);
    expect(pipeline.trouble).toEqual([]);
  });

  it('a_partnership_can_have_five_thousand_terms_and_no_more', async () => {
    const named = (scope: string): object[] => [agreed([set('value', { scope })])];
    await recorded('full', [started()]);
    for (const events of manyTerms(MOST_TERMS - 10)) await recorded('full', events);
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, nth) => pipeline.record('full', named(`new-${nth}`))),
    );
    const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
    expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(10);
    expect(refused).toHaveLength(20);
    expect(refused[0]).toMatchObject({ refusals: [{ code: 'too-many-terms', pointer: '/events/0/effects/0' }] });
    await recorded('full', named('s7'));
    await expectBounded(
      `${REAFFIRMATIONS} reaffirmations of five thousand terms`,
      'full',
      Array.from({ length: REAFFIRMATIONS }, reaffirmed),
    );
    expect(pipeline.trouble).toEqual([]);
  });

  /** Reads the decision's term changes from the feed, page by page. */
  async function termsTouched(id: string, { place }: StoredDecision): Promise<{ terms: number; changes: number }> {
    const { logId, partitions } = pipeline.log;
    const at = (offset: number, ordinal = 0): Cursor['places'] =>
      Array.from({ length: partitions }, (_, partition) =>
        partition === place.partition ? { offset, ordinal } : { offset: 0, ordinal: 0 },
      );
    const until = at(place.offset + 1);
    const terms = new Set<string>();
    let [from, changes] = [at(place.offset), 0];
    for (;;) {
      const page = await feedInPostgres(pipeline.database.pool, DECISION_PARTITIONS).read({
        logId,
        from,
        until,
        perPartition: 10,
        partnershipId: id,
      });
      for (const { event } of page.items) terms.add(`${event.data.kind}/${event.data.scope}`);
      changes += page.items.length;
      if (page.items.length > 0) expect(page.items[0]!.event.data.partnershipId).toBe(id);
      if (page.atEnd) return { terms: terms.size, changes };
      from = [...page.scannedTo];
    }
  }
});
