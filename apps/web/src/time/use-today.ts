import { useEffect, useState } from 'react';
import { dayOfInstant, type Day } from './day';

const CHECK_MS = 60_000;

/** Returns today (UTC), and changes at midnight. */
export function useToday(): Day {
  const [today, setToday] = useState(() => dayOfInstant(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setToday(dayOfInstant(new Date())), CHECK_MS);
    return () => clearInterval(timer);
  }, []);
  return today;
}
