import type { Party } from '#client';
import type { Day } from '../../time/day';
import type { Json } from '../draft';

/** What the words of a field are read with. */
export interface Reading {
  readonly today: Day;
  /** Everybody who is named in the partnership or in the draft. */
  readonly parties: readonly Party[];
}

/** A value that people write as words in one field. */
export interface Phrase {
  /** Null for words that do not say such a value. */
  readonly read: (words: string, reading: Reading) => Json | null;
  /** Words that are read as the same value; null for a value that this field cannot show. */
  readonly tell: (value: Json, reading: Reading) => string | null;
  readonly example?: string;
}
