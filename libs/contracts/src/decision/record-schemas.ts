import type { TSchema } from 'typebox';
import { eventSchemas, type EventSchemas } from '../events/event';
import { eventSchemasV1 } from '../events/event-v1';
import { DecisionV1, DecisionV2 } from './decision';

export interface RecordSchemas {
  readonly decision: TSchema;
  readonly events: EventSchemas;
}

/** The schemas of a record by its `schemaVersion`, 1 to today's: each is frozen with the first record written of it. */
export const recordSchemas: Readonly<Record<number, RecordSchemas>> = {
  1: { decision: DecisionV1, events: eventSchemasV1 },
  2: { decision: DecisionV2, events: eventSchemas },
};
