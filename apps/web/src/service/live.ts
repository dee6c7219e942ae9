import { useEffect, useRef, useState } from 'react';
import type { TermChangeEvent } from '#client';
import { forgetAnswers } from './answers';
import { service } from './service';

/** Reaffirmations and announcements are told only to those who ask for them. */
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

/**
 * Follows a partnership from the version on that is shown first: what is recorded is shown without a reload. Gives the news in a
 * sentence.
 */
export function useLive(id: string, version: number | undefined): string {
  const [news, setNews] = useState('');
  const first = useRef(version);
  first.current ??= version;
  const isShown = version !== undefined;
  useEffect(() => {
    // What is to be shown first is not kept waiting.
    if (!isShown) return;
    const gone = new AbortController();
    let settle: ReturnType<typeof setTimeout> | undefined;
    const follow = async (): Promise<void> => {
      const filter = { partnership: [id], type: [ALL.join(',')] };
      const changes = service().followTermChanges({ after: 'now', filter, signal: gone.signal });
      for await (const { event } of changes) {
        setNews(`Just recorded: ${event.data.cause.title}`);
        // An event is told term by term.
        clearTimeout(settle);
        settle = setTimeout(forgetAnswers, SETTLE_MS);
      }
    };
    // Without the stream the page still answers; a return to it looks again.
    follow().catch(() => undefined);
    const stop = watchHead(id, first.current);
    return () => {
      gone.abort();
      clearTimeout(settle);
      stop();
    };
  }, [id, isShown]);
  return news;
}

/** An event that touches no term is told by no stream. */
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
