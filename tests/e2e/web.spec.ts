import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshDatabase, PATIENCE_MS, until, type FreshDatabase } from '#testing';
import AxeBuilder from '@axe-core/playwright';
import { SaxesParser } from 'saxes';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { amended } from './support/events';
import { get, importLines, record } from './support/http';
import { importTimeline } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';
import { buildPage, startBrowser } from './web/browser';
import { agreements } from './web/agreements';
import { facets } from './web/facets';

const REFERENCE = '/partnerships/microsoft-openai?';
const FACETS = '/partnerships/acme-globex?';
const AGREEMENTS = '/partnerships/umbra-vela-wren?';
/** Conditions still open stay open: what is asked about is the knowledge of this day, whenever the test runs. */
const KNOWN = 'knownAt=2026-06-01';

let database: FreshDatabase;
let service: Service;
let browser: Browser;
let troubles: string[];

beforeAll(async () => {
  buildPage();
  database = await freshDatabase();
  const place = { topicPrefix: `web-${randomUUID()}`, databaseUrl: database.url };
  [service, browser] = await Promise.all([
    startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'on' }),
    startBrowser(),
  ]);
  expect((await record(service.url, 'acme-globex', facets)).status).toBe(201);
  expect((await record(service.url, 'umbra-vela-wren', agreements)).status).toBe(201);
});
afterAll(async () => {
  await browser?.close();
  await endServices();
  await database?.drop();
});
beforeEach(() => (troubles = []));
afterEach(async () => {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
  expect(troubles).toEqual([]);
});

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

async function open(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB', ...options });
  const page = await context.newPage();
  // Beside other tests the service and the browser take their time.
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(`${service.url}${address}`);
  return page;
}

const handle = (page: Page, name: string): Locator => page.getByRole('slider', { name });
const asked = (page: Page): Locator => handle(page, 'The day');
const known = (page: Page): Locator => handle(page, 'What was known then');
const lane = (page: Page, term: string): Locator => page.locator(`.lanes .lane[data-term="${term}"]`);
const answer = (page: Page): Locator => page.getByRole('complementary', { name: 'Answer' });
const why = (page: Page): Locator => page.getByRole('complementary', { name: 'Why' });
const field = (page: Page, pointer: string): Locator => page.locator(`[id="${pointer}"]`);
/** Attributes of all that a locator finds, in order. */
const attributes = async (of: Locator, name: string): Promise<(string | null)[]> =>
  Promise.all((await of.all()).map((each) => each.getAttribute(name)));
const query = (page: Page, name: string): string | null => new URL(page.url()).searchParams.get(name);

/** A browser tells every refusal on its console; these were provoked. */
function expectRefusals(status: number): void {
  const refusals = troubles.splice(0);
  expect(refusals.length).toBeGreaterThan(0);
  expect(refusals.filter((trouble) => !trouble.includes(`status of ${status}`))).toEqual([]);
}

async function drag(page: Page, what: Locator, by: number): Promise<void> {
  const box = (await what.locator('.grip').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by / 2, y, { steps: 4 });
  await page.mouse.move(x + by, y, { steps: 4 });
  await page.mouse.up();
}

/** The day that the handle stands on after a drag, when it has reached the address. */
async function dragDate(page: Page, by: number): Promise<string> {
  const before = await asked(page).getAttribute('data-day');
  await drag(page, asked(page), by);
  let day = before;
  await until('the day has moved, also in the address', async () => {
    day = await asked(page).getAttribute('data-day');
    return day !== before && query(page, 'at') === day;
  });
  return day!;
}

/** What axe finds serious on a page, with where. */
async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  // A bar is as wide as its days; the list of terms beside it has a large target for the same.
  const serious = violations
    .map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter(({ html }) => violation.id !== 'target-size' || !html.includes('stretch')),
    }))
    .filter(({ impact, nodes }) => nodes.length > 0 && (impact === 'serious' || impact === 'critical'));
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

