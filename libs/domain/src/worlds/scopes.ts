import type { TermRef } from '#contracts';
import type { Day } from '../dates';
import { byRecordPlace, isValue, type ValueFact } from '../facts';
import type { Outcomes } from './outcomes';
import { bindsTooFew } from './parties';
import type { AskedWorlds } from './asked-worlds';
import { boundByLists, type TermAnswer, type ValueAnswer } from './term-answer';

/** A value that holds for a scope, and the scope that it was set for. */
export interface ResolvedValue extends ValueAnswer {
  readonly resolvedFrom: string;
}

export interface Resolved {
  readonly values: readonly ResolvedValue[];
  readonly cautious: boolean;
}

/** `api.stateless` → `api.stateless`, `api`, `all`. */
export function wayToAll(scope: string): string[] {
  if (scope === 'all') return ['all'];
  const parts = scope.split('.');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), 'all'];
}

interface Gathered {
  readonly scope: string;
  readonly value: string;
  readonly claims: Set<ValueFact>;
  readonly lists: (readonly string[])[];
}

/** What holds for a scope: in each world the narrowest one on the way to `all` of which something is in force or suspended. */
export function resolvedOn(worlds: AskedWorlds, { kind, scope }: TermRef, day: Day): Resolved {
  const way = wayToAll(scope);
  const joint = worlds.worldsOfAll(way.map((each) => ({ kind, scope: each })));
  const found = new Map<string, Gathered>();
  let [others, cautious] = [false, joint.cautious];
  for (const outcomes of joint.on(day)) {
    const claims = outcomes.flatMap(({ governing }) => [...governing.keys()]);
    const bound = worlds.parties.ofClaims(claims, day);
    cautious ||= bound.cautious;
    for (const lists of bound.worlds) {
      const boundBy = new Map(claims.map((claim, index) => [claim, lists[index] ?? []]));
      if (narrowest(way, outcomes, boundBy, found)) others = true;
    }
  }
  const certainty = found.size === 1 && !others ? 'definitely' : 'possibly';
  const inOrder = [...found.values()].sort(
    (a, b) => way.indexOf(a.scope) - way.indexOf(b.scope) || (a.value < b.value ? -1 : 1),
  );
  const values = inOrder.map(
    ({ scope: resolvedFrom, value, claims, lists }) =>
      ({
        value,
        certainty,
        claims: [...claims].sort(byRecordPlace),
        ...boundByLists(lists),
        resolvedFrom,
      }) as const,
  );
  return { values, cautious };
}

/** Adds what may hold in some worlds; returns whether in some of them nothing does, or something is suspended. */
function narrowest(
  way: readonly string[],
  outcomes: readonly Outcomes[],
  boundBy: ReadonlyMap<ValueFact, readonly string[]>,
  found: Map<string, Gathered>,
): boolean {
  let others = false;
  for (const [index, { governing, nothing }] of outcomes.entries()) {
    const scope = way[index]!;
    let mayBeNothing = nothing;
    for (const claim of governing.keys()) {
      const list = boundBy.get(claim) ?? [];
      if (bindsTooFew(claim.between, list)) mayBeNothing = true;
      else if (claim.value === null) others = true;
      else {
        const key = `${scope} ${claim.value}`;
        const gathered = found.get(key) ?? { scope, value: claim.value, claims: new Set(), lists: [] };
        found.set(key, gathered);
        gathered.claims.add(claim);
        gathered.lists.push(list);
      }
    }
    if (!mayBeNothing) return others;
  }
  return true;
}

/** The narrower scopes that something was set for, of which something may be in force or suspended, and whose own answer is another one. */
export function exceptionsOn(worlds: AskedWorlds, term: TermRef, day: Day): string[] {
  const general = inWords(worlds.on(term, day));
  return scopesSet(worlds, term.kind).filter((scope) => {
    if (!isNarrower(scope, term.scope)) return false;
    const answer = worlds.on({ kind: term.kind, scope }, day);
    return answer.suspended !== 'not' || (answer.values.length > 0 && inWords(answer) !== general);
  });
}

const inWords = ({ values }: TermAnswer): string =>
  JSON.stringify(values.map(({ value, certainty, between, mayBind }) => [value, certainty, between, mayBind]));

const isNarrower = (scope: string, general: string): boolean =>
  scope !== general && (general === 'all' || scope.startsWith(`${general}.`));

function scopesSet(worlds: AskedWorlds, kind: string): string[] {
  const ofKind = worlds.facts.terms.filter((term) => term.kind === kind);
  return ofKind.filter((term) => worlds.claimsOf(term).some((claim) => isValue(claim))).map(({ scope }) => scope);
}
