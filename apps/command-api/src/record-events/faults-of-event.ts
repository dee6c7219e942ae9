import { faultsOfSubmitted, fillDefaults, placesBeyondVersion2 } from '#contracts';
import { faulty, type BodyFault } from '#http';

export const NOT_YET_ENABLED = 'not-yet-enabled';

/** Any day: what is looked for does not depend on it. */
const SOME_DAY = '2000-01-01';

/**
 * What is wrong with one submitted event. What the version of the records that is written cannot hold has a code of its own, so that nobody
 * looks for a fault in a sound request.
 */
export function faultsOfEvent(event: unknown, at: string): BodyFault[] {
  const faults = faultsOfSubmitted(event, at);
  if (faults.length > 0) return faults;
  return placesBeyondVersion2(fillDefaults(event, SOME_DAY), at).map((pointer) => ({
    pointer,
    code: NOT_YET_ENABLED,
    message: 'needs records of version 3, which this service does not write yet',
  }));
}

export const areNotYetEnabled = (faults: readonly BodyFault[]): boolean =>
  faults.length > 0 && faults.every(({ code }) => code === NOT_YET_ENABLED);

/** @throws Problem 422 `not-yet-enabled` when nothing is wrong with a request but that it comes too early */
export function refuseNotYetEnabled(faults: readonly BodyFault[]): void {
  if (!areNotYetEnabled(faults)) return;
  const errors = faults.map(({ pointer, message }) => ({ code: NOT_YET_ENABLED, pointer, detail: message }));
  throw faulty(NOT_YET_ENABLED, errors, 422);
}
