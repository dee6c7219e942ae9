import { randomUUID } from 'node:crypto';
import { setTimeout as elapsed } from 'node:timers/promises';
import { until } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { amended, corrected, retracted } from './support/events';
import { get, post, record } from './support/http';
import type { Sent } from './support/load';
import { importTimeline, referenceLines } from './support/reference';
import {
  rebuilt,
  start,
  requestRebuild,
  drop,
  atRest,
  schemas,
  startPartnerships,
  load,
  open,
  close,
} from './support/rebuilt';
import { dump, query } from './support/stored';

describe('a service whose tables are rebuilt', () => {
  beforeEach(open);
  afterEach(close);

  test('swaps_the_new_tables_in_while_clients_write_and_read', async () => {
    const all = await startPartnerships();
    await importTimeline(rebuilt.service.url, referenceLines('microsoft-openai'));
    const pinned = `${rebuilt.service.url}/v1/partnerships/microsoft-openai/timeline?version=9`;
    const before = await (await fetch(pinned)).text();
    const writing = load();
    let isReading = true;
    const answers: number[] = [];
    const reading = (async () => {
      while (isReading) {
        answers.push((await get(`${rebuilt.service.url}/v1/partnerships/north/terms?at=2020-02-01`)).status);
        await elapsed(50);
      }
    })();

    const { id } = await requestRebuild('');
    const done = await atRest(id);
    const atSwap = writing.acknowledged();
    await until('commands are acknowledged after the swap', () => writing.acknowledged() > atSwap + 20);
    writing.cut();
    isReading = false;
    await Promise.all([writing.done, reading]);

    expect(done).toMatchObject({ state: 'swapped', error: null, differences: { rulings: 0, rows: 0, answers: 0 } });
    expect(done.differences!.sampled).toBeGreaterThan(10);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(await (await fetch(pinned)).text()).toBe(before);
    await expectAllAccountedFor([...all, ...writing.sent, ...(await importedAsSent())], rebuilt.place);
    expect(await schemas()).toEqual(['timeline', 'timeline_before']);
    await expectActionsRefused(id);
    expect((await drop(id)).status).toBe(202);
    expect((await atRest(id)).state).toBe('discarded');
    expect(await schemas()).toEqual(['timeline']);
  });

  /** Requests actions that do not fit the state of a swapped rebuild, of no rebuild, and that are not valid. */
  async function expectActionsRefused(id: string): Promise<void> {
    const rebuilds = `${rebuilt.service.url}/v1/rebuilds`;
    expect((await get(`${rebuilds}/${randomUUID()}`)).status).toBe(404);
    expect((await post(rebuilds, { accept: 1 })).status).toBe(400);
    expect(await post(`${rebuilds}/${id}/accept`, {})).toMatchObject({
      status: 409,
      body: { code: 'rebuild-not-ready', detail: 'It is swapped; this can be done while it is refused.' },
    });
  }

  /** Returns the commands of the import as if clients had sent them. */
  async function importedAsSent(): Promise<Sent[]> {
    const rows = await query<{ command_id: string }>(
      rebuilt.place.databaseUrl,
      `SELECT command_id FROM decision WHERE partnership_id = 'microsoft-openai'`,
    );
    return rows.map(({ command_id: key }) => ({
      partnershipId: 'microsoft-openai',
      key,
      events: [],
      sentAt: 0,
      answer: null,
      times: 1,
    }));
  }

  test('keeps_every_row_and_repeats_no_term_change_to_subscribers', async () => {
    await startPartnerships();
    const first = (await record(rebuilt.service.url, 'north', [amended(1), amended(2)])).body.events[0]!.id;
    const fix = (await record(rebuilt.service.url, 'north', [corrected(first, amended(3))])).body.events[0]!.id;
    await record(rebuilt.service.url, 'north', [retracted(fix)]);
    await importTimeline(rebuilt.service.url, referenceLines('microsoft-openai'));
    const feed = `${rebuilt.service.url}/v1/term-changes?limit=500`;
    const feedBefore = (await get(feed)).body;
    const [rows, oldRetired] = [await dump(rebuilt.database.url), await progressRetired('timeline')];
    const stream = await fetch(`${rebuilt.service.url}/v1/term-changes/stream?after=${String(feedBefore['cursor'])}`);

    const { id } = await requestRebuild('');
    expect((await atRest(id)).state).toBe('swapped');

    const now = await dump(rebuilt.database.url);
    expect(now).toEqual(rows);
    expect([oldRetired, await progressRetired('timeline'), await progressRetired('timeline_before')]).toEqual([
      false,
      false,
      true,
    ]);
    expect((await get(feed)).body).toEqual(feedBefore);
    // The first change that a subscriber receives after the rebuild belongs to an event recorded after it.
    const { body } = await record(rebuilt.service.url, 'south', [amended(5)]);
    expect(await firstEventId(stream)).toContain(body.events[0]!.id);
  });

  const progressRetired = async (schema: string): Promise<boolean> => {
    const [row] = await query<{ retired: boolean }>(
      rebuilt.database.url,
      `SELECT bool_or(retired) AS retired FROM ${schema}.partition_progress`,
    );
    return row!.retired;
  };

  async function firstEventId(response: Response): Promise<string> {
    let text = '';
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (/^data: \{/m.test(text)) break;
    }
    return text;
  }

  test('shows_differences_and_swaps_only_when_they_are_accepted', async () => {
    await startPartnerships();
    await record(rebuilt.service.url, 'north', [amended(7)]);
    const terms = `${rebuilt.service.url}/v1/partnerships/north/terms?at=2020-02-01`;
    const right = await get(terms);
    await query(
      rebuilt.database.url,
      `UPDATE claim SET answer = replace(answer, 'as of 7', 'as of 8'), written = replace(written::text, 'as of 7', 'as of 8')::json`,
    );
    await rebuilt.service.stop();
    await start();
    const address = `${rebuilt.service.url}${new URL(terms).pathname}${new URL(terms).search}`;
    const wrong = await get(address);
    expect(JSON.stringify(wrong.body)).toContain('as of 8');

    const { id } = await requestRebuild('');
    const refused = await atRest(id);
    expect(refused).toMatchObject({ state: 'refused', differences: { rulings: 0, rows: 1 } });
    expect(refused.differences!.examples).toMatchObject([
      {
        partnershipId: 'north',
        kind: 'api-hosting',
        from: '2020-01-08',
        was: [{ value: { summary: 'as of 8' } }],
        now: [{ value: { summary: 'as of 7' } }],
      },
    ]);
    expect((await get(address)).body).toEqual(wrong.body);

    await requestRebuild(`/${id}/accept`);
    expect((await atRest(id)).state).toBe('swapped');
    const healed = await get(address, { 'if-none-match': wrong.headers.get('etag')! });
    expect([healed.status, healed.body]).toEqual([200, right.body]);

    await requestRebuild(`/${id}/roll-back`);
    expect((await atRest(id)).state).toBe('rolled-back');
    expect((await get(address)).body).toEqual(wrong.body);
    expect(await schemas()).toEqual(['timeline']);
  });
});
