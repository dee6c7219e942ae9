import { createHash } from 'node:crypto';
import {
  faultOfJson,
  faultOfJsonText,
  faultsOf,
  closed,
  HistoryHash,
  Instant,
  matches,
  Slug,
  SubmittedEvent,
  Text,
} from '#contracts';
import { faultsOfEvents, faultsOfMoment, momentOf, StatedMoment, withContentFaults, type TermKinds } from '#domain';
import type { BodyFault } from '#http';
import { Type, type Static } from 'typebox';
import { MAX_KEY_LENGTH } from '../record-events/record-events.route';

/** Fields that an export adds about the original command and its history. They are ignored, because the copy has its own. */
const ofOriginal = {
  actor: Type.Optional(Text(200, 'of an exported command; not recorded again')),
  imported: Type.Optional(Type.Boolean({ description: 'of an exported command; not recorded again' })),
  appendedAt: Type.Optional(
    Type.Union([Instant, Type.Null()], { description: 'of an exported command; not recorded again' }),
  ),
  historyHash: Type.Optional(
    Type.Unsafe<string>({ ...HistoryHash, description: 'of an exported command; not recorded again' }),
  ),
};

const Line = closed({
  partnershipId: Slug,
  events: Type.Array(Type.Unsafe<unknown>({}), { minItems: 1 }),
  idempotencyKey: Type.Optional(
    Type.String({ minLength: 1, maxLength: MAX_KEY_LENGTH, description: 'by default the SHA-256 of the line' }),
  ),
  recordedAt: Type.Optional(StatedMoment),
  fingerprint: Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{64}$',
      description:
        'of an exported command: of its events as they were sent first, so that who sends it again is answered; by default that of these events',
    }),
  ),
  ...ofOriginal,
});

/** The schema for the OpenAPI document. The import itself checks the events one by one, by their type. */
export const ImportLine = closed(
  { ...Line.properties, events: Type.Array(SubmittedEvent, { minItems: 1 }) },
  { $id: 'ImportLine' },
);
export type ImportLine = Static<typeof Line> & { readonly idempotencyKey: string };

const CursorLine = closed({ cursor: Type.String() });

const utf8 = new TextDecoder('utf-8', { fatal: true });

export type ReadLine =
  | { readonly command: ImportLine }
  | {
      /** The code of the line, and of faults without a code. */
      readonly code: string;
      readonly status: 400 | 422;
      readonly faults: readonly BodyFault[];
    }
  /** A cursor, which an export writes between its commands. */
  | 'cursor';

/** Reads a line as a command with its key and its moment in full, or returns all its faults. */
export function readImportLine(bytes: Buffer, kinds: TermKinds): ReadLine {
  let json: unknown;
  try {
    const text = utf8.decode(bytes);
    json = JSON.parse(text);
    const fault = faultOfJsonText(text);
    if (fault !== null) return malformed(fault.code, [{ pointer: fault.pointer, message: fault.message }]);
  } catch (error) {
    return malformed('not-json', [{ pointer: '', message: `is not JSON: ${(error as Error).message}` }]);
  }
  if (matches(CursorLine, json)) return 'cursor';
  const faults = withContentFaults(faultsOfLine(json), json, kinds);
  if (faults.some(({ code }) => code === undefined)) return malformed('schema-mismatch', faults);
  if (faults[0]) return { code: faults[0].code!, status: 422, faults };
  const line = json as Static<typeof Line>;
  const key = line.idempotencyKey ?? createHash('sha256').update(bytes).digest('hex');
  return {
    command: {
      ...line,
      idempotencyKey: key,
      ...(line.recordedAt === undefined ? {} : { recordedAt: momentOf(line.recordedAt) }),
    },
  };
}

const malformed = (code: string, faults: readonly BodyFault[]): ReadLine => ({ code, status: 400, faults });

function faultsOfLine(json: unknown): readonly BodyFault[] {
  const unkeepable = faultOfJson(json);
  if (unkeepable) return [unkeepable];
  const faults: BodyFault[] = faultsOf(Line, json);
  if (typeof json !== 'object' || json === null) return faults;
  const { events, recordedAt } = json as { events?: unknown; recordedAt?: unknown };
  if (typeof recordedAt === 'string') faults.push(...faultsOfMoment(recordedAt));
  return Array.isArray(events) && events.length > 0 ? [...faults, ...faultsOfEvents(events)] : faults;
}
