import { Type, type Static } from 'typebox';
import { CALENDAR_DAY, closed } from '../primitives';
import { ToldTermChange } from './term-change';

/** A term change as a CloudEvent 1.0, the same on every channel; `recordedtime`, `sequence` and `partitionkey` are extension attributes. */
export const TermChangeEvent = closed(
  {
    specversion: Type.Literal('1.0'),
    id: Type.String({ description: 'the same after any rebuild, and on every channel' }),
    source: Type.String({ description: 'the log that it comes from' }),
    type: Type.String({ description: 'partnership.term. and the type of the change' }),
    subject: Type.String({ description: 'partnership/kind/scope' }),
    time: Type.Optional(Type.String({ description: 'only where the day on which its cause occurred is exact' })),
    datacontenttype: Type.Literal('application/json'),
    recordedtime: Type.String(),
    sequence: Type.String({ description: 'orders the term changes of one partnership, compared as text' }),
    partitionkey: Type.String({ description: 'the partnership' }),
    data: ToldTermChange,
  },
  { $id: 'TermChangeEvent' },
);
export type TermChangeEvent = Static<typeof TermChangeEvent>;

export const TERM_CHANGE_EVENT_PREFIX = 'partnership.term.';

const EXACT_DAY = new RegExp(`^${CALENDAR_DAY}$`);
const DIGITS = 16;

/** Wraps a term change. `place` is the place of its decision in the log and the ordinal of the change within it. */
export function termChangeEvent(
  change: ToldTermChange,
  place: { logId: string; offset: number; ordinal: number },
): TermChangeEvent {
  const { partnershipId, kind, scope, type, recordedAt, cause } = change;
  return {
    specversion: '1.0',
    id: change.id,
    source: `/logs/${place.logId}`,
    type: TERM_CHANGE_EVENT_PREFIX + type,
    subject: `${partnershipId}/${kind}/${scope}`,
    ...(EXACT_DAY.test(cause.occurred) ? { time: `${cause.occurred}T00:00:00Z` } : {}),
    datacontenttype: 'application/json',
    recordedtime: recordedAt,
    sequence: `${String(place.offset).padStart(DIGITS, '0')}.${String(place.ordinal).padStart(6, '0')}`,
    partitionkey: partnershipId,
    data: change,
  };
}
