import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { importLines } from '../support/http';
import { REFERENCE, AGREEMENTS, KNOWN, NARROW, web, serveThePage, open, lane, answer, why, attributes } from './page';

serveThePage();

describe('the picture of agreements', () => {
  const strips = (page: Page, term: string, shape: string): Locator =>
    lane(page, term).locator('.segment', { has: page.locator(shape) });
  const labels = (of: Locator) => attributes(of, 'aria-label');

  test('draws_pending_claims_from_the_day_on_which_they_were_stated', async () => {
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

  test('draws_overrides_in_front_of_the_values_that_they_cover', async () => {
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

  test('marks_the_deadline_for_notice_and_the_renewal_that_follows_it', async () => {
    const page = await open(AGREEMENTS);
    const shops = lane(page, 'cooperation/shops');
    await shops.locator('.flag-of-notice').waitFor();
    await shops.locator('text[data-kind="notice"]').getByText(/\d{4}/).waitFor();
    await expect(labels(shops.getByRole('button'))).resolves.toContainEqual(
      expect.stringMatching(/Give notice by 30 Sept \d{4}, or it renews on 1 Jan \d{4} to 31 Dec \d{4}\.$/),
    );
  });

  test('marks_the_days_on_which_a_term_renewed', async () => {
    const page = await open(AGREEMENTS);
    const shops = lane(page, 'cooperation/shops');
    await shops.locator('.renewal-turn').first().waitFor();
    // The term renewed each year from 2022 on, except 2024, when it was suspended.
    const times = new Date().getUTCFullYear() - 2022;
    expect(await shops.locator('.renewal-turn').count()).toBe(times);
    await expect(labels(shops.getByRole('button'))).resolves.toContainEqual(
      expect.stringContaining('Renewed itself on 1 Jan 2022 and 1 Jan 2023.'),
    );
    await page.getByRole('group', { name: 'Legend' }).getByText('renewed itself').waitFor();
  });

  test('draws_terms_that_were_called_off_before_they_started', async () => {
    const lines = await readFile(join(__dirname, '../../../docs/gallery/lumen-fabrikam.ndjson'), 'utf8');
    await importLines(web.service.url, lines.trim().split('\n'));
    const page = await open('/partnerships/lumen-fabrikam');
    const asia = lane(page, 'licence-grant/asia');
    await asia.getByText('called off').waitFor();
    expect(await asia.locator('.scope').innerText()).toBe('Asia');
    await asia.getByRole('button', { name: /agreed 1 Feb 2022, called off 4 May 2023 before it started/ }).click();
    await why(page).getByText('its agreement had ended').waitFor();
  });

  test('draws_lines_between_lanes_behind_the_lane_names', async () => {
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

  test('has_a_lane_for_each_party_that_joins_or_leaves', async () => {
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
    // If no party joins or leaves, the parties appear only in the legend.
    await page.goto(`${web.service.url}${REFERENCE}`);
    await lane(page, 'api-hosting/all').waitFor();
    expect(await page.locator('.lane[data-term^="@parties"]').count()).toBe(0);
  });

  test('has_a_legend_of_the_shapes_that_it_contains', async () => {
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
