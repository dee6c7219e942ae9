import type { ClaimFact } from './claim-fact';
import { factsOfEvent, type StatementFact } from './facts-of-event';
import type { StandingEvent } from './standing-event';

/** The content of a standing event: its claims on terms and its other statements. */
export interface Content {
  readonly claims: readonly ClaimFact[];
  readonly statements: readonly StatementFact[];
}

export const NO_CONTENT: Content = { claims: [], statements: [] };

export function contentOf(event: StandingEvent): Content {
  const facts = factsOfEvent(event);
  return {
    claims: facts.filter((fact) => fact.fact === 'claim'),
    statements: facts.filter((fact) => fact.fact !== 'claim'),
  };
}
