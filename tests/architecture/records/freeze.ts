/** Writes the schemas of what is written today to their frozen file, once: node freeze.ts. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { CURRENT_SCHEMA_VERSION } from '#contracts';
import { recordSchemas } from '../../../libs/contracts/src/decision/record-schemas';
import { frozenForm } from '../../../libs/contracts/src/decision/testing/frozen-form';

async function freeze(version: number, file: string): Promise<void> {
  const form = JSON.stringify(frozenForm(recordSchemas[version]!), null, 2);
  writeFileSync(file, await format(form, { ...(await resolveConfig(file)), parser: 'json' }));
}

const FOLDER = '../../../libs/contracts/src/decision/frozen';
const frozen = join(__dirname, FOLDER, `v${CURRENT_SCHEMA_VERSION}.schema.json`);
if (existsSync(frozen)) {
  process.stderr.write(
    `${frozen} is there already. What has been written to a log is never changed; if no release has written version ${CURRENT_SCHEMA_VERSION} yet, delete the file first.\n`,
  );
  process.exitCode = 1;
} else void freeze(CURRENT_SCHEMA_VERSION, frozen);
