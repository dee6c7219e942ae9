import type { ExportedCommand } from '../generated/types.gen';
import type { ExportedLine } from './replay-events';

/** The history hash of a line of an export does not follow from its content and from the previous line of its partnership. */
export class HistoryDiffers extends Error {
  readonly code = 'history-differs';

  constructor(
    /** The number of the line, counted from 1, including lines with cursors. */
    readonly line: number,
    why: string,
  ) {
    super(`line ${line}: ${why}`);
    this.name = 'HistoryDiffers';
  }
}

/** A partnership whose lines follow from each other. */
export interface VerifiedHistory {
  readonly partnershipId: string;
  readonly commands: number;
  /** The history hash of the last command. If the export is complete, it is that of the partnership's head. */
  readonly historyHash: string;
}

/**
 * Computes the history hash of each line of an export, which has to begin at the first command of each partnership, and compares it with the hash in
 * the line. Rejects with HistoryDiffers at the first line that was changed, or before which one is missing. Browsers provide the hash function on
 * secure pages only.
 */
export async function verifyHistories(
  lines: Iterable<ExportedLine> | AsyncIterable<ExportedLine>,
): Promise<VerifiedHistory[]> {
  const found = new Map<string, { commands: number; historyHash: string }>();
  let nth = 0;
  for await (const line of lines) {
    nth += 1;
    if ('cursor' in line) continue;
    const { partnershipId, historyHash } = line;
    if (historyHash === undefined)
      throw new HistoryDiffers(nth, 'it has no history hash, so an older release wrote it');
    const { commands, historyHash: before } = found.get(partnershipId) ?? { commands: 0, historyHash: FIRST };
    if ((await hashBehind(before, line)) !== historyHash)
      throw new HistoryDiffers(
        nth,
        commands === 0
          ? `it is not the first command of ${partnershipId}, or it was changed`
          : `it was changed, or a command of ${partnershipId} before it is missing`,
      );
    found.set(partnershipId, { commands: commands + 1, historyHash });
  }
  return [...found].map(([partnershipId, each]) => ({ partnershipId, ...each }));
}

const FIRST = '0'.repeat(64);

async function hashBehind(before: string, command: ExportedCommand): Promise<string> {
  const { partnershipId, idempotencyKey, fingerprint, actor, recordedAt, imported, appendedAt, events } = command;
  const hashed = { partnershipId, idempotencyKey, fingerprint, actor, recordedAt, imported, appendedAt, events };
  const text = new TextEncoder().encode(canonical(hashed));
  const bytes = new Uint8Array(32 + text.length);
  bytes.set(before.match(/../g)!.map((byte) => parseInt(byte, 16)));
  bytes.set(text, 32);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Returns the RFC 8785 form of a JSON value: members sorted by their UTF-16 units, texts and numbers as `JSON.stringify` writes them. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value as Record<string, unknown>).filter(([, member]) => member !== undefined);
  const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}
