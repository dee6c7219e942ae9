import { matches, Scope, ScopeFilter, Slug, type TermRef } from '#contracts';
import { filterOf, theTermOf } from '#domain';
import { faulty } from '#http';
import { Type } from 'typebox';

// No least length: `questionFaults` refuses whatever is no date or no known time, with the code that says so.
export const at = Type.String({
  maxLength: 64,
  description: 'the day the question is about, or, as a month, a year …, one unknown day of it; default: today (UTC)',
});
export const knownAt = Type.String({
  maxLength: 40,
  description: 'the moment whose knowledge is used: a day (its end) or a time (RFC 3339); default: now',
});
export const version = Type.Integer({
  minimum: 0,
  maximum: 2_147_483_647,
  description: 'fixes the state; knownAt then only says what had come true by then',
});
export const between = Type.String({
  minLength: 1,
  maxLength: 3_000,
  description: 'parties, separated by commas: only terms that bind nobody else and may bind nobody else',
});

/** The parameters that select terms. */
export const kindAndScope = {
  kind: Type.Optional(Type.Unsafe<string>({ ...Slug, description: 'only terms of this kind' })),
  scope: Type.Optional(
    Type.Unsafe<string>({
      ...ScopeFilter,
      description:
        'only terms of this scope: "api"; with ".*", of it and all narrower ones: "api.*"; "all.*" means every scope',
    }),
  ),
};

export const resolve = Type.Boolean({
  description:
    'true, with a `kind` and a `scope`: what holds for that scope, from the narrowest scope on the way to "all" of which something is in force or suspended',
});

export const projectedTo = Type.Boolean({
  description:
    'true: the answer carries the cursor up to which it knows everything, to be held against those of commands and feeds',
});

/** The parameter at which a further page of an answer begins. */
export const after = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: 2_147_483_647,
    description: 'from `next` of an answer that was too large for one page; the first page without',
  }),
);

export const Known = { knownAt: Type.Optional(knownAt), version: Type.Optional(version) };
export const partnershipParams = Type.Object({ id: Slug });
export const termParams = Type.Object({ id: Slug, kind: Slug, scope: Scope });

/** Parses the parties of `between=a,b`; null: any parties. */
export function readBetween(text: string | undefined, pointer = '/between'): ReadonlySet<string> | null {
  if (text === undefined) return null;
  const parties = text.split(',');
  if (parties.every((party) => matches(Slug, party))) return new Set(parties);
  const detail = `${pointer} takes ids of parties, separated by commas`;
  throw faulty('query-invalid', [{ code: 'invalid-parameter', pointer, detail }]);
}

/** Returns the term to resolve; null: nothing is resolved. */
export function readResolve(
  { resolve: isRequested, kind, scope }: ResolveParameters,
  pointer = '/resolve',
): TermRef | null {
  if (!isRequested) return null;
  const term = theTermOf(filterOf(kind, scope));
  if (term) return term;
  const detail = '"resolve" needs a kind, and a scope without ".*"';
  throw faulty('query-invalid', [{ code: 'invalid-parameter', pointer, detail }]);
}

interface ResolveParameters {
  readonly resolve?: boolean | undefined;
  readonly kind?: string | undefined;
  readonly scope?: string | undefined;
}
