import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** A signing secret. `until`: the time at which a replaced secret stops signing; null for the current one. */
export interface SigningSecret {
  readonly secret: string;
  readonly until: string | null;
}

/** The current secret, then those that were replaced. */
export type SigningSecrets = readonly SigningSecret[];

const SECRET_BYTES = 32;
/** The time for which a replaced secret also signs, so that receivers can switch to the new one. */
export const ROTATION_MS = 24 * 3_600_000;

/** Returns a new secret in the format of Standard Webhooks. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Adds a new current secret. The previous one also signs for one more day; older ones are dropped. */
export function rotated(secrets: SigningSecrets, secret: string, now: Date): SigningSecrets {
  const until = new Date(now.getTime() + ROTATION_MS).toISOString();
  return [{ secret, until: null }, ...secrets.slice(0, 1).map((previous) => ({ secret: previous.secret, until }))];
}

/** Returns the signature headers of a body, with every secret that is valid at that time (Standard Webhooks 1.0). */
export function signatureHeaders(id: string, body: string, secrets: SigningSecrets, now: Date): Record<string, string> {
  const valid = secrets.filter(({ until }) => until === null || new Date(until) > now);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': valid.map(({ secret }) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
