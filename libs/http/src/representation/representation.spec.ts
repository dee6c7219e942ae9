import type { FastifyRequest } from 'fastify';
import { accepts } from './representation';

const request = (accept?: string) => ({ headers: { accept } }) as FastifyRequest;

test.each([
  ['text/csv', true],
  ['application/json;q=0.5, text/csv;q=0.9', true],
  ['Text/CSV', true],
  ['application/json, text/csv, application/problem+json', false],
  ['text/csv, application/json', false],
  ['application/json;q=0.9, text/csv', true],
  ['text/csv;q=0', false],
  ['*/*', false],
  ['text/*', false],
  ['text/csv-schema', false],
  [undefined, false],
])('accept_%s_prefers_csv_%s', (accept, expected) => {
  expect(accepts(request(accept), 'text/csv')).toBe(expected);
});
