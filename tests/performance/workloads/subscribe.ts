import { amended, partnershipName, TERMS } from '../data/story';
import { produceToConsume } from '../floors/bare-kafka';
import type { Workload } from '../harness/bench';
import { residentMegabytes } from '../harness/processes';
import { atMost, floor, latencyOf, p50Of, p99Of, ratio, type Round, type Row } from '../harness/row';
import { SseReaders } from '../load/sse-readers';
import { sharedClock } from '../load/readers.process';
import { formatted } from '../harness/figures';
import { beginPartnerships } from './record';

/** A new value of the same term from the same day on: exactly one term change. */
const agreed = (n: number): object => amended(n, { term: TERMS[0]!, day: '2026-02-01' });

interface Heard extends Round {
  readonly sinceSent: readonly number[];
  readonly resident: number;
}

/** A reader may receive a change before the writer has read its 201, so the time from the request on is reported too. */
function latencySinceSent(rounds: readonly Heard[]): string {
  const { p50, p99 } = latencyOf(rounds.map(({ seconds, sinceSent }) => ({ seconds, times: sinceSent })));
  return `below 0: heard before the 201 was read; from the request on p50 ${formatted(p50)} ms, p99 ${formatted(p99)} ms`;
}

export const subscribe: Workload = {
  name: 'subscribe',
  number: 9,
  title: 'acknowledged record → event at an SSE reader, one and 2,000 readers connected',
  async run(bench) {
    const many = bench.size(2_000, 300);
    const count = bench.size(300, 60);
    const service = await bench.service(await bench.place('subscribe'));
    await beginPartnerships(service.url, 1);
    const readers = SseReaders.start();
    bench.defer(() => readers.stop());
    let written = 0;
    const round = async (listening: number): Promise<Heard> => {
      await readers.listen(service.url, listening);
      const times: number[] = [];
      const sinceSent: number[] = [];
      const begun = performance.now();
      const warmUp = Math.ceil(count / 10);
      for (let nth = 0; nth < count + warmUp; nth += 1) {
        const arrived = readers.timesOf(nth);
        const sent = sharedClock();
        const acknowledged = await record(service.url, (written += 1));
        // Until every reader has it, the next is not sent; what counts is when each had it.
        const at = await arrived;
        if (nth < warmUp) continue;
        times.push(...at.map((each) => each - acknowledged));
        sinceSent.push(...at.map((each) => each - sent));
      }
      return {
        seconds: (performance.now() - begun) / 1_000,
        times,
        sinceSent,
        resident: residentMegabytes(service.pid),
      };
    };
    bench.report('warming up');
    await round(1);
    const alone = residentMegabytes(service.pid);
    const { one, all, consumed } = await bench.interleaved({
      one: () => round(1),
      all: () => round(many),
      consumed: () => produceToConsume(bench.servers.brokers, count),
    });
    const rowOf = (what: string, ours: readonly Heard[]): Row => ({
      what,
      unit: 'ms',
      ours: p50Of(ours),
      latency: latencyOf(ours),
      beside: [floor('bare produce→consume', p50Of(consumed), latencyOf(consumed))],
      goals: [
        atMost(1.5, 'p50 ÷ floor', ratio(p50Of(ours), p50Of(consumed))),
        atMost(3, 'p99 ÷ floor', ratio(p99Of(ours), p99Of(consumed))),
      ],
      notes: [latencySinceSent(ours)],
    });
    const resident = Math.max(...all.map((each) => each.resident));
    return [
      rowOf('p50 from 201 to the event, 1 reader', one),
      {
        ...rowOf(`p50 from 201 to the event, each of ${many.toLocaleString('en-GB')} readers`, all),
        notes: [
          latencySinceSent(all),
          `service ${formatted(alone)} MB resident with one reader, ${formatted(resident)} MB with ${many.toLocaleString('en-GB')}: ${formatted(((resident - alone) * 1_024) / many)} kB a reader`,
        ],
      },
    ];
  },
};

/** When it was acknowledged, by the clock that the processes share. */
async function record(url: string, n: number): Promise<number> {
  const response = await fetch(`${url}/v1/partnerships/${partnershipName(0)}/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ events: [agreed(n)] }),
  });
  const acknowledged = sharedClock();
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
  await response.arrayBuffer();
  return acknowledged;
}
