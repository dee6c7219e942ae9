/** Writes the schemas of the current version to their frozen file, once, with its checksum: node freeze.ts. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { format } from 'oxfmt';
import { CURRENT_SCHEMA_VERSION, fingerprintOf } from '#contracts';
import { recordSchemas } from '../../../libs/contracts/src/decision/record-schemas';
import { frozenForm } from '../../../libs/contracts/src/decision/testing/frozen-form';

const FOLDER = join(__dirname, '../../../libs/contracts/src/decision/frozen');
const CHECKSUMS = join(FOLDER, 'checksums.json');

async function write(file: string, content: object): Promise<void> {
  writeFileSync(file, (await format(file, JSON.stringify(content, null, 2), { printWidth: 120 })).code);
}

async function freeze(version: number, file: string): Promise<void> {
  const form = frozenForm(recordSchemas[version]!);
  const checksums = JSON.parse(readFileSync(CHECKSUMS, 'utf8')) as Record<string, string>;
  await write(file, form);
  await write(CHECKSUMS, { ...checksums, [version]: fingerprintOf(form) });
}

const frozen = join(FOLDER, `v${CURRENT_SCHEMA_VERSION}.schema.json`);
if (existsSync(frozen)) {
  process.stderr.write(
    `${frozen} exists already. The schema of records that were written to a log never changes; if no release has written version ${CURRENT_SCHEMA_VERSION} yet, delete the file first.\n`,
  );
  process.exitCode = 1;
} else void freeze(CURRENT_SCHEMA_VERSION, frozen);
