import { NO_REGISTER, type Register } from '#domain';

/** The part of a register that lies with the partnership, as JSON; who and what was named lies by key. */
export interface StoredRegister {
  readonly isStarted: boolean;
  /** The first and the last day that each end may mean, by the id of its event. */
  readonly ends: Readonly<Record<string, readonly [lo: number, hi: number]>>;
}

export const storedRegister = ({ isStarted, ends }: Register): string =>
  JSON.stringify({ isStarted, ends: Object.fromEntries([...ends].map(([id, { lo, hi }]) => [id, [lo, hi]])) });

/** The register without names. */
export const readRegister = ({ isStarted, ends }: StoredRegister): Register => ({
  ...NO_REGISTER,
  isStarted,
  ends: new Map(Object.entries(ends).map(([id, [lo, hi]]) => [id, { lo, hi }])),
});
