import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Checks that a page is no wider than its window. */
export const expectToFit = async (page: Page, { width }: { readonly width: number }): Promise<void> =>
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);

/** Returns the serious violations that axe finds on a page, with their places. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  // A bar is as wide as its days. The list of terms beside it has a large target for the same action.
  const serious = violations
    .map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter(({ html }) => violation.id !== 'target-size' || !html.includes('segment')),
    }))
    .filter(({ impact, nodes }) => nodes.length > 0 && (impact === 'serious' || impact === 'critical'));
  return serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}
