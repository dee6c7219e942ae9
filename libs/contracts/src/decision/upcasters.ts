import type { Decision } from './decision';

type Upcaster = (older: unknown) => unknown;

/** `upcasters[n]` turns a record of schemaVersion n into one of n + 1: pure, total on what matches the schema of n. */
const upcasters: Readonly<Record<number, Upcaster>> = {};

/** A record that matches the schema of `schemaVersion`, in today's shape. */
export function upcast(schemaVersion: number, record: unknown): Decision {
  let current = record;
  for (let version = schemaVersion; upcasters[version]; version += 1) current = upcasters[version]!(current);
  return current as Decision;
}
