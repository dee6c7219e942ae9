import { useSyncExternalStore } from 'react';
import { addressOf, readView, type View } from './view';

let current = readView(location.pathname + location.search);
const listeners = new Set<() => void>();

export const useView = (): View => useSyncExternalStore(subscribe, () => current);
export const currentView = (): View => current;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function show(view: View): void {
  current = view;
  for (const listener of listeners) listener();
}

/** Shows a view and adds it to the browser history. */
export function go(view: View): void {
  endBurst();
  const address = addressOf(view);
  if (address !== addressOf(current)) history.pushState(null, '', address);
  const isOtherPage = view.page !== current.page || view.partnership !== current.partnership;
  show(view);
  if (!isOtherPage) return;
  window.scrollTo(0, 0);
  document.getElementById('content')?.focus({ preventScroll: true });
}

const REST_MS = 120;
const BURST_MS = 900;
let rest: ReturnType<typeof setTimeout> | undefined;
let burst: ReturnType<typeof setTimeout> | undefined;

/**
 * Shows a view that is one of many in a movement. The view renders at once, the address is written when the movement rests, and the whole movement is
 * one step of the history. Browsers allow few changes of the address per second.
 */
export function move(view: View): void {
  if (burst === undefined) history.pushState(null, '', addressOf(view));
  clearTimeout(burst);
  clearTimeout(rest);
  burst = setTimeout(endBurst, BURST_MS);
  rest = setTimeout(writeAddress, REST_MS);
  show(view);
}

/** Ends the movement: the next view is another step of the history. */
export function endBurst(): void {
  if (burst === undefined) return;
  clearTimeout(burst);
  clearTimeout(rest);
  burst = undefined;
  writeAddress();
}

const writeAddress = (): void => history.replaceState(null, '', addressOf(current));

addEventListener('popstate', () => {
  clearTimeout(burst);
  clearTimeout(rest);
  burst = undefined;
  show(readView(location.pathname + location.search));
});
