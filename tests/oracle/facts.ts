import { boundsOf, type Bounds } from './dates';
import { keyOf, type AgreementForm, type ClaimingEffect, type History, type TermRef } from './events';
import { isDefinitive, ofType, standingEvents, type KnownEvent } from './knowledge';

/** A place in the record: version of the event, index of the effect, index within `replaces`. */
export type RecordPlace = readonly [version: number, effect: number, replaced: number];

/** One `set`, `override` or `end` as it now stands. */
export interface Claim {
  id: string;
  term: string;
  effect: ClaimingEffect;
  from: Bounds;
  event: KnownEvent;
  agreement: string | null;
  place: RecordPlace;
}

/** The end of a term on the day on which a claim of another one starts. */
export interface ReplacedEnd {
  id: string;
  term: string;
  by: Claim;
  place: RecordPlace;
}

export type TermClaim = Claim | ReplacedEnd;
export const isReplacedEnd = (claim: TermClaim): claim is ReplacedEnd => 'by' in claim;

export interface Agreement {
  form: AgreementForm;
  amends: readonly string[];
}

export interface Notice {
  id: string;
  on: Bounds;
}

/** The content of the definitive events that stand at a version, before a world gives it exact days. */
export interface Facts {
  events: readonly KnownEvent[];
  definitive: readonly KnownEvent[];
  founders: readonly string[];
  partyChanges: readonly KnownEvent<'PartiesChanged'>[];
  agreements: ReadonlyMap<string, Agreement>;
  agreementEnds: ReadonlyMap<string, readonly KnownEvent[]>;
  partnershipEnds: readonly KnownEvent[];
  conditionsMet: ReadonlyMap<string, readonly KnownEvent[]>;
  conditionsRuledOut: ReadonlySet<string>;
  notices: ReadonlyMap<string, readonly Notice[]>;
  terms: ReadonlyMap<string, readonly TermClaim[]>;
}

export function factsOf(history: History, version: number): Facts {
  return factsFrom(standingEvents(history, version));
}

export function factsFrom(events: readonly KnownEvent[]): Facts {
  const definitive = events.filter(isDefinitive);
  const published = new Set(ofType(events, 'AgreementPublished').map(({ content }) => content.data.agreement.id));
  const claims = definitive.flatMap((event) => claimsOf(event, published));
  return {
    events,
    definitive,
    founders: ofType(definitive, 'PartnershipStarted').flatMap(({ content }) =>
      content.data.parties.map(({ id }) => id),
    ),
    partyChanges: ofType(definitive, 'PartiesChanged'),
    agreements: agreementsOf(events, definitive),
    agreementEnds: grouped(ofType(definitive, 'AgreementEnded'), ({ content }) => content.data.agreement, published),
    partnershipEnds: ofType(definitive, 'PartnershipEnded'),
    conditionsMet: grouped(ofType(definitive, 'ConditionMet'), ({ content }) => content.data.condition),
    conditionsRuledOut: new Set(ofType(definitive, 'ConditionRuledOut').map(({ content }) => content.data.condition)),
    notices: Map.groupBy(definitive.flatMap(noticesOf), ({ term }) => term),
    terms: Map.groupBy([...claims, ...claims.flatMap(replacedEndsOf)], ({ term }) => term),
  };
}

function agreementOf({ content }: KnownEvent, published: ReadonlySet<string>): string | null {
  const named = content.type === 'AgreementPublished' ? content.data.agreement.id : content.agreement;
  return named !== undefined && published.has(named) ? named : null;
}

function claimsOf(event: KnownEvent, published: ReadonlySet<string>): Claim[] {
  const { occurred, effects = [] } = event.content;
  return effects.flatMap((effect, index) => {
    if (effect.effect !== 'set' && effect.effect !== 'override' && effect.effect !== 'end') return [];
    return {
      id: `${event.id}#${index}`,
      term: keyOf(effect),
      effect,
      from: boundsOf(effect.from ?? occurred),
      event,
      agreement: agreementOf(event, published),
      place: [event.version, index, 0] as const,
    };
  });
}

function replacedEndsOf(claim: Claim): ReplacedEnd[] {
  const replaced: readonly TermRef[] = claim.effect.effect === 'set' ? (claim.effect.replaces ?? []) : [];
  const [version, effect] = claim.place;
  return replaced.map((term, index) => ({
    id: `${claim.id}!${index}`,
    term: keyOf(term),
    by: claim,
    place: [version, effect, index + 1],
  }));
}

function noticesOf(event: KnownEvent): (Notice & { term: string })[] {
  return (event.content.effects ?? []).flatMap((effect, index) =>
    effect.effect === 'notice'
      ? { id: `${event.id}#${index}`, term: keyOf(effect), on: boundsOf(effect.on ?? event.content.occurred) }
      : [],
  );
}

/** The last definitive publication of an id counts; `amends` names agreements, or the events that published them. */
function agreementsOf(events: readonly KnownEvent[], definitive: readonly KnownEvent[]): Map<string, Agreement> {
  const publications = ofType(events, 'AgreementPublished');
  const publishedBy = new Map(publications.map(({ id, content }) => [id, content.data.agreement.id]));
  return new Map(
    ofType(definitive, 'AgreementPublished').map(({ content: { data } }) => {
      const { id, form, amends = [] } = data.agreement;
      const named = typeof amends === 'string' ? [amends] : amends;
      return [id, { form, amends: named.map((name) => publishedBy.get(name) ?? name) }];
    }),
  );
}

function grouped<T>(
  items: readonly T[],
  keyOfItem: (item: T) => string,
  known?: ReadonlySet<string>,
): Map<string, T[]> {
  return Map.groupBy(
    items.filter((item) => !known || known.has(keyOfItem(item))),
    keyOfItem,
  );
}
