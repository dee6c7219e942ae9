import { Type, type Static } from 'typebox';

const yes = Type.Optional(Type.Literal(true));

/** Three different reasons why a value is not stated; each may stand in place of any field and of a whole value. */
export const Absence = Type.Object(
  { unknown: yes, none: yes, undisclosed: yes },
  {
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
    description:
      '{"unknown": true}: there is one, nobody knows it · {"none": true}: there is none · {"undisclosed": true}: the parties know it and do not say',
  },
);
export type Absence = { unknown: true } | { none: true } | { undisclosed: true };

export const absenceNames = Object.keys(Absence.properties) as (keyof Static<typeof Absence>)[];