describe('the list', () => {
  test('finds_a_partnership_and_opens_its_picture', async () => {
    const page = await open('/');
    await page.getByRole('link', { name: 'Acme and Globex' }).waitFor();
    await page.getByRole('searchbox').fill('openai');
    await page.getByText('1 of 3 partnerships').waitFor();
    expect(await page.getByRole('link', { name: 'Acme and Globex' }).count()).toBe(0);
    await page.getByRole('link', { name: /Microsoft and OpenAI/ }).click();
    await page.getByRole('heading', { name: 'Microsoft and OpenAI' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/partnerships/microsoft-openai');
    await until(
      'the page has its title',
      async () => (await page.title()) === 'Microsoft and OpenAI · Partnership timeline',
    );
  });

  test('answers_an_example_question_and_tells_deadlines_ahead', async () => {
    const page = await open('/');
    const example = page.getByRole('figure', { name: 'An example' });
    await example.getByRole('link', { name: 'See why, and who says so' }).waitFor();
    await page.locator('.ahead .expirations li').first().waitFor();
    await page.locator('.card', { hasText: 'Microsoft · OpenAI' }).locator('.small-bar').first().waitFor();
    await example.getByRole('link').click();
    await why(page).getByText('Definitely').waitFor();
  });

  test('offers_a_way_on_where_a_search_finds_nothing', async () => {
    const page = await open('/?search=nobody');
    await page.getByText('No partnership has “nobody” in its name or parties.').waitFor();
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByRole('link', { name: 'Acme and Globex' }).waitFor();
  });

  test('says_once_that_the_service_is_away', async () => {
    const page = await open('/deadlines');
    await page.route('**/v1/partnerships?*', (route) => route.abort());
    await page.getByRole('link', { name: 'Partnerships', exact: true }).click();
    await page.getByRole('alert').getByText('does not answer').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.unroute('**/v1/partnerships?*');
    await page.getByRole('link', { name: 'Acme and Globex' }).waitFor();
    troubles = troubles.filter((trouble) => !trouble.includes('net::ERR_FAILED'));
  });

  test('of_twenty_thousand_draws_what_is_in_sight_and_finds_the_last', async () => {
    const page = await open('/deadlines');
    await page.route('**/v1/partnerships?*', async (route) => {
      const { searchParams } = new URL(route.request().url());
      const [after, limit] = [Number(searchParams.get('after') ?? 0), Number(searchParams.get('limit'))];
      const items = Array.from({ length: Math.min(limit, 20_000 - after) }, (_, nth) => ({
        partnershipId: `p-${after + nth}`,
        name: `Partnership number ${after + nth}`,
        parties: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
        ],
        head: { version: 1_000, eventId: randomUUID() },
        recordedAt: '2026-01-01T00:00:00.000Z',
      }));
      const next = after + limit < 20_000 ? `/v1/partnerships?limit=${limit}&after=${after + limit}` : null;
      await route.fulfill({ json: { items, next } });
    });
    const summary = { counts: { events: 1, terms: 1 }, parties: [{ id: 'a', name: 'Alpha' }] };
    await page.route('**/v1/partnerships/p-*', (route) => route.fulfill({ json: summary }));
    await page.getByRole('link', { name: 'Partnerships', exact: true }).click();
    await page.getByText('20000 partnerships', { exact: true }).waitFor();
    expect(await page.locator('.card').count()).toBeLessThan(30);
    await page.getByRole('searchbox').fill('number 19999');
    await page.getByText('1 of 20000 partnerships').waitFor();
    await page.locator('.card', { hasText: 'Partnership number 19999' }).getByText('Alpha').waitFor();
  });

  test('of_expirations_leads_to_the_term_on_its_last_day', async () => {
    const page = await open('/?expirations=2032-01-01..2033-12-31');
    await page.getByRole('link', { name: /Licence of intellectual property, models and products/ }).click();
    await why(page).getByText('Definitely').waitFor();
    expect(query(page, 'at')).toBe('2032-12-31');
  });
});

describe('the picture', () => {
  test('has_a_lane_for_every_term', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}`);
    await lane(page, 'third-party-collaboration/openai').waitFor();
    expect(await page.locator('.lanes .lane').count()).toBe(36);
    const isCut =
      "[...document.querySelectorAll('.lane .name span')].filter((each) => each.scrollWidth > each.clientWidth)";
    expect(await page.evaluate(`${isCut}.map((each) => each.textContent)`)).toEqual([]);
    const research = lane(page, 'ip-licence/research').getByRole('button');
    expect(await attributes(research, 'aria-label')).toEqual([
      expect.stringMatching(
        /^Licence of .*, research, from 28 Oct 2025 to 1 Jun 2026\. definitely: Microsoft's rights/,
      ),
      expect.stringMatching(/^Licence of .*, research, from 2 Jun 2026 to 31 Dec 2030\. possibly: Microsoft's rights/),
    ]);
  });

  test('is_asked_for_once_before_the_page_that_draws_it_is_there', async () => {
    const page = await open('/?expirations');
    const questions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/timeline')) questions.push(request.url());
    });
    let load = (): void => undefined;
    const held = new Promise<void>((resolve) => (load = resolve));
    await page.route('**/assets/page-*.js', async (route) => {
      await held;
      await route.continue();
    });
    const answered = page.waitForResponse(/\/timeline$/);
    await page.goto(`${service.url}${FACETS}`, { waitUntil: 'commit' });
    await (await answered).finished();
    expect(await page.locator('#page').innerHTML()).toBe('');
    load();
    await lane(page, 'api-hosting/all').waitFor();
    expect(questions).toHaveLength(1);
  });

  test('shows_what_is_imprecise_contested_announced_and_reaffirmed', async () => {
    const page = await open(FACETS);
    const hosting = lane(page, 'api-hosting/all');
    await hosting.waitFor();
    const fades = (of: Locator) => attributes(of.locator('[data-fade]'), 'data-fade');
    // Acme from some day in 2019; Globex instead of it from some day in 2021, on which one of the two hosts.
    expect(await fades(hosting)).toEqual(['in']);
    expect(await hosting.locator('[data-certainty="one-of"] polygon').count()).toBe(2);
    // From 2017 to 2019 it may have begun, in 2028 it may have ended.
    expect(await fades(lane(page, 'ip-licence/all'))).toEqual(['in', 'out']);
    expect(await hosting.locator('.contest').count()).toBe(1);
    expect(await page.locator('.mark .reaffirmation').count()).toBe(1);
    expect(await lane(page, 'governing-law/all').locator('.bar[data-colour="absent"]').count()).toBeGreaterThan(0);
    expect(await lane(page, 'warranty/all').locator('.announced').count()).toBe(1);
    expect(await page.locator('.mark[data-standing="announced"]').count()).toBe(1);
  });

  test('tells_what_happened_above_the_axis_and_whom_its_colours_stand_for', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}`);
    await page.locator('.event-title button', { hasText: 'Amazon invests in OpenAI' }).waitFor();
    const legend = page.getByRole('group', { name: 'Legend' });
    await expect(legend.getByRole('list').first().allInnerTexts()).resolves.toEqual([
      ['Microsoft', 'OpenAI', 'Amazon', 'anyone', 'nobody named', 'not disclosed'].join('\n'),
    ]);
    // From what was replaced to what replaces it.
    expect(await lane(page, 'api-hosting/all').locator('.arrow').count()).toBe(1);
    expect(await lane(page, 'api-hosting/stateless').locator('.arrow').count()).toBe(1);
    await page.locator('.event-title button', { hasText: 'Amazon invests' }).click();
    await page.getByRole('heading', { name: 'Joint statement: the terms of October 2025 stand' }).waitFor();
  });

  test('tells_under_the_pointer_what_it_shows_until_escape', async () => {
    const page = await open(REFERENCE);
    await lane(page, 'compute-supply/all').getByRole('button').nth(1).hover();
    const tip = page.locator('.tooltip');
    await tip.getByText('OpenAI may take new capacity elsewhere', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
  });

  test('tells_it_in_front_of_the_panel', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}`);
    await answer(page).locator('.term').first().waitFor();
    await page.locator('.mark', { hasText: /\d/ }).last().hover();
    const tip = page.locator('.tooltip');
    await tip.waitFor();
    const [over, beside] = [(await tip.boundingBox())!, (await answer(page).boundingBox())!];
    expect(over.x + over.width).toBeGreaterThan(beside.x);
    const isInFront = `(() => {
      const tip = document.querySelector('.tooltip');
      tip.style.pointerEvents = 'auto';
      return tip.contains(document.elementFromPoint(${over.x + over.width - 10}, ${over.y + 10}));
    })()`;
    expect(await page.evaluate(isInFront)).toBe(true);
  });

  test('is_zoomed_by_wheel_drag_brush_and_keys', async () => {
    const page = await open(REFERENCE);
    await lane(page, 'api-hosting/all').waitFor();
    const span = (): number => {
      const [from, to] = (query(page, 'shown') ?? '2019-01-01..2027-12-31').split('..').map((day) => Date.parse(day));
      return (to! - from!) / 86_400_000;
    };
    const box = (await page.locator('.rails .plot').boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 5);
    await page.mouse.wheel(0, -300);
    await page.waitForURL(/shown=/);
    const near = span();
    expect(near).toBeLessThan(2_000);
    const [before] = query(page, 'shown')!.split('..');
    // Between bars: a press on a rail moves a handle.
    const lanes = (await page.locator('.lanes').boundingBox())!;
    await page.mouse.move(box.x + 300, lanes.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, lanes.y + 4, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL((url) => !url.search.includes(`shown=${before}`));
    expect(Math.abs(span() - near)).toBeLessThan(3);
    await asked(page).focus();
    await page.keyboard.press('+');
    await page.waitForURL(() => span() < near * 0.6);
    const strip = (await page.locator('.overview').boundingBox())!;
    await page.keyboard.press('0');
    await page.waitForURL((url) => !url.search.includes('shown='));
    await page.mouse.move(strip.x + strip.width - 4, strip.y + 12);
    await page.mouse.down();
    await page.mouse.move(strip.x + strip.width / 2, strip.y + 12, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(() => query(page, 'shown') !== null && span() < 2_000);
  });

  test('is_drawn_once_for_a_movement_and_anew_when_it_rests', async () => {
    const page = await open(REFERENCE);
    await lane(page, 'api-hosting/all').waitFor();
    const barOf = () => lane(page, 'compute-supply/all').locator('.bar').first().getAttribute('width');
    const before = await barOf();
    const lanes = (await page.locator('.lanes').boundingBox())!;
    await page.mouse.move(lanes.x + 500, lanes.y + 4);
    await page.mouse.down();
    await page.mouse.move(lanes.x + 560, lanes.y + 4, { steps: 3 });
    await page.locator('.scaled[data-moved="true"]').first().waitFor({ state: 'attached' });
    expect(await barOf()).toBe(before);
    await page.mouse.up();
    await page.waitForURL(/shown=/);
    await page.locator('[data-moved="true"]').first().waitFor({ state: 'detached' });
  });

  test('is_zoomed_by_two_fingers', async () => {
    const page = await open(REFERENCE, { hasTouch: true, viewport: { ...NARROW, height: 1600 } });
    await lane(page, 'api-hosting/all').waitFor();
    const box = (await page.locator('.lanes').boundingBox())!;
    const y = box.y + 60;
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: type === 'touchEnd' ? [] : [-apart, apart].map((by, id) => ({ x: 195 + by, y, id })),
      });
    await touch('touchStart', 40);
    for (const apart of [60, 80, 100, 120]) await touch('touchMove', apart);
    await touch('touchEnd', 0);
    await page.waitForURL(/shown=/);
    const [from, to] = query(page, 'shown')!
      .split('..')
      .map((day) => Date.parse(day));
    expect((to! - from!) / 86_400_000).toBeLessThan(1_500);
  });

  test('is_printed_without_what_only_a_screen_needs', async () => {
    const page = await open(REFERENCE);
    const hint = page.getByRole('complementary', { name: 'How to read this picture' });
    await hint.waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const each of [hint, page.locator('.zoom'), page.locator('.actions')]) await each.waitFor({ state: 'hidden' });
    expect(await lane(page, 'api-hosting/all').isVisible()).toBe(true);
  });

  test('explains_its_handles_once', async () => {
    const page = await open(REFERENCE);
    const hint = page.getByRole('complementary', { name: 'How to read this picture' });
    await hint.getByRole('button', { name: 'Got it' }).click();
    await hint.waitFor({ state: 'detached' });
    await page.reload();
    await lane(page, 'api-hosting/all').waitFor();
    expect(await hint.count()).toBe(0);
  });

  test('says_the_same_days_when_it_has_been_moved_as_in_a_new_page', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}&at=2023-08-07`);
    const ticks = () => page.locator('.tick').allTextContents();
    const press = async (name: string): Promise<void> => {
      const before = query(page, 'shown');
      await page.getByRole('button', { name, exact: true }).click();
      await page.waitForURL((url) => url.searchParams.get('shown') !== before);
    };
    for (const name of ['Nearer', 'Nearer', 'Later', 'Later', 'Earlier']) await press(name);
    const moved = await ticks();
    await page.reload();
    await page.locator('.tick').first().waitFor();
    expect(moved).toEqual(await ticks());
  });

  test('is_nearer_or_further_and_that_is_in_the_link', async () => {
    const page = await open(REFERENCE);
    await page.getByRole('button', { name: 'Nearer' }).click();
    await page.waitForURL(/shown=/);
    const [from, to] = query(page, 'shown')!.split('..');
    await page.reload();
    await expect(page.getByRole('button', { name: 'All', exact: true }).isEnabled()).resolves.toBe(true);
    expect(query(page, 'shown')).toBe(`${from}..${to}`);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    expect(query(page, 'shown')).toBeNull();
  });
});

