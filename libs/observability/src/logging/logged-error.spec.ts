import { createLogger } from './logger';
import { reasonOf } from './logged-error';

/** An error as `pg` emits it for an idle connection that broke off. */
function errorWithConnection(): Error {
  const client: { password: string; self?: unknown; sent: Buffer } = { password: 'secret', sent: Buffer.alloc(1_000) };
  client.self = client;
  return Object.assign(new Error('terminating connection', { cause: new RangeError('the cause') }), {
    code: '57P01',
    client,
  });
}

function lines(level = 'info') {
  let written = '';
  const logger = createLogger({ name: 'test', level, out: { write: (line) => (written += line) } });
  return { logger, entry: () => JSON.parse(written) as Record<string, unknown>, text: () => written };
}

test.each(['err', 'error'])('an_error_logged_as_%s_is_logged_without_its_other_members', (name) => {
  const { logger, entry, text } = lines();
  logger.warn({ [name]: errorWithConnection(), partition: 3 }, 'a connection was closed');
  expect(entry()).toMatchObject({
    msg: 'a connection was closed',
    partition: 3,
    [name]: {
      type: 'Error',
      message: 'terminating connection',
      code: '57P01',
      stack: expect.stringContaining('logged-error.spec') as unknown,
      cause: { type: 'RangeError', message: 'the cause' },
    },
  });
  expect(text()).not.toContain('secret');
  expect(text().length).toBeLessThan(5_000);
});

test('each_error_of_an_aggregate_is_logged', () => {
  const { logger, entry } = lines();
  logger.error({ err: new AggregateError([errorWithConnection(), 'no error'], 'both') }, 'failed');
  expect(entry()).toMatchObject({
    err: { type: 'AggregateError', errors: [{ message: 'terminating connection' }, 'no error'] },
  });
});

test('circular_causes_are_cut_off', () => {
  const error = new Error('round');
  error.cause = error;
  const { logger, entry } = lines();
  logger.error({ err: error }, 'failed');
  expect(entry()).toMatchObject({ err: { message: 'round', cause: { message: 'round' } } });
});

test('a_value_that_is_not_an_error_is_logged_unchanged', () => {
  const { logger, entry } = lines();
  logger.warn({ err: 'a text', error: 'another' }, 'failed');
  expect(entry()).toMatchObject({ err: 'a text', error: 'another' });
});

test('a_transient_error_is_logged_as_a_sentence_and_a_code', () => {
  expect(reasonOf(errorWithConnection())).toEqual({ reason: 'terminating connection', code: '57P01' });
  expect(reasonOf('gone')).toEqual({ reason: 'gone' });
});
