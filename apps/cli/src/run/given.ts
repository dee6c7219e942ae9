type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Returns the members that have a value, so that unset options are not sent. */
export const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
