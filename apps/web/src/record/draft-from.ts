import type { Party } from '#client';
import { isMembers, listOf, withMember, type Json, type Members } from './draft';
import type { Found } from './found-in-text';

/** Returns a draft with the type that the text suggests, unless the type, the data or the effects were edited. */
export function ofKindFound(event: Members, { kind }: Found, untouched: Members): Members {
  const isOpen = ['type', 'data', 'effects'].every((name) => event[name] === untouched[name]);
  return kind === null || !isOpen ? event : { ...event, type: kind.type, data: {} };
}

/** Returns a draft with the empty fields filled from a text. `untouched` is the initial draft of the form. */
export function draftFrom(event: Members, { source, title, dates }: Found, untouched: Members): Members {
  const occurred = dates[0] ?? source?.published;
  const isOpen = (name: string): boolean => event[name] === undefined || event[name] === untouched[name];
  return {
    ...event,
    ...(title !== null && isOpen('title') ? { title } : {}),
    ...(occurred !== undefined && isOpen('occurred') ? { occurred } : {}),
    ...(source === null ? {} : { sources: withSource(event['sources'], source) }),
  };
}

/** Returns a draft that starts a partnership between the first two parties that a text names, unless parties are named already. */
export function startedBy(event: Members, named: readonly Party[], untouched: Members): Members {
  const [one, other] = named;
  const isOpen = event['type'] === 'PartnershipStarted' && event['data'] === untouched['data'];
  if (!isOpen || one === undefined || other === undefined) return event;
  const parties = [one, other].map(({ id, name }) => ({ id, name }));
  return { ...event, data: { name: `${one.name} and ${other.name}`, parties } };
}

function withSource(sources: Json | undefined, { url, publisher, published }: NonNullable<Found['source']>): Json {
  const [first, ...others] = listOf(sources);
  const found = { url, publisher, ...(published === undefined ? {} : { published }) };
  const isSame = isMembers(first) && (first['url'] === undefined || first['url'] === url);
  if (first !== undefined && !isSame) return [first, ...others, found];
  let filled: Members = isMembers(first) ? first : {};
  for (const [name, member] of Object.entries(found))
    filled = name in filled ? filled : withMember(filled, name, member);
  return [filled, ...others];
}
