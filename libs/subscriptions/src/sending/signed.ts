import type { Post } from '../formats/post';
import { signatureHeaders, type SigningSecrets } from '../signing/signing-secrets';
import type { WebhookRequest } from './send-webhook';

/** A post as it is sent, in every format with a signature. */
export const signed = (
  { eventId, contentType, body }: Post,
  { url, secrets }: { readonly url: string; readonly secrets: SigningSecrets },
  at: Date,
): WebhookRequest => ({
  url,
  headers: { 'content-type': contentType, ...signatureHeaders(eventId, body, secrets, at) },
  body,
});
