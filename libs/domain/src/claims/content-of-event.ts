import {
  canonicalJson,
  type Effect,
  type OriginalContent,
  type SetEffect,
  type EndEffect,
  type TermRef,
  type Until,
} from '#contracts';
import { boundsOf, LAST_DAY, type Bounds } from '../dates';
import { namesOf } from '../events/events-named';
import { isLifecycle } from '../events/lifecycle';
import type { Statement } from './statement';
import { EVERY_TERM, type TermClaim } from './term-claim';

/** Where an event's content stands in the record: its root's place, and the event that supplies it now. */
export interface Provenance {
  readonly rootVersion: number;
  readonly rootId: string;
  readonly eventVersion: number;
}

export interface Content {
  readonly claims: readonly TermClaim[];
  readonly statements: readonly Statement[];
}

export const NO_CONTENT: Content = { claims: [], statements: [] };

/**
 * What an event's content comes to: claims on terms and other statements. Total on every event of this shape. What edition 2 added makes no claim
 * yet: records of version 3 are not handed on (`UNDERSTOOD_SCHEMA_VERSION`), so no effective event has any of it.
 */
export function contentOfEvent(content: OriginalContent, provenance: Provenance): Content {
  if (content.type === 'TermFellDue') return NO_CONTENT;
  if (content.standing !== 'definitive') return { claims: [], statements: [announcementOf(content, provenance)] };
  return { claims: claimsOf(content, provenance), statements: statementsOf(content, provenance) };
}

function claimsOf(content: OriginalContent, { rootVersion, eventVersion }: Provenance): TermClaim[] {
  const occurredLo = boundsOf(content.occurred).lo;
  const claims: TermClaim[] = [];
  const add = (claim: Omit<TermClaim, 'order' | 'eventVersion' | 'occurredLo'>): void => {
    claims.push({ ...claim, order: [rootVersion, claims.length], eventVersion, occurredLo });
  };
  for (const effect of content.effects) {
    if (effect.effect === 'set') {
      add(setClaim(effect, content.occurred));
      for (const replaced of effect.replaces ?? [])
        add(endClaim(replaced, effect.from ?? content.occurred, { kind: effect.kind, scope: effect.scope }));
    } else if (effect.effect === 'end') {
      add(endClaim(effect, effect.from ?? content.occurred, null));
    }
  }
  if (content.type === 'PartnershipEnded') add(endClaim(EVERY_TERM, content.occurred, null));
  return claims;
}

function setClaim(effect: SetEffect, occurred: string): Omit<TermClaim, 'order' | 'eventVersion' | 'occurredLo'> {
  const from = effect.from ?? occurred;
  return {
    effect: 'set',
    kind: effect.kind,
    scope: effect.scope,
    start: boundsOf(from),
    until: untilBounds(effect.until),
    untilCondition: typeof effect.untilCondition === 'string' ? effect.untilCondition : null,
    answer: canonicalJson({ value: effect.value, between: effect.between?.toSorted() ?? null }),
    from,
    untilText: effect.until ?? null,
    replaces: effect.replaces ?? [],
    replacedBy: null,
  };
}

const endClaim = (
  term: TermRef | EndEffect,
  from: string,
  replacedBy: TermRef | null,
): Omit<TermClaim, 'order' | 'eventVersion' | 'occurredLo'> => ({
  effect: 'end',
  kind: term.kind,
  scope: term.scope,
  start: boundsOf(from),
  until: null,
  untilCondition: null,
  answer: null,
  from,
  untilText: null,
  replaces: [],
  replacedBy,
});

const untilBounds = (until: Until | undefined): Bounds | 'unknown' | null => {
  if (until === undefined) return null;
  return typeof until === 'string' ? boundsOf(until) : 'unknown';
};

function statementsOf(content: OriginalContent, { rootVersion, eventVersion }: Provenance): Statement[] {
  const occurred = boundsOf(content.occurred);
  const statements: Statement[] = [];
  const said = () => ({ order: [rootVersion, statements.length] as const, eventVersion });
  if (isLifecycle(content)) statements.push({ ...said(), statement: 'lifecycle', content });
  if (content.type === 'ConditionMet')
    statements.push({ ...said(), statement: 'condition-met', condition: content.data.condition, day: occurred });
  for (const effect of content.effects) {
    const term = { kind: effect.kind, scope: effect.scope };
    const common = { term, assertedBy: content.assertedBy, occurredLo: occurred.lo };
    if (effect.effect === 'reaffirm') {
      const on = effect.on ?? content.occurred;
      statements.push({ ...said(), ...common, statement: 'reaffirmation', on, day: boundsOf(on) });
    } else if (effect.effect === 'contest') {
      const from = effect.from ?? content.occurred;
      const until = untilBounds(effect.until);
      const hi = until === null || until === 'unknown' ? LAST_DAY : until.hi;
      const days = { lo: boundsOf(from).lo, hi };
      statements.push({
        ...said(),
        ...common,
        statement: 'contest',
        value: effect.value,
        from,
        until: effect.until ?? null,
        days,
      });
    }
  }
  const names = namesOf(content);
  if (names.length > 0) statements.push({ ...said(), statement: 'response', occurredLo: occurred.lo, names });
  return statements;
}

function announcementOf(content: OriginalContent, { rootVersion, rootId, eventVersion }: Provenance): Statement {
  return {
    order: [rootVersion, 0],
    eventVersion,
    statement: 'announcement',
    occurredLo: boundsOf(content.occurred).lo,
    terms: termsNamedBy(content.effects),
    eventId: rootId,
  };
}

/** The terms that effects name, each once; `*` names none in particular. */
export function termsNamedBy(effects: readonly Effect[]): TermRef[] {
  const terms = new Map<string, TermRef>();
  for (const effect of effects) {
    const named = [
      { kind: effect.kind, scope: effect.scope },
      ...(effect.effect === 'set' ? (effect.replaces ?? []) : []),
    ];
    for (const { kind, scope } of named) if (kind !== '*') terms.set(`${kind}/${scope}`, { kind, scope });
  }
  return [...terms.values()];
}
