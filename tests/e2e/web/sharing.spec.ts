import { readFile } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import type { Page } from 'playwright-core';
import { get } from '../support/http';
import { expectToFit, violationsOf } from './accessibility';
import { REFERENCE, WIDE, NARROW, web, serveThePage, open, lane, expectRefusals } from './page';

serveThePage();

test('an_embedded_picture_is_read_only', async () => {
  const page = await open('/embed/acme-globex?at=2026-03-01');
  await lane(page, 'api-hosting/all').waitFor();
  expect(await page.getByRole('navigation').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Record' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Open' }).getAttribute('href')).toBe(
    '/partnerships/acme-globex?at=2026-03-01',
  );
});

test('a_picture_is_downloaded_as_an_image_with_its_permanent_link_and_sources', async () => {
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

  test('creates_and_revokes_private_addresses_of_the_feed_and_the_calendar', async () => {
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

  test('sets_up_messages_to_a_chat', async () => {
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
    const { body } = await get<{ items: { format: string; filter: object }[] }>(`${web.service.url}/v1/subscriptions`);
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
    await expectToFit(page, viewport);
    const box = (await page.locator('.follow-items').boundingBox())!;
    expect([box.x >= 0, box.x + box.width <= viewport.width]).toEqual([true, true]);
    expect(await violationsOf(page)).toEqual([]);
  });
});
