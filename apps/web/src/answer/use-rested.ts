import { useEffect, useState } from 'react';

const REST_MS = 250;

/** Returns a value once it has not changed for `REST_MS`; undefined while it changes. */
export function useRested<T>(value: T): T | undefined {
  const [rested, setRested] = useState<T>();
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested === value ? rested : undefined;
}
