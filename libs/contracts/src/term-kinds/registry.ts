import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Errors } from 'typebox/schema';
import type { Fault } from '../faults';
import { withShortLists } from '../short-lists';
import { agreementKinds } from './agreement-kinds';
import { configureKinds } from './additional-kinds';
import { withoutOtherAlternatives, type JsonSchema } from './admit-absences';
import { clauseKinds } from './clause-kinds';
import { PartiesInValues, type PartyInValue } from './parties-of-value';
import { partnershipKinds } from './partnership-kinds';
import { faultsOfRanges } from './reversed-ranges';
import type { TermKind } from './term-kind';
import { explainErrors } from './value-faults';

export interface TermKindRegistry {
  readonly kinds: readonly TermKind[];
  has(kind: string): boolean;
  /** Returns all faults of a value, with JSON Pointers relative to it; empty if the value is valid. Total: an unknown kind is a fault. */
  check(kind: string, value: unknown): Fault[];
  /** Returns the parties that a value of that kind names, with JSON Pointers relative to it. */
  partiesOf(kind: string, value: unknown): PartyInValue[];
}

const builtInKinds: readonly TermKind[] = [...partnershipKinds, ...agreementKinds, ...clauseKinds];

/**
 * Creates the registry of the built-in term kinds and, if given, of a configuration document, which adds kinds, `{ kind, title, description, schema,
 * scopeHint? }`, or fields of a built-in kind, `{ extends, properties, $defs? }`; JSON Schema 2020-12.
 * @throws TermKindsInvalid if that document cannot be used
 */
export function createTermKindRegistry(additional: unknown = []): TermKindRegistry {
  const kinds = configureKinds(additional, builtInKinds);
  const parties = new Map(kinds.map(({ kind, schema }) => [kind, new PartiesInValues(schema as JsonSchema)]));
  const checks = new Map(kinds.map(({ kind, schema }) => [kind, checkOf(schema)]));
  return {
    kinds,
    has: (kind) => checks.has(kind),
    partiesOf: (kind, value) => parties.get(kind)?.of(value) ?? [],
    check: (kind, value) => checks.get(kind)?.(value) ?? [{ pointer: '', message: `there is no term kind "${kind}"` }],
  };
}

/** Returns the check of a schema. It is compiled on first use, because a process uses few of the kinds and faults are rare. */
function checkOf(schema: TSchema): (value: unknown) => Fault[] {
  const validator = lazily(() => Compile(schema));
  const explanatory = lazily(() => withoutOtherAlternatives(schema) as TSchema);
  return (value) => (validator().Check(value) ? faultsOfRanges(value) : faultsFound(explanatory(), value));
}

/** Returns the faults of a value that was refused. Never empty, even if a configured schema fails in a way that has no message here. */
function faultsFound(explanatory: TSchema, value: unknown): Fault[] {
  const [, errors] = Errors(explanatory, withShortLists(value));
  const faults = explainErrors(explanatory, errors);
  return faults.length > 0 ? faults : [{ pointer: '', message: 'does not match the schema of its kind' }];
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
