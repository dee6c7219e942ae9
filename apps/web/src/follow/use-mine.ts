import { useCallback, useEffect, useState } from 'react';
import { sentenceOf } from '../service/service';

interface Mine<T> {
  readonly items: readonly T[];
  /** What became of the last act, in a sentence. */
  readonly said: string;
  /** Does something and says what became of it; the list is read anew. */
  readonly act: (what: () => Promise<string>) => Promise<void>;
}

/** What somebody has made, as a list that is read anew after each act. `load` is the same function each time. */
export function useMine<T>(load: () => Promise<readonly T[]>): Mine<T> {
  const [items, setItems] = useState<readonly T[]>([]);
  const [said, say] = useState('');
  const act = useCallback(
    async (what: () => Promise<string>) => {
      try {
        say(await what());
        setItems(await load());
      } catch (error) {
        say(sentenceOf(error));
      }
    },
    [load],
  );
  useEffect(() => void act(async () => ''), [act]);
  return { items, said, act };
}
