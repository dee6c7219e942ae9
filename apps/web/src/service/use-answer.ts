import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { takePrefetched } from './ahead';
import { generationOfAnswers, cacheAnswer, onForgotten, recall } from './answers';
import type { Loadable } from './loadable';

export interface Answered<T> {
  /** The response; while `pending`, the previous one of the same subject. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly pending: boolean;
}

/** Returns true if there is a response or an error. */
export const isAnswered = ({ value, error }: Answered<unknown>): boolean => value !== undefined || error !== undefined;

interface ShownAnswer<T> {
  readonly subject: string;
  readonly key: string;
  readonly value: T | undefined;
  readonly error: unknown;
}

const RETRY_MS = 3_000;
/** The pause between two requests, for the frames of a drag. */
const BREATH_MS = 50;

/**
 * Returns the response to a query that may change in every frame. One request runs at a time, and the latest query is next, so that a drag shows as
 * many responses as possible. A change of the subject aborts the request.
 */
export function useAnswer<T>(query: Loadable<T> | null): Answered<T> {
  const generation = useSyncExternalStore(onForgotten, generationOfAnswers);
  const [shown, setShown] = useState<ShownAnswer<T> | null>(null);
  const wanted = useRef(query);
  const running = useRef<{ subject: string; generation: number; abort: AbortController } | null>(null);
  const remembered = query === null ? undefined : recall<T>(query.key);

  useEffect(() => {
    wanted.current = query;
    let later: ReturnType<typeof setTimeout> | undefined;
    const next = (): void => {
      const question = wanted.current;
      if (question === null || running.current !== null) return;
      const found = recall<T>(question.key);
      if (found !== undefined) return setShown({ ...question, value: found, error: undefined });
      const abort = new AbortController();
      running.current = { subject: question.subject, generation, abort };
      (takePrefetched<T>(question.key) ?? question.load(abort.signal))
        .then(
          (value) => {
            if (abort.signal.aborted) return;
            cacheAnswer(question.key, value);
            setShown({ ...question, value, error: undefined });
          },
          (error: unknown) => {
            if (abort.signal.aborted) return;
            setShown((before) => ({
              ...question,
              value: before?.subject === question.subject ? before.value : undefined,
              error,
            }));
            if (error instanceof Error && error.name === 'ServiceUnreachable') later = setTimeout(next, RETRY_MS);
          },
        )
        .finally(() => {
          if (running.current?.abort !== abort) return;
          running.current = null;
          if (wanted.current?.key !== question.key) later = setTimeout(next, BREATH_MS);
        });
    };
    const under = running.current;
    if (under && (under.subject !== query?.subject || under.generation !== generation)) {
      under.abort.abort();
      running.current = null;
    }
    next();
    return () => clearTimeout(later);
    // Queries with the same key are the same, so `query` is not a dependency.
  }, [query?.key, query?.subject, generation]);

  useEffect(
    () => () => {
      running.current?.abort.abort();
      running.current = null;
    },
    [],
  );

  if (query === null) return { value: undefined, error: undefined, pending: false };
  if (remembered !== undefined) return { value: remembered, error: undefined, pending: false };
  const current = shown?.subject === query.subject ? shown : null;
  return { value: current?.value, error: current?.key === query.key ? current.error : undefined, pending: true };
}
