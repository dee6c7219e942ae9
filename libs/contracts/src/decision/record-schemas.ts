import type { TSchema } from 'typebox';
import { eventSchemas } from '../events/event';
import { matches } from '../faults';
import { Decision, SHAPE_SCHEMA_VERSION } from './decision';
import version1 from './frozen/v1.schema.json';
import version2 from './frozen/v2.schema.json';

export interface RecordSchemas {
  /** The schema of the record without its events. */
  readonly decision: TSchema;
  /** The schemas of its events, by type. */
  readonly events: Readonly<Record<string, TSchema>>;
}

export interface FrozenFile {
  readonly Decision: object;
  readonly events: Readonly<Record<string, object>>;
  readonly $defs: object;
}

export function schemasOfFile({ Decision, events, $defs }: FrozenFile): RecordSchemas {
  const complete = (schema: object): TSchema => ({ ...schema, $defs });
  return {
    decision: complete(Decision),
    events: Object.fromEntries(Object.entries(events).map(([type, schema]) => [type, complete(schema)])),
  };
}

/**
 * The schemas of a record by its `schemaVersion`. Older versions come from their frozen files, so that changes to today's types cannot affect them.
 * The decoder does not accept versions above `UNDERSTOOD_SCHEMA_VERSION`.
 */
export const recordSchemas: Readonly<Record<number, RecordSchemas>> = {
  1: schemasOfFile(version1),
  2: schemasOfFile(version2),
  [SHAPE_SCHEMA_VERSION]: { decision: Decision, events: eventSchemas },
};

/** Returns true if parsed JSON is a record of these schemas. Dispatching on `type` is several times faster than trying every branch of a union. */
export const isRecordOf = ({ decision, events }: RecordSchemas, json: unknown): boolean =>
  matches(decision, json) &&
  (json as { events: unknown[] }).events.every((event) => {
    const type = (event as { type?: unknown } | null)?.type;
    return typeof type === 'string' && Object.hasOwn(events, type) && matches(events[type]!, event);
  });
