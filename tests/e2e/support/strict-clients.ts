import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { amended, started } from './events';
import { get, record, type Recorded } from './http';
import type { Sent } from './load';

/** Clients that send each request once. Every request that a client would have to repeat counts as a failure. */
export interface StrictClients {
  readonly sent: readonly Sent[];
  /** The number of successful requests of each kind. */
  readonly answered: Readonly<Record<'command' | 'question' | 'page', number>>;
  /** Failed requests, and answers that lack events acknowledged to the same client. */
  readonly failures: readonly string[];
  summary(): string;
  stop(): Promise<void>;
}

interface Shown {
  readonly head: { readonly version: number };
}

interface Page {
  readonly cursor: string;
  readonly termChanges: readonly { readonly data: { readonly eventId: string } }[];
}

/** Records the first event of each partnership and returns the answers. */
export const startPartnershipsAt = (url: string, partnerships: readonly string[]): Promise<Sent[]> =>
  Promise.all(
    partnerships.map(async (partnershipId) => {
      const events = [started()];
      const { status, body } = await record(url, partnershipId, events);
      return { partnershipId, key: body.commandId, events, sentAt: 0, answer: { at: 0, status, body }, times: 1 };
    }),
  );

export interface StrictLoad {
  readonly partnerships: readonly string[];
  readonly clients: number;
  readonly restMs: number;
  /** Whether queries contain the position of the preceding command. The feed accepts no position and may contain the event one page later. */
  readonly positions?: boolean;
}

/** The types of term changes that amendments may yield in any release. */
const TYPES = ['started', 'changed', 'ended', 'corrected', 'retracted', 'reaffirmed', 'contested', 'announced'].join();

/** Starts clients that repeatedly record an event of a partnership, query the partnership and read the next page of the feed. */
export function startStrictClients(
  url: string,
  { partnerships, clients, restMs, positions = false }: StrictLoad,
): StrictClients {
  const sent: Sent[] = [];
  const failures: string[] = [];
  const answered = { command: 0, question: 0, page: 0 };
  let longestMs = 0;
  let stopped = false;

  /** Returns the answer, or null if its status is not the expected one. */
  const once = async <T>(what: string, wanted: number, request: () => Promise<{ status: number; body: T }>) => {
    const since = performance.now();
    const answer = await request().catch((error: unknown) => ({ status: 0, body: String(error) }));
    longestMs = Math.max(longestMs, performance.now() - since);
    if (answer.status === wanted) return answer as { status: number; body: T };
    failures.push(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return null;
  };

  const run = async (client: number): Promise<void> => {
    const partnershipId = partnerships[client % partnerships.length]!;
    let cursor = '';
    /** Acknowledged events that the feed does not contain yet, with the number of their command. */
    const own = new Map<string, number>();
    for (let n = 0; !stopped; n += 1) {
      // Every other client lets the gateway generate the keys.
      const key = client % 2 === 0 ? randomUUID() : '';
      const events = [amended(client * 1_000 + n, { id: randomUUID() })];
      const command: Sent = { partnershipId, key, events, sentAt: performance.now(), answer: null, times: 1 };
      const answer = await once<Recorded>(`POST ${partnershipId}`, 201, () =>
        record(url, partnershipId, events, key === '' ? {} : { 'idempotency-key': key }),
      );
      if (answer) {
        answered.command += 1;
        sent.push({ ...command, key: answer.body.commandId, answer: { at: performance.now(), ...answer } });
        answer.body.events.forEach(({ id }) => own.set(id, n));
      } else sent.push(command);

      const shown = await once<Shown>(`GET ${partnershipId}`, 200, () =>
        get(`${url}/v1/partnerships/${partnershipId}`, positions && answer ? positionOf(answer.body) : {}),
      );
      if (shown) answered.question += 1;
      if (shown && answer && !(shown.body.head.version >= answer.body.version))
        failures.push(`GET ${partnershipId}: version ${shown.body.head.version} after a 201 of ${answer.body.version}`);

      const page = await once<Page>(`GET the feed`, 200, () =>
        get(`${url}/v1/term-changes?limit=1000&type=${TYPES}&partnership=${partnershipId}${cursor}`),
      );
      if (page) {
        answered.page += 1;
        page.body.termChanges.forEach(({ data }) => own.delete(data.eventId));
        cursor = `&after=${page.body.cursor}`;
        // While the gateway switches databases, the next page contains the event.
        const lacking = [...own].filter(([, of]) => !positions || of < n);
        if (page.body.termChanges.length < 1_000 && lacking.length > 0)
          failures.push(`GET the feed: after command ${n} it lacks ${JSON.stringify(lacking)}`);
      }
      await elapsed(restMs);
    }
  };
  const running = Promise.all(Array.from({ length: clients }, (_, client) => run(client)));
  return {
    sent,
    answered,
    failures,
    summary: () =>
      `answered: ${JSON.stringify(answered)}, failed: ${failures.length}, longest answer: ${Math.round(longestMs)} ms`,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

const positionOf = ({ cursor }: Recorded) => ({ 'projected-to': cursor as string });
