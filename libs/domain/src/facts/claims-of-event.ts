import {
  canonicalJson,
  type EndEffect,
  type OriginalContent,
  type OverrideEffect,
  type Renewal,
  type SetEffect,
  type TermRef,
  type Until,
} from '#contracts';
import { boundsOf, isExact } from '../dates';
import { durationOf } from '../dates/duration';
import type { ClaimFact, EndFact, Ending, OverrideFact, OwnEnd, ReplacedFact, SetFact, Starting } from './claim-fact';
import type { Origin } from './origin';
import type { Telling } from './standing-event';

/** The claims of a definitive event, in the order written; what a `set` replaces ends right after it. */
export function claimsOfEvent({ event: { content }, originAt }: Telling): ClaimFact[] {
  const agreement = agreementOf(content);
  const claims: ClaimFact[] = [];
  const next = (): Origin => originAt(claims.length);
  for (const effect of content.effects) {
    switch (effect.effect) {
      case 'set': {
        const claim = setOf(effect, content.occurred, agreement, next());
        claims.push(claim);
        for (const replaced of claim.replaces) claims.push(replacedBy(claim, replaced, next()));
        break;
      }
      case 'override':
        claims.push(overrideOf(effect, content.occurred, agreement, next()));
        break;
      case 'end':
        claims.push(endOf(effect, content.occurred, agreement, next()));
        break;
      case 'contest':
      case 'notice':
      case 'reaffirm':
    }
  }
  return claims;
}

/** The agreement that an event belongs to; the one that it publishes, if it publishes one. */
export function agreementOf(content: OriginalContent): string | null {
  return content.type === 'AgreementPublished' ? content.data.agreement.id : (content.agreement ?? null);
}

type Stating = SetEffect | OverrideEffect | EndEffect;

const startOf = ({ from, fromCondition, by }: Stating, occurred: string): Starting => ({
  from: boundsOf(from ?? occurred),
  condition: fromCondition ?? null,
  by: by === undefined ? Infinity : boundsOf(by).hi,
});

const termOf = ({ kind, scope }: { readonly kind: string; readonly scope: string }) => ({ kind, scope });

const setOf = (effect: SetEffect, occurred: string, agreement: string | null, origin: Origin): SetFact => ({
  ...origin,
  fact: 'claim',
  effect: 'set',
  term: termOf(effect),
  agreement,
  start: startOf(effect, occurred),
  end: endingOf(effect, effect.renewal),
  survives: effect.survives ?? false,
  between: effect.between?.toSorted() ?? null,
  value: canonicalJson(effect.value),
  replaces: eachOnce(effect.replaces ?? []),
  clarifies: effect.clarifies ?? false,
});

const eachOnce = (terms: readonly TermRef[]): TermRef[] => [
  ...new Map(terms.map((term) => [`${term.kind}/${term.scope}`, termOf(term)])).values(),
];

const overrideOf = (
  effect: OverrideEffect,
  occurred: string,
  agreement: string | null,
  origin: Origin,
): OverrideFact => ({
  ...origin,
  fact: 'claim',
  effect: 'override',
  term: termOf(effect),
  agreement,
  start: startOf(effect, occurred),
  end: endingOf(effect, undefined),
  survives: effect.survives ?? false,
  between: effect.between?.toSorted() ?? null,
  value: effect.value === null ? null : canonicalJson(effect.value),
});

const endOf = (effect: EndEffect, occurred: string, agreement: string | null, origin: Origin): EndFact => ({
  ...origin,
  fact: 'claim',
  effect: 'end',
  term: termOf(effect),
  agreement,
  start: startOf(effect, occurred),
  of: effect.of ?? 'term',
});

const replacedBy = (by: SetFact, term: SetFact['term'], origin: Origin): ReplacedFact => ({
  ...origin,
  fact: 'claim',
  effect: 'replaced',
  term,
  by,
});

type Lasting = Pick<SetEffect, 'until' | 'untilCondition'>;

const endingOf = ({ until, untilCondition }: Lasting, renewal: Renewal | undefined): Ending => ({
  own: renewal === undefined ? ownEndOf(until) : renewedEndOf(until, renewal),
  condition: untilCondition ?? null,
});

function ownEndOf(until: Until | undefined): OwnEnd {
  if (until === undefined) return { is: 'open' };
  if (typeof until === 'string') return { is: 'dated', day: boundsOf(until) };
  return 'for' in until ? { is: 'counted', length: durationOf(until.for) } : { is: 'unknown' };
}

/** A renewal without an exact end of its first term, which commands refuse, renews nothing. */
function renewedEndOf(until: Until | undefined, { period, notice, times }: Renewal): OwnEnd {
  const own = ownEndOf(until);
  if (own.is !== 'dated' || !isExact(own.day)) return own;
  return {
    is: 'renewed',
    first: own.day.lo,
    period: durationOf(period),
    notice: notice === undefined ? null : durationOf(notice),
    times: times ?? Infinity,
  };
}
