import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import type { Taken } from './journal';
import { Refused, untilDone, type Reader } from './reader';

export async function receiveWebhooks({ assignment, journal, anyNotifier }: Reader): Promise<void> {
  const { id, secret } = assignment.subscription;
  const webhook = new Webhook(secret);
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const event = webhook.verify(await text(request), request.headers as Record<string, string>);
    journal.take([event as Taken['changes'][number]]);
    response.writeHead(204).end();
  };
  const server = createServer((request, response) => void receive(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // The port changes at each start, as when a customer moves the receiver.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  await untilDone(() => moveTo(url, `${anyNotifier()}/v1/subscriptions/${id}`));
}

async function moveTo(url: string, subscription: string): Promise<void> {
  const body = JSON.stringify({ url });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(subscription, { method: 'PATCH', headers, body });
  if (response.ok) return;
  const Failure = response.status < 500 ? Refused : Error;
  throw new Failure(await response.text());
}
