import { styled, tell } from './print';

/** Tells, under an answer, the address that gives the same one for ever: where a person reads it, and anywhere with --link. */
export function tellLink(
  { url, link }: { readonly url: string; readonly link: boolean },
  { links }: { readonly links: { readonly self: string } },
): void {
  if (link || process.stderr.isTTY) tell(styled('dim', `Permanent link: ${url.replace(/\/+$/, '')}${links.self}`));
}
