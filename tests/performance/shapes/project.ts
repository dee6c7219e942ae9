import { foldTerm, type Day } from '#domain';
import type { Pool } from 'pg';
import type { BatchOutcome, Folded, NewClaim, Reach, RootRef, Shape, StoredClaim } from './shape';
import type { Recorded, TermClaim } from './workload';

const termKey = (partnership: string, kind: string): string => `${partnership} ${kind}`;
const rootKey = (partnership: string, root: number): string => `${partnership} ${root}`;

/**
 * Projects a batch in one transaction. In every shape each event's term is folded before and after it, as the service must in order to tell
 * what changed; the shapes differ in what they load and keep.
 */
export async function project(pool: Pool, shape: Shape, batch: readonly Recorded[]): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL synchronous_commit = off');
    const refs = storedRoots(batch);
    const corrected = refs.length === 0 ? [] : await shape.roots(client, refs);
    const reaches = reachesOf(batch, corrected);
    const outcome = apply(batch, corrected, await shape.neighbourhoods(client, reaches), reaches);
    await shape.write(client, outcome);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

function storedRoots(batch: readonly Recorded[]): RootRef[] {
  const own = new Set(
    batch.filter(({ root, version }) => root === version).map((each) => rootKey(each.partnership, each.root)),
  );
  const refs = new Map<string, RootRef>();
  for (const { partnership, root } of batch) {
    const key = rootKey(partnership, root);
    if (!own.has(key)) refs.set(key, { partnership, root });
  }
  return [...refs.values()];
}

function reachesOf(batch: readonly Recorded[], corrected: readonly StoredClaim[]): Reach[] {
  const reaches = new Map<string, Reach>();
  for (const { partnership, claim } of [...corrected, ...batch]) {
    const { lo, hi } = claim.start;
    const key = termKey(partnership, claim.kind);
    const known = reaches.get(key);
    if (!known) reaches.set(key, { partnership, kind: claim.kind, lo, hi });
    else [known.lo, known.hi] = [Math.min(known.lo, lo), Math.max(known.hi, hi)];
  }
  return [...reaches.values()];
}

interface Work {
  readonly claims: Map<number, TermClaim>;
  readonly folded: Folded[];
  readonly reachesTo: Day;
}

function apply(
  batch: readonly Recorded[],
  corrected: readonly StoredClaim[],
  neighbours: readonly StoredClaim[],
  reaches: readonly Reach[],
): BatchOutcome {
  const stored = Map.groupBy(neighbours, ({ partnership, claim }) => termKey(partnership, claim.kind));
  const works = new Map<string, Work>();
  for (const { partnership, kind, hi } of reaches) {
    const its = (stored.get(termKey(partnership, kind)) ?? []).map(({ claim }) => claim);
    const next = its.filter(({ start }) => start.lo > hi).sort((a, b) => a.start.lo - b.start.lo)[0];
    works.set(termKey(partnership, kind), {
      claims: new Map(its.map((claim) => [claim.order[0], claim])),
      folded: [],
      reachesTo: next ? next.start.hi - 1 : Infinity,
    });
  }
  const standing = new Map<string, TermClaim>(
    corrected.map(({ partnership, claim }) => [rootKey(partnership, claim.order[0]), claim]),
  );
  const fresh = new Map<string, NewClaim>();
  const added: NewClaim[] = [];
  const closed: (RootRef & { at: number })[] = [];
  for (const { partnership, version, root, claim } of batch) {
    const key = rootKey(partnership, root);
    const before = standing.get(key);
    if (before) {
      works.get(termKey(partnership, before.kind))!.claims.delete(root);
      const earlier = fresh.get(key);
      if (earlier) earlier.knownTo = version;
      else closed.push({ partnership, root, at: version });
    }
    const row: NewClaim = { partnership, claim, knownFrom: version, knownTo: null };
    added.push(row);
    fresh.set(key, row);
    standing.set(key, claim);
    const work = works.get(termKey(partnership, claim.kind))!;
    if (work.folded.length === 0) foldTerm([...work.claims.values()], new Map());
    work.claims.set(root, claim);
    work.folded.push({ version, segments: foldTerm([...work.claims.values()], new Map()) });
  }
  const terms = reaches.map((reach) => {
    const { folded, reachesTo } = works.get(termKey(reach.partnership, reach.kind))!;
    return { ...reach, folded, reachesTo };
  });
  return { added, closed, terms };
}
