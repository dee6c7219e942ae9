import { createTermKindRegistry, fillDefaults, fingerprintOf, NO_HEAD, type Event } from '#contracts';
import type { StoredDecision } from '#ledger';
import type { RecordCommand } from '../command';
import { UNRECORDED, type HeadState, type StoredState } from '#ledger';

export const termKinds = createTermKindRegistry([]);
export const NOW = '2026-03-01T12:00:00.000Z';

const SOURCES = [{ publisher: 'test' }];
const PARTIES = ['alpha', 'beta'].map((id) => ({ id, name: id }));

let next = 0;
/** Returns a new id on each call, in ascending order. */
export const anId = (): string => `00000000-0000-4000-8000-${String((next += 1)).padStart(12, '0')}`;

export const started = (id = anId()): Event =>
  eventOf(id, { type: 'PartnershipStarted', data: { name: 'Alpha and Beta', parties: PARTIES } });

export const agreed = (id = anId()): Event =>
  eventOf(id, {
    type: 'AgreementPublished',
    data: { agreement: { id: 'an-agreement', title: 'An agreement', form: 'agreement' } },
  });

const eventOf = (id: string, content: object): Event => ({
  id,
  ...fillDefaults({ occurred: '2026-01-01', title: 'a title', sources: SOURCES, ...content }, '2026-03-01'),
});

export const commandOf = (events: readonly Event[], more: Partial<RecordCommand> = {}): RecordCommand => ({
  partnershipId: 'p',
  commandId: anId(),
  fingerprint: fingerprintOf(events),
  events,
  accepts: null,
  actor: 'test',
  author: 'client',
  knownParties: 'none',
  recordedAt: null,
  waits: 'from-arrival',
  ...more,
});

export const stored = (headState: HeadState = UNRECORDED, more: Partial<StoredState> = {}): StoredState => ({
  headState,
  decisions: new Map(),
  known: new Map(),
  names: { parties: new Set(), agreements: new Set() },
  terms: new Set(),
  halted: false,
  ...more,
});

/** Returns a decision as the ledger has stored it. */
export const storedDecisionOf = ({ commandId, partnershipId, fingerprint, events }: RecordCommand, version: number) =>
  ({ commandId, partnershipId, fingerprint, events, version, termChanges: [] }) as unknown as StoredDecision;

export { NO_HEAD, UNRECORDED };
