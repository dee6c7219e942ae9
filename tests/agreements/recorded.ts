import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Content, History } from '../oracle/events';

export interface ImportLine {
  readonly partnershipId: string;
  readonly recordedAt: string;
  readonly idempotencyKey: string;
  readonly events: readonly [Content & { readonly id: string }];
}

/** The commands of an import file of the repository, each with one event. */
export const linesOf = (file: string): ImportLine[] =>
  readFileSync(join(__dirname, '../..', file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportLine);

/** The events of an import file as a history. */
export const recordedHistory = (file: string): History =>
  linesOf(file).map(({ recordedAt, events: [event] }, index) => ({ ...event, version: index + 1, recordedAt }));
