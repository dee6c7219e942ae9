import { lookup, statement } from '#postgres';
import { ofCommand } from '../decisions/stored-decision';

/** The heads of the partnerships that a batch names. */
export const loadHeads = statement(
  'load-heads',
  `SELECT id, version, head_event_id, recorded_at, profile, history_hash, register_version, listed_parties IS NOT NULL AS is_listed FROM partnership WHERE id = ANY($1::text[])`,
);

/** The fingerprints of those commands of a batch that have been effective before. */
export const loadCommands = statement(
  'load-commands',
  `SELECT d.partnership_id, d.command_id, d.fingerprint
   FROM unnest($1::text[], $2::text[]) AS requested (partnership_id, command_id)
   CROSS JOIN ${ofCommand('decision')} AS d`,
);

/** The target events of a batch's corrections. If an id occurs twice, the first event counts; a correction of an unknown event has no row. */
export const loadNamedEvents = statement(
  'load-named-events',
  `SELECT DISTINCT ON (e.partnership_id, e.event_id)
          e.partnership_id, e.event_id, e.version, e.type, root.version AS root_version, root.event_id AS root_id, root.type AS root_type,
          root.recorded_at AS root_recorded_at
   FROM unnest($1::text[], $2::uuid[]) AS requested (partnership_id, event_id)
   CROSS JOIN ${lookup('event', 'partnership_id = requested.partnership_id AND event_id = requested.event_id')} AS e
   JOIN event root ON root.partnership_id = e.partnership_id AND root.version = e.root_version
   WHERE root.type NOT IN ('EventCorrected', 'EventRetracted')
   ORDER BY e.partnership_id, e.event_id, e.version`,
);
