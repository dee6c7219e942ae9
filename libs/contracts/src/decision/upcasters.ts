import { UNDERSTOOD_SCHEMA_VERSION, type Decision } from './decision';
import type { DecisionV3 } from './decision-v3';

/** A record as its version's schema lets it through: what an upcaster does not touch it need not know. */
interface AnyRecord {
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly imported: boolean;
  readonly events: readonly AnyEvent[];
}
interface AnyEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** `upcasters[n]` turns a record of schemaVersion n into one of n + 1: pure, total on what matches the schema of n. */
export const upcasters: Readonly<Record<number, (older: AnyRecord) => AnyRecord>> = {
  1: (record) => ({ ...record, schemaVersion: 2, events: record.events.map(eventOfV1) }),
  2: ({ events, ...record }) => ({
    ...record,
    schemaVersion: 3,
    // What was not imported was recorded by the clock of its append.
    appendedAt: record.imported ? null : record.recordedAt,
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

/** Version 2 named one agreement at most that another one amends, by the event that had published it. */
function eventOfV2(event: AnyEvent): AnyEvent {
  const { type, data } = event;
  switch (type) {
    case 'AgreementPublished': {
      const { amends, ...agreement } = data['agreement'] as { readonly amends?: string };
      return amends === undefined
        ? event
        : { ...event, data: { ...data, agreement: { ...agreement, amends: [amends] } } };
    }
    case 'EventCorrected':
      return { ...event, data: { ...data, replacement: eventOfV2(data['replacement'] as AnyEvent) } };
    default:
      return event;
  }
}

const upcastFrom = (schemaVersion: number, record: unknown, to: number): AnyRecord => {
  let current = record as AnyRecord;
  for (let version = schemaVersion; version < to; version += 1) current = upcasters[version]!(current);
  return current;
};

/** A record that matches the schema of `schemaVersion`, in the shape that the domain understands. */
export const upcast = (schemaVersion: number, record: unknown): Decision =>
  upcastFrom(schemaVersion, record, UNDERSTOOD_SCHEMA_VERSION) as unknown as Decision;

/** A decision in the shape of version 3: for what is built on that version before it is written. */
export const decisionAsV3 = (decision: Decision): DecisionV3 =>
  upcastFrom(decision.schemaVersion, decision, 3) as unknown as DecisionV3;
