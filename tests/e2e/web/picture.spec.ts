import type { Locator } from 'playwright-core';
import { get } from '../support/http';
import {
  NARROW,
  REFERENCE,
  FACETS,
  KNOWN,
  web,
  serveThePage,
  open,
  dayHandle,
  known,
  lane,
  answer,
  attributes,
  query,
  drag,
  dragDate,
} from './page';

serveThePage();

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

  test('is_requested_once_before_the_page_that_draws_it_has_loaded', async () => {
    const page = await open('/?expirations');
    const questions: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/timeline')) questions.push(request.url());
    });
    let load = (): void => undefined;
    const released = new Promise<void>((resolve) => (load = resolve));
    await page.route('**/assets/page-*.js', async (route) => {
      await released;
      await route.continue();
    });
    const answered = page.waitForResponse(/\/timeline$/);
    await page.goto(`${web.service.url}${FACETS}`, { waitUntil: 'commit' });
    await (await answered).finished();
    expect(await page.locator('#page').innerHTML()).toBe('');
    load();
    await lane(page, 'api-hosting/all').waitFor();
    expect(questions).toHaveLength(1);
  });

  test('shows_imprecise_contested_announced_and_reaffirmed_terms', async () => {
    const page = await open(FACETS);
    const hosting = lane(page, 'api-hosting/all');
    await hosting.waitFor();
    const fades = (of: Locator) => attributes(of.locator('[data-fade]'), 'data-fade');
    // Acme hosts from an unknown day in 2019 on. Globex replaces it on an unknown day in 2021, so either may host in that year.
    expect(await fades(hosting)).toEqual(['in']);
    expect(await hosting.locator('[data-certainty="one-of"] polygon').count()).toBe(2);
    // The term may have begun from 2017 to 2019, and may have ended in 2028.
    expect(await fades(lane(page, 'ip-licence/all'))).toEqual(['in', 'out']);
    expect(await hosting.locator('.contest').count()).toBe(1);
    expect(await page.locator('.mark .reaffirmation').count()).toBe(1);
    expect(await lane(page, 'governing-law/all').locator('.bar[data-colour="absent"]').count()).toBeGreaterThan(0);
    expect(await lane(page, 'warranty/all').locator('.announced').count()).toBe(1);
    expect(await page.locator('.mark[data-standing="announced"]').count()).toBe(1);
  });

  test('has_event_titles_above_the_axis_and_a_legend_of_its_colours', async () => {
    const page = await open(`${REFERENCE}&${KNOWN}`);
    await page.locator('.event-title button', { hasText: 'Amazon invests in OpenAI' }).waitFor();
    const legend = page.getByRole('group', { name: 'Legend' });
    await expect(legend.getByRole('list').first().allInnerTexts()).resolves.toEqual([
      ['Microsoft', 'OpenAI', 'Amazon', 'anyone', 'nobody named', 'not disclosed'].join('\n'),
    ]);
    // An arrow leads from the replaced term to its replacement.
    expect(await lane(page, 'api-hosting/all').locator('.arrow').count()).toBe(1);
    expect(await lane(page, 'api-hosting/stateless').locator('.arrow').count()).toBe(1);
    await page.locator('.event-title button', { hasText: 'Amazon invests' }).click();
    await page.getByRole('heading', { name: 'Joint statement: the terms of October 2025 stand' }).waitFor();
  });

  test('has_a_tooltip_under_the_pointer_that_escape_closes', async () => {
    const page = await open(REFERENCE);
    await lane(page, 'compute-supply/all').getByRole('button').nth(1).hover();
    const tip = page.locator('.tooltip');
    await tip.getByText('OpenAI may take new capacity elsewhere', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await tip.waitFor({ state: 'detached' });
  });

  test('has_a_tooltip_in_front_of_the_panel', async () => {
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
    // The pointer is between bars, because a press on a rail would move a handle.
    const lanes = (await page.locator('.lanes').boundingBox())!;
    await page.mouse.move(box.x + 300, lanes.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + 400, lanes.y + 4, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL((url) => !url.search.includes(`shown=${before}`));
    expect(Math.abs(span() - near)).toBeLessThan(3);
    await dayHandle(page).focus();
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

  test('is_transformed_during_a_movement_and_redrawn_when_it_ends', async () => {
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

  test('is_printed_without_interactive_controls', async () => {
    const page = await open(REFERENCE);
    const hint = page.getByRole('complementary', { name: 'How to read this picture' });
    await hint.waitFor();
    await page.emulateMedia({ media: 'print' });
    for (const each of [hint, page.locator('.zoom'), page.locator('.actions')]) await each.waitFor({ state: 'hidden' });
    expect(await lane(page, 'api-hosting/all').isVisible()).toBe(true);
  });

  test('explains_its_handles_until_the_hint_is_closed', async () => {
    const page = await open(REFERENCE);
    const hint = page.getByRole('complementary', { name: 'How to read this picture' });
    await hint.getByRole('button', { name: 'Got it' }).click();
    await hint.waitFor({ state: 'detached' });
    await page.reload();
    await lane(page, 'api-hosting/all').waitFor();
    expect(await hint.count()).toBe(0);
  });

  test('shows_the_same_days_after_a_movement_as_on_a_reloaded_page', async () => {
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

  test('is_zoomed_by_buttons_and_the_link_contains_the_days_shown', async () => {
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

describe('the selected date', () => {
  test('can_be_dragged_and_updates_the_answer_and_the_address', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01`);
    await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
    const day = await dragDate(page, -200);
    expect(day < '2024').toBe(true);
    await answer(page)
      .getByText('OpenAI’s API', { exact: false })
      .or(answer(page).getByText('Microsoft is the only cloud provider'))
      .first()
      .waitFor();
    const terms = await get<{ terms: { kind: string; scope: string }[] }>(
      `${web.service.url}/v1/partnerships/microsoft-openai/terms?at=${day}`,
    );
    expect(await answer(page).locator('.answer > li').count()).toBe(
      new Set(terms.body.terms.map(({ kind, scope }) => `${kind}/${scope}`)).size,
    );
  });

  test('has_one_history_entry_for_a_whole_drag', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01`);
    await dayHandle(page).waitFor();
    const after = await dragDate(page, -150);
    await page.goBack();
    await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
    expect(await dayHandle(page).getAttribute('data-day')).toBe('2026-03-01');
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.get('at') === after);
    expect(await dayHandle(page).getAttribute('data-day')).toBe(after);
  });

  test('moves_by_page_keys_from_event_to_event_and_stops_at_the_last', async () => {
    const page = await open(`${REFERENCE}&at=2025-06-01&shown=2025-05-01..2025-07-01`);
    await dayHandle(page).focus();
    for (const day of ['2025-09-11', '2025-10-28']) {
      await page.keyboard.press('PageUp');
      await page.waitForURL((url) => url.searchParams.get('at') === day);
    }
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/at=2025-10-27/);
    await page.goto(`${web.service.url}${REFERENCE}&at=2026-09-29`);
    await dayHandle(page).focus();
    await page.keyboard.press('PageUp');
    await page.waitForURL(/at=2026-09-30/);
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(/at=2026-09-29/);
  });

  test('is_indicated_by_an_arrow_if_it_is_outside_the_picture', async () => {
    const page = await open(`${REFERENCE}&at=2023-08-07&shown=2024-07-01..2025-07-01`);
    await dayHandle(page).getByText('← 7 Aug 2023').waitFor();
    expect(await dayHandle(page).getAttribute('aria-valuetext')).toBe('7 Aug 2023');
    await known(page).getByText('all that is known now →').waitFor();
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await dayHandle(page).getByText('7 Aug 2023', { exact: true }).waitFor();
  });

  test('can_be_typed', async () => {
    const page = await open(REFERENCE);
    await page.getByLabel('On the day', { exact: true }).fill('2019-07-21');
    await answer(page).getByText('Nothing is in force on that day.').waitFor();
    expect(query(page, 'at')).toBe('2019-07-21');
  });
});

describe('the moment of knowledge', () => {
  test('moves_from_recording_to_recording_and_updates_the_picture', async () => {
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

  test('of_a_link_is_loaded_before_anything_is_drawn', async () => {
    const page = await open('/');
    let answer = (): void => undefined;
    const released = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/timeline?knownAt=*', async (route) => {
      await released;
      await route.continue();
    });
    const present = page.waitForResponse(/\/timeline$/);
    await page.goto(`${web.service.url}${REFERENCE}&knownAt=2025-11-03`);
    await (await present).finished();
    await page.getByText('Loading…').waitFor();
    // Waits until the received data is drawn.
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
    expect(await page.locator('.lane').count()).toBe(0);
    answer();
    await lane(page, 'api-hosting/all').waitFor();
    expect(await lane(page, 'revenue-share/other-clouds').count()).toBe(0);
  });

  test('can_be_dragged', async () => {
    const page = await open(`${REFERENCE}&at=2025-12-01`);
    await lane(page, 'revenue-share/other-clouds').waitFor();
    await drag(page, known(page), -420);
    await page.waitForURL((url) => (url.searchParams.get('knownAt') ?? '9') < '2022');
    await lane(page, 'revenue-share/other-clouds').waitFor({ state: 'detached' });
  });
});
