import { expectToFit, violationsOf } from './accessibility';
import { REFERENCE, FACETS, AGREEMENTS, WIDE, NARROW, web, serveThePage, open } from './page';

serveThePage();

/** The views by name: an address, and an element that appears once the view is complete. */
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

/** `npm run test:web` checks each view in both colour schemes and at both widths, `npm test` in one of each. */
const isAll = process.env['WEB'] === 'all';

if (isAll)
  test.each([
    ['dark', WIDE],
    ['light', NARROW],
  ] as const)('every_view_fits_in_%s_colours_at_%j', async (colorScheme, viewport) => {
    const page = await open('/', { colorScheme, viewport });
    for (const [address, ready] of Object.values(VIEWS)) {
      await page.goto(`${web.service.url}${address}`);
      await page.locator(ready).first().waitFor();
      await expectToFit(page, viewport);
    }
  });

// A check by axe takes seconds.
const CHECKED = [['dark', NARROW] as const, ...(isAll ? [['light', WIDE] as const] : [])];

describe.each(CHECKED)('in_%s_colours_at_%j', (colorScheme, viewport) => {
  test.each(Object.entries(VIEWS))('%s_fits_and_is_accessible', async (_, [address, ready]) => {
    const page = await open(address, { colorScheme, viewport });
    await page.locator(ready).first().waitFor();
    await expectToFit(page, viewport);
    expect(await violationsOf(page)).toEqual([]);
  });
});
