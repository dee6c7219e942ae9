import { boundsOf } from '../dates';
import { claimsOfEvent } from './claims-of-event';
import type { ClaimFact } from './claim-fact';
import type { MatterFact } from './matter-fact';
import { mattersOfEvent } from './matters-of-event';
import type { ListedFact } from './stated-fact';
import { statementsOfEvent } from './statements-of-event';
import { contextOf, type StandingEvent } from './standing-event';

/** A fact of an event other than a claim. */
export type StatementFact = MatterFact | ListedFact;

/** A fact of one event on which answers depend. */
export type Fact = ClaimFact | StatementFact;

/** Returns the facts of a standing event, claims first. Total on every event that the schema of the log accepts. */
export function factsOfEvent(event: StandingEvent): Fact[] {
  const { content } = event;
  // The service writes `TermFellDue` itself when a known day arrives. It states no new fact.
  if (content.type === 'TermFellDue') return [];
  const context = contextOf(event, boundsOf(content.occurred).lo);
  const claims = content.standing === 'definitive' ? claimsOfEvent(context) : [];
  const matters = mattersOfEvent(context, claims.length);
  return [...claims, ...matters, ...statementsOfEvent(context, claims.length + matters.length)];
}
