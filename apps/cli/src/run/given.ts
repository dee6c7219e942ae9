type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that have a value: what was not asked for is not sent. */
export const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
