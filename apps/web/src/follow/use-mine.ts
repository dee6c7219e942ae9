import { useCallback, useEffect, useState } from 'react';
import { sentenceOf } from '../service/service';

interface Mine<T> {
  readonly items: readonly T[];
  /** The outcome of the last act, as a sentence. */
  readonly outcome: string;
  /** Runs an act, shows its outcome and reloads the list. */
  readonly act: (what: () => Promise<string>) => Promise<void>;
}

/** Returns a list of the user's own items that is reloaded after each act. `load` must be the same function on each render. */
export function useMine<T>(load: () => Promise<readonly T[]>): Mine<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [outcome, setOutcome] = useState('');
  const act = useCallback(
    async (what: () => Promise<string>) => {
      try {
        setOutcome(await what());
        setItems(await load());
      } catch (error) {
        setOutcome(sentenceOf(error));
      }
    },
    [load],
  );
  useEffect(() => void act(async () => ''), [act]);
  return { items, outcome, act };
}
