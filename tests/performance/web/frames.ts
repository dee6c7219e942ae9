import type { Locator, Page } from 'playwright-core';

/** Times between frames of the browser during a movement, in milliseconds. */
export interface Frames {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
  /** The share of frames that took longer than three at 60 a second. */
  readonly stutters: number;
}

const STUTTER_MS = 50;
const STEPS = 120;

/** Drags a handle over half of the picture and back, a step a frame, and measures the frames. */
export async function framesOfDrag(page: Page, handle: Locator): Promise<Frames> {
  const box = (await handle.locator('.grip').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(COUNT_FRAMES);
  for (let step = 0; step <= STEPS; step += 1) {
    await page.mouse.move(x - 300 * Math.sin((Math.PI * step) / STEPS), y);
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  const times = await page.evaluate<number[]>('window.countedFrames()');
  await page.mouse.up();
  return summary(times);
}

const COUNT_FRAMES = `{
  const times = [];
  let last = performance.now();
  let counts = true;
  const count = (now) => { times.push(now - last); last = now; if (counts) requestAnimationFrame(count); };
  requestAnimationFrame(count);
  window.countedFrames = () => { counts = false; return times; };
}`;

function summary(times: readonly number[]): Frames {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
  return {
    count: sorted.length,
    p50: at(0.5),
    p95: at(0.95),
    longest: at(1),
    stutters: sorted.filter((time) => time > STUTTER_MS).length,
  };
}
