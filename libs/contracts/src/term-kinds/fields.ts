import { Type } from 'typebox';
import { literals, Text } from '../primitives';
import { PartyRef } from '../values/parties';

/* Fields that several kinds have in common. */

const optional = Type.Optional;
const phrases = (description: string) => optional(Type.Array(Text(500), { minItems: 1, maxItems: 50, description }));

export const summary = optional(Text(2_000, 'what the term says, in a sentence or two'));
export const party = (description: string) => optional(Type.String({ ...PartyRef, description }));
export const phrase = (description: string) => optional(Text(500, description));

export const exclusivities = ['exclusive', 'sole', 'non-exclusive', 'exclusive-third-party', 'right-of-first-refusal'] as const;
/** That there is none at all is said by the absence `{"none": true}`, not by a word of its own. */
export const exclusivity = optional(
  literals(
    exclusivities,
    'exclusive: nobody else · sole: nobody but the granting side itself · non-exclusive: others too · exclusive-third-party: the only third party · right-of-first-refusal: others once it has declined',
  ),
);

export const permission = optional(literals(['permitted', 'consent-required', 'forbidden'] as const));

export const includes = phrases('what is covered as well, in words');
export const excludes = phrases('what is not covered, in words');
export const conditions = phrases('on what it depends, in words');
