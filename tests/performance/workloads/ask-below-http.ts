import { dayOf, termsOn } from '#domain';
import { PartnershipReader } from '#read-models';
import type { Pool } from 'pg';

/** A question as the query side answers it, without HTTP and without writing JSON; the number of terms. */
export type AskBelow = (partnershipId: string, day: string, version?: number) => Promise<number>;

export function askBelowHttp(pool: Pool): AskBelow {
  const reader = new PartnershipReader(pool);
  return async (partnershipId, day, version) => {
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    const at = dayOf(year, month, date);
    const opened = await reader.open({ partnershipId, version });
    if (!opened) throw new Error(`${partnershipId} is not there`);
    const answer = termsOn(opened.worlds, { at: { lo: at, hi: at }, clock: at });
    const terms = [...answer.terms];
    const claims = terms.flatMap(({ given }) => given?.claims ?? []);
    await reader.events(
      claims.flatMap(({ order: [root], eventVersion }) => [
        { partnershipId, version: root },
        ...(eventVersion === root ? [] : [{ partnershipId, version: eventVersion }]),
      ]),
    );
    return terms.length;
  };
}
