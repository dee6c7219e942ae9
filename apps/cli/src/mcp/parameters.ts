import { z } from 'zod';

/** Parameters that several tools share. */
export const partnership = z.string().describe('id of a partnership, as search_partnerships finds it');
export const party = z.string().describe('id of a party, as search_parties finds it');
export const kind = z.string().describe('kind of a term, such as api-hosting');
export const scope = z.string().describe('scope of a term, such as stateless');
export const scopeFilter = z
  .string()
  .optional()
  .describe('only terms of this scope, such as stateless; with ".*", of it and all narrower ones: api.*');
export const at = z.string().optional().describe('the queried day: 2026-03-01, 2026-03, 2019; default: today (UTC)');
export const knownAt = z
  .string()
  .optional()
  .describe('the time whose knowledge is used: a day (its end) or a moment; default: now');

export const READ_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;
/** The maximum number of list items in one answer. */
export const MOST_ITEMS = 1_000;
