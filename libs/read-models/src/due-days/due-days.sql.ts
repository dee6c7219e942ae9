import { lookup, statement } from '#postgres';

export const loadDueDaysOfTerms = statement(
  'load-due-days-of-terms',
  `SELECT d.partnership_id, d.kind, d.scope, d.day, d.event_id
   FROM unnest($1::text[], $2::text[], $3::text[]) AS requested (partnership_id, kind, scope)
   CROSS JOIN ${lookup('due_day', 'partnership_id = requested.partnership_id AND kind = requested.kind AND scope = requested.scope')} AS d`,
);

export const loadDueDaysOfPartnerships = statement(
  'load-due-days-of-partnerships',
  `SELECT partnership_id, kind, scope, day, event_id FROM due_day WHERE partnership_id = ANY($1::text[])`,
);

export const insertDueDays = statement(
  'insert-due-days',
  `INSERT INTO due_day (partnership_id, kind, scope, day, event_id) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::uuid[])`,
);

export const deleteDueDays = statement(
  'delete-due-days',
  `DELETE FROM due_day d USING (
     SELECT found.ctid AS place FROM unnest($1::text[], $2::text[], $3::text[], $4::int[]) AS gone (partnership_id, kind, scope, day)
     CROSS JOIN ${lookup('due_day', 'partnership_id = gone.partnership_id AND kind = gone.kind AND scope = gone.scope AND due_day.day = gone.day')} AS found) AS gone
   WHERE d.ctid = gone.place`,
);

/* The count is limited, because a higher number would not change what an operator does. */
export const countDaysFallenDue = statement(
  'count-days-fallen-due',
  `SELECT count(*)::int AS waiting, min(day) AS oldest FROM (SELECT day FROM due_day WHERE day <= $1 ORDER BY day LIMIT $2) AS due`,
);

export const loadDaysFallenDue = statement(
  'load-days-fallen-due',
  `SELECT partnership_id, kind, scope, day, event_id FROM due_day WHERE day <= $1 ORDER BY day, partnership_id, kind, scope LIMIT $2`,
);