describe('the picture of what agreements say', () => {
  const strips = (page: Page, term: string, shape: string): Locator =>
    lane(page, term).locator('.stretch', { has: page.locator(shape) });
  const labels = (of: Locator) => attributes(of, 'aria-label');

  test('draws_what_waits_for_a_condition_from_the_day_it_was_said', async () => {
    const page = await open(AGREEMENTS);
    await lane(page, 'ip-licence/asia').getByText('waits for “asia approval”').waitFor();
    await expect(labels(strips(page, 'ip-licence/asia', '.pending'))).resolves.toEqual([
      expect.stringMatching(
        /, Asia, pending from 1 Feb 2021 to .*\. Waits for “asia approval”: Wren may sell in Asia/i,
      ),
    ]);
    await expect(labels(strips(page, 'non-compete/all', '.pending'))).resolves.toEqual([
      expect.stringMatching(/Waits for “merger cleared”, by 31 Dec 2099 at the latest/),
    ]);
    await strips(page, 'ip-licence/asia', '.pending').click();
    await why(page).getByText('waits for its condition').waitFor();
  });

  test('draws_overrides_in_front_of_what_they_cover', async () => {
    const page = await open(AGREEMENTS);
    await lane(page, 'supply/all').waitFor();
    const override = strips(page, 'supply/all', '.covered');
    await expect(labels(override)).resolves.toEqual([
      expect.stringMatching(
        /1 Jun 2023 to 31 May 2024\. definitely: Vela .* In front of: Umbra supplies lamps\. Binds Umbra, Vela, Wren\.$/,
      ),
    ]);
    const [covered, front] = await Promise.all((await override.locator('.bar').all()).map((bar) => bar.boundingBox()));
    expect(covered!.y < front!.y && covered!.y + covered!.height > front!.y + front!.height).toBe(true);
    await lane(page, 'cooperation/shops').getByText('suspended', { exact: true }).waitFor();
    await expect(labels(strips(page, 'cooperation/shops', '.suspended'))).resolves.toEqual([
      expect.stringMatching(/Suspended\. In front of: They share their shops\.$/),
    ]);
  });

  test('marks_the_deadline_of_notice_and_what_missing_it_means', async () => {
    const page = await open(AGREEMENTS);
    const shops = lane(page, 'cooperation/shops');
    await shops.locator('.flag-of-notice').waitFor();
    await shops.locator('text[data-kind="notice"]').getByText(/\d{4}/).waitFor();
    await expect(labels(shops.getByRole('button'))).resolves.toContainEqual(
      expect.stringMatching(/Give notice by 30 Sept \d{4}, or it renews on 1 Jan \d{4} to 31 Dec \d{4}\.$/),
    );
  });

  test('marks_the_days_on_which_a_term_renewed_itself', async () => {
    const page = await open(AGREEMENTS);
    const shops = lane(page, 'cooperation/shops');
    await shops.locator('.renewal-turn').first().waitFor();
    // Each year from 2022 on, but for 2024, when it was suspended.
    const times = new Date().getUTCFullYear() - 2022;
    expect(await shops.locator('.renewal-turn').count()).toBe(times);
    await expect(labels(shops.getByRole('button'))).resolves.toContainEqual(
      expect.stringContaining('Renewed itself on 1 Jan 2022 and 1 Jan 2023.'),
    );
    await page.getByRole('group', { name: 'Legend' }).getByText('renewed itself').waitFor();
  });

  test('draws_what_was_called_off_before_it_started', async () => {
    const lines = await readFile(join(__dirname, '../../docs/gallery/lumen-fabrikam.ndjson'), 'utf8');
    await importLines(service.url, lines.trim().split('\n'));
    const page = await open('/partnerships/lumen-fabrikam');
    const asia = lane(page, 'licence-grant/asia');
    await asia.getByText('called off').waitFor();
    expect(await asia.locator('.scope').innerText()).toBe('Asia');
    await asia.getByRole('button', { name: /agreed 1 Feb 2022, called off 4 May 2023 before it started/ }).click();
    await why(page).getByText('its agreement had ended').waitFor();
  });

  test('draws_lines_between_lanes_behind_their_names_where_these_stand_above', async () => {
    const page = await open(`${REFERENCE}${KNOWN}`, { viewport: NARROW });
    const from = lane(page, 'api-hosting/all').locator('.arrow');
    const to = lane(page, 'api-hosting/stateless').locator('.arrow');
    await to.waitFor();
    const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
    expect(Math.abs(end.y - start.y - start.height)).toBeLessThanOrEqual(2);
  });

  test('draws_exceptions_inside_the_scope_that_contains_them', async () => {
    const page = await open(AGREEMENTS);
    const exception = lane(page, 'api-hosting/api').locator('.exception');
    await exception.hover();
    await page.locator('.tooltip').getByText('Vela hosts stateless calls.', { exact: false }).waitFor();
    expect(await lane(page, 'api-hosting/api.stateless').getAttribute('data-depth')).toBe('1');
  });

  test('has_a_lane_for_each_party_that_comes_or_goes', async () => {
    const page = await open(AGREEMENTS);
    await lane(page, '@parties/@wren').getByText('succeeded by Xylo').waitFor();
    expect(await lane(page, '@parties/@wren').locator('.arrow').count()).toBe(1);
    expect(await lane(page, '@parties/@xylo').locator('.arrow').count()).toBe(1);
    await expect(labels(lane(page, '@parties/@yarrow').getByRole('button'))).resolves.toEqual([
      'Yarrow, from 1 Sept 2024. A party.',
    ]);
    expect(await lane(page, 'non-compete/all').locator('.bound-change').count()).toBe(1);
    await lane(page, '@parties/@yarrow').getByRole('button').click();
    await page
      .getByRole('complementary', { name: 'Events' })
      .getByText('Wren is taken over by Xylo, and Yarrow joins')
      .waitFor();
    await page.keyboard.press('Escape');
    await answer(page).waitFor();
    // Where nobody comes or goes, the parties stand in the legend alone.
    await page.goto(`${service.url}${REFERENCE}`);
    await lane(page, 'api-hosting/all').waitFor();
    expect(await page.locator('.lane[data-term^="@parties"]').count()).toBe(0);
  });

  test('explains_the_shapes_that_are_in_it', async () => {
    const page = await open(AGREEMENTS);
    const shapes = page.getByRole('group', { name: 'Legend' }).getByRole('list').last();
    expect((await shapes.innerText()).split(/\s*\n\s*/)).toEqual([
      'in force',
      'possibly',
      'one of two values',
      'waits for a condition',
      'overrides what is behind it',
      'suspended',
      'give notice by then, or it renews',
      'renewed itself',
      'except a narrower scope',
      'who is bound changes',
      'ended',
      'replaced by',
      'an event changes it',
      'several events',
    ]);
  });
});

describe('the date asked about', () => {
  test('is_dragged_and_the_answer_and_the_address_follow', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01`);
    await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
    const day = await dragDate(page, -200);
    expect(day < '2024').toBe(true);
    await answer(page)
      .getByText('OpenAI’s API', { exact: false })
      .or(answer(page).getByText('Microsoft is the only cloud provider'))
      .first()
      .waitFor();
    const said = await get<{ terms: { kind: string; scope: string }[] }>(
      `${service.url}/v1/partnerships/microsoft-openai/terms?at=${day}`,
    );
    expect(await answer(page).locator('.answer > li').count()).toBe(
      new Set(said.body.terms.map(({ kind, scope }) => `${kind}/${scope}`)).size,
    );
  });

  test('goes_back_in_one_step_for_a_whole_drag', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01`);
    await asked(page).waitFor();
    const after = await dragDate(page, -150);
    await page.goBack();
    await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
    expect(await asked(page).getAttribute('data-day')).toBe('2026-03-01');
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.get('at') === after);
    expect(await asked(page).getAttribute('data-day')).toBe(after);
  });

  test('goes_by_page_keys_from_event_to_event_in_sight_or_not_and_no_further', async () => {
    const page = await open(`${REFERENCE}&at=2025-06-01&shown=2025-05-01..2025-07-01`);
    await asked(page).focus();
    for (const day of ['2025-09-11', '2025-10-28']) {
      await page.keyboard.press('PageUp');
      await page.waitForURL((url) => url.searchParams.get('at') === day);
    }
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/at=2025-10-27/);
    await page.goto(`${service.url}${REFERENCE}&at=2026-09-29`);
    await asked(page).focus();
    await page.keyboard.press('PageUp');
    await page.waitForURL(/at=2026-09-30/);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/at=2026-09-29/);
  });

  test('points_to_where_it_is_when_it_is_out_of_sight', async () => {
    const page = await open(`${REFERENCE}&at=2023-08-07&shown=2024-07-01..2025-07-01`);
    await asked(page).getByText('← 7 Aug 2023').waitFor();
    expect(await asked(page).getAttribute('aria-valuetext')).toBe('7 Aug 2023');
    await known(page).getByText('all that is known now →').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await asked(page).getByText('7 Aug 2023', { exact: true }).waitFor();
  });

  test('is_typed', async () => {
    const page = await open(REFERENCE);
    await page.getByLabel('On the day', { exact: true }).fill('2019-07-21');
    await answer(page).getByText('Nothing is in force on that day.').waitFor();
    expect(query(page, 'at')).toBe('2019-07-21');
  });
});

