import type { OriginalContent } from '#contracts';
import { boundsOf } from '../dates';
import type { MatterFact, PartyChange } from './matter-fact';
import type { EventContext } from './standing-event';

/** Returns the facts of an event that several claims may depend on. Only a publication may come from an event that is not definitive. */
export function mattersOfEvent(
  { event: { rootId: eventId, content }, originAt }: EventContext,
  firstOrdinal: number,
): MatterFact[] {
  const origin = originAt(firstOrdinal);
  const definitive = content.standing === 'definitive';
  const day = boundsOf(content.occurred);
  if (content.type === 'AgreementPublished') {
    const { id: agreement, form, amends = [] } = content.data.agreement;
    const fact = 'agreement-published' as const;
    const published = { ...origin, fact, eventId, agreement, form, day, amends, standing: content.standing };
    return definitive ? [published, ...noticesOf(content, originAt, firstOrdinal + 1)] : [published];
  }
  if (!definitive) return [];
  const notices = noticesOf(content, originAt, firstOrdinal + 1);
  switch (content.type) {
    case 'PartnershipStarted':
      return [{ ...origin, fact: 'founded', parties: content.data.parties.map(({ id }) => id) }, ...notices];
    case 'PartiesChanged': {
      const agreement = content.agreement ?? null;
      return [{ ...origin, fact: 'parties-changed', agreement, day, changes: changesOf(content.data) }, ...notices];
    }
    case 'ConditionMet':
      return [{ ...origin, fact: 'condition-met', condition: content.data.condition, day }, ...notices];
    case 'ConditionRuledOut':
      return [{ ...origin, fact: 'condition-ruled-out', condition: content.data.condition }, ...notices];
    case 'AgreementEnded':
      return [{ ...origin, fact: 'agreement-ended', agreement: content.data.agreement, day }, ...notices];
    case 'PartnershipEnded':
      return [{ ...origin, fact: 'partnership-ended', day }, ...notices];
    default:
      return noticesOf(content, originAt, firstOrdinal);
  }
}

function noticesOf(content: OriginalContent, originAt: EventContext['originAt'], firstOrdinal: number): MatterFact[] {
  const given = content.effects.filter((effect) => effect.effect === 'notice');
  return given.map(({ kind, scope, on }, index) => ({
    ...originAt(firstOrdinal + index),
    fact: 'notice',
    term: { kind, scope },
    day: boundsOf(on ?? content.occurred),
  }));
}

type PartiesChanged = Extract<OriginalContent, { type: 'PartiesChanged' }>['data'];

/** Returns the changes of an event in the order in which they apply: joined, left, succeeded, each in the order written. */
export const changesOf = ({ joined = [], left = [], succeeded = [] }: PartiesChanged): PartyChange[] => [
  ...joined.map(({ id }) => ({ joined: id })),
  ...left.map((id) => ({ left: id })),
  ...succeeded.map(({ party, by }) => ({ succeeded: party, by: by.id })),
];
