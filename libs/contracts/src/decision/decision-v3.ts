import { Type, type Static } from 'typebox';
import { closed, Instant } from '../primitives';
import type { EventV3 } from '../events/v3/event';
import { Decision, MAX_EVENTS, type Head } from './decision';

/** One Kafka record of version 3; its events have schemas by type. */
export const DecisionV3 = closed(
  {
    ...Decision.properties,
    schemaVersion: Type.Literal(3),
    appendedAt: Type.Union([Instant, Type.Null()], {
      description:
        'the clock at the append that became effective; null: an import of before version 3, which does not tell',
    }),
    events: Type.Array(Type.Unsafe<EventV3>({}), { minItems: 1, maxItems: MAX_EVENTS }),
  },
  { $id: 'Decision' },
);

/** A command's outcome in the shape of version 3. */
export type DecisionV3 = Omit<Static<typeof DecisionV3>, 'expectedHead'> & { expectedHead: Head };
