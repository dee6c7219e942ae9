import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');

/** Answers the requests of the programs below as the service does. */
const service = (): Server =>
  createServer((request, response) => {
    const isKnown = request.url?.startsWith('/v1/partnerships/acme-globex/terms?at=2026-03-01') === true;
    const fault = { code: 'date-invalid', pointer: '/at', detail: 'soon is no date' };
    const problem = { type: '', title: 'Query invalid', status: 400, code: 'query-invalid', detail: 'One fault.' };
    response.writeHead(isKnown ? 200 : 400, { 'content-type': 'application/json' });
    const term = { kind: 'api-hosting', scope: 'all', value: { provider: 'acme' } };
    response.end(JSON.stringify(isKnown ? { terms: [term] } : { ...problem, errors: [fault] }));
  });

const PROGRAM = `
  const client = new PartnershipClient({ url: process.env.PARTNERSHIP_URL });
  const { terms } = await client.partnership('acme-globex').termsAt('2026-03-01');
  for (const term of terms) if (isOfKind(term, 'api-hosting')) console.log(term.scope, term.value);
  await client.partnership('acme-globex').termsAt('soon').catch((error) => console.log(error.code, error.message));`;
const EXPECTED_OUTPUT = "all { provider: 'acme' }\nquery-invalid One fault. soon is no date\n";

describe('the package of the client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  let server: Server;
  let url: string;

  beforeAll(async () => {
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const npm = (...args: string[]) => execFileSync('npm', args, { cwd: folder, env, stdio: 'pipe' });
    npm('pack', '--silent', join(ROOT, 'libs/client'), '--pack-destination', folder);
    const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    // The package has no dependencies, so the tarball installs offline.
    npm('install', '--silent', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
    server = service().listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  const run = async (name: string, program: string): Promise<string> => {
    writeFileSync(join(folder, name), program);
    const { NODE_OPTIONS: _options, ...env } = process.env;
    const options = { cwd: folder, env: { ...env, PARTNERSHIP_URL: url, NO_COLOR: '1' } };
    return (await promisify(execFile)(process.execPath, [name], options)).stdout;
  };

  it('runs_as_an_es_module_and_as_commonjs', async () => {
    const names = '{ PartnershipClient, isOfKind }';
    expect(await run('module.mjs', `import ${names} from 'partnership-timeline-client';${PROGRAM}`)).toBe(
      EXPECTED_OUTPUT,
    );
    const required = `const ${names} = require('partnership-timeline-client'); void (async () => {${PROGRAM} })();`;
    expect(await run('common.cjs', required)).toBe(EXPECTED_OUTPUT);
  });

  it('types_the_value_of_a_term_by_its_kind', () => {
    const typed = (member: string): string =>
      `import { isOfKind, type TermsAnswer } from 'partnership-timeline-client';
       export const read = ({ terms }: TermsAnswer) => terms.map((term) =>
         isOfKind(term, 'api-hosting') && term.value && 'provider' in term.value ? term.value.${member} : null);`;
    writeFileSync(join(folder, 'right.ts'), typed('provider'));
    writeFileSync(join(folder, 'wrong.ts'), typed('colour'));
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
    symlinkSync(join(ROOT, 'node_modules/@types'), join(folder, 'node_modules/@types'));
    const args = [...flags, 'right.ts', 'wrong.ts'];
    const { stdout } = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), args, { cwd: folder, encoding: 'utf8' });
    expect(stdout.match(/^\S+\.ts/gm)).toEqual(['wrong.ts']);
    expect(stdout).toContain("'colour' does not exist");
  });

  it('contains_the_library_its_documents_and_the_version_of_the_repository', () => {
    const installed = join(folder, 'node_modules/partnership-timeline-client');
    expect(readdirSync(installed).sort()).toEqual(['LICENSE', 'README.md', 'lib', 'openapi.json', 'package.json']);
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
    expect(version).toBe((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version);
  });
});
