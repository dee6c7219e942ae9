import { Type } from 'typebox';
import { CALENDAR_DAY } from '../primitives';

/** An ISO 8601 duration. As in the standard, only the last component may have a fraction. */
export const Duration = Type.String({
  pattern:
    '^P(?=\\d|T\\d)(?!.*\\.\\d+[A-Z].*\\d)(\\d+(\\.\\d+)?Y)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?W)?(\\d+(\\.\\d+)?D)?(T(?=\\d)(\\d+(\\.\\d+)?H)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?S)?)?$',
  maxLength: 64,
  description: 'an ISO 8601 duration: "P7Y", "P90D"',
});

/** A date in a clause. The days between which a term is in force are the effect's `from` and `until`, not part of its value. */
export const ClauseDate = Type.String({
  pattern: `^((?!0000)\\d{4}(-(0[1-9]|1[0-2]))?|${CALENDAR_DAY})$`,
  description: 'a calendar day, month or year: "2030-12-31", "2030-12", "2030"',
});
