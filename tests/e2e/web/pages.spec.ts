import { randomUUID } from 'node:crypto';
import { until } from '#testing';
import type { Locator, Page } from 'playwright-core';
import { violationsOf } from './accessibility';
import {
  REFERENCE,
  FACETS,
  KNOWN,
  NARROW,
  web,
  serveThePage,
  open,
  dayHandle,
  known,
  lane,
  answer,
  why,
  field,
  query,
  expectRefusals,
} from './page';

serveThePage();

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

  test('answers_an_example_question_and_lists_future_deadlines', async () => {
    const page = await open('/');
    const example = page.getByRole('figure', { name: 'An example' });
    await example.getByRole('link', { name: 'See why, and who says so' }).waitFor();
    await page.locator('.ahead .expirations li').first().waitFor();
    await page.locator('.card', { hasText: 'Microsoft · OpenAI' }).locator('.small-bar').first().waitFor();
    await example.getByRole('link').click();
    await why(page).getByText('Definitely').waitFor();
  });

  test('offers_further_steps_if_a_search_finds_nothing', async () => {
    const page = await open('/?search=nobody');
    await page.getByText('No partnership has “nobody” in its name or parties.').waitFor();
    await page.getByRole('link', { name: 'Show all' }).click();
    await page.getByRole('link', { name: 'Acme and Globex' }).waitFor();
  });

  test('reports_once_that_the_service_is_unreachable', async () => {
    const page = await open('/deadlines');
    await page.route('**/v1/partnerships?*', (route) => route.abort());
    await page.getByRole('link', { name: 'Partnerships', exact: true }).click();
    await page.getByRole('alert').getByText('does not answer').waitFor();
    expect(await page.getByRole('alert').count()).toBe(1);
    await page.unroute('**/v1/partnerships?*');
    await page.getByRole('link', { name: 'Acme and Globex' }).waitFor();
    web.troubles = web.troubles.filter((trouble) => !trouble.includes('net::ERR_FAILED'));
  });

  test('of_twenty_thousand_draws_only_visible_entries_and_finds_the_last', async () => {
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

  test('of_expirations_links_to_the_term_on_its_last_day', async () => {
    const page = await open('/?expirations=2032-01-01..2033-12-31');
    await page.getByRole('link', { name: /Licence of intellectual property, models and products/ }).click();
    await why(page).getByText('Definitely').waitFor();
    expect(query(page, 'at')).toBe('2032-12-31');
  });
});

test('former_addresses_open_the_same_view', async () => {
  const page = await open('/?partnership=acme-globex&at=2026-03-01');
  await answer(page).getByText('On 1 Mar 2026', { exact: true }).waitFor();
});

test('a_link_restores_a_view', async () => {
  const page = await open(
    `${REFERENCE}&at=2025-12-01&knownAt=2026-01-01&term=api-hosting/all&shown=2024-01-01..2027-12-31`,
  );
  await why(page).getByRole('heading', { name: 'Hosting of APIs' }).waitFor();
  await why(page).getByText('On 1 Dec 2025, as known on 1 Jan 2026').waitFor();
  expect(await dayHandle(page).getAttribute('data-day')).toBe('2025-12-01');
  expect(await known(page).getAttribute('data-day')).toBe('2026-01-01');
  expect(await lane(page, 'api-hosting/all').getAttribute('data-selected')).toBe('true');
  expect(await page.locator('.tick').allTextContents()).toContain('2025');
});

