import { type WebhookUrlRefused, readWebhookUrl } from './webhook-url';

const strict = { allowLoopback: false };
const codeOf = (url: string, rules = strict) => {
  try {
    readWebhookUrl(url, rules);
    return null;
  } catch (error) {
    return (error as WebhookUrlRefused).code;
  }
};

describe('the url of a webhook', () => {
  it('is_stored_without_its_fragment', () => {
    expect(readWebhookUrl('https://Example.com/hook?a=1#top', strict)).toBe('https://example.com/hook?a=1');
  });

  it.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'example.com/hook',
    'https://',
    'https://me:hush@example.com/',
    '',
  ])('cannot_be_%s', (url) => expect(codeOf(url)).toBe('url-invalid'));

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.1.2.3:8080/',
    'http://localhost:3000/',
    'http://LOCALHOST./',
    'http://a.localhost/',
  ])('cannot_have_a_private_address_like_%s', (url) => expect(codeOf(url)).toBe('address-refused'));

  it('can_have_a_loopback_address_if_that_is_allowed', () => {
    expect(codeOf('http://localhost:3000/', { allowLoopback: true })).toBeNull();
    expect(codeOf('http://[::1]:3000/', { allowLoopback: true })).toBeNull();
    expect(codeOf('http://10.0.0.1/', { allowLoopback: true })).toBe('address-refused');
  });
});
