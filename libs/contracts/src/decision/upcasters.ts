import { SHAPE_SCHEMA_VERSION, type Decision } from './decision';

/** A record that matches its version's schema. Members that no upcaster changes are not declared. */
interface AnyRecord {
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly events: readonly AnyEvent[];
}
export interface AnyEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * Returns the append time of a record of version 1 or 2: `recordedAt`, which was the clock of its append; null for an import, which did not state it.
 */
export const appendedAtBefore3 = ({
  recordedAt,
  imported,
}: {
  readonly recordedAt: string;
  readonly imported: boolean;
}): string | null => (imported ? null : recordedAt);

/** `upcasters[n]` converts a record of schemaVersion n to n + 1: pure, and total on records that match the schema of n. */
export const upcasters: Readonly<Record<number, (older: AnyRecord) => AnyRecord>> = {
  1: (record) => ({ ...record, schemaVersion: 2, events: record.events.map(eventOfV1) }),
  2: ({ events, ...record }) => ({
    ...record,
    schemaVersion: 3,
    appendedAt: appendedAtBefore3(record),
    events: events.map(eventOfV2),
  }),
};

/** Adds the members that version 1 lacked: further investors, and the cause of a `TermFellDue`. */
function eventOfV1(event: AnyEvent): AnyEvent {
  const { type, data } = event;
  switch (type) {
    case 'InvestmentMade':
      return { ...event, data: { ...data, with: [] } };
    case 'TermFellDue':
      return { ...event, data: { ...data, setBy: null } };
    case 'EventCorrected':
      return { ...event, data: { ...data, replacement: eventOfV1(data['replacement'] as AnyEvent) } };
    default:
      return event;
  }
}

/**
 * Converts `amends` to a list. In version 2 it was the id of the event that published the one amended agreement. An event in the shape of version 3
 * stays as it is.
 */
export function eventOfV2(event: AnyEvent): AnyEvent {
  const { type, data } = event;
  switch (type) {
    case 'AgreementPublished': {
      const agreement = data['agreement'] as { readonly amends?: string | readonly string[] };
      return typeof agreement.amends === 'string'
        ? { ...event, data: { ...data, agreement: { ...agreement, amends: [agreement.amends] } } }
        : event;
    }
    case 'EventCorrected':
      return { ...event, data: { ...data, replacement: eventOfV2(data['replacement'] as AnyEvent) } };
    default:
      return event;
  }
}

/** Converts a record that matches the schema of `schemaVersion` to the current shape. */
export function upcast(schemaVersion: number, record: unknown): Decision {
  let current = record as AnyRecord;
  for (let version = schemaVersion; version < SHAPE_SCHEMA_VERSION; version += 1)
    current = upcasters[version]!(current);
  return current as unknown as Decision;
}
