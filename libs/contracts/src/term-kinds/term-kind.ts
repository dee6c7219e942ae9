import type { TSchema } from 'typebox';
import { closed } from '../primitives';
import { admitAbsences } from './admit-absences';
import { summary } from './fields';

/** What the values of one kind of term look like. */
export interface TermKind {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  /** JSON Schema 2020-12, complete in itself: absences and `summary` are written out. */
  readonly schema: TSchema;
  /** What the scope of such a term tells apart. */
  readonly scopeHint?: string;
}

/** How a kind of ours is written down: no field is required, what the source does not say is left out. */
export interface TermKindDefinition extends Omit<TermKind, 'schema'> {
  readonly fields: Readonly<Record<string, TSchema>>;
}

export const termKind = ({ fields, ...about }: TermKindDefinition): TermKind => ({
  ...about,
  schema: admitAbsences({ ...closed({ ...fields, summary }), minProperties: 1 }),
});
