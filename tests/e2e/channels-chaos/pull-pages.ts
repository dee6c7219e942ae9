import { setTimeout as elapsed } from 'node:timers/promises';
import type { Taken } from './journal';
import { Refused, untilDone, type Reader } from './reader';

/** Pages are small, so that the reader is killed between any two of them. */
const LIMIT = 7;

export async function pullPages({ assignment, journal, anyNotifier }: Reader): Promise<never> {
  for (let { cursor } = journal; ;) {
    const page = await untilDone(() => pull(anyNotifier(), cursor, assignment.types));
    if (page.cursor !== cursor) journal.take(page.changes, (cursor = page.cursor));
    else await elapsed(20);
  }
}

async function pull(notifier: string, cursor: string, type: string): Promise<Taken> {
  const query = new URLSearchParams({ limit: String(LIMIT), type, ...(cursor && { after: cursor }) });
  const response = await fetch(`${notifier}/v1/term-changes?${query.toString()}`);
  if (response.status === 400) throw new Refused(await response.text());
  if (response.status !== 200) throw new Error(`${response.status}`);
  const page = (await response.json()) as { termChanges: Taken['changes']; cursor: string };
  return { changes: page.termChanges, cursor: page.cursor };
}
