import { Type } from 'typebox';

/** ISO 8601 durations; a fraction is allowed in the last component only, as the standard has it. */
export const Duration = Type.String({
  pattern:
    '^P(?=\\d|T\\d)(?!.*\\.\\d+[A-Z].*\\d)(\\d+(\\.\\d+)?Y)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?W)?(\\d+(\\.\\d+)?D)?(T(?=\\d)(\\d+(\\.\\d+)?H)?(\\d+(\\.\\d+)?M)?(\\d+(\\.\\d+)?S)?)?$',
  maxLength: 64,
  description: 'an ISO 8601 duration: "P7Y", "P90D"',
});

const leapYear = '(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)';
const month = '(0[1-9]|1[0-2])';
const dayOfMonth = `(${month}-(0[1-9]|1\\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)`;

/** A date that a clause names. The days between which a term is in force are the effect's `from` and `until`, not part of its value. */
export const ClauseDate = Type.String({
  pattern: `^(?!0000)(\\d{4}|\\d{4}-${month}|\\d{4}-${dayOfMonth}|${leapYear}-02-29)$`,
  description: 'a calendar day, month or year: "2030-12-31", "2030-12", "2030"',
});
