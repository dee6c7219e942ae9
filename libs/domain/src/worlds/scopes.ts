import type { TermRef } from '#contracts';
import { isExact, type Bounds, type Day } from '../dates';
import { byRecordPlace, type ValueFact } from '../facts';
import type { Outcomes } from './outcomes';
import { bindsTooFew } from './parties';
import { answerDuring, overDays } from './answer-during';
import type { AnswerSource } from './answer-source';
import type { JointWorlds } from './joint-worlds';
import { boundByLists, certaintyOf, type AnswerOf, type TermAnswer, type ValueAnswer } from './term-answer';

/** A value that holds for a scope, with the scope for which it was set. */
export interface ResolvedValue extends ValueAnswer {
  readonly resolvedFrom: string;
}

/** The values that hold for a scope, each once per scope for which it was set, narrowest scope first. */
export type Resolved = AnswerOf<ResolvedValue>;

/** `api.stateless` → `api.stateless`, `api`, `all`. */
export function scopesUpToAll(scope: string): string[] {
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

/** Returns what holds for a scope on one unknown day: in each world, the answer of the narrowest scope, of those up to `all`, with something in force or suspended. */
export function resolvedDuring(worlds: AnswerSource, term: TermRef, at: Bounds): Resolved {
  const terms = scopesUpToAll(term.scope).map((scope) => ({ kind: term.kind, scope }));
  const joint = worlds.worldsOfAll(terms);
  if (isExact(at)) return resolvedOn(worlds, terms, joint, at.lo);
  const days = [...new Set(terms.flatMap((each) => worlds.changingDays(each, at)))].sort((a, b) => a - b);
  if (days.length > worlds.mostDays) return { ...scopeByScope(worlds, terms, at), cautious: true };
  const each = days.map((day) => resolvedOn(worlds, terms, joint, day));
  const resolved = overDays(each, ({ resolvedFrom, value }) => `${resolvedFrom} ${value}`);
  return { ...resolved, values: inOrder(resolved.values, terms) };
}

/** The combined result of the worlds of a day. */
interface Found {
  readonly values: Map<string, Gathered>;
  readonly suspensions: Set<ValueFact>;
  nothing: boolean;
}

/** The most times that claims are combined for one day. Beyond it, each scope is answered by itself. */
const MOST_GATHERED = 200_000;

function resolvedOn(worlds: AnswerSource, terms: readonly TermRef[], joint: JointWorlds, day: Day): Resolved {
  const byScope = (): Resolved => {
    const resolved = scopeByScope(worlds, terms, { lo: day, hi: day });
    return joint.isIndependent && worlds.parties.turns.length === 0 ? resolved : { ...resolved, cautious: true };
  };
  if (joint.isTooExpensive) return byScope();
  let gathered = 0;
  const found: Found = { values: new Map(), suspensions: new Set(), nothing: false };
  for (const outcomes of joint.on(day)) {
    const claims = outcomes.flatMap(({ governing }) => [...governing.keys()]);
    const bound = worlds.parties.ofClaims(claims, day);
    gathered += bound.worlds.length * claims.length;
    if (bound.cautious || gathered > MOST_GATHERED) return byScope();
    for (const lists of bound.worlds) {
      const boundBy = new Map(claims.map((claim, index) => [claim, lists[index] ?? []]));
      gatherNarrowest(terms, outcomes, boundBy, found);
    }
  }
  return resolvedFrom(found, terms, joint.cautious);
}

/** Returns the same with each scope by itself, as if scopes shared no days. */
function scopeByScope(worlds: AnswerSource, terms: readonly TermRef[], at: Bounds): Resolved {
  const found: Found = { values: new Map(), suspensions: new Set(), nothing: true };
  let cautious = false;
  for (const term of terms) {
    const answer = isExact(at) ? worlds.on(term, at.lo) : answerDuring(worlds, term, at);
    answer.suspensions.forEach((claim) => found.suspensions.add(claim));
    for (const { value, claims, between, mayBind } of answer.values) {
      const lists = mayBind.length === 0 ? [between] : [between, [...between, ...mayBind]];
      found.values.set(`${term.scope} ${value}`, { scope: term.scope, value, claims: new Set(claims), lists });
    }
    cautious ||= answer.cautious;
    found.nothing = answer.nothing;
    if (!answer.nothing) break;
  }
  return resolvedFrom(found, terms, cautious);
}

function resolvedFrom({ values, suspensions, nothing }: Found, terms: readonly TermRef[], cautious: boolean): Resolved {
  const isSuspended = suspensions.size > 0;
  const certainty = values.size === 1 && !isSuspended && !nothing ? 'definitely' : 'possibly';
  const resolved = [...values.values()].map(({ scope: resolvedFrom, value, claims, lists }): ResolvedValue => ({
    value,
    certainty,
    claims: [...claims].sort(byRecordPlace),
    ...boundByLists(lists),
    resolvedFrom,
  }));
  return {
    inForce: certaintyOf(values.size > 0, isSuspended || nothing),
    suspended: certaintyOf(isSuspended, values.size > 0 || nothing),
    values: inOrder(resolved, terms),
    suspensions: [...suspensions].sort(byRecordPlace),
    nothing,
    cautious,
  };
}

function inOrder(values: readonly ResolvedValue[], terms: readonly TermRef[]): readonly ResolvedValue[] {
  const place = new Map(terms.map(({ scope }, index) => [scope, index]));
  const placeOf = ({ resolvedFrom }: ResolvedValue): number => place.get(resolvedFrom) ?? terms.length;
  return values.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.value < b.value ? -1 : 1));
}

