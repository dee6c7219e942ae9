import { NO_REGISTER, type Register } from '#domain';

/** The part of a register that is stored with the partnership, as JSON. Names are stored in a table of their own. */
export interface StoredRegister {
  readonly isStarted: boolean;
  /** The first and the last possible day of each end, by the id of its event. */
  readonly ends: Readonly<Record<string, readonly [lo: number, hi: number]>>;
}

export const storedRegister = ({ isStarted, ends }: Register): string =>
  JSON.stringify({ isStarted, ends: Object.fromEntries([...ends].map(([id, { lo, hi }]) => [id, [lo, hi]])) });

/** Parses a stored register, which has no names. */
export const readRegister = ({ isStarted, ends }: StoredRegister): Register => ({
  ...NO_REGISTER,
  isStarted,
  ends: new Map(Object.entries(ends).map(([id, [lo, hi]]) => [id, { lo, hi }])),
});
