import { randomUUID } from 'node:crypto';
import { seededRandom } from '#event-log';
import { Dice, until } from '#testing';
import { expectAllAccountedFor } from './support/account';
import { amended } from './support/events';
import { post, record, type Body } from './support/http';
import { descendantsOf } from './support/own-servers';
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
  PHASES,
  stalledWhile,
  cancelWhile,
} from './support/rebuilt';
import { query } from './support/stored';

describe('a rebuild that is disturbed', () => {
  beforeEach(open);
  afterEach(close);

  test('is_never_accepted_if_rulings_differ', async () => {
    await startPartnerships();
    await record(rebuilt.service.url, 'north', [amended(7)]);
    await query(rebuilt.database.url, `UPDATE event SET event_id = $1 WHERE partnership_id = 'north' AND version = 2`, [
      randomUUID(),
    ]);
    const { id } = await requestRebuild('', { acceptDifferences: true });
    expect(await atRest(id)).toMatchObject({ state: 'refused', differences: { rulings: 1 } });
    expect((await post<Body>(`${rebuilt.service.url}/v1/rebuilds/${id}/accept`, {})).status).toBe(409);
    expect((await drop(id)).status).toBe(202);
    expect((await atRest(id)).state).toBe('cancelled');
    expect(await schemas()).toEqual(['timeline']);
  });

  test('continues_and_finishes_after_a_kill_in_each_phase', async () => {
    const seed = Number(process.env['REBUILD_SEED'] ?? 16);
    console.info(`REBUILD_SEED=${seed}`);
    const dice = new Dice(seededRandom(seed));
    const all = await startPartnerships();
    const writing = load();
    await until('there is something to rebuild', () => writing.acknowledged() > 40);
    const kills = dice.shuffled(PHASES);
    for (const phase of kills) {
      // The process ends shortly after its rebuild.
      await until(
        'the process of the previous rebuild has ended',
        () => descendantsOf(rebuilt.service.pid).length === 0,
      );
      const { id, release } = await stalledWhile(phase);
      await until('a process works on the rebuild', () => descendantsOf(rebuilt.service.pid).length > 0);
      if (dice.chance(0.3)) {
        await rebuilt.service.kill9();
        await release();
        await start();
      } else {
        process.kill(descendantsOf(rebuilt.service.pid)[0]!, 'SIGKILL');
        await release();
      }
      expect(await atRest(id)).toMatchObject({ state: 'swapped', error: null });
    }
    writing.cut();
    await writing.done;
    await expectAllAccountedFor([...all, ...writing.sent], rebuilt.place);
  });
});

describe('a rebuild that is cancelled', () => {
  beforeAll(async () => {
    await open();
    await startPartnerships();
  });
  afterAll(close);

  test.each(['filling', 'comparing', 'swapping'] as const)('while_%s_leaves_no_tables', (phase) => cancelWhile(phase));
});
