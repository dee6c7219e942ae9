import { Type, type Static } from 'typebox';
import { closed, literals } from '../primitives';

/** The reasons why a recorded statement has no effect, or less than it seems to. */
export const warningCodes = [
  'condition-unused',
  'term-not-in-force',
  'nothing-renews',
  'never-in-force',
  'cautious',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** The maximum number of warnings in a response. */
export const MOST_WARNINGS = 100;

export const Warning = closed(
  {
    code: Type.Unsafe<WarningCode>(literals(warningCodes)),
    pointer: Type.String({ description: 'JSON Pointer into the request body: the effect, or the condition' }),
    detail: Type.String(),
  },
  { $id: 'Warning', description: 'what was recorded but does nothing, or less than it seems to' },
);
export type Warning = Static<typeof Warning>;
