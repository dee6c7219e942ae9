import { fillLog } from '../data/fill-log';
import { newStock, settle, untilProjected, type Stock } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { told } from '../harness/figures';
import type { Running } from '../harness/processes';
import { atMost, floor, latencyOf, p50Of, peer, ratio, type Round, type Row } from '../harness/row';
import { runLoad } from '../load/run-load';
import { FilledLayouts } from '../peers/filled-layout';
import { appendOnly, currentAndClosed } from '../peers/layouts';
import { openPool } from '../support/open-pool';
import { askBelowHttp } from './ask-below-http';
import { askFor, asking, askingLayout, expectSameAnswers, questionsOf, type Ask, type Subject } from './questions-of';

const LAYOUTS = [appendOnly, currentAndClosed];

export const askCorrected: Workload = {
  name: 'ask-corrected',
  number: 7,
  title: 'the same questions after 100,000 corrections, spread out and all on the terms of one partnership',
  async run(bench) {
    const events = bench.size(100_000, 5_000);
    const corrections = bench.size(100_000, 3_000);
    const untouched = await prepare(bench, events);
    const rows: Row[] = [];
    for (const spread of [true, false]) {
      const corrected = await prepare(bench, events);
      await correctAll(bench, corrected, { corrections, spread });
      const each = spread ? Math.ceil(corrections / untouched.stock.partnerships) : corrections;
      const { partnerships, versions } = untouched.stock;
      const before: Subject = { first: 0, partnerships: spread ? partnerships : 1, versions };
      // Corrections turn over the partnerships unevenly by a few; the last versions that all of them have.
      const after: Subject = { ...before, versions: versions + (spread ? Math.floor(each * 0.8) : each) };
      rows.push(...(await rowsOf(bench, { untouched, corrected, before, after, what: whatOf(corrections, spread) })));
    }
    return rows;
  },
};

const whatOf = (corrections: number, spread: boolean): string =>
  `${corrections.toLocaleString('en-GB')} corrections ${spread ? 'spread out' : 'of the terms of one partnership'}`;

/** A stock with its service, and the same in the hand-written layouts. */
interface Prepared {
  readonly stock: Stock;
  readonly service: Running;
  readonly layouts: FilledLayouts;
}

async function prepare(bench: Bench, events: number): Promise<Prepared> {
  const stock = await newStock(bench, events);
  bench.tell('filling the hand-written layouts');
  const layouts = await FilledLayouts.open(bench, LAYOUTS, stock.partnerships);
  await layouts.fill(events);
  return { stock, service: await bench.service(stock.place), layouts };
}

async function correctAll(
  bench: Bench,
  { stock, layouts }: Prepared,
  { corrections, spread }: { corrections: number; spread: boolean },
): Promise<void> {
  const { events, partnerships, versions, place, story } = stock;
  const targetOf = spread
    ? (nth: number) => partnerships + ((nth * 7_919) % (events - partnerships))
    : (nth: number) => partnerships * (1 + (nth % (versions - 1)));
  bench.tell(`correcting ${corrections.toLocaleString('en-GB')} times`);
  const next = (nth: number) => story.correct(targetOf(nth));
  await fillLog(bench.servers, place, { events: corrections, next, progress: bench.progress });
  await untilProjected(bench, place, events + corrections);
  await settle(place.databaseUrl);
  bench.tell('correcting in the hand-written layouts');
  await layouts.correct(events, corrections, targetOf);
}

interface Compared {
  readonly untouched: Prepared;
  readonly corrected: Prepared;
  readonly before: Subject;
  readonly after: Subject;
  readonly what: string;
}

async function rowsOf(bench: Bench, { untouched, corrected, before, after, what }: Compared): Promise<Row[]> {
  const seconds = bench.size(4, 0.7);
  const pool = openPool(corrected.stock.place.databaseUrl, 1);
  bench.defer(() => pool.end());
  const rows: Row[] = [];
  for (const time of ['now', 'past'] as const) {
    const [appended, closed] = corrected.layouts.all.map(askingLayout) as [Ask, Ask];
    await expectSameAnswers({ ours: asking(askBelowHttp(pool)), appended, closed }, questionsOf(after, time, 1));
    let seed = 2;
    const load = ({ service }: Prepared, { partnerships, versions }: Subject) => {
      const known = time === 'past' ? '&version={version}' : '';
      const url = `${service.url}/v1/partnerships/{id}/terms?at={day}${known}`;
      return runLoad({ urls: [url], clients: 1, partnerships, versions, seconds, seed: (seed += 1) });
    };
    const inLayout = ({ layouts }: Prepared, subject: Subject, which: number): Promise<Round> =>
      askFor(seconds / 2, askingLayout(layouts.all[which]!), questionsOf(subject, time, (seed += 1)));
    const measured = await bench.interleaved({
      before: () => load(untouched, before),
      after: () => load(corrected, after),
      appendedBefore: () => inLayout(untouched, before, 0),
      appendedAfter: () => inLayout(corrected, after, 0),
      closedBefore: () => inLayout(untouched, before, 1),
      closedAfter: () => inLayout(corrected, after, 1),
    });
    const p50 = (name: keyof typeof measured) => p50Of(measured[name]);
    const [figure, unchanged] = [p50('after'), p50('before')];
    rows.push({
      what: `p50 of terms ${time === 'now' ? 'now' : 'at a past version'}, over HTTP, after ${what}`,
      unit: 'ms',
      ours: figure,
      latency: latencyOf(measured.after),
      beside: [
        floor('before', unchanged, latencyOf(measured.before)),
        peer(`${appendOnly.name}, after, below HTTP`, p50('appendedAfter')),
        peer(`${currentAndClosed.name}, after, below HTTP`, p50('closedAfter')),
      ],
      goals: [atMost(1.2, 'after ÷ before', ratio(figure, unchanged))],
      notes: [
        `after ÷ before of the layouts: ${appendOnly.name} ${told(ratio(p50('appendedAfter'), p50('appendedBefore')))}, ` +
          `${currentAndClosed.name} ${told(ratio(p50('closedAfter'), p50('closedBefore')))}`,
      ],
    });
  }
  return rows;
}
