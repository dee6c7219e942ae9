// Writes docs/moving-picture.webp: the two handles, dragged on the real page of a running service.
//   npm start, and in another terminal: npm run docs:moving-picture -- http://127.0.0.1:3000
import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const [address = 'http://127.0.0.1:3000', partnership = 'microsoft-openai'] = process.argv.slice(2);
const FILE = join(import.meta.dirname, '../../../docs/moving-picture.webp');
const MOST_BYTES = 1024 * 1024;
const SIZE = { width: 1100, height: 680 };
const SHOWN_WIDTH = 900;
const [FRAME_MS, REST_MS] = [120, 1_400];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const isThere = (path) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};
const found = names
  .flatMap((name) => process.env.PATH.split(delimiter).map((folder) => join(folder, name)))
  .find(isThere);
const executablePath = process.env.CHROMIUM_PATH ?? found;
if (executablePath === undefined) throw new Error('No Chromium was found: install one, or set CHROMIUM_PATH.');

const browser = await chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
const page = await browser.newPage({ viewport: SIZE, locale: 'en-GB', colorScheme: 'light' });
await page.addInitScript(() => localStorage.setItem('partnership-timeline.hint', 'read'));
await page.goto(`${address}/partnerships/${partnership}`);
await page.locator('.answer .term').first().waitFor();
await page.evaluate(() => document.fonts.ready);

// A headless browser draws no pointer.
await page.evaluate(() => {
  const pointer = document.createElement('div');
  pointer.innerHTML =
    '<svg width="22" height="22" viewBox="0 0 22 22"><path d="M4 2l13 11-6 1 4 6-3 1.5-3.500-6.500L4 19z" fill="#111" stroke="#fff" stroke-width="1.3"/></svg>';
  pointer.style.cssText = 'position:fixed;z-index:99;pointer-events:none;left:-50px;top:0';
  document.body.append(pointer);
  addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      pointer.style.left = `${clientX - 3}px`;
      pointer.style.top = `${clientY - 2}px`;
    },
    true,
  );
});

const frames = [];
const delay = [];
async function frame(ms) {
  // The picture and the answer beside it follow the handle.
  await page.locator('[data-pending="true"], [aria-busy="true"]').waitFor({ state: 'detached' });
  frames.push(
    await sharp(await page.screenshot())
      .resize({ width: SHOWN_WIDTH })
      .png()
      .toBuffer(),
  );
  delay.push(ms);
  process.stdout.write('.');
}

/** Drags a handle by so many pixels, a frame for each step. */
async function drag(name, by, steps) {
  const box = await page.getByRole('slider', { name }).locator('.grip').boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await frame(REST_MS / 2);
  await page.mouse.down();
  for (let step = 1; step <= steps; step += 1) {
    await page.mouse.move(x + (by * step) / steps, y);
    await frame(FRAME_MS);
  }
  await page.mouse.up();
  await frame(REST_MS);
}

await frame(REST_MS);
await drag('The day', -60, 6);
await drag('The day', -300, 12);
await drag('The day', 310, 8);
await drag('What was known then', -70, 8);
await drag('What was known then', 75, 6);
await browser.close();

const film = await sharp(frames, { join: { animated: true } })
  .webp({ delay, loop: 0, quality: 60, effort: 4, minSize: true, mixed: true })
  .toBuffer();
if (film.length > MOST_BYTES) throw new Error(`The moving picture has ${film.length} bytes, more than ${MOST_BYTES}.`);
writeFileSync(FILE, film);
process.stdout.write(`${frames.length} frames, ${film.length} bytes: ${FILE}\n`);
