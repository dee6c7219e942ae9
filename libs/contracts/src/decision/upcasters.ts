import { SHAPE_SCHEMA_VERSION, type Decision } from './decision';

/** A record as its version's schema lets it through: what an upcaster does not touch it need not know. */
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

/** When a record of version 1 or 2 was appended: what was not imported was recorded by the clock of its append; an import does not tell. */
export const appendedAtBefore3 = ({
  recordedAt,
  imported,
}: {
  readonly recordedAt: string;
  readonly imported: boolean;
}): string | null => (imported ? null : recordedAt);

/** `upcasters[n]` turns a record of schemaVersion n into one of n + 1: pure, total on what matches the schema of n. */
export const upcasters: Readonly<Record<number, (older: AnyRecord) => AnyRecord>> = {
  1: (record) => ({ ...record, schemaVersion: 2, events: record.events.map(eventOfV1) }),
  2: ({ events, ...record }) => ({
    ...record,
    schemaVersion: 3,
    appendedAt: appendedAtBefore3(record),
    events: events.map(eventOfV2),
  }),
};

/** Version 1 named one investor, and no cause of a day that fell due. */
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

/** Version 2 named one agreement at most that another one amends, by the event that had published it. What has the shape of version 3 stays as it is. */
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

/** A record that matches the schema of `schemaVersion`, in the shape that everything behind the decoder knows. */
export function upcast(schemaVersion: number, record: unknown): Decision {
  let current = record as AnyRecord;
  for (let version = schemaVersion; version < SHAPE_SCHEMA_VERSION; version += 1)
    current = upcasters[version]!(current);
  return current as unknown as Decision;
}