test('a_day_that_is_not_understood_is_refused_with_an_explanation', async () => {
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
  test('shows_claims_sources_and_the_reasons_why_they_govern', async () => {
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
    expect(text).toContain(`Answer: ${web.service.url}/v1/partnerships/microsoft-openai/`);
  });

  test('that_a_link_opens_is_scrolled_into_view_below_the_picture', async () => {
    const page = await open(`${REFERENCE}&at=2026-03-01&term=api-hosting/stateless`, { viewport: NARROW });
    await why(page).getByText('Definitely').waitFor();
    await lane(page, 'third-party-collaboration/others').waitFor();
    const top = () => page.evaluate<number>("document.querySelector('.explain h2').getBoundingClientRect().top");
    await until('the heading of the term is in the upper half of the window', async () => {
      const now = await top();
      return now >= 0 && now < NARROW.height / 2;
    });
  });

  test('notes_that_choosing_a_bar_has_moved_the_day', async () => {
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

  test('of_a_day_after_the_last_review_shows_the_review_date', async () => {
    const page = await open(`${REFERENCE}&at=2026-10-15&term=api-hosting/all`);
    await why(page).getByText('Checked for news only up to 30 Sept 2026.').waitFor();
    await page.getByLabel('On the day', { exact: true }).fill('2026-05-01');
    await why(page).getByText('On 1 May 2026').waitFor();
    expect(await why(page).getByText('Checked for news').count()).toBe(0);
  });

  test('lists_claims_that_are_not_counted', async () => {
    const page = await open(`${FACETS}&at=2026-03-01&term=warranty/all`);
    await why(page).getByRole('heading', { name: 'Not counted' }).waitFor();
    await why(page).getByText('1 Feb 2026, announced, not binding').waitFor();
  });

  test('names_deviating_reports_and_their_publishers_and_links_to_them', async () => {
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

  test('shows_dissent_where_nothing_governs', async () => {
    const page = await open(FACETS);
    await lane(page, 'audit-rights/all').getByRole('button').click();
    await why(page).getByRole('heading', { name: 'Dissent' }).waitFor();
    await why(page).getByText('Nothing is in force on that day.').waitFor();
    await why(page).getByText('Acme says that it may audit.').first().waitFor();
  });

  test('links_to_the_correction_of_an_event', async () => {
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
  const effects = (page: Page): Locator =>
    page
      .getByRole('complementary', { name: 'Events' })
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'Joint statement: the terms of October 2025 stand' }) });

  test('lists_the_terms_that_it_changed_and_reaffirmed', async () => {
    const page = await open(`${REFERENCE}&events=2026-02-27..2026-02-27`);
    const clarified = effects(page).getByRole('region', { name: 'Clarifies' });
    await clarified
      .getByRole('listitem')
      .filter({ hasText: /^Hosting of APIs, stateless: .* from 28 Oct 2025; in place of Hosting of APIs\.$/ })
      .waitFor();
    expect(await clarified.getByRole('listitem').count()).toBe(9);
    const reaffirmed = effects(page).getByText(/^Reaffirms \d+ terms$/);
    const link = effects(page).getByRole('link', { name: 'Determination of AGI' });
    expect(await link.isVisible()).toBe(false);
    await reaffirmed.click();
    await link.click();
    await why(page).getByRole('heading', { name: 'Determination of AGI' }).waitFor();
    expect(query(page, 'at')).toBe('2026-02-27');
  });

  test('that_is_only_reported_is_marked_as_not_counted', async () => {
    const page = await open(`${REFERENCE}&events=2026-04-28..2026-04-28`);
    const events = page.getByRole('complementary', { name: 'Events' });
    await events.getByText('None of it is counted: the event is only reported.').first().waitFor();
    await events.getByText('Azure stays the exclusive provider of API capacity.', { exact: false }).waitFor();
  });
});

describe('a comparison', () => {
  test('of_today_starts_from_the_last_change_of_an_answer', async () => {
    const page = await open(REFERENCE);
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByText(/^(1 term differs|[0-9]+ terms differ)$/).waitFor();
  });

  test('of_two_dates_shows_changes_side_by_side', async () => {
    const page = await open(`${REFERENCE}&at=2025-10-28`);
    await page.getByRole('link', { name: 'Compare' }).click();
    // The comparison begins with the last change before the day.
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

test('every_control_is_reachable_by_keyboard', async () => {
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
  // All lanes are one tab stop; the arrow keys move within them.
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
  await page.locator('.segment:focus').waitFor({ state: 'attached' });
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

test('the_chosen_colour_scheme_is_kept', async () => {
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

test('an_unknown_partnership_is_reported_as_unknown', async () => {
  const page = await open('/?partnership=nobody');
  await page.getByRole('alert').getByText('nobody').waitFor();
  await page.close();
  expectRefusals(404);
});

test('the_page_asks_for_a_token_if_the_service_requires_one', async () => {
  // The partnership is searched for, because the list renders only visible entries.
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
