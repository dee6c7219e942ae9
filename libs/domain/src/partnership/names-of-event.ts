import { isCorrection, type Event, type OriginalContent } from '#contracts';

/** Who and what an event names, for good: corrections do not take it away. */
export interface NamesOfEvent {
  /** Ids as party, successor, third party, `with`, `investor` or in `between`. */
  readonly parties: readonly string[];
  /** Ids of agreements that it publishes. */
  readonly agreements: readonly string[];
}

/** What an event names; of a correction what its replacement does. */
export function namesOfEvent(event: Event): NamesOfEvent {
  if (!isCorrection(event)) return namesOfContent(event);
  return event.type === 'EventCorrected' ? namesOfContent(event.data.replacement) : { parties: [], agreements: [] };
}

export function namesOfContent(content: OriginalContent): NamesOfEvent {
  const between = content.effects.flatMap((effect) => ('between' in effect ? (effect.between ?? []) : []));
  const third = (content.thirdParties ?? []).map(idOf);
  return {
    parties: [...partiesInData(content), ...third, ...between],
    agreements: content.type === 'AgreementPublished' ? [content.data.agreement.id] : [],
  };
}

/** Ids of parties, successors and those with whom something is done. */
export function partiesInData(content: OriginalContent): string[] {
  switch (content.type) {
    case 'PartnershipStarted':
      return content.data.parties.map(idOf);
    case 'PartiesChanged':
      return [...(content.data.joined ?? []).map(idOf), ...(content.data.succeeded ?? []).map(({ by }) => by.id)];
    case 'CollaborationAnnounced':
    case 'ComputeCommitmentAnnounced':
      return content.data.with;
    case 'InvestmentMade':
      return [content.data.investor, ...content.data.with];
    default:
      return [];
  }
}

const idOf = ({ id }: { readonly id: string }): string => id;
