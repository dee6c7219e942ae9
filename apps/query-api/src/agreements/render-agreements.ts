import type { AgreementAnswer, AgreementEnding, ClaimAsOf, ClaimWithState } from '#domain';
import { firstOf, listed, more } from '../answers/listed';
import type { Part } from '../answers/part';
import type { Events } from '../answers/events';
import { renderEvent, renderEventSummary, renderSources } from '../answers/render';
import { heavyPlaces, writeClaim } from '../answers/write-claim';

/** Renders a list within an answer and the number of items that were left out. */
function some(name: string, moreName: string, items: readonly unknown[]): Record<string, unknown> {
  const first = firstOf(items);
  return { [name]: first, ...(items.length > first.length ? { [moreName]: items.length - first.length } : {}) };
}

/** Renders one agreement. `self` is its address. */
export function partOfAgreement(partnershipId: string, list: string, answer: AgreementAnswer, self: string): Part {
  const { agreement, standing, publication, amends, amendedBy, restatedBy, terms, claims, states } = answer;
  const [published, endings] = [firstOf(agreement.published), firstOf(answer.endings)];
  const before = { id: agreement.id, form: agreement.form ?? publication.form, standing };
  const beside = {
    states,
    ...some('amends', 'moreAmends', amends),
    ...some('amendedBy', 'moreAmendedBy', amendedBy),
    ...some('restatedBy', 'moreRestatedBy', restatedBy),
    ...some(
      'terms',
      'moreTerms',
      terms.map(({ kind, scope }) => ({ kind, scope })),
    ),
    claims,
    links: { self },
  };
  const [allPublished, allEndings] = [agreement.published.length, answer.endings.length];
  return {
    partnershipId,
    list,
    statements: [publication, ...published, ...endings.map(({ fact }) => fact)],
    heavy: [],
    write: (events) => {
      const of = events.of(publication).facts;
      const { title, signed } = of.agreement ?? { title: of.title, signed: null };
      const rendered = listed(
        published,
        (statement) => (events.has(statement) ? json(renderEventSummary(statement, events)) : null),
        allPublished,
      );
      const ends = listed(endings, (ending) => writeEnding(ending, events), allEndings);
      const members = json({ ...before, title, signed, ...beside }).slice(1, -1);
      const beyond = `${more('morePublishedBy', rendered.more)}${more('moreEndings', ends.more)}`;
      return `{${members},"publishedBy":[${rendered.text}],"endings":[${ends.text}]${beyond}}`;
    },
  };
}

function writeEnding({ agreement, fact }: AgreementEnding, events: Events): string | null {
  if (!events.has(fact)) return null;
  const { occurred: from, ending } = events.of(fact).facts;
  return json({ agreement, ...ending, from, ...renderEvent(fact, events), ...renderSources(fact, events) });
}

/** Renders a claim of an agreement on a term, and its state. */
export function partOfClaim(partnershipId: string, { claim, state, certainty }: ClaimWithState, asOf: ClaimAsOf): Part {
  const { effect, term, written } = claim;
  const value = effect === 'end' ? 'null' : (claim.value ?? 'null');
  const before = json({ kind: term.kind, scope: term.scope, state, certainty }).slice(0, -1);
  const { of, replaces, clarifies } = written;
  const between = effect === 'end' ? undefined : (claim.between ?? undefined);
  const beside = json({ of, between, replaces, clarifies }).slice(1, -1);
  return {
    partnershipId,
    list: 'claims',
    statements: [claim],
    heavy: heavyPlaces(value, [claim]),
    write: (events) => {
      const written = writeClaim({ claim, asOf }, events)!.slice(1, -1);
      return `${before},"value":${events.value(value) ?? 'null'},${[beside, written].filter(Boolean).join(',')}}`;
    },
  };
}

const json = (value: unknown): string => JSON.stringify(value);
