import type { CDPSession, Page } from 'playwright-core';

/** How long script ran in each frame of a movement, in milliseconds of the thread, so other work on the machine is not counted. */
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
  const session = await meter(page);
  const times: number[] = [];
  let before = (await threadTimes(session)).script;
  for (let nth = 0; nth < STEPS; nth += 1) {
    await step(nth);
    await page.evaluate('new Promise(requestAnimationFrame)');
    const after = (await threadTimes(session)).script;
    times.push(after - before);
    before = after;
  }
  await session.detach();
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)]!;
  return { frames: sorted.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}

/** How long the page's own thread has worked since the metering began, in milliseconds of the thread. */
export interface ThreadTimes {
  readonly script: number;
  readonly style: number;
  /** Script, style, layout, painting and whatever else it does. */
  readonly all: number;
}

/** To be called before the page to measure is opened. */
export async function meter(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

export async function threadTimes(session: CDPSession): Promise<ThreadTimes> {
  const { metrics } = await session.send('Performance.getMetrics');
  const ms = (name: string): number => metrics.find((each) => each.name === name)!.value * 1_000;
  return {
    script: ms('ScriptDuration'),
    style: ms('RecalcStyleDuration') + ms('LayoutDuration'),
    all: ms('TaskDuration'),
  };
}
