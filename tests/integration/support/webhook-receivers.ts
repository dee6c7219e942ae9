import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One delivery as received. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a receiver does with a delivery; `tries` counts those of this event so far, this one included. */
export type Behaviour = (reply: ServerResponse, delivery: Received, tries: number) => void | Promise<void>;

export const accept: Behaviour = (reply) => void reply.writeHead(204).end();

/** Real HTTP receivers on one server, each under a path of its own. */
export class Receivers {
  private readonly behaviours = new Map<string, Behaviour>();
  private readonly log = new Map<string, Received[]>();
  private readonly waiting = new Set<() => void>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Receivers> {
    const server = createServer((request, reply) => void receivers.receive(request, reply));
    const receivers = new Receivers(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receivers;
  }

  /** The URL of a receiver that behaves like this from now on. */
  at(name: string, behaviour: Behaviour): string {
    this.behaviours.set(`/${name}`, behaviour);
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/${name}`;
  }

  received(name: string): readonly Received[] {
    return this.log.get(`/${name}`) ?? [];
  }

  idsOf(name: string): string[] {
    return this.received(name).map(({ id }) => id);
  }

  /** Resolves once a receiver has seen so many deliveries. */
  async untilReceived(name: string, count: number): Promise<void> {
    while (this.received(name).length < count) await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async receive(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const headers = request.headers as Record<string, string>;
    const delivery = { id: headers['webhook-id'] ?? '', headers, body: Buffer.concat(chunks).toString('utf8') };
    const seen = this.log.get(path) ?? [];
    this.log.set(path, [...seen, delivery]);
    const tries = 1 + seen.filter(({ id }) => id === delivery.id).length;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    const behaviour = this.behaviours.get(path);
    if (behaviour) await behaviour(reply, delivery, tries);
    else reply.writeHead(404).end();
  }
}
