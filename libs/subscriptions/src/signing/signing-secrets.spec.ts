import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newSecret, rotated, ROTATION_MS, signatureHeaders, type SigningSecrets } from './signing-secrets';

const now = new Date();
const body = '{"id":"log.3.17.0","data":{"title":"Grüße"}}';

const byHand = (secret: string, id: string, timestamp: string) =>
  'v1,' +
  createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');

describe('signatures', () => {
  const secret = newSecret();
  const secrets: SigningSecrets = [{ secret, until: null }];

  it('are_verified_by_the_standard_library_and_equal_a_separately_computed_hmac', () => {
    const headers = signatureHeaders('log.3.17.0', body, secrets, now);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(headers['webhook-timestamp']).toBe(String(Math.floor(now.getTime() / 1_000)));
    expect(headers['webhook-signature']).toBe(byHand(secret, 'log.3.17.0', headers['webhook-timestamp']!));
  });

  it.each(['webhook-id', 'webhook-timestamp'])('cover_the_%s', (header) => {
    const headers = signatureHeaders('1', body, secrets, now);
    const forged = { ...headers, [header]: String(Number(headers[header]) + 1) };
    expect(() => new Webhook(secret).verify(body, forged)).toThrow('No matching signature');
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow('No matching signature');
  });

  it('are_made_with_both_secrets_for_a_day_after_a_rotation', () => {
    const next = newSecret();
    const both = rotated(secrets, next, now);
    const signed = (ms: number) =>
      signatureHeaders('1', body, both, new Date(now.getTime() + ms))['webhook-signature']!.split(' ');
    const timestamp = (ms: number) => String(Math.floor((now.getTime() + ms) / 1_000));
    const during = ROTATION_MS - 1;
    expect(signed(during)).toEqual([byHand(next, '1', timestamp(during)), byHand(secret, '1', timestamp(during))]);
    expect(signed(ROTATION_MS)).toEqual([byHand(next, '1', timestamp(ROTATION_MS))]);
  });

  it('are_made_with_at_most_two_secrets', () => {
    const third = rotated(rotated(secrets, newSecret(), now), newSecret(), now);
    expect(third).toHaveLength(2);
    expect(third.some((each) => each.secret === secret)).toBe(false);
  });
});

describe('a secret', () => {
  it('is_random_and_has_the_length_that_the_standard_requires', () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(newSecret().slice('whsec_'.length), 'base64')).toHaveLength(32);
    expect(newSecret()).not.toBe(newSecret());
  });
});
