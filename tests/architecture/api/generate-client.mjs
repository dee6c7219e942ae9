/**
 * Writes the OpenAPI document of the service and the client generated from it: node generate-client.mjs FOLDER.
 * It is a process of its own because the generator can only be imported as an ES module, and Jest runs the specs as CommonJS.
 */
import { createClient } from '@hey-api/openapi-ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import process from 'node:process';

const require = createRequire(import.meta.url);
const { serviceDocument } = require('./service-document.ts');
const { termValueSchemas } = require('./term-values.ts');

/** The group of a controller's operations in the client, if it differs from the name of the controller. */
const GROUPS = {
  AsyncApi: 'Documents',
  ListTermChanges: 'TermChanges',
  RecordEvents: 'Events',
  Replay: 'Events',
  ShowDecision: 'Decisions',
  SubscriptionActions: 'Subscriptions',
};

/** Streams, for which libs/client has hand-written code that reads and writes line by line. */
const BY_HAND = ['GET /v1/term-changes/stream', 'GET /v1/export', 'POST /v1/import'];

const folder = resolve(process.argv[2] ?? 'libs/client');
const document = await serviceDocument();
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
await createClient({
  input: named(document),
  parser: { filters: { operations: { exclude: BY_HAND }, orphans: true } },
  output: {
    path: join(folder, 'src/generated'),
    entryFile: false,
    module: { extension: null },
    // The generated code needs less strict compiler settings than ours; its types are checked where they are used.
    header: '// Generated from openapi.json by `npm run client:generate`.\n// @ts-nocheck',
  },
  plugins: [
    '@hey-api/typescript',
    {
      name: '@hey-api/sdk',
      responseStyle: 'data',
      operations: { strategy: 'single', containerName: 'PartnershipApi', methods: 'instance' },
    },
    { name: '@hey-api/client-fetch', throwOnError: true },
  ],
  logs: { level: 'silent' },
});

/** The document for the generator: it nests an operation `Terms.show` as `api.terms.show`. The copy also has schemas of the values by kind, which the document leaves open. */
function named(document) {
  const copy = JSON.parse(JSON.stringify(document));
  Object.assign(copy.components.schemas, termValueSchemas());
  for (const operation of Object.values(copy.paths).flatMap((methods) => Object.values(methods))) {
    const [controller, method] = operation.operationId.split('_');
    operation.operationId = `${GROUPS[controller] ?? controller}.${method}`;
  }
  return copy;
}
