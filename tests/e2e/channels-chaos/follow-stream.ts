import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Taken } from './journal';
import { Refused, untilDone, type Reader } from './reader';

export async function followStream({ assignment, journal, anyNotifier }: Reader): Promise<never> {
  let { cursor } = journal;
  const onEvent = ({ id, data }: EventSourceMessage): void =>
    journal.take([JSON.parse(data) as Taken['changes'][number]], (cursor = id!));
  return untilDone(async () => {
    const query = new URLSearchParams({ type: assignment.types });
    const headers = cursor === '' ? {} : { 'last-event-id': cursor };
    const response = await fetch(`${anyNotifier()}/v1/term-changes/stream?${query.toString()}`, { headers });
    if (response.status === 400) throw new Refused(await response.text());
    if (response.status !== 200) throw new Error(`${response.status}`);
    const parser = createParser({ onEvent });
    const decoder = new TextDecoder();
    for await (const chunk of response.body! as ReadableStream<Uint8Array>)
      parser.feed(decoder.decode(chunk, { stream: true }));
    throw new Error('the stream has ended');
  });
}
