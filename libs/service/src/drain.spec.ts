import { readSettings } from '#config';
import { drainSeconds } from './drain';

test.each([
  [{}, 0],
  [{ HOST: '::1' }, 0],
  [{ HOST: '0.0.0.0' }, 5],
  [{ HOST: '0.0.0.0', DRAIN_SECONDS: '0' }, 0],
  [{ DRAIN_SECONDS: '20' }, 20],
])('%j_drains_for_%i_seconds', (environment, seconds) => {
  expect(drainSeconds(readSettings(environment))).toBe(seconds);
});
