import { lostConnection } from './errors';

const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

test('a_lost_connection_is_found_among_the_causes_of_an_error', () => {
  const broker = new Error('no broker', { cause: new Error('no connection', { cause: refused }) });
  expect(lostConnection(broker)).toBe(refused);
  expect(lostConnection(refused)).toBe(refused);
});

test.each([
  new Error('x'),
  Object.assign(new Error('no file'), { code: 'ENOENT' }),
  new Error('x', { cause: 'a text' }),
  null,
])('%p_is_not_a_lost_connection', (error) => {
  expect(lostConnection(error)).toBeUndefined();
});
