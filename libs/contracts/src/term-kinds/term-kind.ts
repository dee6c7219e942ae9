import type { TSchema } from 'typebox';
import { closed } from '../primitives';
import { admitAbsences } from './admit-absences';
import { summary } from './fields';

/** A kind of term, with the schema of its values. */
export interface TermKind {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  /** The JSON Schema 2020-12 of a value, self-contained: absences and `summary` are included. */
  readonly schema: TSchema;
  /** The meaning of the scope of a term of this kind. */
  readonly scopeHint?: string;
}

/** The definition of a built-in kind. No field is required: facts that the source does not state are left out. */
export interface TermKindDefinition extends Omit<TermKind, 'schema'> {
  readonly fields: Readonly<Record<string, TSchema>>;
}

export const termKind = ({ fields, ...about }: TermKindDefinition): TermKind => ({
  ...about,
  schema: admitAbsences({ ...closed({ ...fields, summary }), minProperties: 1 }),
});
