import { SHAPE_SCHEMA_VERSION, fillDefaults, fingerprintOf, NO_HEAD, type Decision, type Event } from '#contracts';
import { headAfter } from '#domain';
import { seededRandom } from '#event-log';
import { Dice } from '#testing';
import { started } from './events';
import { overlapping } from './hostile-requests';

export const SEED = Number(process.env['HALTED_SEED'] ?? 16);
export const REQUESTS = 13;

/** The log that halted a partition for ever in edition 1, which could not write the term changes of these decisions. */
export const haltingDecisions = (): Decision[] => {
  const dice = new Dice(seededRandom(SEED));
  return decisionsOf(dice, [[started()], ...overlapping(dice, REQUESTS)]);
};

/** Each request as a decision of one partnership. */
export function decisionsOf(dice: Dice, requests: readonly (readonly object[])[]): Decision[] {
  let head = NO_HEAD;
  return requests.map((events, nth): Decision => {
    const recordedAt = new Date(Date.UTC(2026, 10, 1, 0, nth)).toISOString();
    const decision: Decision = {
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: `c${nth}`,
      partnershipId: 'imp',
      expectedHead: head,
      fingerprint: fingerprintOf(events),
      actor: 'test',
      recordedAt,
      appendedAt: recordedAt,
      imported: false,
      events: events.map((event): Event => ({ id: idOf(dice), ...fillDefaults(event, '2026-01-01') })),
    };
    head = headAfter(decision);
    return decision;
  });
}
const idOf = (dice: Dice): string => `00000000-0000-4000-8000-${hex(dice)}${hex(dice)}`;
const hex = (dice: Dice): string =>
  dice
    .below(2 ** 24)
    .toString(16)
    .padStart(6, '0');
