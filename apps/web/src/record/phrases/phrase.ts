import type { Party } from '#client';
import type { Day } from '../../time/day';
import type { Json } from '../draft';

/** The context in which the words of a field are read. */
export interface Reading {
  readonly today: Day;
  /** All parties named in the partnership or in the draft. */
  readonly parties: readonly Party[];
}

/** A value that people write as words in one field. */
export interface Phrase {
  /** Reads words; null if they do not express such a value. */
  readonly read: (words: string, reading: Reading) => Json | null;
  /** Renders words that are read as the same value; null if the field cannot show the value. */
  readonly render: (value: Json, reading: Reading) => string | null;
  readonly example?: string;
}
