import { fillDefaults, fingerprintOf, NO_HEAD, SHAPE_SCHEMA_VERSION, type Decision, type Head } from '#contracts';
import type { History } from '../../oracle/events';

/** A history in its wire form as decisions of a partnership, one an event. */
export function decisionsOf(history: History, partnershipId: string): Decision[] {
  let head: Head = NO_HEAD;
  const ids = new Map(history.map(({ id }, index) => [id, eventIdOf(index)]));
  return history.map(({ version: _version, recordedAt, ...said }, index) => {
    const id = eventIdOf(index);
    const written = withIds({ title: 'an event', ...said, id }, ids);
    const event = { id, ...fillDefaults(written, recordedAt.slice(0, 10)) };
    const decision: Decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: `c${index}`,
      partnershipId,
      expectedHead: head,
      fingerprint: fingerprintOf([event]),
      actor: 'oracle',
      recordedAt: new Date(recordedAt).toISOString(),
      imported: true,
      appendedAt: new Date(recordedAt).toISOString(),
      events: [event],
    };
    head = { version: index + 1, eventId: id };
    return decision;
  });
}

const eventIdOf = (index: number): string => `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

/** Events name each other by ids of their own; what replaces one has a title, too. */
const withIds = (event: object, ids: ReadonlyMap<string, string>): object =>
  JSON.parse(JSON.stringify(event), (key, value: unknown) => {
    if (key === 'replacement') return { title: 'a replacement', ...(value as object) };
    return typeof value === 'string' ? (ids.get(value) ?? value) : value;
  }) as object;
