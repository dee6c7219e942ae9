import type { PartnershipClient } from '#client';
import { writeNote } from '../output/print';

/** Prints a note if the service does not know a kind. Without it, an empty answer looks as if nothing were in force. */
export async function renderUnknownKind(client: PartnershipClient, kind: string | undefined): Promise<void> {
  if (kind === undefined) return;
  const { items } = await client.registers.kinds();
  if (!items.some((known) => known.kind === kind))
    writeNote(`No kind of term is called "${kind}"; GET /v1/term-kinds lists them.`);
}
