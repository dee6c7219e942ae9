import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { takeAhead } from './ahead';
import { generationOfAnswers, keep, onForgotten, recall } from './answers';
import type { Ask } from './ask';

export interface Answered<T> {
  /** The answer, or the one before of the same subject while `pending`. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly pending: boolean;
}

/** There is an answer, or it went wrong. */
export const isAnswered = ({ value, error }: Answered<unknown>): boolean => value !== undefined || error !== undefined;

interface Held<T> {
  readonly subject: string;
  readonly key: string;
  readonly value: T | undefined;
  readonly error: unknown;
}

const RETRY_MS = 3_000;
/** Between two answers, for the frames of a drag. */
const BREATH_MS = 50;

/**
 * The answer to a question that may change with every frame: one request at a time, the newest question next, so that
 * a drag shows every answer it has time for. Another subject aborts.
 */
export function useAnswer<T>(ask: Ask<T> | null): Answered<T> {
  const generation = useSyncExternalStore(onForgotten, generationOfAnswers);
  const [held, setHeld] = useState<Held<T> | null>(null);
  const wanted = useRef(ask);
  const running = useRef<{ subject: string; generation: number; abort: AbortController } | null>(null);
  const remembered = ask === null ? undefined : recall<T>(ask.key);

  useEffect(() => {
    wanted.current = ask;
    let later: ReturnType<typeof setTimeout> | undefined;
    const next = (): void => {
      const question = wanted.current;
      if (question === null || running.current !== null) return;
      const found = recall<T>(question.key);
      if (found !== undefined) return setHeld({ ...question, value: found, error: undefined });
      const abort = new AbortController();
      running.current = { subject: question.subject, generation, abort };
      (takeAhead<T>(question.key) ?? question.load(abort.signal))
        .then(
          (value) => {
            if (abort.signal.aborted) return;
            keep(question.key, value);
            setHeld({ ...question, value, error: undefined });
          },
          (error: unknown) => {
            if (abort.signal.aborted) return;
            setHeld((before) => ({
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
    if (under && (under.subject !== ask?.subject || under.generation !== generation)) {
      under.abort.abort();
      running.current = null;
    }
    next();
    return () => clearTimeout(later);
    // The key says it all: a question of the same key asks the same.
  }, [ask?.key, ask?.subject, generation]);

  useEffect(
    () => () => {
      running.current?.abort.abort();
      running.current = null;
    },
    [],
  );

  if (ask === null) return { value: undefined, error: undefined, pending: false };
  if (remembered !== undefined) return { value: remembered, error: undefined, pending: false };
  const current = held?.subject === ask.subject ? held : null;
  return { value: current?.value, error: current?.key === ask.key ? current.error : undefined, pending: true };
}
