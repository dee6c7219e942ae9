import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { WAIT_LIMIT_MS } from '#testing';
import { amended, retracted } from './events';
import { record, type Answer, type Recorded } from './http';

/** A command that a client sends until it knows the outcome. */
export interface Sent {
  readonly partnershipId: string;
  readonly key: string;
  readonly events: readonly object[];
  readonly sentAt: number;
  /** Null while the outcome is unknown because the client was cut off. */
  answer: { readonly at: number; readonly status: number; readonly body: Recorded } | null;
  /** The number of times that it was sent. */
  times: number;
}

export interface Load {
  readonly sent: Sent[];
  /** Resolves when every client has finished. */
  readonly done: Promise<void>;
  readonly acknowledged: () => number;
  /** The longest wait of a client for an answer, in milliseconds. */
  readonly longestMs: () => number;
  /** Stops the clients: no command is started or repeated. */
  cut(): void;
}

export interface LoadOptions {
  /** Called before every attempt, because an address can change when a process is restarted. */
  readonly urlOf: (client: number) => string;
  readonly partnerships: readonly string[];
  readonly clients: number;
  readonly commandsPerClient: number;
  /** How long a client repeats a command before it fails. */
  readonly giveUpAfterMs?: number;
  /** The pause of a client between an answer and its next command; none by default. */
  readonly restMs?: number;
}

const OUTCOME_UNKNOWN = [0, 202, 503];

/** Starts clients that record one command after the other and repeat each with its key until it has a final answer. */
export function startLoad(options: LoadOptions): Load {
  const { urlOf, partnerships, clients, commandsPerClient, giveUpAfterMs = WAIT_LIMIT_MS, restMs = 0 } = options;
  const sent: Sent[] = [];
  let cut = false;
  let acknowledged = 0;
  let longestMs = 0;
  const runClient = async (client: number): Promise<void> => {
    let own: string | null = null;
    for (let n = 0; n < commandsPerClient && !cut; n += 1) {
      const partnershipId = partnerships[(client + n) % partnerships.length]!;
      const isRetraction: boolean = own !== null && partnerships.length === 1 && n % 5 === 4;
      const events = isRetraction
        ? [retracted(own!)]
        : Array.from({ length: 1 + ((client + n) % 3) }, (_, nth) => amended(client * 1000 + n * 3 + nth));
      const command: Sent = {
        partnershipId,
        key: randomUUID(),
        events,
        sentAt: performance.now(),
        answer: null,
        times: 0,
      };
      sent.push(command);
      while (command.answer === null && !cut) await attempt(command, urlOf(client));
      if (command.answer?.status === 201) acknowledged += 1;
      own = isRetraction ? null : (command.answer?.body.events[0]?.id ?? null);
      if (restMs > 0 && !cut) await elapsed(restMs);
    }
  };
  const attempt = async (command: Sent, url: string): Promise<void> => {
    if (performance.now() > command.sentAt + giveUpAfterMs)
      throw new Error(`no answer in ${giveUpAfterMs} ms, sent ${command.times} times: ${JSON.stringify(command)}`);
    command.times += 1;
    const since = performance.now();
    const { status, body } = await send(url, command);
    longestMs = Math.max(longestMs, performance.now() - since);
    if (OUTCOME_UNKNOWN.includes(status)) await elapsed(20);
    else command.answer = { at: performance.now(), status, body };
  };
  return {
    sent,
    done: Promise.all(Array.from({ length: clients }, (_, client) => runClient(client))).then(() => undefined),
    acknowledged: () => acknowledged,
    longestMs: () => longestMs,
    cut: () => void (cut = true),
  };
}

/** Sends a command once. The status is 0 if there was no answer. */
export const send = (
  url: string,
  { partnershipId, events, key }: Sent,
): Promise<Pick<Answer<Recorded>, 'status' | 'body'>> =>
  record(url, partnershipId, events, { 'idempotency-key': key }).catch(() => ({
    status: 0,
    body: { commandId: key, version: 0, events: [] },
  }));
