import type { PartnershipClient } from '#client';
import { tell } from '../output/print';

/** Tells of a kind that the service does not know: without that, an empty answer reads as if nothing were in force. */
export async function tellUnknownKind(client: PartnershipClient, kind: string | undefined): Promise<void> {
  if (kind === undefined) return;
  const { items } = await client.registers.kinds();
  if (!items.some((known) => known.kind === kind))
    tell(`No kind of term is called "${kind}"; GET /v1/term-kinds lists them.`);
}
