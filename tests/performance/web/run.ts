/**
 * How fast the page draws and drags a partnership of 2,000 events and 60 terms, in the Chromium of this machine:
 * npm run build, then node --conditions=own-source --require ./tests/setup/typescript.cjs tests/performance/web/run.ts
 * Uses the Kafka and PostgreSQL of TEST_KAFKA_BROKERS and TEST_DATABASE_URL. SERVICE_URL takes a service that runs;
 * EVENTS=2000 PARTNERSHIPS=20000 ROUNDS=5 change the size.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { freshDatabase } from '#testing';
import type { Browser, Page } from 'playwright-core';
import { importLines } from '../../e2e/support/http';
import { endServices, environmentOf, startStandalone } from '../../e2e/support/service';
import { buildPage, startBrowser } from '../../e2e/web/browser';
import { crowd, partnerships } from './crowd';
import { framesOfDrag, type Frames } from './frames';
import { untilQuiet } from './quiet';
import { meter, scriptOfPan, scriptOfZoom, threadTimes, type ScriptTimes, type ThreadTimes } from './script-time';

const EVENTS = Number(process.env['EVENTS'] ?? 2_000);
const PARTNERSHIPS = Number(process.env['PARTNERSHIPS'] ?? 20_000);
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

void main();

async function main(): Promise<void> {
  buildPage();
  const running = process.env['SERVICE_URL'];
  if (running !== undefined) return measureAt(running);
  const database = await freshDatabase();
  const place = { topicPrefix: `web-performance-${randomUUID()}`, databaseUrl: database.url };
  const [service, browser] = await Promise.all([
    startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' }),
    startBrowser(),
  ]);
  try {
    await measureIn(browser, service.url);
  } finally {
    await browser.close();
    await endServices();
    await database.drop();
  }
}

/** A service that runs already with the current page. */
async function measureAt(url: string): Promise<void> {
  const browser = await startBrowser();
  try {
    await measureIn(browser, url);
  } finally {
    await browser.close();
  }
}

async function measureIn(browser: Browser, url: string): Promise<void> {
  await importAll(url, crowd('crowd', EVENTS));
  await measure(browser, `${url}/?partnership=crowd`);
  await importAll(url, partnerships(PARTNERSHIPS));
  await measureStart(browser, url);
}

async function importAll(url: string, lines: readonly string[]): Promise<void> {
  const results = await importLines<{ status?: string }>(url, lines);
  const refused = results.filter(({ status }) => status === 'refused');
  if (refused.length > 0) throw new Error(`the import was refused: ${JSON.stringify(refused[0])}`);
}

/** The start page: the time until its first cards, and until all partnerships are loaded. */
async function measureStart(browser: Browser, url: string): Promise<void> {
  const rounds: { first: number; all: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await untilQuiet();
    await page.goto(url, { waitUntil: 'commit' });
    rounds.push(
      await page.evaluate<{ first: number; all: number }>(`(async () => {
        const when = async (isSo) => {
          while (!isSo()) await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return performance.now();
        };
        const first = await when(() => document.querySelectorAll('.card').length >= 4);
        const status = () => document.querySelector('section[aria-label="Partnerships"] [role="status"]')?.textContent ?? '';
        return { first, all: await when(() => /^\\d+ partnerships$/.test(status())) };
      })()`),
    );
    await page.close();
  }
  print(
    `the start page with ${PARTNERSHIPS} partnerships, ${ROUNDS} times; load of the machine ${loadavg()[0]!.toFixed(1)}`,
  );
  printTimes(
    'the first cards',
    rounds.map(({ first }) => first),
  );
  printTimes(
    'all partnerships known',
    rounds.map(({ all }) => all),
  );
}

async function measure(browser: Browser, address: string): Promise<void> {
  print(`${EVENTS} events, 60 terms; 1280 x 900; load of the machine ${loadavg()[0]!.toFixed(1)}`);
  const rounds: Drawn[] = [];
  let page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.close();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const busy = await untilQuiet();
    rounds.push({ ...(await draw(page, address)), busy });
  }
  print(`from the click on the link, ${ROUNDS} times, each in a new window with nothing in the browser's cache;`);
  print(`before them the processors were busy by ${rounds.map(({ busy }) => (busy * 100).toFixed(0)).join(', ')} %:`);
  const printDrawn = (what: string, of: (drawn: Drawn) => number): void => printTimes(what, rounds.map(of));
  printDrawn('the timeline is asked for', ({ requested }) => requested);
  printDrawn('the service has answered', ({ answered }) => answered);
  printDrawn('a screen full of lanes', ({ screen }) => screen);
  printDrawn(`all ${await page.locator('.segment').count()} segments`, ({ all }) => all);
  print('what the thread of the page did until then, whatever else ran on the machine:');
  printDrawn('script', ({ thread }) => thread.script);
  printDrawn('style and layout', ({ thread }) => thread.style);
  printDrawn('all of its work', ({ thread }) => thread.all);
  await untilQuiet();
  printFrames('day', await framesOfDrag(page, page.getByRole('slider', { name: 'The day' })));
  await untilQuiet();
  printFrames(
    'moment of knowledge',
    await framesOfDrag(page, page.getByRole('slider', { name: 'What was known then' })),
  );
  await measureZoom(page);
}

async function measureZoom(page: Page): Promise<void> {
  await untilQuiet();
  printScript('zooming by wheel', await scriptOfZoom(page));
  await untilQuiet();
  printScript('panning by drag', await scriptOfPan(page));
}

interface Drawn {
  /** When the timeline was requested, and when all of the answer had arrived. */
  readonly requested: number;
  readonly answered: number;
  readonly screen: number;
  readonly all: number;
  readonly thread: ThreadTimes;
  /** The share of the processors' time that was used just before. */
  readonly busy: number;
}

/** From the start of the navigation to the frames after the first lanes are there, and after all are; and what it took of the thread. */
async function draw(page: Page, address: string): Promise<Omit<Drawn, 'busy'>> {
  const session = await meter(page);
  await page.goto(address, { waitUntil: 'commit' });
  const times = await page.evaluate<Omit<Drawn, 'busy' | 'thread'>>(`(async () => {
    const drawn = async (lanes) => {
      const frame = () => new Promise(requestAnimationFrame);
      while (document.querySelectorAll('.lanes .lane').length < lanes) await frame();
      await frame();
      return performance.now();
    };
    const drawnAt = { screen: await drawn(20), all: await drawn(60) };
    const timeline = performance.getEntriesByType('resource').find(({ name }) => name.includes('/timeline'));
    return { requested: timeline.startTime, answered: timeline.responseEnd, ...drawnAt };
  })()`);
  const thread = await threadTimes(session);
  await session.detach();
  return { ...times, thread };
}

function printTimes(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  print(`  ${what}: median ${median.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`);
}

function printFrames(what: string, { count, p50, p95, longest, stutters }: Frames): void {
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  print(
    `dragging the ${what}: ${count} frames, p50 ${ms(p50)}, p95 ${ms(p95)}, longest ${ms(longest)}, ${stutters} over 50 ms`,
  );
}

function printScript(what: string, { frames, p50, p95, longest }: ScriptTimes): void {
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  print(`${what}: script in each of ${frames} frames p50 ${ms(p50)}, p95 ${ms(p95)}, longest ${ms(longest)}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