describe('the moment of knowledge', () => {
  test('moves_from_recording_to_recording_and_the_picture_with_it', async () => {
    const page = await open(`${REFERENCE}&at=2025-12-01&knownAt=2026-03-01`);
    await lane(page, 'revenue-share/other-clouds').waitFor();
    await known(page).focus();
    await page.keyboard.press('PageDown');
    await page.keyboard.press('PageDown');
    await page.waitForURL(/knownAt=2025-11-03/);
    await lane(page, 'revenue-share/other-clouds').waitFor({ state: 'detached' });
    await answer(page).getByText('as known on 3 Nov 2025').waitFor();
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.searchParams.has('knownAt'));
    await lane(page, 'revenue-share/other-clouds').waitFor();
    expect(await known(page).getAttribute('aria-valuetext')).toBe('all that is known now');
  });

  test('of_a_link_is_waited_for_not_drawn_as_known_now', async () => {
    const page = await open('/');
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/timeline?knownAt=*', async (route) => {
      await held;
      await route.continue();
    });
    const present = page.waitForResponse(/\/timeline$/);
    await page.goto(`${service.url}${REFERENCE}&knownAt=2025-11-03`);
    await (await present).finished();
    await page.getByText('Loading…').waitFor();
    // Time for what has arrived to be drawn.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await page.locator('.lane').count()).toBe(0);
    answer();
    await lane(page, 'api-hosting/all').waitFor();
    expect(await lane(page, 'revenue-share/other-clouds').count()).toBe(0);
  });

  test('is_dragged', async () => {
    const page = await open(`${REFERENCE}&at=2025-12-01`);
    await lane(page, 'revenue-share/other-clouds').waitFor();
    await drag(page, known(page), -420);
    await page.waitForURL((url) => (url.searchParams.get('knownAt') ?? '9') < '2022');
    await lane(page, 'revenue-share/other-clouds').waitFor({ state: 'detached' });
  });
});

test('a_picture_within_another_page_can_be_read_and_not_changed', async () => {
  const page = await open('/embed/acme-globex?at=2026-03-01');
  await lane(page, 'api-hosting/all').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Record' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Open' }).getAttribute('href')).toBe(
    '/partnerships/acme-globex?at=2026-03-01',
  );
});

test('a_picture_is_taken_along_as_an_image_with_its_pin_and_sources', async () => {
  const page = await open(`${REFERENCE}&at=2026-03-01`);
  await lane(page, 'third-party-collaboration/openai').waitFor();
  await page.getByText('Share', { exact: true }).click();
  const taken = async (kind: string): Promise<Buffer> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: `Image (${kind})` }).click(),
    ]);
    return readFile(await download.path());
  };
  const svg = (await taken('SVG')).toString();
  expect(svg).toContain('Microsoft and OpenAI on 1 Mar 2026, as known on');
  expect(svg).toContain('/v1/partnerships/microsoft-openai/terms?at=2026-03-01&amp;version=');
  expect(svg).toContain('https://openai.com/');
  expect(svg).not.toContain('var(--');
  for (const name of ['possibly', 'reported otherwise', 'nobody named']) expect(svg).toMatch(new RegExp(`>${name}`));
  expect(svg).not.toContain('several events');
  expect(() => new SaxesParser().write(svg).close()).not.toThrow();
  expect((await taken('PNG')).subarray(1, 4).toString()).toBe('PNG');
});

describe('the panel to follow a partnership', () => {
  const follow = async (page: Page): Promise<void> => {
    await page.locator('.answer .term').first().waitFor();
    await page.getByText('Follow', { exact: true }).click();
  };

  test('gives_private_addresses_of_the_feed_and_the_calendar_until_they_are_revoked', async () => {
    const page = await open(REFERENCE);
    await follow(page);
    await page.getByRole('button', { name: 'Create a private address' }).click();
    const atom = await page.getByLabel('Feed of changes').inputValue();
    expect(await (await fetch(atom)).text()).toContain('<title>Terms of Microsoft and OpenAI</title>');
    await page.getByLabel('Calendar of deadlines with').selectOption('an alarm two weeks before');
    const calendar = await page.getByLabel('Calendar', { exact: true }).inputValue();
    expect(await (await fetch(calendar)).text()).toContain('TRIGGER:-P14D');
    await page.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The address leads nowhere any more.').waitFor();
    expect([(await fetch(atom)).status, (await fetch(calendar)).status]).toEqual([404, 404]);
  });

  test('has_changes_posted_to_a_chat', async () => {
    const page = await open(REFERENCE);
    await follow(page);
    await page.getByLabel('Post changes to').selectOption('Discord');
    const url = page.getByLabel('Address of its incoming webhook');
    await url.fill('http://10.0.0.1/hook');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByText('Webhooks are not sent to 10.0.0.1').waitFor();
    expectRefusals(422);
    await url.fill('https://chat.example/hook');
    await page.getByRole('button', { name: 'Create webhook' }).click();
    await page.getByText('Discord, chat.example').waitFor();
    const { body } = await get<{ items: { format: string; filter: object }[] }>(`${service.url}/v1/subscriptions`);
    expect(body.items).toMatchObject([{ format: 'discord', filter: { partnership: ['microsoft-openai'] } }]);
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Nothing is posted there any more.').waitFor();
    await page.getByText('Discord, chat.example').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    expect(await url.isVisible()).toBe(false);
  });

  test.each([
    ['light', WIDE],
    ['dark', NARROW],
  ] as const)('is_accessible_and_fits_in_%s_colours_at_%j', async (colorScheme, viewport) => {
    const page = await open(REFERENCE, { colorScheme, viewport });
    await follow(page);
    await page.getByRole('button', { name: 'Create a private address' }).click();
    await page.getByRole('button', { name: 'Revoke' }).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    const box = (await page.locator('.follow-items').boundingBox())!;
    expect([box.x >= 0, box.x + box.width <= viewport.width]).toEqual([true, true]);
    expect(await violationsOf(page)).toEqual([]);
  });
});

test('addresses_of_before_lead_to_the_same_view', async () => {
  const page = await open('/?partnership=acme-globex&at=2026-03-01');
  await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
});

test('a_link_restores_a_view', async () => {
  const page = await open(
    `${REFERENCE}&at=2025-12-01&knownAt=2026-01-01&term=api-hosting/all&shown=2024-01-01..2027-12-31`,
  );
  await why(page).getByRole('heading', { name: 'Hosting of APIs' }).waitFor();
  await why(page).getByText('On 1 Dec 2025, as known on 1 Jan 2026').waitFor();
  expect(await asked(page).getAttribute('data-day')).toBe('2025-12-01');
  expect(await known(page).getAttribute('data-day')).toBe('2026-01-01');
  expect(await lane(page, 'api-hosting/all').getAttribute('data-selected')).toBe('true');
  expect(await page.locator('.tick').allTextContents()).toContain('2025');
});

test('a_day_that_is_not_understood_is_refused_in_words', async () => {
  const page = await open(`${FACETS}&at=2025-12-31`);
  const day = page.getByLabel('On the day', { exact: true });
  await day.fill('01/03/2026');
  await page.getByText('“01/03/2026” may be 1 Mar 2026 or 3 Jan 2026: write which.').waitFor();
  await day.blur();
  await page.getByText('The answer is still that of 31 Dec 2025.').waitFor();
  expect(await day.inputValue()).toBe('01/03/2026');
  expect(await violationsOf(page)).toEqual([]);
  await day.fill('1 March 2026');
  await page.waitForURL(/at=2026-03-01/);
  expect(await page.getByText('The answer is still').count()).toBe(0);
});

