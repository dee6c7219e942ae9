import { NO_FACTS, PartnershipWorlds, type ConsideredClaim, type TermExplanation } from '#domain';
import type { Part } from '../answers/part';
import { partsOfExplanation } from './tell-explanation';

const term = { kind: 'api-hosting', scope: 'all' };
const considered = (version: number) =>
  ({
    term,
    claim: { order: [version, 0], eventVersion: version, effect: 'end', written: { from: '2020' } },
    until: null,
    reason: { because: 'in-force', governs: true },
  }) as unknown as ConsideredClaim;

const explanation = (versions: number): TermExplanation => ({
  term,
  answers: [],
  doubts: [],
  considered: Array.from({ length: versions }, (_, n) => considered(n + 1)),
  reaffirmations: [],
  contested: [],
  notCounted: [],
  replaced: [],
});

const worlds = PartnershipWorlds.of(NO_FACTS);
const telling = { partnershipId: 'p', worlds, day: 0, addressOf: () => '' };

/** The versions of the parts, and the first and last of each list of versions whose origins were read. */
async function told(skip: number, most = Infinity) {
  const [parts, read]: [Part[], number[][]] = [[], []];
  const readOrigins = async (versions: number[]) => {
    read.push([versions[0]!, versions.at(-1)!]);
    return new Map();
  };
  for await (const part of partsOfExplanation(telling, explanation(1_200), { skip, readOrigins })) {
    parts.push(part);
    if (parts.length === most) break;
  }
  return { versions: parts.map(({ said }) => said[0]!.order[0]), read };
}

test('the_origins_of_many_claims_are_read_in_batches', async () => {
  const { versions, read } = await told(0);
  expect(versions).toEqual(Array.from({ length: 1_200 }, (_, n) => n + 1));
  expect(read).toEqual([
    [1, 500],
    [501, 1_000],
    [1_001, 1_200],
  ]);
});

test('no_origins_are_read_of_claims_on_earlier_or_later_pages', async () => {
  expect((await told(500, 700)).read).toEqual([[501, 1_000]]);
  expect((await told(499, 500)).read).toEqual([[1, 500]]);
});
