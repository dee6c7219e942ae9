import type { Decision } from './decision';

/** A record as its version's schema lets it through: what an upcaster does not touch it need not know. */
interface AnyRecord {
  readonly schemaVersion: number;
  readonly events: readonly AnyEvent[];
}
interface AnyEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `upcasters[n]` turns a record of schemaVersion n into one of n + 1: pure, total on what matches the schema of n. */
export const upcasters: Readonly<Record<number, (older: AnyRecord) => AnyRecord>> = {
  1: (record) => ({ ...record, schemaVersion: 2, events: record.events.map(eventOfV1) }),
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

/** A record that matches the schema of `schemaVersion`, in today's shape. */
export function upcast(schemaVersion: number, record: unknown): Decision {
  let current = record as AnyRecord;
  for (let version = schemaVersion; upcasters[version]; version += 1) current = upcasters[version]!(current);
  return current as unknown as Decision;
}
