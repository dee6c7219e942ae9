import { lostConnection } from './errors';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

test('a_server_that_cannot_be_reached_is_found_behind_what_it_caused', () => {
  const broker = new Error('no broker', { cause: new Error('no connection', { cause: refused }) });
  expect(lostConnection(broker)).toBe(refused);
  expect(lostConnection(refused)).toBe(refused);
});

test.each([
  new Error('x'),
  Object.assign(new Error('no file'), { code: 'ENOENT' }),
  new Error('x', { cause: 'a text' }),
  null,
])('%p_is_no_lost_connection', (error) => {
  expect(lostConnection(error)).toBeUndefined();
});
