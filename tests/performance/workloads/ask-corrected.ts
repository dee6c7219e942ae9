import { fillLog } from '../data/fill-log';
import { newStock, settle, untilProjected, type Stock } from '../data/stock';
import type { Bench, Workload } from '../harness/bench';
import { formatted } from '../harness/figures';
import type { Running } from '../harness/processes';
import { atMost, floor, latencyOf, p50Of, peer, ratio, type Row } from '../harness/row';
import { runLoad } from '../load/run-load';
import { FilledLayouts } from '../peers/filled-layout';
import { appendOnly, currentAndClosed } from '../peers/layouts';
import { openPool } from '../support/open-pool';
import { askBelowHttp } from './ask-below-http';
import {
  askFor,
  asking,
  askingLayout,
  expectSameAnswers,
  questionsOf,
  termsOf,
  type Ask,
  type Subject,
  type Time,
} from './questions-of';

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
      const { partnerships, versions } = untouched.stock;
      // Spread evenly over the partnerships.
      const each = spread ? Math.floor(corrections / partnerships) : corrections;
      const before: Subject = { first: 0, partnerships, versions };
      const after: Subject = { ...before, partnerships: spread ? partnerships : 1, versions: versions + each };
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
  bench.report('filling the hand-written layouts');
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
  bench.report(`correcting ${corrections.toLocaleString('en-GB')} times`);
  const next = (nth: number) => story.correct(targetOf(nth));
  await fillLog(bench.servers, place, { events: corrections, next, progress: bench.progress });
  await untilProjected(bench, place, events + corrections);
  await bench.untilPublished(place);
  await settle(place.databaseUrl);
  bench.report('correcting in the hand-written layouts');
  await layouts.correct(events, corrections, targetOf);
}

interface Compared {
  readonly untouched: Prepared;
  readonly corrected: Prepared;
  readonly before: Subject;
  readonly after: Subject;
  readonly what: string;
}

async function rowsOf(bench: Bench, compared: Compared): Promise<Row[]> {
  const rows: Row[] = [];
  for (const time of ['now', 'past'] as const)
    rows.push(await overHttp(bench, compared, time), await belowHttp(bench, compared, time));
  return rows;
}

/**
 * Answers to repeated questions are cached. So one partnership's head is compared with that same head before its corrections, and its thousands of versions with as
 * many versions, which before its corrections only all partnerships together have.
 */
const subjectBefore = ({ before, after }: Compared, time: Time): Subject =>
  time === 'now' ? { ...before, partnerships: after.partnerships } : before;

const timeText = (time: Time): string => (time === 'now' ? 'now' : 'at a past version');
const secondsOf = (bench: Bench): number => bench.size(4, 0.7);

async function overHttp(bench: Bench, compared: Compared, time: Time): Promise<Row> {
  const { untouched, corrected, after, what } = compared;
  const before = subjectBefore(compared, time);
  let seed = 2;
  const load = ({ service }: Prepared, { partnerships, versions }: Subject) => {
    return runLoad({
      urls: [termsOf(service, time)],
      clients: 1,
      partnerships,
      versions,
      seconds: secondsOf(bench),
      seed: (seed += 1),
    });
  };
  const measured = await bench.interleaved({
    before: () => load(untouched, before),
    after: () => load(corrected, after),
  });
  const [figure, unchanged] = [p50Of(measured.after), p50Of(measured.before)];
  return {
    what: `p50 of terms ${timeText(time)}, over HTTP, after ${what}`,
    unit: 'ms',
    ours: figure,
    latency: latencyOf(measured.after),
    beside: [floor('before', unchanged, latencyOf(measured.before))],
    goals: [atMost(1.2, 'after ÷ before', ratio(figure, unchanged))],
  };
}

async function belowHttp(bench: Bench, compared: Compared, time: Time): Promise<Row> {
  const { untouched, corrected, after, what } = compared;
  const before = subjectBefore(compared, time);
  const asksOf = ({ stock, layouts }: Prepared) => {
    const pool = openPool(stock.place.databaseUrl, 1);
    bench.defer(() => pool.end());
    const [appended, closed] = layouts.all.map(askingLayout) as [Ask, Ask];
    return { ours: asking(askBelowHttp(pool)), appended, closed };
  };
  const [asksBefore, asksAfter] = [asksOf(untouched), asksOf(corrected)];
  await expectSameAnswers(asksAfter, questionsOf(after, time, 1));
  let seed = 2;
  const one = (ask: Ask, subject: Subject) => () =>
    askFor(secondsOf(bench) / 2, ask, questionsOf(subject, time, (seed += 1)));
  const measured = await bench.interleaved({
    ours: one(asksAfter.ours, after),
    oursBefore: one(asksBefore.ours, before),
    appended: one(asksAfter.appended, after),
    appendedBefore: one(asksBefore.appended, before),
    closed: one(asksAfter.closed, after),
    closedBefore: one(asksBefore.closed, before),
  });
  const grown = (name: 'ours' | 'appended' | 'closed'): string =>
    formatted(ratio(p50Of(measured[name]), p50Of(measured[`${name}Before`])));
  return {
    what: `p50 below HTTP, ${timeText(time)}, after ${what}`,
    unit: 'ms',
    ours: p50Of(measured.ours),
    latency: latencyOf(measured.ours),
    beside: [
      peer(appendOnly.name, p50Of(measured.appended), latencyOf(measured.appended)),
      peer(currentAndClosed.name, p50Of(measured.closed), latencyOf(measured.closed)),
    ],
    goals: [],
    notes: [
      `after ÷ before: ours ${grown('ours')}, ${appendOnly.name} ${grown('appended')}, ${currentAndClosed.name} ${grown('closed')}`,
    ],
  };
}
