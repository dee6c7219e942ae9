import type { AgreementPublishedFact, StandingStatements, StatementFact } from '#domain';

const NONE: ReadonlySet<string> = new Set();

/**
 * The agreements of which a publication, as it comes or is taken back, may decide how they end or whom they bind: those that are published and what
 * amends them, through all steps. None where no agreement that is published has ended or has parties of its own, nor any that it amends. All
 * publications count, of whatever standing, so that this holds for each of them that may stand in between.
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

/** Those by which claims may end, or that bind others than the partnership does. */
export const agreementsThatMatter = ({
  agreementEnds,
  partyChanges,
}: Pick<StandingStatements, 'agreementEnds' | 'partyChanges'>): ReadonlySet<string> =>
  new Set([...agreementEnds, ...partyChanges].map(agreementMatteringBy).filter((agreement) => agreement !== null));

/** The agreement that a statement makes matter; null: none. */
export function agreementMatteringBy(said: StatementFact): string | null {
  return said.fact === 'agreement-ended' || said.fact === 'parties-changed' ? said.agreement : null;
}
