import { useEffect, useState } from 'react';
import type { Expiration } from '#client';
import { afterOf } from '../service/pages';
import { loadExpirations } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { isoDay, type Day } from '../time/day';
import { daysOfItem } from './days-of-item';

interface Found {
  /** The items, soonest first. An item that may have ended before the period is sorted by the first day of the period. */
  readonly items: readonly Expiration[] | undefined;
  readonly isComplete: boolean;
  readonly error: unknown;
}

/** Returns the terms that end in a period, from all pages of the response. */
export function useExpirations(from: Day, to: Day): Found {
  const { value: first, error } = useAnswer(loadExpirations(from, to));
  const [more, setMore] = useState<{ of: unknown; items: Expiration[]; isComplete: boolean; error?: unknown }>();
  useEffect(() => {
    const gone = new AbortController();
    const read = async (): Promise<void> => {
      let items: Expiration[] = [];
      for (let after = afterOf(first?.next); after !== undefined;) {
        const page = await loadExpirations(from, to, after).load(gone.signal);
        items = [...items, ...page.items];
        after = afterOf(page.next);
        setMore({ of: first, items, isComplete: after === undefined });
      }
    };
    read().catch((failure: unknown) => {
      if (!gone.signal.aborted) setMore({ of: first, items: [], isComplete: false, error: failure });
    });
    return () => gone.abort();
  }, [first, from, to]);
  const rest = more?.of === first ? more : undefined;
  const begin = isoDay(from);
  const all = first && [...first.items, ...(rest?.items ?? [])];
  return {
    items: all && all.toSorted((a, b) => (soonest(a, begin) < soonest(b, begin) ? -1 : 1)),
    isComplete: first !== undefined && (afterOf(first.next) === undefined || rest?.isComplete === true),
    error: error ?? rest?.error,
  };
}

function soonest(item: Expiration, begin: string): string {
  const { lo } = daysOfItem(item);
  return lo < begin ? begin : lo;
}
