import type { Post } from '../formats/post';
import { signatureHeaders, type SigningSecrets } from '../signing/signing-secrets';
import type { WebhookRequest } from './send-webhook';

/** Returns the signed request of a post, in any format. */
export const signed = (
  { eventId, contentType, body }: Post,
  { url, secrets }: { readonly url: string; readonly secrets: SigningSecrets },
  at: Date,
): WebhookRequest => ({
  url,
  headers: { 'content-type': contentType, ...signatureHeaders(eventId, body, secrets, at) },
  body,
});
