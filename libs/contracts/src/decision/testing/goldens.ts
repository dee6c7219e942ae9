import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CURRENT_SCHEMA_VERSION, type Decision } from '../decision';
import { recordSchemas } from '../record-schemas';
import { frozenForm, type FrozenForm } from './frozen-form';

/** A record of any version. */
export type AnyRecord = Omit<Decision, 'schemaVersion'> & { readonly schemaVersion: number };

export interface Golden {
  /** The record as a release of this version wrote it to the log: never changed. */
  readonly recorded: AnyRecord;
  /** The record in the shape of the next version, if more than its number differs: never changed either. */
  readonly upcast?: AnyRecord;
}

export const checksums = (): Readonly<Record<string, string>> =>
  read('frozen/checksums.json') as Record<string, string>;

const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, '..', file), 'utf8'));

/** Reads the golden records of a version, with their names. */
export const goldensOf = (version: number): [name: string, golden: Golden][] =>
  readdirSync(join(__dirname, '..', 'golden', `v${version}`)).map((file) => [
    file.replace('.json', ''),
    read(`golden/v${version}/${file}`) as Golden,
  ]);

export const frozenFile = (version: number): FrozenForm => read(`frozen/v${version}.schema.json`) as FrozenForm;

/** Returns the schemas of a version from its file, or as they would be frozen today. */
export const schemasInWriting = (version: number): FrozenForm =>
  version <= CURRENT_SCHEMA_VERSION ? frozenFile(version) : frozenForm(recordSchemas[version]!);
