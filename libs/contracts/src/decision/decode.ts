import { eventSchemas, type Event } from '../events/event';
import { matches } from '../faults';
import { CURRENT_SCHEMA_VERSION, DecisionV1, Genesis, type Decision } from './decision';
import { faultOfJson } from './plain-json';
import { upcast } from './upcasters';

export type Decoded =
  | { readonly kind: 'decision'; readonly decision: Decision }
  | { readonly kind: 'undecodable'; readonly why: string }
  /** Written by a later release: this build must not judge it. */
  | { readonly kind: 'newer'; readonly schemaVersion: number };

const undecodable = (why: string): Decoded => ({ kind: 'undecodable', why });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads one record of the log; total on any bytes. Depends on the record alone, so that no release and no setting changes it. */
export function decodeDecision(value: Uint8Array | null): Decoded {
  if (value === null) return undecodable('the record has no value');
  let json: unknown;
  try {
    json = JSON.parse(utf8.decode(value));
  } catch {
    return undecodable('the record is not JSON in UTF-8');
  }
  const version = schemaVersionOf(json);
  if (version === null) return undecodable('the record names no schemaVersion');
  if (version > CURRENT_SCHEMA_VERSION) return { kind: 'newer', schemaVersion: version };
  const fault = faultOfJson(json);
  if (fault) return undecodable(`${fault.pointer} ${fault.message}`);
  if (!matchesV1(json)) return undecodable(`the record does not match the schema of version ${version}`);
  return { kind: 'decision', decision: upcast(version, json) };
}

/** The `logId` when the record is a genesis, else null. */
export function decodeGenesis(value: Uint8Array | null): Genesis | null {
  if (value === null) return null;
  try {
    const json: unknown = JSON.parse(utf8.decode(value));
    return matches(Genesis, json) ? (json as Genesis) : null;
  } catch {
    return null;
  }
}

/** The bytes of a decision as they are appended. */
export const encodeDecision = (decision: Decision): Buffer => Buffer.from(JSON.stringify(decision));

function schemaVersionOf(json: unknown): number | null {
  const version =
    typeof json === 'object' && json !== null ? (json as { schemaVersion?: unknown }).schemaVersion : undefined;
  return Number.isSafeInteger(version) && (version as number) >= 1 ? (version as number) : null;
}

/* Dispatching on `type` and `effect` is several times faster than trying every branch of the unions. */
function matchesV1(json: unknown): boolean {
  return matches(DecisionV1, json) && (json as Decision).events.every(matchesEvent);
}

const matchesEvent = (event: Event): boolean => {
  const schema = Object.hasOwn(eventSchemas, (event as { type?: unknown } | null)?.type as string)
    ? eventSchemas[event.type]
    : undefined;
  return schema !== undefined && matches(schema, event);
};
