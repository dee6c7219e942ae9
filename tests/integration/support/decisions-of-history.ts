import { fillDefaults, fingerprintOf, NO_HEAD, SHAPE_SCHEMA_VERSION, type Decision, type Head } from '#contracts';
import type { History } from '../../oracle/events';

/** A history in its wire form as decisions of a partnership. Events with the same recording time share a decision, up to `most` events. */
export function decisionsOf(history: History, partnershipId: string, most = 1): Decision[] {
  const ids = new Map(history.map(({ id }, index) => [id, eventIdOf(index)]));
  const events = history.map(({ version: _version, recordedAt, ...content }, index) => {
    const id = eventIdOf(index);
    const written = withIds({ title: 'an event', ...content, id }, ids);
    return {
      recordedAt: new Date(recordedAt).toISOString(),
      event: { id, ...fillDefaults(written, recordedAt.slice(0, 10)) },
    };
  });
  const decisions: Decision[] = [];
  let head: Head = NO_HEAD;
  for (let index = 0; index < events.length;) {
    const { recordedAt } = events[index]!;
    const following = events.slice(index, index + most);
    const end = following.findIndex((each) => each.recordedAt !== recordedAt);
    const together = (end < 0 ? following : following.slice(0, end)).map(({ event }) => event);
    decisions.push({
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: `c${index}`,
      partnershipId,
      expectedHead: head,
      fingerprint: fingerprintOf(together),
      actor: 'oracle',
      recordedAt,
      imported: true,
      appendedAt: recordedAt,
      events: together,
    });
    index += together.length;
    head = { version: index, eventId: together.at(-1)!.id };
  }
  return decisions;
}

const eventIdOf = (index: number): string => `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

/** Replaces the ids by which events refer to each other, and gives replacements a title. */
const withIds = (event: object, ids: ReadonlyMap<string, string>): object =>
  JSON.parse(JSON.stringify(event), (key, value: unknown) => {
    if (key === 'replacement') return { title: 'a replacement', ...(value as object) };
    return typeof value === 'string' ? (ids.get(value) ?? value) : value;
  }) as object;
