import {
  canonicalJson,
  type EndEffect,
  type OriginalContent,
  type OverrideEffect,
  type SetEffect,
  type TermRef,
} from '#contracts';
import { boundsOf } from '../dates';
import type { ClaimFact } from './claim-fact';
import { claimOf } from './stored-claim';
import type { EventContext } from './standing-event';
import { termKey } from './term-key';
import type { WrittenClaim } from './written-claim';

/** Returns the claims of a definitive event, in the order written. The end of each replaced term follows its `set`. */
export function claimsOfEvent({ event: { content }, originAt }: EventContext): ClaimFact[] {
  const agreement = agreementOf(content);
  const claims: ClaimFact[] = [];
  for (const effect of content.effects) {
    if (effect.effect !== 'set' && effect.effect !== 'override' && effect.effect !== 'end') continue;
    const written = writtenOf(effect, content.occurred, agreement);
    const start = boundsOf(written.from);
    const hasValue = effect.effect !== 'end' && (effect.effect === 'set' || effect.value !== null);
    claims.push(
      claimOf({
        ...originAt(claims.length),
        effect: effect.effect,
        term: termOf(effect),
        start,
        value: hasValue ? canonicalJson(effect.value) : null,
        between: effect.effect === 'end' ? null : (effect.between?.toSorted() ?? null),
        written,
      }),
    );
    const { replaces = [], ...replacing } = written;
    replaces.forEach((term, index) => {
      const replacedBy = { ...termOf(effect), before: index + 1 };
      const origin = originAt(claims.length);
      claims.push(
        claimOf({
          ...origin,
          effect: 'replaced',
          term,
          start,
          value: null,
          between: null,
          written: { ...replacing, replacedBy },
        }),
      );
    });
  }
  return claims;
}

/** Returns the agreement that an event belongs to or publishes. */
export function agreementOf(content: OriginalContent): string | null {
  return content.type === 'AgreementPublished' ? content.data.agreement.id : (content.agreement ?? null);
}

const termOf = ({ kind, scope }: TermRef): TermRef => ({ kind, scope });

function writtenOf(
  effect: SetEffect | OverrideEffect | EndEffect,
  occurred: string,
  agreement: string | null,
): WrittenClaim {
  const { from = occurred, fromCondition, by } = effect;
  const start = {
    from,
    ...(fromCondition === undefined ? {} : { fromCondition }),
    ...(by === undefined ? {} : { by }),
  };
  const common = agreement === null ? start : { ...start, agreement };
  if (effect.effect === 'end') return effect.of === undefined ? common : { ...common, of: effect.of };
  const { until, untilCondition, survives } = effect;
  const valued = {
    ...common,
    ...(until === undefined ? {} : { until }),
    ...(untilCondition === undefined ? {} : { untilCondition }),
    ...(survives === true ? { survives } : {}),
  };
  if (effect.effect === 'override') return valued;
  const { renewal, clarifies, replaces } = effect;
  return {
    ...valued,
    ...(renewal === undefined ? {} : { renewal }),
    ...(clarifies === true ? { clarifies } : {}),
    ...(replaces === undefined ? {} : { replaces: eachOnce(replaces) }),
  };
}

const eachOnce = (terms: readonly TermRef[]): TermRef[] => [
  ...new Map(terms.map((term) => [termKey(term), termOf(term)])).values(),
];
