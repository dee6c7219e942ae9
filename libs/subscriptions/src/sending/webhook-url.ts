import { isIP } from 'node:net';
import { whyRefused, type AddressRules } from './address-rules';

/** Webhooks cannot be sent to the URL; `why` is a sentence. */
export class WebhookUrlRefused extends Error {
  readonly code: 'url-invalid' | 'address-refused';
  constructor(code: WebhookUrlRefused['code'], why: string) {
    super(why);
    this.name = 'WebhookUrlRefused';
    this.code = code;
  }
}

const LOCAL_NAME = /^(?:.+\.)?localhost\.?$/;

/**
 * Returns the normalized URL of a webhook. Refuses at once whatever can be refused without resolving names; the resolved addresses are checked at
 * each connection.
 * @throws WebhookUrlRefused
 */
export function readWebhookUrl(text: string, rules: AddressRules): string {
  const url = URL.parse(text);
  if (!url) throw new WebhookUrlRefused('url-invalid', 'The URL is not an absolute URL.');
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new WebhookUrlRefused('url-invalid', `The URL begins with ${url.protocol}; webhooks go to https: or http:.`);
  if (url.username || url.password)
    throw new WebhookUrlRefused(
      'url-invalid',
      'The URL carries a user name or password; verify the signature instead.',
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const why = isIP(host) ? whyRefused(host, rules) : LOCAL_NAME.test(host) ? whyRefused('127.0.0.1', rules) : null;
  if (why) throw new WebhookUrlRefused('address-refused', `Webhooks are not sent to ${host}: it is ${why}.`);
  url.hash = '';
  return url.href;
}
