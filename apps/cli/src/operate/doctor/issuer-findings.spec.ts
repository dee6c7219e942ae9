import { issuerFindings, type IssuerFacts } from './issuer-findings';
import { known, unknown } from './reply';

const oidc = { issuer: 'https://issuer.example', audience: 'timeline', actorClaim: 'sub' };
const found = (facts: IssuerFacts) =>
  issuerFindings(oidc, facts).map(({ check, verdict, sentence }) => [check, verdict, sentence]);
const KEY = { kty: 'EC', kid: 'one' };

test('an_issuer_that_does_not_answer_yields_one_finding', () => {
  expect(found({ keys: unknown('it answered 404') })).toEqual([
    ['issuer-reachable', 'differs', expect.stringContaining('cannot be used: it answered 404. Check OIDC_ISSUER')],
  ]);
});

test.each([
  [[KEY], 'fits', 'publishes 1 key for signatures'],
  [[KEY, { kty: 'RSA', kid: 'two' }], 'fits', 'publishes 2 keys'],
  [[{ kty: 'oct' }, { ...KEY, use: 'enc' }], 'differs', 'no key for signatures'],
  [[KEY, { kty: 'RSA' }], 'differs', 'no name (kid)'],
])('the_keys_%j_are_judged', (keys, verdict, sentence) => {
  expect(found({ keys: known(keys) })[1]).toEqual(['issuer-keys', verdict, expect.stringContaining(sentence)]);
});

test.each([
  [known({ actor: 'ada', scopes: ['read', 'record'] }), 'fits', 'the actor "ada" with the scopes read, record.'],
  [known({ actor: 'ada', scopes: [] }), 'differs', 'gives the actor "ada" no scope'],
  [unknown('The token has expired.'), 'differs', 'PARTNERSHIP_TOKEN is not accepted: The token has expired.'],
])('the_token_is_judged %#', (token, verdict, sentence) => {
  expect(found({ keys: known([KEY]), token })[2]).toEqual(['issuer-token', verdict, expect.stringContaining(sentence)]);
});