/** Adds the values that may hold in some worlds. */
function gatherNarrowest(
  terms: readonly TermRef[],
  outcomes: readonly Outcomes[],
  boundBy: ReadonlyMap<ValueFact, readonly string[]>,
  found: Found,
): void {
  for (const [index, { governing, nothing }] of outcomes.entries()) {
    const { scope } = terms[index]!;
    let mayBeNothing = nothing;
    for (const claim of governing.keys()) {
      const list = boundBy.get(claim) ?? [];
      if (bindsTooFew(claim.between, list)) mayBeNothing = true;
      else if (claim.value === null) found.suspensions.add(claim);
      else {
        const key = `${scope} ${claim.value}`;
        const gathered = found.values.get(key) ?? { scope, value: claim.value, claims: new Set(), lists: [] };
        found.values.set(key, gathered);
        gathered.claims.add(claim);
        gathered.lists.push(list);
      }
    }
    if (!mayBeNothing) return;
  }
  found.nothing = true;
}

/** Returns the narrower scopes with something possibly in force or suspended, whose answer differs from `general`. */
export function exceptionsTo(
  general: Pick<TermAnswer, 'values'>,
  worlds: AnswerSource,
  { kind, scope: generalScope }: TermRef,
  at: Bounds,
): string[] {
  const narrower = narrowerScopes(worlds.scopesOf(kind), generalScope);
  if (narrower.length === 0) return [];
  return narrower.filter((scope) => {
    const term = { kind, scope };
    const answer = isExact(at) ? worlds.on(term, at.lo) : answerDuring(worlds, term, at);
    return answer.suspended !== 'not' || (answer.values.length > 0 && !sameValues(answer.values, general.values));
  });
}

const sameValues = (some: readonly ValueAnswer[], others: readonly ValueAnswer[]): boolean =>
  some.length === others.length && some.every((value, nth) => sameValue(value, others[nth]!));

const sameValue = (one: ValueAnswer, other: ValueAnswer): boolean =>
  one.value === other.value &&
  one.certainty === other.certainty &&
  sameNames(one.between, other.between) &&
  sameNames(one.mayBind, other.mayBind);

const sameNames = (some: readonly string[], others: readonly string[]): boolean =>
  some === others || (some.length === others.length && some.every((name, nth) => name === others[nth]));

/** Returns the scopes that a general one contains, from sorted scopes. */
function narrowerScopes(scopes: readonly string[], general: string): readonly string[] {
  if (general === 'all') return scopes.filter((scope) => scope !== 'all');
  const prefix = `${general}.`;
  let [low, high] = [0, scopes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (scopes[middle]! >= prefix) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (scopes[end]?.startsWith(prefix)) end += 1;
  return scopes.slice(low, end);
}
