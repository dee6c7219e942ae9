/** Caches the last answer for `forMs` milliseconds. Rejections are not cached. */
export function remembered<T>(forMs: number, load: () => Promise<T>, now: () => number = () => performance.now()) {
  let last: { readonly answer: T; readonly at: number } | null = null;
  return async (): Promise<T> => {
    if (last && now() - last.at < forMs) return last.answer;
    const answer = await load();
    last = { answer, at: now() };
    return answer;
  };
}
