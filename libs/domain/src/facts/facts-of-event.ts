import { boundsOf } from '../dates';
import { claimsOfEvent } from './claims-of-event';
import type { ClaimFact } from './claim-fact';
import type { MatterFact } from './matter-fact';
import { mattersOfEvent } from './matters-of-event';
import type { SaidFact } from './said-fact';
import { saidOfEvent } from './said-of-event';
import { tellingOf, type StandingEvent } from './standing-event';

/** What an event says besides its claims. */
export type StatementFact = MatterFact | SaidFact;

/** What one event says, as far as answers depend on it. */
export type Fact = ClaimFact | StatementFact;

/** All that an event says as it stands, claims first. Total on every event that the log's schema lets through. */
export function factsOfEvent(event: StandingEvent): Fact[] {
  const { content } = event;
  // The service itself writes it, when a day comes that is known already.
  if (content.type === 'TermFellDue') return [];
  const telling = tellingOf(event, boundsOf(content.occurred).lo);
  const claims = content.standing === 'definitive' ? claimsOfEvent(telling) : [];
  const matters = mattersOfEvent(telling, claims.length);
  return [...claims, ...matters, ...saidOfEvent(telling, claims.length + matters.length)];
}
