import type { AgreementPublishedFact, StandingStatements, StatementFact } from '#domain';

const NONE: ReadonlySet<string> = new Set();

/**
 * Returns the agreements whose end or bound parties may change when publications are added or taken back: the published agreements and their
 * amendments, through all steps. Returns none if no published agreement, and none that it amends, has ended or has parties of its own. Publications of
 * any standing count, so that the result holds for every state in between.
 */
export function agreementsMoved(
  published: readonly AgreementPublishedFact[],
  standing: StandingStatements,
): ReadonlySet<string> {
  if (published.length === 0) return NONE;
  const mattering = agreementsThatMatter(standing);
  if (mattering.size === 0) return NONE;
  const all = [...[...standing.agreements.values()].flatMap((agreement) => agreement.published), ...published];
  const byEvent = new Map(all.map(({ eventId, agreement }) => [eventId, agreement]));
  const steps = all.flatMap(({ agreement, amends }) =>
    amends.map((name) => ({ from: agreement, to: byEvent.get(name) ?? name })),
  );
  const first = published.map(({ agreement }) => agreement);
  const onwards = Map.groupBy(steps, ({ from }) => from);
  const reached = closure(first, (id) => onwards.get(id)?.map(({ to }) => to) ?? []);
  if (![...mattering].some((id) => reached.has(id))) return NONE;
  const backwards = Map.groupBy(steps, ({ to }) => to);
  return closure(first, (id) => backwards.get(id)?.map(({ from }) => from) ?? []);
}

function closure(first: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(first);
  for (const id of found) for (const each of next(id)) found.add(each);
  return found;
}

/** Returns the agreements that may end claims, or that have parties of their own. */
export const agreementsThatMatter = ({
  agreementEnds,
  partyChanges,
}: Pick<StandingStatements, 'agreementEnds' | 'partyChanges'>): ReadonlySet<string> =>
  new Set([...agreementEnds, ...partyChanges].map(agreementMatteringBy).filter((agreement) => agreement !== null));

/** Returns the agreement that a statement ends or gives parties of its own; null: none. */
export function agreementMatteringBy(statement: StatementFact): string | null {
  return statement.fact === 'agreement-ended' || statement.fact === 'parties-changed' ? statement.agreement : null;
}
