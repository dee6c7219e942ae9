import { isCorrection, type Event, type OriginalContent } from '#contracts';

/** The parties and agreements that an event names. Corrections do not remove them. */
export interface NamesOfEvent {
  /** Ids of parties, successors and third parties, and ids in `with`, `investor` and `between`. */
  readonly parties: readonly string[];
  /** Ids of the agreements that it publishes. */
  readonly agreements: readonly string[];
}

/** Returns the names in an event; for a correction, those in its replacement. */
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

/** Returns the ids of parties, successors, collaborators and investors. */
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
