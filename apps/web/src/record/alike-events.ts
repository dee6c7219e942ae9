import type { Party, Timeline } from '#client';
import { isMembers, listOf, textOf, type Json, type Members } from './draft';
import { namedInText } from './found-in-text';

type RecordedEvent = Timeline['events'][number];

/** A recorded event that seems to be the same fact as a draft, and the reason. */
export interface Alike {
  readonly event: Pick<RecordedEvent, 'eventId' | 'occurred' | 'title' | 'days'>;
  /** The parties that both name on the same day; empty if both have the same address instead. */
  readonly named: readonly Party[];
}

type Compared = Alike['event'] & Pick<RecordedEvent, 'assertedBy' | 'sources'>;

/** Returns the events of the same day that name the same companies, and those with the same source address. */
export function alikeEvents(draft: Members, events: readonly Compared[], parties: readonly Party[]): Alike[] {
  const ids = new Set(textsIn(draft));
  const text = [...ids].join('\n');
  const inDraft = parties.filter((party) => ids.has(party.id) || namedInText(text, [party]).length > 0);
  const addresses = new Set(addressesIn(draft));
  return events.flatMap((event): Alike[] => {
    const isOfDay = event.occurred === textOf(draft['occurred']);
    const isNamed = (party: Party): boolean =>
      event.assertedBy.includes(party.id) || namedInText(event.title, [party]).length > 0;
    const named = isOfDay ? inDraft.filter(isNamed) : [];
    const isOfAddress = event.sources.some(({ url }) => url !== undefined && addresses.has(withoutEnd(url)));
    return named.length > 0 || isOfAddress ? [{ event, named }] : [];
  });
}

/** Returns every text within a value. */
function textsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as Json[]).flatMap(textsIn);
  return isMembers(value) ? Object.values(value).flatMap(textsIn) : [];
}

const addressesIn = ({ sources }: Members): string[] =>
  listOf(sources)
    .filter(isMembers)
    .map(({ url }) => withoutEnd(textOf(url)))
    .filter((url) => url !== '');

/** Returns an address without its query, its fragment and a trailing slash. */
const withoutEnd = (url: string): string => url.replace(/[?#].*$/, '').replace(/\/$/, '');
