import { statement } from '#postgres';
import { ofCommand, storedDecisionJson } from '#ledger';

/** Loads the outcomes of commands: effective ones by their id, void attempts also by the head that they expected. */
export const loadRulings = statement(
  'load-rulings',
  `SELECT requested.nth, ${storedDecisionJson} AS effective, NULL AS reason
   FROM unnest($1::int[], $2::text[], $3::text[]) AS requested (nth, partnership_id, command_id)
   CROSS JOIN ${ofCommand('decision')} AS d
   UNION ALL
   SELECT requested.nth, NULL, v.reason
   FROM unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::uuid[]) AS requested (nth, partnership_id, command_id, expected_version, expected_event_id)
   CROSS JOIN ${ofCommand('void_decision')} AS v
   WHERE v.expected_version = requested.expected_version AND v.expected_event_id IS NOT DISTINCT FROM requested.expected_event_id`,
);