describe('an explanation', () => {
  test('tells_claims_sources_and_why_they_govern', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}&at=2026-03-01`);
    await lane(page, 'api-hosting/stateless').getByRole('button').first().click();
    await page.waitForURL(/term=api-hosting\/stateless/);
    expect(query(page, 'at')).toBe('2026-03-01');
    await why(page).getByText('Stateless APIs are hosted only on Azure').first().waitFor();
    await why(page).getByRole('heading', { name: 'What governs' }).waitFor();
    const others = why(page).locator('.others', { hasText: 'claims that do not' });
    expect(await others.getByText('superseded by a later claim').isVisible()).toBe(false);
    await others.locator('summary').click();
    await others.getByText('superseded by a later claim').waitFor();
    const source = why(page).getByRole('link', { name: 'OpenAI' }).last();
    expect(await source.getAttribute('href')).toMatch(/^https:\/\/openai\.com\//);
    await page.keyboard.press('Escape');
    await answer(page).waitFor();
    expect(query(page, 'term')).toBeNull();
  });

  test('is_copied_as_a_citation', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01&term=api-hosting/stateless`, {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await why(page).getByRole('button', { name: 'Copy citation' }).click();
    await why(page).getByText('Citation copied.').waitFor();
    const text = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(text).toMatch(/^Hosting of APIs, stateless, on 1 Mar 2026, as known on /);
    expect(text).toMatch(/Source: .*openai\.com/);
    expect(text).toContain(`Answer: ${service.url}/v1/partnerships/microsoft-openai/`);
  });

  test('of_a_link_is_in_sight_where_it_stands_below_the_picture', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01&term=api-hosting/stateless`, { viewport: NARROW });
    await why(page).getByText('Definitely').waitFor();
    await lane(page, 'third-party-collaboration/others').waitFor();
    const top = () => page.evaluate<number>("document.querySelector('.explain h2').getBoundingClientRect().top");
    await until('the heading of the term is in the upper half of the window', async () => {
      const now = await top();
      return now >= 0 && now < NARROW.height / 2;
    });
  });

  test('says_that_choosing_a_bar_has_moved_the_day', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}&at=2026-03-01`);
    await lane(page, 'investment/2019').getByRole('button').click();
    await why(page).getByText('Definitely').waitFor();
    expect(await why(page).getByText('the day has moved').count()).toBe(0);
    await lane(page, 'ip-licence/models').getByRole('button').first().click();
    await why(page)
      .getByRole('status')
      .getByText('does not include 1 Mar 2026: the day has moved to 21 Jan 2025.')
      .waitFor();
    expect(query(page, 'at')).toBe('2025-01-21');
  });

  test('of_a_later_day_says_up_to_when_news_was_looked_for', async () => {
    const page = await open(`${REFERENCE}&at=2026-10-15&term=api-hosting/all`);
    await why(page).getByText('News was looked for only up to 30 Sept 2026.').waitFor();
    await page.getByLabel('On the day', { exact: true }).fill('2026-05-01');
    await why(page).getByText('On 1 May 2026').waitFor();
    expect(await why(page).getByText('News was looked for').count()).toBe(0);
  });

  test('tells_what_is_not_counted', async () => {
    const page = await open(`${FACETS}&at=2026-03-01&term=warranty/all`);
    await why(page).getByRole('heading', { name: 'Not counted' }).waitFor();
    await why(page).getByText('1 Feb 2026, announced, not binding').waitFor();
  });

  test('tells_what_was_reported_otherwise_by_whom_and_leads_to_it', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}&at=2026-05-01&term=api-hosting/all`);
    await why(page).getByText('Says otherwise, from 28 Apr 2026, said by One news outlet:').waitFor();
    await why(page).getByText('Azure stays the exclusive provider of API capacity.').waitFor();
    await lane(page, 'api-hosting/all').getByRole('button', { name: 'OpenAI may offer its APIs' }).first().hover();
    await page
      .locator('.tooltip')
      .getByText('only reported, by One news outlet: Azure stays', { exact: false })
      .waitFor();
    await why(page).getByRole('link', { name: 'One outlet says that APIs stay exclusive to Azure' }).click();
    await page.getByRole('complementary', { name: 'Events' }).waitFor();
    expect(query(page, 'events')).toBe('2026-04-28..2026-04-28');
  });

  test('tells_dissent_where_nothing_governs', async () => {
    const page = await open(FACETS);
    await lane(page, 'audit-rights/all').getByRole('button').click();
    await why(page).getByRole('heading', { name: 'Dissent' }).waitFor();
    await why(page).getByText('Nothing is in force on that day.').waitFor();
    await why(page).getByText('Acme says that it may audit.').first().waitFor();
  });

  test('of_an_event_leads_to_its_correction', async () => {
    const page = await open(REFERENCE);
    await page.getByRole('button', { name: /^Microsoft licenses GPT-3 exclusively/ }).click();
    const events = page.getByRole('complementary', { name: 'Events' });
    await events.getByText('Agreement published').waitFor();
    await events.getByRole('link', { name: 'Correct', exact: true }).click();
    await page.getByRole('heading', { name: 'Correct an event' }).waitFor();
    await expect(field(page, '/events/0/data/replacement/title').inputValue()).resolves.toBe(
      'Microsoft licenses GPT-3 exclusively',
    );
  });
});

describe('an event', () => {
  const said = (page: Page): Locator =>
    page
      .getByRole('complementary', { name: 'Events' })
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'Joint statement: the terms of October 2025 stand' }) });

  test('tells_which_terms_it_changed_and_which_it_reaffirmed', async () => {
    const page = await open(`${REFERENCE}&events=2026-02-27..2026-02-27`);
    const clarified = said(page).getByRole('region', { name: 'Clarifies' });
    await clarified
      .getByRole('listitem')
      .filter({ hasText: /^Hosting of APIs, stateless: .* from 28 Oct 2025; in place of Hosting of APIs\.$/ })
      .waitFor();
    expect(await clarified.getByRole('listitem').count()).toBe(9);
    const reaffirmed = said(page).getByText(/^Reaffirms \d+ terms$/);
    const link = said(page).getByRole('link', { name: 'Determination of AGI' });
    expect(await link.isVisible()).toBe(false);
    await reaffirmed.click();
    await link.click();
    await why(page).getByRole('heading', { name: 'Determination of AGI' }).waitFor();
    expect(query(page, 'at')).toBe('2026-02-27');
  });

  test('that_is_only_reported_says_that_it_is_not_counted', async () => {
    const page = await open(`${REFERENCE}&events=2026-04-28..2026-04-28`);
    const events = page.getByRole('complementary', { name: 'Events' });
    await events.getByText('None of it is counted: the event is only reported.').first().waitFor();
    await events.getByText('Azure stays the exclusive provider of API capacity.', { exact: false }).waitFor();
  });
});

describe('a comparison', () => {
  test('of_today_begins_with_the_last_change_of_an_answer', async () => {
    const page = await open(REFERENCE);
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByText(/^(1 term differs|[0-9]+ terms differ)$/).waitFor();
  });

  test('of_two_dates_tells_what_changed_side_by_side', async () => {
    const page = await open(`${REFERENCE}&at=2025-10-28`);
    await page.getByRole('link', { name: 'Compare' }).click();
    // It begins with what the last change before the day changed.
    await page.getByText('22 terms differ').waitFor();
    expect(query(page, 'compare')).toBe('2025-10-27');
    const hosting = page.locator('.difference', { hasText: "OpenAI's products run on Azure only." });
    await expect(hosting.locator('.side').allTextContents()).resolves.toEqual([
      "OpenAI's products run on Azure only.",
      'Any cloud.',
    ]);
    await hosting.getByText('Set by Definitive agreement').waitFor();
    await page.getByLabel('On the day, before', { exact: true }).fill('22 July 2019');
    await page.waitForURL(/compare=2019-07-22/);
    await page.getByRole('link', { name: 'Jan 2025' }).click();
    await page.waitForURL(/at=2025-01-21&compare=2025-01-20/);
    await page
      .getByRole('link', { name: 'Exclusivity on new capacity becomes a right of first refusal' })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Events' }).waitFor();
  });

  test('of_two_moments_shows_both_pictures', async () => {
    const page = await open(`${REFERENCE}&at=2025-12-01&compare=2025-12-01@2026-01-01&${KNOWN}`);
    await page.getByText('10 terms differ').waitFor();
    const share = page.locator('.difference', { hasText: 'Revenue share, other clouds' });
    const pictures = share.locator('.twins svg');
    await pictures.nth(1).locator('.bar').first().waitFor({ state: 'attached' });
    expect(await pictures.nth(0).locator('.bar').count()).toBe(0);
  });
});

test('an_event_that_is_recorded_appears_without_a_reload', async () => {
  const page = await open('/');
  // The stream tells what is recorded from when it is open.
  const stream = page.waitForResponse((response) => response.url().includes('/v1/term-changes/stream'));
  await page.getByRole('link', { name: 'Acme and Globex' }).click();
  await Promise.all([stream, lane(page, 'api-hosting/all').waitFor()]);
  await page.evaluate('window.isSamePage = true');
  const sent = await record(service.url, 'acme-globex', [
    amended(1, {
      title: 'Live from the wire',
      effects: [{ effect: 'set', kind: 'insurance', value: { debtor: 'acme' } }],
    }),
  ]);
  expect(sent.status).toBe(201);
  await lane(page, 'insurance/all').waitFor();
  await page.getByText('Just recorded: Live from the wire').first().waitFor();
  expect(await page.evaluate('window.isSamePage')).toBe(true);
});

describe('the form', () => {
  test('shows_what_the_service_finds_wrong_at_its_field_and_records_what_is_right', async () => {
    const page = await open('/?partnership=acme-globex&record');
    await field(page, '/events/0/occurred').fill('2026-13');
    await field(page, '/events/0/title').fill('A new warranty');
    await field(page, '/events/0/data/agreement/id').fill('e');
    await field(page, '/events/0/data/agreement/title').fill('Agreement e');
    await field(page, '/events/0/data/agreement/form').selectOption('amendment');
    await page.getByRole('button', { name: 'Add a term' }).click();
    await field(page, '/events/0/effects/0/kind').selectOption('warranty');
    const period = field(page, '/events/0/effects/0/value/period');
    await period.fill('a while');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    // What is not understood is not sent.
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Change 1, period' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('/events/0/effects/0/value/period');
    expect(await period.getAttribute('aria-invalid')).toBe('true');
    await period.fill('a year');
    await page.getByText('Understood as 1 year.').waitFor();
    await period.blur();

    // The preview tells what would be refused, before anything is sent to be recorded.
    await page.getByRole('alert').getByText('There is no month 13.').waitFor();
    const occurred = field(page, '/events/0/occurred');
    expect(await occurred.getAttribute('aria-invalid')).toBe('true');
    await expect(page.locator('.field', { has: occurred }).locator('.fault').textContent()).resolves.toBe(
      'There is no month 13.',
    );
    expect(await period.getAttribute('aria-invalid')).toBe('false');
    expect(await field(page, '/events/0/title').getAttribute('aria-invalid')).toBe('false');
    await page.getByRole('alert').getByRole('button', { name: 'There is no month 13.' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('/events/0/occurred');
    expect(troubles).toEqual([]);

    // Who records it all the same is refused, and told so once.
    const refused = page.waitForResponse((response) => response.status() === 422);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    expect(new URL((await refused).url()).pathname).toBe('/v1/partnerships/acme-globex/events');
    await page.locator('#faults:focus').waitFor();
    expect(await page.getByRole('alert').getByText('There is no month 13.').count()).toBe(1);
    expectRefusals(422);

    await occurred.fill('March 2020');
    await occurred.blur();
    await effect(page).getByText('Warranty starts').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await lane(page, 'warranty/all').getByRole('button').first().waitFor();
    expect(await lane(page, 'warranty/all').locator('[data-fade="in"]').count()).toBe(1);
  });

  test('begins_with_an_address_and_words_and_survives_leaving_the_page', async () => {
    const page = await open('/record');
    await page
      .getByLabel('Begin with an address or a text')
      .fill('https://www.apple.com/newsroom/2019/03/card/\nApple and Goldman Sachs announce a card');
    expect(await field(page, '/events/0/title').inputValue()).toBe('Apple and Goldman Sachs announce a card');
    expect(await field(page, '/events/0/sources/0/publisher').inputValue()).toBe('Apple');
    await field(page, '/events/0/occurred').fill('early 2019');
    await page.getByText('Understood as between Jan and Apr 2019.').waitFor();
    await field(page, '/events/0/data/name').fill('Apple and Goldman Sachs');
    await field(page, '/events/0/data/parties/0/name').fill('Apple');
    await field(page, '/events/0/data/parties/1/name').fill('Goldman Sachs');
    expect(await field(page, '/id').inputValue()).toBe('apple-and-goldman-sachs');
    expect(await field(page, '/events/0/data/parties/1/id').inputValue()).toBe('goldman-sachs');
    // Another type and back, and another page and back, lose nothing.
    await field(page, '/events/0/type').selectOption('AgreementPublished');
    await field(page, '/events/0/type').selectOption('PartnershipStarted');
    await page.getByRole('link', { name: 'Deadlines' }).click();
    await page.getByRole('link', { name: 'Record', exact: true }).click();
    await page.getByText('Your draft is here again.').waitFor();
    expect(await field(page, '/events/0/data/parties/1/name').inputValue()).toBe('Goldman Sachs');
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('heading', { name: 'Apple and Goldman Sachs' }).waitFor();
    await page
      .getByRole('button', { name: /^Apple and Goldman Sachs announce a card, between Jan and Apr 2019/ })
      .first()
      .waitFor();
  });

  test('says_of_which_partnership_it_records_since_when_late_news_was_known_and_who_is_named', async () => {
    const page = await open('/record/acme-globex');
    await page.getByRole('main').getByRole('link', { name: 'Acme and Globex' }).waitFor();
    await page.getByRole('link', { name: 'start a new one' }).click();
    await page.getByText('This starts a new partnership.').waitFor();
    const late = page.getByText('This is not news of today.');
    expect(await late.count()).toBe(0);
    await field(page, '/events/0/occurred').fill('1 March 2024');
    await field(page, '/events/0/occurred').blur();
    await late.waitFor();
    await page.getByRole('button', { name: 'It was known since 1 Mar 2024' }).click();
    expect(await field(page, '/recordedAt').inputValue()).toBe('2024-03-01');
    await page.reload();
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByLabel('Begin with an address or a text').fill('Globex works with OpenAI and Acme from 2027 on.');
    expect(await field(page, '/events/0/data/name').inputValue()).toBe('Globex and OpenAI');
    expect(await field(page, '/id').inputValue()).toBe('globex-and-openai');
    expect(await field(page, '/events/0/data/parties/1/id').inputValue()).toBe('openai');
  });

  test('corrects_an_event', async () => {
    const before = await get<{ items: { eventId: string; event: { title: string } }[] }>(
      `${service.url}/v1/partnerships/acme-globex/events`,
    );
    const { eventId } = before.body.items.find(({ event }) => event.title === 'Acme disagrees')!;
    const page = await open(`/?partnership=acme-globex&correct=${eventId}`);
    await field(page, '/events/0/data/replacement/effects/0/until').fill('2024-12-31');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    // A correction says why.
    await page
      .locator('.field', { has: field(page, '/events/0/data/reason') })
      .locator('.fault')
      .waitFor();
    await field(page, '/events/0/data/reason').fill('It was settled a year earlier.');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    await lane(page, 'api-hosting/all')
      .getByRole('button', { name: /contested from 2 May 2023 to 31 Dec 2024/ })
      .waitFor();
    expect(await page.locator('.recordings path[data-corrects="true"]').count()).toBe(1);
    await page
      .getByRole('button', { name: /^Acme disagrees/ })
      .first()
      .click();
    await page.getByText('It was settled a year earlier.', { exact: false }).waitFor();
  });
});

/** The region that tells what recording would do. */
const effect = (page: Page): Locator => page.getByRole('region', { name: 'What this would do' });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('news of a term', () => {
  /** A partnership of its own, with one term that renews itself. */
  const startRenewing = async (id: string): Promise<void> => {
    const events = facets.slice(0, 1).map((event) => ({
      ...event,
      effects: [
        ...event.effects,
        {
          effect: 'set',
          kind: 'supply',
          from: '2020-01-01',
          until: '2025-12-31',
          renewal: { period: 'P1Y', notice: 'P3M' },
          value: { supplier: 'acme', customer: 'globex', exclusivity: 'exclusive' },
        },
      ],
    }));
    expect((await record(service.url, id, events)).status).toBe(201);
  };

  test('starts_from_the_value_in_force_and_shows_its_effect_before_it_is_recorded', async () => {
    await startRenewing('news-changed');
    const page = await open('/partnerships/news-changed?term=api-hosting/all');
    await page.getByText('Record news of this term').click();
    await page.getByRole('link', { name: 'It changes' }).click();
    await page.getByRole('heading', { name: 'Change a term' }).waitFor();
    await page.getByText(/^In force on .*, since 1 Jan 2019: Acme hosts\.$/).waitFor();
    await press(page, 'Start from this value');
    expect(await field(page, '/events/0/effects/0/value/provider').inputValue()).toBe('acme');
    await field(page, '/events/0/effects/0/value/summary').fill('Acme hosts, others too.');
    await field(page, '/events/0/title').fill('Others may host, too');
    await field(page, '/events/0/occurred').fill('1 June 2026');
    await field(page, '/events/0/data/agreement/title').fill('Second amendment');
    expect(await field(page, '/events/0/data/agreement/id').inputValue()).toBe('second-amendment');
    await field(page, '/events/0/data/agreement/form').selectOption('amendment');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    await field(page, '/events/0/sources/0/publisher').blur();
    await effect(page).getByText('Hosting of APIs changes').waitFor();
    await effect(page).getByText('from 1 Jun 2026: Acme hosts. → Acme hosts, others too.').waitFor();
    // Before: possible in 2019, then certain. After: the same until June, and the new value.
    expect(await effect(page).locator('.small-bar').count()).toBe(5);
    const { body } = await get<{ head: { version: number } }>(`${service.url}/v1/partnerships/news-changed`);
    expect(body.head.version).toBe(1);
    await press(page, 'Record');
    await lane(page, 'api-hosting/all')
      .getByRole('button', { name: /others too/ })
      .first()
      .waitFor();
  });

  test('names_somebody_new_with_one_click_at_the_field', async () => {
    await startRenewing('news-named');
    const page = await open('/record/news-named?act=change&term=api-hosting/all');
    await field(page, '/events/0/title').fill('AWS hosts, too');
    await field(page, '/events/0/occurred').fill('1 June 2026');
    await field(page, '/events/0/data/agreement/title').fill('Second amendment');
    await field(page, '/events/0/data/agreement/form').selectOption('amendment');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    const provider = field(page, '/events/0/effects/0/value/provider');
    await provider.fill('Globex Group');
    await provider.blur();
    await press(page, 'It is Globex');
    expect(await provider.inputValue()).toBe('globex');
    await provider.fill('AWS');
    await provider.blur();
    await page.getByRole('alert').getByText('“aws” is not known here').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await press(page, 'Add AWS under “Who else is named”');
    expect(await field(page, '/events/0/thirdParties/0/name').isVisible()).toBe(true);
    expect(await field(page, '/events/0/thirdParties/0/name').inputValue()).toBe('AWS');
    expect(await page.evaluate('document.activeElement.id')).toBe('/events/0/effects/0/value/provider');
    await effect(page).getByText('Hosting of APIs changes').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  test('takes_its_kind_amounts_and_names_from_a_pasted_text', async () => {
    await startRenewing('news-pasted');
    const page = await open('/record/news-pasted');
    // Of the partnership as it is recorded.
    await page.locator('datalist option[value="Globex"]').waitFor({ state: 'attached' });
    await page
      .getByLabel('Begin with an address or a text')
      .fill('27 February 2026 - Globex invests $50 billion in Acme, $15 billion at once.');
    expect(await field(page, '/events/0/type').inputValue()).toBe('InvestmentMade');
    expect(await field(page, '/events/0/title').inputValue()).toBe(
      'Globex invests $50 billion in Acme, $15 billion at once',
    );
    await page.getByText('“invests” in it speaks for: An investment.').waitFor();
    expect(await page.getByText('There is already an event').count()).toBe(0);
    await field(page, '/events/0/occurred').fill('2018~');
    const alike = page.getByText('There is already an event of about 2018 that names Acme, Globex:');
    await alike.getByRole('link', { name: 'Acme and Globex begin' }).waitFor();
    await field(page, '/events/0/data/investor').focus();
    await press(page, 'Globex');
    expect(await field(page, '/events/0/data/investor').inputValue()).toBe('globex');
    await press(page, '$50 billion');
    expect(await field(page, '/events/0/effects/0/kind').inputValue()).toBe('investment');
    const amount = field(page, '/events/0/effects/0/value/amount');
    expect(await amount.inputValue()).toBe('50 billion USD');
    await amount.focus();
    await press(page, '$15 billion');
    expect(await amount.inputValue()).toBe('15 billion USD');
    await amount.fill('100 billion USD over 8 years');
    await page.getByText('Understood as 100 billion USD. Not taken: “over 8 years”.').waitFor();
    await field(page, '/events/0/data/with').fill('NVIDIA / SoftBank');
    await page.getByText('Understood as nvidia and softbank.').waitFor();
    expect(await amount.inputValue()).toBe('100 billion USD');
    await page.getByText('Not taken: “over 8 years”.').waitFor();
    await field(page, '/events/0/data/with').blur();
    expect(await field(page, '/events/0/data/with').inputValue()).toBe('nvidia\nsoftbank');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('is_a_notice_a_dissent_or_a_review_without_news', async () => {
    await startRenewing('news-noticed');
    const page = await open('/record/news-noticed?act=notice&term=supply/all');
    await field(page, '/events/0/title').fill('Globex does not renew');
    await field(page, '/events/0/occurred').fill('1 September 2026');
    await field(page, '/events/0/data/statement').fill('Globex gave notice.');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    await field(page, '/events/0/sources/0/publisher').blur();
    await effect(page).getByText('Supply is given notice of').waitFor();
    await press(page, 'Record');
    await page.getByRole('heading', { name: 'Acme and Globex' }).waitFor();

    // What was recorded is said, and can be looked at and undone.
    const said = page.getByRole('status').filter({ hasText: 'Recorded: Globex does not renew' });
    await said.getByRole('link', { name: 'Globex does not renew' }).click();
    await page.getByRole('complementary', { name: 'Events' }).getByText('recorded just now').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await said.getByRole('link', { name: 'Undo by retracting it' }).click();
    await page.getByRole('heading', { name: 'Retract an event' }).waitFor();
    await press(page, 'Cancel');

    await page.locator('.actions summary', { hasText: 'Record' }).click();
    await page.getByRole('link', { name: 'I looked: no news' }).click();
    await effect(page).getByText('No term changes.').waitFor();
    await press(page, 'Record');
    await page.getByRole('heading', { name: 'Acme and Globex' }).waitFor();
    const answered = await get<{ reviewedThrough: string | null }>(`${service.url}/v1/partnerships/news-noticed/terms`);
    expect(answered.body.reviewedThrough).toMatch(/^\d{4}-\d\d-\d\d$/);

    await page.goto(`${service.url}/record/news-noticed?act=contest&term=supply/all`);
    await field(page, '/events/0/title').fill('Globex says that it never was exclusive');
    await field(page, '/events/0/data/statement').fill('It never was.');
    await field(page, '/events/0/assertedBy').fill('Globex');
    await field(page, '/events/0/effects/0/value/summary').fill('Not exclusive.');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    await field(page, '/events/0/sources/0/publisher').blur();
    await effect(page).getByText('Supply is contested: Not exclusive.').waitFor();
  });

  test('keeps_the_draft_of_a_correction_and_says_since_when_it_was_known', async () => {
    const start = { ...facets[0]!, id: randomUUID() };
    const lines = [{ partnershipId: 'news-late', events: [start], recordedAt: '2026-01-05T12:00:00.000Z' }];
    await importTimeline(
      service.url,
      lines.map((line) => ({ ...line, idempotencyKey: randomUUID() })),
    );
    const page = await open(`/record/news-late?correct=${start.id}`);
    await field(page, '/events/0/data/reason').fill('It was a year later.');
    await field(page, '/events/0/data/replacement/effects/0/from').fill('2020');
    await page.getByRole('link', { name: 'Deadlines' }).click();
    await page.goBack();
    await page.getByText('Your draft is here again.').waitFor();
    expect(await field(page, '/events/0/data/reason').inputValue()).toBe('It was a year later.');
    await page.getByText('It has been known for longer').click();
    await field(page, '/recordedAt').fill('1 January 2026');
    await field(page, '/recordedAt').blur();
    // Nothing is known before what was recorded last.
    await page
      .locator('.field', { has: field(page, '/recordedAt') })
      .locator('.fault')
      .waitFor();
    await field(page, '/recordedAt').fill('3 February 2026');
    await field(page, '/recordedAt').blur();
    await effect(page).getByText('Hosting of APIs is corrected').waitFor();
    await press(page, 'Record the correction');
    await page.getByText('1 event, 1 correction, the last recorded 3 Feb 2026').waitFor();
    await page.getByRole('status').getByText('Corrected: Acme and Globex begin').waitFor();
  });
});

describe('rows of a spreadsheet', () => {
  const report = (page: Page): Locator => page.getByRole('region', { name: 'Report' });
  const row = (page: Page, number: number): Locator =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(number), exact: true }) });
  const pressed = async (button: Locator): Promise<void> => {
    await button.focus();
    await button.press('Enter');
  };
  const check = (page: Page): Promise<void> => pressed(page.getByRole('button', { name: 'Check the rows' }));
  const HEAD = 'Deal\tParties\tDate\tWhat\tVia\tTerm\tSays\n';

  test('are_recorded_once_and_only_after_a_report_of_each', async () => {
    const page = await open('/record', { colorScheme: 'dark', viewport: NARROW });
    await page.getByRole('link', { name: 'Record its rows' }).click();
    const rows = (date: string): string =>
      `${HEAD}Sol and Terra\tSol; Terra\t31.01.2024\tThey join forces\tThe Paper\texclusivity\tOnly Sol\n` +
      `Sol and Terra\t\t${date}\tExtension\tThe Paper\texclusivity\tSol and one other\n` +
      'Sol and Terra\t\tearly 2025\tSol buys\tThe Paper\tPurchase of compute\tSol buys compute\n';
    await page.getByLabel('Or paste the rows').fill(rows('soon'));
    expect(await page.getByLabel(/^When it happened/).inputValue()).toBe('column 2');
    // No head tells who published it.
    await page.getByText('Still needed: Source.').waitFor();
    expect(await page.getByRole('button', { name: 'Check the rows' }).isDisabled()).toBe(true);
    await page.getByLabel(/^Source/).selectOption('Via');
    await check(page);
    await page.getByText('3 rows: 2 would be recorded, 1 cannot be recorded. Nothing is recorded yet.').waitFor();
    await row(page, 3).getByText('Column “Date”: Not a date that is accepted').waitFor();
    expect(await page.getByRole('button', { name: /^Record \d/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Record the other 2 rows' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(NARROW.width);
    expect(await violationsOf(page)).toEqual([]);
    expect((await get(`${service.url}/v1/partnerships/sol-and-terra`)).status).toBe(404);

    await page.getByLabel('Or paste the rows').fill(rows('2024-06'));
    expect(await report(page).count()).toBe(0);
    await page.getByLabel(/^Source/).selectOption('Via');
    await check(page);
    await row(page, 4).getByText('Purchase of compute').waitFor();
    await row(page, 4).getByText('between Jan and Apr 2025').waitFor();
    await row(page, 4).getByText('Sol buys compute').waitFor();
    await row(page, 4).getByText('The Paper').waitFor();
    await pressed(page.getByRole('button', { name: 'Record 3 rows' }));
    await page.getByText('3 rows: 3 were recorded.').waitFor();
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Recorded');
    await check(page);
    await page.getByText('There is nothing to record: all of it is recorded already.').waitFor();
    const { body } = await get<{ head: { version: number } }>(`${service.url}/v1/partnerships/sol-and-terra`);
    expect(body.head.version).toBe(3);
    // Whether a partnership is there is asked, and what is no date is refused.
    troubles = troubles.filter((trouble) => !/status of 40[04]/.test(trouble));
  });

  test('are_read_from_a_file_and_with_a_map_of_columns_that_is_kept_in_one', async () => {
    const page = await open('/import');
    const [sample] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download a sample of three rows' }).click(),
    ]);
    await page.getByLabel('A file of CSV').setInputFiles(await sample.path());
    await check(page);
    await page.getByText('3 rows: 3 would be recorded. Nothing is recorded yet.').waitFor();
    const text = 'Vertrag;Tag;Wer;Titel\nZoë;3/4/2024;Zoë;Für alle\n';
    await page
      .getByLabel('A file of CSV')
      .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
    await page.getByText('Still needed: Partnership, When it happened, What happened, Source.').waitFor();
    const map = { partnership: 'Vertrag', occurred: 'Tag', title: 'Titel', publisher: { value: 'Blatt' } };
    await page.getByText('Keep this for other sheets').click();
    await page.getByLabel('Take it from a file').setInputFiles({
      name: 'columns.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ ...map, dates: 'day-first' })),
    });
    expect(await page.getByLabel('Source, in every row').inputValue()).toBe('Blatt');
    expect(await page.getByLabel('3 April 2025').isChecked()).toBe(true);
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save it as columns.json' }).click(),
    ]);
    expect(JSON.parse(await readFile(await saved.path(), 'utf8'))).toEqual({ ...map, dates: 'day-first' });
    await check(page);
    // Without its parties a partnership does not start.
    await row(page, 2).getByText('the first event of a partnership is PartnershipStarted', { exact: false }).waitFor();
    await row(page, 2).getByText('3 Apr 2024').waitFor();
    troubles = troubles.filter((trouble) => !/status of 40[04]/.test(trouble));
  });
});

test('everything_is_reached_by_the_keyboard_alone', async () => {
  const page = await open(`${REFERENCE}&at=2026-03-01&${KNOWN}`);
  await lane(page, 'api-hosting/all').waitFor();
  const focused = () => page.evaluate<string>("document.activeElement?.getAttribute('aria-label') ?? ''");
  const tabTo = async (what: RegExp): Promise<void> => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      if (what.test(await focused())) return;
    }
    throw new Error(`the Tab key does not lead to ${what.source}`);
  };
  await tabTo(/^The day$/);
  await page.keyboard.press('ArrowLeft');
  await page.waitForURL(/at=2026-02-28/);
  await page.keyboard.press('PageDown');
  await page.waitForURL(/at=2026-02-27/);
  await tabTo(/^What was known then$/);
  // One stop for all lanes, arrows within.
  await tabTo(/^Determination of AGI, /);
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toMatch(/^Hosting of APIs, from 23 Jan 2023/);
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toMatch(/^Hosting of APIs, from 28 Oct 2025/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/term=api-hosting\/all/);
  await why(page).getByRole('heading', { name: 'Hosting of APIs' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Hosting of APIs');
  await page.keyboard.press('Escape');
  await answer(page).waitFor();
  await page.locator('.stretch:focus').waitFor({ state: 'attached' });
  expect(await focused()).toMatch(/^Hosting of APIs, from 28 Oct 2025/);
  await answer(page)
    .getByRole('button', { name: /^Purpose/ })
    .press('Enter');
  await why(page).getByRole('heading', { name: 'Purpose' }).waitFor();
  await page.keyboard.press('Escape');
  await answer(page).waitFor();
  await page.locator('.term:focus').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toMatch(/^Purpose/);
});

test('colours_are_chosen_and_kept', async () => {
  const page = await open('/', { colorScheme: 'light' });
  const paper = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  const light = await paper();
  await page.getByLabel('Colours').selectOption('dark');
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.getByLabel('Colours').selectOption('auto');
  expect(await paper()).toBe(light);
});

test('a_partnership_that_nobody_knows_is_said_to_be_unknown', async () => {
  const page = await open('/?partnership=nobody');
  await page.getByRole('alert').getByText('nobody').waitFor();
  await page.close();
  expectRefusals(404);
});

test('a_service_that_wants_a_token_is_given_one', async () => {
  // Searched for: the list draws only what is in sight.
  const page = await open('/?search=OpenAI');
  await page.route('**/v1/**', async (route) => {
    if (route.request().headers()['authorization'] === 'Bearer secret') return route.continue();
    const problem = { type: '/problems/token-missing', title: 'Token missing', status: 401, code: 'token-missing' };
    return route.fulfill({ status: 401, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await page.reload();
  await page.getByLabel('This service asks for a token').fill('secret');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: /Microsoft and OpenAI/ }).waitFor();
  expectRefusals(401);
});

/** Addresses, and what is there once all is. */
const VIEWS = {
  the_list: ['/', '.expirations, section > .quiet'],
  a_picture: [FACETS, '.answer .term'],
  a_picture_of_agreements: [AGREEMENTS, '.answer .term'],
  an_explanation: [`${REFERENCE}&at=2026-03-01&term=api-hosting/stateless`, '.claims .claim'],
  the_events_of_a_day: [`${REFERENCE}&events=2026-02-27..2026-02-27`, '.effects h4'],
  a_comparison: [`${REFERENCE}&at=2025-10-28&compare=2025-10-27`, '.twins .bar'],
  the_expirations: ['/?expirations', '.expirations li'],
  the_form: ['/?partnership=acme-globex&record', 'form button.main'],
  rows_of_a_spreadsheet: ['/import', 'textarea'],
  the_form_of_a_term: ['/record/microsoft-openai?act=change&term=api-hosting/all', '.value-now .chip'],
} as const;

const MODES = [
  ['light', WIDE],
  ['dark', WIDE],
  ['light', NARROW],
  ['dark', NARROW],
] as const;

test.each([MODES[1], MODES[2]])('every_view_fits_in_%s_colours_at_%j', async (colorScheme, viewport) => {
  const page = await open('/', { colorScheme, viewport });
  for (const [address, ready] of Object.values(VIEWS)) {
    await page.goto(`${service.url}${address}`);
    await page.locator(ready).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  }
});

// Both colours and both widths once: a check takes seconds.
describe.each([MODES[0], MODES[3]])('in_%s_colours_at_%j', (colorScheme, viewport) => {
  test.each(Object.entries(VIEWS))('%s_fits_and_is_accessible', async (_, [address, ready]) => {
    const page = await open(address, { colorScheme, viewport });
    await page.locator(ready).first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    expect(await violationsOf(page)).toEqual([]);
  });
});
