import type { Sent } from './load';
import { ruleTopic } from './rulings';
import type { Place } from './service';
import { query, type KafkaReached } from './stored';

/**
 * Checks that every acknowledged event is in the log once and takes effect as acknowledged, that nothing takes effect that was not sent,
 * and that the tables contain exactly what the log yields.
 */
export async function expectAllAccountedFor(sent: readonly Sent[], place: Place, kafka?: KafkaReached): Promise<void> {
  const effective = (await ruleTopic(place.topicPrefix, kafka)).filter(({ ruling }) => ruling === 'effective');
  const keys = effective.map(({ commandId }) => commandId);
  expect(new Set(keys).size).toBe(keys.length);
  const known = new Set(sent.map(({ key }) => key));
  expect(keys.filter((key) => !known.has(key))).toEqual([]);

  const eventIdsOf = new Map(effective.map(({ commandId, eventIds }) => [commandId, eventIds]));
  const acknowledged = sent.filter(({ answer }) => answer?.status === 201);
  expect(acknowledged.length).toBeGreaterThan(0);
  expect(acknowledged.map(({ key }) => eventIdsOf.get(key))).toEqual(
    acknowledged.map(({ answer }) => answer!.body.events.map(({ id }) => id)),
  );

  const rows = await query<{ partnership_id: string; version: number; event_id: string }>(
    place.databaseUrl,
    'SELECT partnership_id, version, event_id FROM event ORDER BY partnership_id, version',
  );
  const versions = new Map<string, number>();
  const fromLog = effective.flatMap(({ partnershipId, eventIds }) =>
    eventIds.map((id) => {
      const version = (versions.get(partnershipId) ?? 0) + 1;
      versions.set(partnershipId, version);
      return `${partnershipId} ${version} ${id}`;
    }),
  );
  const stored = rows.map((row) => `${row.partnership_id} ${row.version} ${row.event_id}`);
  expect(stored.toSorted()).toEqual(fromLog.toSorted());

  const acknowledgedEvents = acknowledged.flatMap(({ partnershipId, answer }) =>
    answer!.body.events.map(({ id, version }) => `${partnershipId} ${version} ${id}`),
  );
  const there = new Set(stored);
  expect(acknowledgedEvents.filter((event) => !there.has(event))).toEqual([]);
}
