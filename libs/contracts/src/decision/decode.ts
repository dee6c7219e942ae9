import { matches } from '../faults';
import { CURRENT_SCHEMA_VERSION, UNDERSTOOD_SCHEMA_VERSION, type Decision, type WriteVersion } from './decision';
import { Genesis } from './genesis';
import { faultOfJson } from './plain-json';
import { isRecordOf, recordSchemas } from './record-schemas';
import { upcast } from './upcasters';
import { asVersion2 } from './version-2';

export type Decoded =
  /** `schemaVersion`: the version in which it was written. */
  | { readonly kind: 'decision'; readonly decision: Decision; readonly schemaVersion: number }
  | { readonly kind: 'undecodable'; readonly why: string }
  /** A record of a later release, which this build must not judge. */
  | { readonly kind: 'newer'; readonly schemaVersion: number };

const undecodable = (why: string): Decoded => ({ kind: 'undecodable', why });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes a record of the log; total on any bytes. The result depends on the record alone, so no release and no setting changes it. */
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
  const schemas = version <= UNDERSTOOD_SCHEMA_VERSION ? recordSchemas[version] : undefined;
  if (!schemas) return { kind: 'newer', schemaVersion: version };
  const fault = faultOfJson(json);
  if (fault) return undecodable(`${fault.pointer} ${fault.message}`);
  if (!isRecordOf(schemas, json)) return undecodable(`the record does not match the schema of version ${version}`);
  return { kind: 'decision', decision: upcast(version, json), schemaVersion: version };
}

/** Returns the genesis if the record is one, else null. */
export function decodeGenesis(value: Uint8Array | null): Genesis | null {
  if (value === null) return null;
  try {
    const json: unknown = JSON.parse(utf8.decode(value));
    return matches(Genesis, json) ? (json as Genesis) : null;
  } catch {
    return null;
  }
}

/** Encodes a decision as a record of the version that is written. */
export const encodeDecision = (decision: Decision, version: WriteVersion = CURRENT_SCHEMA_VERSION): Buffer =>
  Buffer.from(JSON.stringify(version === 2 ? asVersion2(decision) : decision));

function schemaVersionOf(json: unknown): number | null {
  const version =
    typeof json === 'object' && json !== null ? (json as { schemaVersion?: unknown }).schemaVersion : undefined;
  return Number.isSafeInteger(version) && (version as number) >= 1 ? (version as number) : null;
}
