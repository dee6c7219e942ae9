import type { ToldAnswer } from '#contracts';
import type { KeyedTerm } from '../facts';
import type { DayRun, Difference } from './timeline-difference';

/** The budget for the term changes of one event, in bytes of JSON. */
export interface ChangeRoom {
  of(term: KeyedTerm): number;
  take(term: KeyedTerm, bytes: number): void;
}

/** A budget without limit. */
export const ROOM_FOR_ALL: ChangeRoom = { of: () => Infinity, take: () => undefined };

export interface Fitted {
  readonly answers: readonly ToldAnswer[];
  readonly stretches: readonly DayRun[];
  readonly bytes: number;
}

export const NOTHING_FITS: Fitted = { answers: [], stretches: [], bytes: 0 };

/** The bytes of a run of days with its dates, and of each reference to an answer. */
const BYTES_OF_RUN = 54;
const BYTES_OF_INDEX = 3;

/** Returns the part of a difference that fits into `room` bytes: the first run of days, then answers, then further runs, each in order. */
export function fitted({ answers, stretches }: Difference, room: number): Fitted {
  const [first] = stretches;
  if (!first || bytesOf(first) > room) return NOTHING_FITS;
  let bytes = bytesOf(first);
  const kept = new Map<number, ToldAnswer>();
  answers.forEach((answer, index) => {
    if (bytes + answer.bytes > room) return;
    bytes += answer.bytes;
    kept.set(index, answer.render());
  });
  const places = new Map([...kept.keys()].map((index, place) => [index, place]));
  const inPlace = (indices: readonly number[]): number[] => indices.flatMap((index) => places.get(index) ?? []);
  const named: DayRun[] = [];
  for (const { from, to, was, now } of stretches) {
    const run = { from, to, was: inPlace(was), now: inPlace(now) };
    const more = named.length === 0 ? 0 : bytesOf(run);
    if (bytes + more > room) break;
    bytes += more;
    named.push(run);
  }
  return { answers: [...kept.values()], stretches: named, bytes };
}

const bytesOf = ({ was, now }: DayRun): number => BYTES_OF_RUN + (was.length + now.length) * BYTES_OF_INDEX;
