import { Type } from 'typebox';
import { literals, Text } from '../primitives';
import { Money } from '../values/amounts';
import { Duration } from '../values/calendar';
import { PartyOrAny, PartyRef } from '../values/parties';

/* Fields that several kinds have in common. */

const optional = Type.Optional;
/* `title` is the purpose of a field, `description` the form of its text. Faults quote the latter. */
const phrases = (title: string) => optional(Type.Array(Text(500), { minItems: 1, maxItems: 50, title }));

export const summary = optional(Text(2_000, 'what the term says, in a sentence or two'));
export const party = (title: string) => optional(Type.String({ ...PartyRef, title }));
export const partyOrAny = (title: string) => optional(Type.String({ ...PartyOrAny, title }));
export const phrase = (title: string) => optional(Type.String({ minLength: 1, maxLength: 500, title }));
export const money = (title: string) => optional(Type.Object(Money.properties, { additionalProperties: false, title }));
export const duration = (title: string) => optional(Type.String({ ...Duration, title }));

export const exclusivities = [
  'exclusive',
  'sole',
  'exclusive-third-party',
  'primary',
  'right-of-first-refusal',
  'non-exclusive',
  'none',
] as const;
export const exclusivity = optional(
  literals(
    exclusivities,
    'exclusive: nobody else · sole: nobody but the granting side itself · exclusive-third-party: the only third party · primary: others in the second place · right-of-first-refusal: others once it has declined · non-exclusive: others too · none: no exclusivity',
  ),
);

export const permission = optional(literals(['permitted', 'consent-required', 'forbidden'] as const));

export const territory = phrase('where it holds');
export const includes = phrases('what is covered as well, in words');
export const excludes = phrases('what is not covered, in words');
export const conditions = phrases('on what it depends, in words');
export const exceptions = phrases('what it does not apply to, in words');
