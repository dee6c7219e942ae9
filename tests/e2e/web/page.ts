import { randomUUID } from 'node:crypto';
import { freshDatabase, WAIT_LIMIT_MS, until, type FreshDatabase } from '#testing';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { record } from '../support/http';
import { endServices, environmentOf, startStandalone, type Service } from '../support/service';
import { agreements } from './agreements';
import { buildPage, startBrowser } from './browser';
import { facets } from './facets';

/** The addresses of the three recorded partnerships. */
export const REFERENCE = '/partnerships/microsoft-openai?';
export const FACETS = '/partnerships/acme-globex?';
export const AGREEMENTS = '/partnerships/umbra-vela-wren?';
/** Queries are about the knowledge of this day, so that open conditions stay open whenever the test runs. */
export const KNOWN = 'knownAt=2026-06-01';

export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** The fixtures of a spec file: a service with three partnerships, a browser, and the errors that the browser reported in the current test. */
interface Web {
  service: Service;
  browser: Browser;
  troubles: string[];
}

export const web = {} as Web;

/** Starts the service and the browser for a spec file. A test fails if the browser reports an error. */
export function serveThePage(): void {
  let database: FreshDatabase;

  beforeAll(async () => {
    buildPage();
    database = await freshDatabase();
    const place = { topicPrefix: `web-${randomUUID()}`, databaseUrl: database.url };
    [web.service, web.browser] = await Promise.all([
      startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'on' }),
      startBrowser(),
    ]);
    expect((await record(web.service.url, 'acme-globex', facets)).status).toBe(201);
    expect((await record(web.service.url, 'umbra-vela-wren', agreements)).status).toBe(201);
  });
  afterAll(async () => {
    await web.browser?.close();
    await endServices();
    await database?.drop();
  });
  beforeEach(() => void (web.troubles = []));
  afterEach(async () => {
    await Promise.all((web.browser?.contexts() ?? []).map((context) => context.close()));
    expect(web.troubles).toEqual([]);
  });
}

export async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await web.browser.newContext({ viewport: WIDE, locale: 'en-GB', ...options });
  const page = await context.newPage();
  // The service and the browser are slow while other tests run.
  page.setDefaultTimeout(WAIT_LIMIT_MS);
  page.on('pageerror', (error) => web.troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') web.troubles.push(message.text());
  });
  await page.goto(`${web.service.url}${address}`);
  return page;
}

export const handle = (page: Page, name: string): Locator => page.getByRole('slider', { name });
export const dayHandle = (page: Page): Locator => handle(page, 'The day');
export const known = (page: Page): Locator => handle(page, 'What was known then');
export const lane = (page: Page, term: string): Locator => page.locator(`.lanes .lane[data-term="${term}"]`);
export const answer = (page: Page): Locator => page.getByRole('complementary', { name: 'Answer' });
export const why = (page: Page): Locator => page.getByRole('complementary', { name: 'Why' });
/** The region that previews the effect of recording. */
export const effect = (page: Page): Locator => page.getByRole('region', { name: 'What this would do' });
export const field = (page: Page, pointer: string): Locator => page.locator(`[id="${pointer}"]`);
/** Returns an attribute of each element that a locator finds, in order. */
export const attributes = async (of: Locator, name: string): Promise<(string | null)[]> =>
  Promise.all((await of.all()).map((each) => each.getAttribute(name)));
export const query = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

/** Checks that only requests with this status were refused, and removes their errors: a browser logs every refused request. */
export function expectRefusals(status: number): void {
  const refusals = web.troubles.splice(0);
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter((trouble) => !trouble.includes(`status of ${status}`))).toEqual([]);
}

export async function drag(page: Page, what: Locator, by: number): Promise<void> {
  const box = (await what.locator('.grip').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

/** Drags the handle of the day and returns the new day once the address contains it. */
export async function dragDate(page: Page, by: number): Promise<string> {
  const before = await dayHandle(page).getAttribute('data-day');
  await drag(page, dayHandle(page), by);
  let day = before;
  await until('the handle and the address have the new day', async () => {
    day = await dayHandle(page).getAttribute('data-day');
    return day !== before && query(page, 'at') === day;
  });
  return day!;
}
