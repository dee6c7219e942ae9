import { lookup, statement } from '../database/sql';
import { storedDecisionJson } from '../recording/stored-decision';

const OF_COMMAND = 'partnership_id = asked.partnership_id AND command_id = asked.command_id';

/** What became of commands: effective ones by their id, void attempts by the head that they claimed as well. */
export const loadRulings = statement(
  'load-rulings',
  `SELECT asked.nth, ${storedDecisionJson} AS effective, NULL AS reason
   FROM unnest($1::int[], $2::text[], $3::text[]) AS asked (nth, partnership_id, command_id)
   CROSS JOIN ${lookup('decision', OF_COMMAND)} AS d
   UNION ALL
   SELECT asked.nth, NULL, v.reason
   FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::uuid[]) AS asked (nth, partnership_id, command_id, expected_version, expected_event_id)
   CROSS JOIN ${lookup('void_decision', OF_COMMAND)} AS v
   WHERE v.expected_version = asked.expected_version AND v.expected_event_id IS NOT DISTINCT FROM asked.expected_event_id`,
);
