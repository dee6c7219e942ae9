import { Type } from 'typebox';

export type Absence = { unknown: true } | { none: true } | { undisclosed: true };

export const absenceNames = ['unknown', 'none', 'undisclosed'] as const;

/** The three reasons why a value is not stated. An absence may take the place of any field and of a whole value. */
export const Absence = Type.Unsafe<Absence>({
  enum: absenceNames.map((name) => ({ [name]: true })),
  description:
    'unknown: there is one, nobody knows it · none: there is none · undisclosed: the parties know it and do not say',
});
