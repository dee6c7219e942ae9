import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDatabase, type FreshDatabase } from '#testing';
import { get } from './support/http';
import { importTimeline, referenceLines } from './support/reference';
import { endServices, environmentOf, startStandalone, type Service } from './support/service';

/* `npm run test:clients`: generates clients from /openapi.json with generators from npm and PyPI, and runs a program with each client. Needs Python 3, Java and Maven. */
jest.setTimeout(900_000);

/** A generator starts a Java virtual machine, and Maven may have to download dependencies. */
const LONGEST_RUN_MS = 300_000;

const ROOT = join(__dirname, '../..');
const PROGRAMS = join(__dirname, 'clients');
const PYTHON = join(ROOT, '.data/clients/python');

const OTHER = '/v1/partnerships/microsoft-openai';
/** The additional data that each program reads, and the list that it counts. */
const READ = [
  [`${OTHER}/agreements?at=2026-03-01`, 'agreements'],
  [`${OTHER}/agreements/agreement-2025-10?at=2026-03-01`, 'claims'],
  [`${OTHER}/diff?fromAt=2025-10-27&toAt=2025-10-28`, 'terms'],
  [`${OTHER}/terms/api-hosting/stateless/explanation?at=2026-03-01`, 'considered'],
  [`${OTHER}/terms/api-hosting/all`, 'segments'],
  [`${OTHER}/timeline`, 'terms'],
  ['/v1/expirations?from=2025&to=2032&partnership=microsoft-openai', 'items'],
  [`${OTHER}/events`, 'items'],
  ['/v1/parties/amazon', 'items'],
] as const;

/** The expected output of each program. */
const EXPECTED_OUTPUT = [
  'recorded 1',
  'exclusivity all possibly {"unknown":true} null',
  'exclusivity cloud definitely {"for":"P2Y"} null',
  'exclusivity devices definitely null {"any":["sale","merger"]}',
];

let database: FreshDatabase;
let service: Service;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clients-'));
  database = await freshDatabase();
  const place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), REFERENCE_TIMELINE: 'off' });
  const document = await fetch(`${service.url}/openapi.json`);
  writeFileSync(join(folder, 'openapi.json'), await document.text());
  await importTimeline(service.url, referenceLines('microsoft-openai'));
  for (const [path, list] of READ) {
    const { body } = await get(service.url + path);
    EXPECTED_OUTPUT.push(`${list} ${(body[list] as unknown[]).length}`);
  }
  EXPECTED_OUTPUT.push('refused date-invalid');
  installGenerators();
});
afterAll(async () => {
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Installs the Python generators, once for each list of them. */
function installGenerators(): void {
  const requirements = readFileSync(join(PROGRAMS, 'requirements.txt'), 'utf8');
  const installed = join(PYTHON, 'installed.txt');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === requirements) return;
  run('python3', ['-m', 'venv', '--clear', PYTHON]);
  const quietly = ['--quiet', '--disable-pip-version-check', '--timeout', '30', '--retries', '2'];
  run(join(PYTHON, 'bin/pip'), ['install', ...quietly, '--requirement', join(PROGRAMS, 'requirements.txt')]);
  writeFileSync(installed, requirements);
}

/** Runs a program in the folder of the test, with a time limit, and returns its output. An error contains the output. */
function run(program: string, args: readonly string[], cwd = folder): string {
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const { status, signal, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...env, PARTNERSHIP_URL: service.url },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LONGEST_RUN_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return stdout;
  const ended = error?.message ?? (signal === null ? `ended with ${status}` : `was ended by ${signal}`);
  throw new Error(`${program} ${args.join(' ')} ${ended}:\n${stdout.slice(-4_000)}\n${stderr.slice(-4_000)}`);
}
const python = (name: string, ...args: string[]): string => run(join(PYTHON, 'bin', name), args);
const linesOf = (output: string): string[] => output.trim().split('\n');

/** Creates a folder with one of our programs and the event that it records. */
function folderWith(name: string, program: string): string {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  copyFileSync(join(PROGRAMS, 'started.json'), join(own, 'started.json'));
  copyFileSync(join(PROGRAMS, program), join(own, program));
  return own;
}

const GENERATOR = ['--global-property', 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false'];

// Without the first option, the Java clients send omitted lists as empty ones. Without the second, those of okhttp-gson refuse new members.
const JAVA = 'containerDefaultToNull=true,disallowAdditionalPropertiesIfNotPresent=false';

test('openapi_typescript_with_openapi_fetch', () => {
  const own = folderWith('typescript', 'openapi-typescript.ts');
  symlinkSync(join(ROOT, 'node_modules'), join(own, 'node_modules'));
  run(join(ROOT, 'node_modules/.bin/openapi-typescript'), ['openapi.json', '-o', 'typescript/schema.ts']);
  writeFileSync(join(own, 'package.json'), '{ "type": "module" }');
  expect(linesOf(run(process.execPath, ['openapi-typescript.ts'], own))).toEqual(EXPECTED_OUTPUT);
});

test('openapi_python_client', () => {
  const own = folderWith('python-client', 'openapi-python-client.py');
  const generated = join(own, 'generated');
  python('openapi-python-client', 'generate', '--path', 'openapi.json', '--output-path', generated, '--meta', 'none');
  const output = run(join(PYTHON, 'bin/python'), ['openapi-python-client.py'], own);
  expect(linesOf(output)).toEqual([...EXPECTED_OUTPUT, 'imported 1']);
});

test('openapi_generator_for_python', () => {
  const own = folderWith('generator-python', 'openapi-generator-python.py');
  python('openapi-generator-cli', 'generate', '-i', 'openapi.json', '-g', 'python', '-o', own, ...GENERATOR);
  const output = run(join(PYTHON, 'bin/python'), ['openapi-generator-python.py'], own);
  expect(linesOf(output)).toEqual([...EXPECTED_OUTPUT, 'imported 1']);
});

test.each([
  ['native', 'OpenapiGeneratorJava'],
  ['okhttp-gson', 'OpenapiGeneratorJavaGson'],
])('openapi_generator_for_java_with_%s', (library, program) => {
  const own = folderWith(library, `${program}.java`);
  const made = ['-g', 'java', '--library', library, '--additional-properties', JAVA, '-o', own];
  python('openapi-generator-cli', 'generate', '-i', 'openapi.json', ...made, ...GENERATOR);
  const classpath = ['dependency:build-classpath', '-Dmdep.outputFile=classpath.txt'];
  run('mvn', ['--quiet', '--batch-mode', 'compile', ...classpath], own);
  const jars = `target/classes:${readFileSync(join(own, 'classpath.txt'), 'utf8')}`;
  expect(linesOf(run('java', ['-cp', jars, `${program}.java`], own))).toEqual(EXPECTED_OUTPUT);
});

test('datamodel_code_generator', () => {
  const own = folderWith('datamodel', 'datamodel-code-generator.py');
  const made = ['--output', join(own, 'models.py'), '--output-model-type', 'pydantic_v2.BaseModel'];
  python('datamodel-codegen', '--input', 'openapi.json', '--input-file-type', 'openapi', ...made);
  expect(linesOf(run(join(PYTHON, 'bin/python'), ['datamodel-code-generator.py'], own))).toEqual(EXPECTED_OUTPUT);
});
