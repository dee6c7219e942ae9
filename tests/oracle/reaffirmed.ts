import type { Day } from './calendar';
import type { Context } from './context';
import { boundsOf } from './dates';
import { keyOf, type ReaffirmEffect } from './events';
import { factsFrom } from './facts';
import { ofType, type KnownEvent } from './knowledge';
import { dayOfMoment } from './beside';
import { enumerate } from './worlds';

export interface Reaffirmation {
  term: string;
  on: Day;
  eventId: string;
}

/** Every reaffirmation, of a named term and of `*`, in record order. */
export function reaffirmationsOf(context: Context): Reaffirmation[] {
  return context.facts.definitive.flatMap((event) =>
    (event.content.effects ?? []).flatMap((effect) => {
      if (effect.effect !== 'reaffirm') return [];
      const on = dayOf(effect, event);
      const terms = effect.kind === '*' ? termsReaffirmedBy(event, on, context) : [keyOf(effect)];
      return terms.map((term) => ({ term, on, eventId: event.id }));
    }),
  );
}

const dayOf = ({ on }: ReaffirmEffect, { content }: KnownEvent): Day => boundsOf(on ?? content.occurred).lo;

/** Every term in force that day, possibly at least, after this event, that binds only who reaffirms. */
function termsReaffirmedBy(event: KnownEvent, on: Day, context: Context): string[] {
  const facts = factsFrom(context.facts.events.filter(({ version }) => version <= event.version));
  const days = [...new Set([...context.days, on])].toSorted((left, right) => left - right);
  const then = { ...context, facts, days, clock: dayOfMoment(event.recordedAt) };
  const asserters = assertersOf(event, context.facts.events);
  return [...facts.terms.keys()].filter((term) => {
    const { values } = enumerate(term, [on], then).tally.result(on, context.rules);
    const bound = values.flatMap(({ between, mayBind }) => [...between, ...mayBind]);
    return values.length > 0 && bound.every((party) => asserters.has(party));
  });
}

/** The parties in `assertedBy`, by id or name, and those that they succeeded. */
function assertersOf({ content }: KnownEvent, events: readonly KnownEvent[]): Set<string> {
  const named = new Map(events.flatMap(namesIn).flatMap(({ id, name }) => [id, name].map((text) => [plain(text), id])));
  const asserters = new Set((content.assertedBy ?? []).flatMap((text) => named.get(plain(text)) ?? []));
  const successions = ofType(events, 'PartiesChanged').flatMap((event) => event.content.data.succeeded ?? []);
  for (let known = -1; known < asserters.size;) {
    known = asserters.size;
    for (const { party, by } of successions) if (asserters.has(by.id)) asserters.add(party);
  }
  return asserters;
}

const plain = (text: string): string => text.trim().toLowerCase();

function namesIn({ content }: KnownEvent): { id: string; name: string }[] {
  const third = content.thirdParties ?? [];
  if (content.type === 'PartnershipStarted') return [...content.data.parties, ...third];
  if (content.type !== 'PartiesChanged') return [...third];
  const { joined = [], renamed = [], succeeded = [] } = content.data;
  return [...joined, ...renamed, ...succeeded.map(({ by }) => by), ...third];
}
