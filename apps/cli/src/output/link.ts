import { styled, writeNote } from './print';

/** Prints the permanent address of an answer on standard error: always in a terminal, elsewhere with --link. */
export function renderLink(
  { url, link }: { readonly url: string; readonly link: boolean },
  { links }: { readonly links: { readonly self: string } },
): void {
  if (link || process.stderr.isTTY) writeNote(styled('dim', `Permanent link: ${url.replace(/\/+$/, '')}${links.self}`));
}
