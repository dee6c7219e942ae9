import { Type, type Static } from 'typebox';
import { closed, Instant, Slug, Text, Uuid } from '../primitives';
import type { Event } from '../events/event';

/** The version and event id of a partnership's last event; version 0 without an id before the first. */
export const Head = Type.Union([
  closed({ version: Type.Integer({ minimum: 1 }), eventId: Uuid }),
  closed({ version: Type.Literal(0), eventId: Type.Null() }),
]);
export type Head = { readonly version: number; readonly eventId: string | null };

export const NO_HEAD: Head = { version: 0, eventId: null };

export const MAX_EVENTS = 100;

/** The version whose shape all code after the decoder uses: `upcast` converts records of any version to it. */
export const SHAPE_SCHEMA_VERSION = 3;

/** The newest record version that the decoder accepts. A record of a later version pauses its partition. */
export const UNDERSTOOD_SCHEMA_VERSION = 3;

/** The newest version that is written. Each older version stays readable for ever by its frozen schema. */
export const CURRENT_SCHEMA_VERSION = 3;
/** The version that the previous release also reads. A cluster writes it until its settings say otherwise. */
export const PREVIOUS_SCHEMA_VERSION = 2;

/** The versions that this release can write. An operator raises the version once all instances read the newer one. */
export type WriteVersion = typeof PREVIOUS_SCHEMA_VERSION | typeof CURRENT_SCHEMA_VERSION;

/** The schema of a record of the log without its events, which have schemas by type. A change of the shape is a new version with an upcaster. */
export const Decision = closed(
  {
    schemaVersion: Type.Literal(SHAPE_SCHEMA_VERSION),
    commandId: Text(200),
    partnershipId: Slug,
    expectedHead: Head,
    fingerprint: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    actor: Text(200),
    recordedAt: Instant,
    imported: Type.Boolean(),
    appendedAt: Type.Union([Instant, Type.Null()], {
      description:
        'the clock at the append that became effective; null: an import of before version 3, which does not tell',
    }),
    events: Type.Array(Type.Unsafe<Event>({}), { minItems: 1, maxItems: MAX_EVENTS }),
  },
  { $id: 'Decision' },
);

/** A command's outcome, 1 to 100 events that take effect together or not at all. */
export type Decision = Omit<Static<typeof Decision>, 'expectedHead'> & { expectedHead: Head };
