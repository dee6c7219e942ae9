import { useEffect, useRef, useState } from 'react';
import type { TermChangeEvent } from '#client';
import { forgetAnswers } from './answers';
import { service } from './service';

/** All types. Without a filter, the stream omits reaffirmations and announcements. */
const ALL = Object.keys({
  started: true,
  changed: true,
  ended: true,
  corrected: true,
  retracted: true,
  reaffirmed: true,
  contested: true,
  announced: true,
  'took-effect': true,
  lapsed: true,
  clarified: true,
  pending: true,
  renewed: true,
  noticed: true,
  'parties-changed': true,
} satisfies Record<TermChangeEvent['data']['type'], true>);
const SETTLE_MS = 150;
const CHECK_MS = 30_000;

/** Follows a partnership from the version shown first, so that new events appear without a reload. Returns a sentence about the latest event. */
export function useLive(id: string, version: number | undefined): string {
  const [announcement, setAnnouncement] = useState('');
  const first = useRef(version);
  first.current ??= version;
  const isShown = version !== undefined;
  useEffect(() => {
    // The stream must not delay the first render.
    if (!isShown) return;
    const gone = new AbortController();
    let settle: ReturnType<typeof setTimeout> | undefined;
    const follow = async (): Promise<void> => {
      const filter = { partnership: [id], type: [ALL.join(',')] };
      const changes = service().followTermChanges({ after: 'now', filter, signal: gone.signal });
      for await (const { event } of changes) {
        setAnnouncement(`Just recorded: ${event.data.cause.title}`);
        // An event sends one change per term, so the cache is cleared after the last one.
        clearTimeout(settle);
        settle = setTimeout(forgetAnswers, SETTLE_MS);
      }
    };
    // The page also works without the stream; it checks the head again when it becomes visible.
    follow().catch(() => undefined);
    const stop = watchHead(id, first.current);
    return () => {
      gone.abort();
      clearTimeout(settle);
      stop();
    };
  }, [id, isShown]);
  return announcement;
}

/** Polls the head, because an event without a term change is not in the stream. */
function watchHead(id: string, first: number | undefined): () => void {
  let version = first;
  const look = async (): Promise<void> => {
    if (document.hidden) return;
    const { head } = await service().partnerships.show({ path: { id } });
    if (version !== undefined && head.version !== version) forgetAnswers();
    version = head.version;
  };
  const check = (): void => void look().catch(() => undefined);
  check();
  const timer = setInterval(check, CHECK_MS);
  document.addEventListener('visibilitychange', check);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', check);
  };
}
