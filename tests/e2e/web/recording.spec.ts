import type { Page } from 'playwright-core';
import { amended } from '../support/events';
import { get, record } from '../support/http';
import { web, serveThePage, open, lane, field, expectRefusals, effect } from './page';

serveThePage();

test('a_recorded_event_appears_without_a_reload', async () => {
  const page = await open('/');
  // The stream reports only events that are recorded after it has opened.
  const stream = page.waitForResponse((response) => response.url().includes('/v1/term-changes/stream'));
  await page.getByRole('link', { name: 'Acme and Globex' }).click();
  await Promise.all([stream, lane(page, 'api-hosting/all').waitFor()]);
  await page.evaluate('window.isSamePage = true');
  const sent = await record(web.service.url, 'acme-globex', [
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
  test('shows_faults_at_their_fields_and_records_the_corrected_event', async () => {
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
    // Words that are not understood are not sent.
    await page.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByRole('alert').getByRole('button', { name: 'Change 1, period' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('/events/0/effects/0/value/period');
    expect(await period.getAttribute('aria-invalid')).toBe('true');
    await period.fill('a year');
    await page.getByText('Understood as 1 year.').waitFor();
    await period.blur();

    // The preview shows refusals before the event is sent.
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
    expect(web.troubles).toEqual([]);

    // Recording it anyway is refused, and the refusal is shown once.
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

  test('is_filled_from_a_pasted_text_and_keeps_its_draft_when_the_page_is_left', async () => {
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
    // Changing the type or the page and returning loses nothing.
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

  test('records_although_the_preview_arrives_while_the_button_is_pressed', async () => {
    const page = await open('/record');
    const send = await holdPreviews(page);
    await field(page, '/events/0/occurred').fill('2024');
    await field(page, '/events/0/title').fill('They begin');
    await field(page, '/events/0/data/name').fill('Initech and Hooli');
    await field(page, '/events/0/data/parties/0/name').fill('Initech');
    await field(page, '/events/0/data/parties/1/name').fill('Hooli');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    await page.getByRole('button', { name: 'Record', exact: true }).hover();
    await page.mouse.down();
    send();
    await effect(page).getByText('It becomes version 1').waitFor();
    await page.mouse.up();
    await page.getByRole('heading', { name: 'Initech and Hooli' }).waitFor();
  });

  test('keeps_the_buttons_of_a_short_form_in_their_place_when_the_preview_arrives', async () => {
    const page = await open(`/?partnership=acme-globex&correct=${await eventNamed('Acme disagrees')}&act=retract`);
    const send = await holdPreviews(page);
    await field(page, '/events/0/data/reason').fill('It was a rumour.');
    const button = page.getByRole('button', { name: 'Retract', exact: true });
    const before = await button.boundingBox();
    send();
    await effect(page).getByRole('listitem').first().waitFor();
    expect(await button.boundingBox()).toEqual(before);
  });

  test('shows_the_partnership_the_recording_time_and_the_named_parties', async () => {
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
    const page = await open(`/?partnership=acme-globex&correct=${await eventNamed('Acme disagrees')}`);
    await field(page, '/events/0/data/replacement/effects/0/until').fill('2024-12-31');
    await page.getByRole('button', { name: 'Record the correction' }).click();
    // A correction needs a reason.
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

/** Delays the previews of a page until the returned function is called. */
async function holdPreviews(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/preview', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

async function eventNamed(title: string): Promise<string> {
  const { body } = await get<{ items: { eventId: string; event: { title: string } }[] }>(
    `${web.service.url}/v1/partnerships/acme-globex/events`,
  );
  return body.items.find(({ event }) => event.title === title)!.eventId;
}
