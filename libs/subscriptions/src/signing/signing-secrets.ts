import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** `until`: when a secret that was replaced stops signing; null for the one that is valid now. */
export interface SigningSecret {
  readonly secret: string;
  readonly until: string | null;
}

/** The secret in force first, then those on their way out. */
export type SigningSecrets = readonly SigningSecret[];

const SECRET_BYTES = 32;
/** How long a replaced secret goes on signing beside its successor, so that a receiver can change over. */
export const ROTATION_MS = 24 * 3_600_000;

/** A fresh secret in the format of Standard Webhooks. */
export const newSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Puts a secret in force; the one before signs on for a day, any older one no longer. */
export function rotated(secrets: SigningSecrets, secret: string, now: Date): SigningSecrets {
  const until = new Date(now.getTime() + ROTATION_MS).toISOString();
  return [{ secret, until: null }, ...secrets.slice(0, 1).map((previous) => ({ secret: previous.secret, until }))];
}

/** The headers that prove who sent a body, and when, by every secret that is valid at that moment (Standard Webhooks 1.0). */
export function signatureHeaders(id: string, body: string, secrets: SigningSecrets, now: Date): Record<string, string> {
  const valid = secrets.filter(({ until }) => until === null || new Date(until) > now);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': valid.map(({ secret }) => new Webhook(secret).sign(id, now, body)).join(' '),
  };
}
