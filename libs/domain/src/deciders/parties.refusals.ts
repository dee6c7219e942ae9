import type { OriginalContent } from '#contracts';
import type { Refusal } from './refusal';

/** Refuses a start that lists a party twice, and a change of parties without a change. Files of edition 1 may contain both. */
export function refusalsOfParties(content: OriginalContent, at: string): Refusal[] {
  if (content.type === 'PartnershipStarted') {
    const ids = content.data.parties.map(({ id }) => id);
    return ids.flatMap((id, index) =>
      ids.indexOf(id) === index
        ? []
        : [
            {
              code: 'party-repeated' as const,
              pointer: `${at}/data/parties/${index}/id`,
              detail: `${id} is a party already`,
            },
          ],
    );
  }
  if (content.type !== 'PartiesChanged') return [];
  const { joined, left, renamed, succeeded } = content.data;
  if (joined ?? left ?? renamed ?? succeeded) return [];
  const detail = 'at least one of joined, left, renamed and succeeded is needed';
  return [{ code: 'change-missing', pointer: `${at}/data`, detail }];
}
