/**
 * How fast the page draws and drags a partnership of 2,000 events and 60 terms, in the Chromium of this machine:
 * npm run build, then node --conditions=source --require ./tests/setup/typescript.cjs tests/performance/web/run.ts
 * Uses the Kafka and PostgreSQL of TEST_KAFKA_BROKERS and TEST_DATABASE_URL. EVENTS=2000 ROUNDS=5 change the size.
 */
import { randomUUID } from 'node:crypto';
import { loadavg } from 'node:os';
import { freshDatabase } from '#testing';
import type { Browser, Page } from 'playwright-core';
import { importLines } from '../../e2e/support/http';
import { endServices, environmentOf, startStandalone } from '../../e2e/support/service';
import { buildPage, startBrowser } from '../../e2e/web/browser';
import { crowd } from './crowd';
import { framesOfDrag, type Frames } from './frames';

const EVENTS = Number(process.env['EVENTS'] ?? 2_000);
const ROUNDS = Number(process.env['ROUNDS'] ?? 5);

void main();

async function main(): Promise<void> {
  buildPage();
  const database = await freshDatabase();
  const place = { topicPrefix: `web-performance-${randomUUID()}`, databaseUrl: database.url };
  const [service, browser] = await Promise.all([
    startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' }),
    startBrowser(),
  ]);
  try {
    const results = await importLines<{ status?: string }>(
      service.url,
      crowd('crowd', EVENTS).map((line) => JSON.parse(line) as object),
    );
    const refused = results.filter(({ status }) => status === 'refused');
    if (refused.length > 0) throw new Error(`the crowd was refused: ${JSON.stringify(refused[0])}`);
    await measure(browser, `${service.url}/?partnership=crowd`);
  } finally {
    await browser.close();
    await endServices();
    await database.drop();
  }
}

async function measure(browser: Browser, address: string): Promise<void> {
  tell(`${EVENTS} events, 60 terms; 1280 x 900; load of the machine ${loadavg()[0]!.toFixed(1)}`);
  const drawn: number[] = [];
  let page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.close();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    drawn.push(await timeToPicture(page, address));
  }
  const stretches = await page.locator('g.stretch').count();
  drawn.sort((a, b) => a - b);
  tell(`from the click on the link to the picture, with the page, the answer and ${stretches} stretches:`);
  tell(
    `  median ${drawn[Math.floor(drawn.length / 2)]!.toFixed(0)} ms, slowest ${drawn.at(-1)!.toFixed(0)} ms of ${ROUNDS}`,
  );
  tellFrames('date asked about', await framesOfDrag(page, page.getByRole('slider', { name: 'Date asked about' })));
  tellFrames(
    'moment of knowledge',
    await framesOfDrag(page, page.getByRole('slider', { name: 'Moment of knowledge' })),
  );
}

/** From the start of the navigation to the frame after all lanes are there. */
async function timeToPicture(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => document.querySelectorAll('.lanes .lane').length >= 60
      ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
      : requestAnimationFrame(look);
    look();
  })`);
}

function tellFrames(what: string, { count, p50, p95, longest, stutters }: Frames): void {
  const ms = (time: number): string => `${time.toFixed(1)} ms`;
  tell(
    `dragging the ${what}: ${count} frames, p50 ${ms(p50)}, p95 ${ms(p95)}, longest ${ms(longest)}, ${stutters} over 50 ms`,
  );
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
