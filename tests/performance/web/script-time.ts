import type { CDPSession, Page } from 'playwright-core';

/** How long script ran in each frame of a movement, in milliseconds of the thread: what else runs on the machine is not counted. */
export interface ScriptTimes {
  readonly frames: number;
  readonly p50: number;
  readonly p95: number;
  readonly longest: number;
}

const STEPS = 120;

/** Turns the wheel over the axis, nearer and further, a notch a frame. */
export async function scriptOfZoom(page: Page): Promise<ScriptTimes> {
  const box = (await page.locator('.rails .plot').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
  return measured(page, (step) => page.mouse.wheel(0, Math.sin((2 * Math.PI * step) / STEPS) * -40));
}

/** Drags the days to and fro, a step a frame, nearer than all of them. */
export async function scriptOfPan(page: Page): Promise<ScriptTimes> {
  await page.getByRole('button', { name: 'Nearer' }).click();
  const box = (await page.locator('.lanes').boundingBox())!;
  const [x, y] = [box.x + box.width * 0.6, box.y + 3];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await measured(page, (step) => page.mouse.move(x + 250 * Math.sin((2 * Math.PI * step) / STEPS), y));
  await page.mouse.up();
  return times;
}

async function measured(page: Page, step: (nth: number) => Promise<void>): Promise<ScriptTimes> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const times: number[] = [];
  let before = await scriptSeconds(session);
  for (let nth = 0; nth < STEPS; nth += 1) {
    await step(nth);
    await page.evaluate('new Promise(requestAnimationFrame)');
    const after = await scriptSeconds(session);
    times.push((after - before) * 1_000);
    before = after;
  }
  await session.detach();
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)]!;
  return { frames: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}

async function scriptSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')!.value;
}
