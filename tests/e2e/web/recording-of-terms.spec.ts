import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { until } from '#testing';
import type { Locator, Page } from 'playwright-core';
import { get, record } from '../support/http';
import { importTimeline } from '../support/reference';
import { expectToFit, violationsOf } from './accessibility';
import { facets } from './facets';
import { NARROW, web, serveThePage, open, lane, field, effect } from './page';

serveThePage();

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

describe('an event about a term', () => {
  /** Records a separate partnership with one renewing term. */
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
    expect((await record(web.service.url, id, events)).status).toBe(201);
  };

  test('starts_from_the_value_in_force_and_previews_its_effect', async () => {
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
    // Before the change, the value is possible in 2019 and then definite. After it, the same holds until June, and the new value follows.
    expect(await effect(page).locator('.small-bar').count()).toBe(5);
    const { body } = await get<{ head: { version: number } }>(`${web.service.url}/v1/partnerships/news-changed`);
    expect(body.head.version).toBe(1);
    await press(page, 'Record');
    await lane(page, 'api-hosting/all')
      .getByRole('button', { name: /others too/ })
      .first()
      .waitFor();
  });

  test('adds_an_unknown_party_with_one_click_at_the_field', async () => {
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

  test('takes_its_type_amounts_and_names_from_a_pasted_text', async () => {
    await startRenewing('news-pasted');
    const page = await open('/record/news-pasted');
    // The parties are those of the recorded partnership.
    await page.locator('datalist option[value="Globex"]').waitFor({ state: 'attached' });
    await page
      .getByLabel('Begin with an address or a text')
      .fill('27 February 2026 - Globex invests $50 billion in Acme, $15 billion at once.');
    expect(await field(page, '/events/0/type').inputValue()).toBe('InvestmentMade');
    expect(await field(page, '/events/0/title').inputValue()).toBe(
      'Globex invests $50 billion in Acme, $15 billion at once',
    );
    await page.getByText('“invests” in it suggests: An investment.').waitFor();
    expect(await page.getByText('There is already an event').count()).toBe(0);
    await field(page, '/events/0/occurred').fill('2018~');
    const alike = page.getByText('There is already an event of about 2018 that names Acme, Globex:');
    await alike.getByRole('link', { name: 'Acme and Globex begin' }).waitFor();
    await field(page, '/events/0/data/investor').focus();
    await page.locator('.found').getByRole('button', { name: 'Globex' }).click();
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

  test('offers_the_terms_that_a_pasted_text_mentions_and_its_amounts_beside_the_fields', async () => {
    await startRenewing('news-offered');
    const page = await open('/record/news-offered');
    await page
      .getByLabel('Begin with an address or a text')
      .fill('1 June 2026 - Globex invests $50 billion. Acme goes on hosting the API.');
    await press(page, 'Hosting of APIs');
    expect(await field(page, '/events/0/effects/0/value/provider').inputValue()).toBe('acme');
    await press(page, 'Investment (new)');
    const changes = page.locator('[id="/events/0/effects"]');
    await changes.getByRole('button', { name: '$50 billion' }).first().click();
    expect(await field(page, '/events/0/effects/1/value/amount').inputValue()).toBe('50 billion USD');
    expect(await changes.getByText('The text has words of these terms').count()).toBe(0);
    await field(page, '/events/0/effects/1/value/investor').scrollIntoViewIfNeeded();
    await changes.getByRole('button', { name: 'Globex' }).first().click();
    expect(await field(page, '/events/0/effects/1/value/investor').inputValue()).toBe('globex');
    expect(await violationsOf(page)).toEqual([]);
  });

  test('registers_a_click_even_if_leaving_a_field_moves_the_button', async () => {
    await startRenewing('news-pressed');
    const page = await open('/record/news-pressed');
    await page.getByText('It has been known for longer').click();
    await field(page, '/recordedAt').fill('5 May 2020');
    // The press takes as long as a person's. Leaving the field inserts a line below it, which moves the button down.
    await page.getByRole('button', { name: 'Record', exact: true }).click({ delay: 300 });
    await page.getByText('Understood as 5 May 2020.').waitFor();
    await until('the button was clicked', async () => (await page.evaluate('document.activeElement.id')) === 'faults');
  });

  test('can_be_a_notice_a_contest_or_a_review', async () => {
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

    // The page confirms the recording, and links to the event and to its undoing.
    const confirmation = page.getByRole('status').filter({ hasText: 'Recorded: Globex does not renew' });
    await confirmation.getByRole('link', { name: 'Globex does not renew' }).click();
    await page.getByRole('complementary', { name: 'Events' }).getByText('recorded just now').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await confirmation.getByRole('link', { name: 'Undo by retracting it' }).click();
    await page.getByRole('heading', { name: 'Retract an event' }).waitFor();
    await press(page, 'Cancel');

    await page.locator('.actions summary', { hasText: 'Record' }).click();
    await page.getByRole('link', { name: 'I looked: no news' }).click();
    await effect(page).getByText('No term changes.').waitFor();
    await press(page, 'Record');
    await page.getByRole('heading', { name: 'Acme and Globex' }).waitFor();
    const answered = await get<{ reviewedThrough: string | null }>(
      `${web.service.url}/v1/partnerships/news-noticed/terms`,
    );
    expect(answered.body.reviewedThrough).toMatch(/^\d{4}-\d\d-\d\d$/);

    await page.goto(`${web.service.url}/record/news-noticed?act=contest&term=supply/all`);
    await field(page, '/events/0/title').fill('Globex says that it never was exclusive');
    await field(page, '/events/0/data/statement').fill('It never was.');
    await field(page, '/events/0/assertedBy').fill('Globex');
    await field(page, '/events/0/effects/0/value/summary').fill('Not exclusive.');
    await field(page, '/events/0/sources/0/publisher').fill('The Gazette');
    await field(page, '/events/0/sources/0/publisher').blur();
    await effect(page).getByText('Supply is contested: Not exclusive.').waitFor();
  });

  test('keeps_the_draft_of_a_correction_and_states_since_when_it_was_known', async () => {
    const start = { ...facets[0]!, id: randomUUID() };
    const lines = [{ partnershipId: 'news-late', events: [start], recordedAt: '2026-01-05T12:00:00.000Z' }];
    await importTimeline(
      web.service.url,
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
    // The known day is not before the last recording.
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

  test('are_recorded_once_and_only_after_a_check', async () => {
    const page = await open('/record', { colorScheme: 'dark', viewport: NARROW });
    await page.getByRole('link', { name: 'Record its rows' }).click();
    const rows = (date: string): string =>
      `${HEAD}Sol and Terra\tSol; Terra\t31.01.2024\tThey join forces\tThe Paper\texclusivity\tOnly Sol\n` +
      `Sol and Terra\t\t${date}\tExtension\tThe Paper\texclusivity\tSol and one other\n` +
      'Sol and Terra\t\tearly 2025\tSol buys\tThe Paper\tPurchase of compute\tSol buys compute\n';
    await page.getByLabel('Or paste the rows').fill(rows('soon'));
    expect(await page.getByLabel(/^When it happened/).inputValue()).toBe('column 2');
    // No column header names the publisher.
    await page.getByText('Still needed: Source.').waitFor();
    expect(await page.getByRole('button', { name: 'Check the rows' }).isDisabled()).toBe(true);
    await page.getByLabel(/^Source/).selectOption('Via');
    await check(page);
    await page.getByText('3 rows: 2 would be recorded, 1 cannot be recorded. Nothing is recorded yet.').waitFor();
    await row(page, 3).getByText('Column “Date”: Not a date that is accepted').waitFor();
    expect(await page.getByRole('button', { name: /^Record \d/ }).count()).toBe(0);
    await page.getByRole('button', { name: 'Record the other 2 rows' }).waitFor();
    await expectToFit(page, NARROW);
    expect(await violationsOf(page)).toEqual([]);
    expect((await get(`${web.service.url}/v1/partnerships/sol-and-terra`)).status).toBe(404);

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
    const { body } = await get<{ head: { version: number } }>(`${web.service.url}/v1/partnerships/sol-and-terra`);
    expect(body.head.version).toBe(3);
    // The check queries a missing partnership, and an invalid date is refused.
    web.troubles = web.troubles.filter((trouble) => !/status of 40[04]/.test(trouble));
  });

  test('are_read_from_a_file_with_a_column_map_that_can_be_saved_and_loaded', async () => {
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
    // A partnership cannot start without parties.
    await row(page, 2).getByText('the first event of a partnership is PartnershipStarted', { exact: false }).waitFor();
    await row(page, 2).getByText('3 Apr 2024').waitFor();
    web.troubles = web.troubles.filter((trouble) => !/status of 40[04]/.test(trouble));
  });
});
