import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { breakingChanges } from './api/breaking-changes';

const ROOT = join(__dirname, '../..');
const CLIENT = join(ROOT, 'libs/client');
const read = (path: string) => readFileSync(path, 'utf8');
const document = (name: string) => JSON.parse(read(join(CLIENT, name))) as Record<string, unknown>;

/** Deliberate breaking changes, each with the decision that explains it. The first: `stretches` refer to answers that are listed once (0016). */
const DELIBERATE = [
  // Lists name parties by id and name (0021).
  /^GET \/v1\/partnerships 200\/items\[\]\/parties\[\]: the type was string and is object$/,
  /termChanges\[\](\/data)?\/stretches\[\]\/was\[\]: /,
  // The same change within the stored answer, which is an alternative and is therefore compared as a whole.
  /^GET \/v1\/partnerships\/\{id\}\/decisions\/\{commandId\} 200: the alternative .* is new or wider$/,
  // Several conditions may end a claim (0047).
  /\/(untilCondition|condition): the (alternative|type) /,
  // Effects of events of edition 2 have types and reasons that edition 1 did not have (0024, 0048).
  /\/type(\[\])?: the value "(clarified|pending|renewed|noticed|parties-changed)" is new$/,
  /\/(causes|considered)\[\]\/because: the value ".*" is new$/,
  /\/considered\[\]\/effect: the value "override" is new$/,
  // The former form of `amends` is still accepted but no longer described (0037). It was part of one of the event schemas.
  /^POST \/v1\/partnerships\/\{id\}\/events body\/events\[\]: the alternative .* is gone or narrower$/,
  // The filter accepts further types.
  /^GET \/v1\/term-changes(\/stream)?: query type\[\]: pattern is narrower$/,
  // A description with U+0000 used to be answered with 500.
  /^(POST|PATCH) \/v1\/subscriptions(\/\{id\})? body\/description: the alternative .* is gone or narrower$/,
  // Generators treat a file of lines as text (0037).
  /^POST \/v1\/import body: the type was object and is string$/,
];

describe('the client', () => {
  const fresh = mkdtempSync(join(tmpdir(), 'client-'));
  beforeAll(() => {
    const flags = ['--conditions=own-source', '--require', join(ROOT, 'tests/setup/typescript.cjs')];
    execFileSync(process.execPath, [...flags, join(__dirname, 'api/generate-client.mjs'), fresh], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  });
  afterAll(() => rmSync(fresh, { recursive: true }));

  const filesIn = (folder: string) =>
    readdirSync(join(folder, 'src/generated'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .concat('openapi.json')
      .sort();

  it('matches_the_current_routes_or_npm_run_client_generate_has_to_be_run', () => {
    expect(filesIn(CLIENT)).toEqual(filesIn(fresh));
    const changed = filesIn(fresh).filter((path) => read(join(CLIENT, path)) !== read(join(fresh, path)));
    expect(changed).toEqual([]);
  });

  it('breaks_programs_written_for_the_first_version_only_deliberately', () => {
    const breaking = breakingChanges(document('openapi.v1.json'), document('openapi.json'));
    expect(breaking.filter((change) => !DELIBERATE.some((known) => known.test(change)))).toEqual([]);
    expect(DELIBERATE.filter((known) => !breaking.some((change) => known.test(change)))).toEqual([]);
  });
});

describe('a program that uses the types of openapi-typescript', () => {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  const schema = join(folder, 'schema.ts');
  const program = read(join(ROOT, 'tests/e2e/clients/openapi-typescript.ts'));
  const command = (name: string) => join(ROOT, 'node_modules/.bin', name);
  beforeAll(() => {
    execFileSync(command('openapi-typescript'), [join(CLIENT, 'openapi.json'), '-o', schema], { stdio: 'pipe' });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('compiles_and_a_faulty_program_does_not', () => {
    writeFileSync(join(folder, 'right.ts'), program);
    writeFileSync(join(folder, 'wrong.ts'), program.replace("kind: 'exclusivity', ", ''));
    const flags = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler'];
    const args = [...flags, '--target', 'es2023', '--types', 'node', 'right.ts', 'wrong.ts'];
    const { stdout } = spawnSync(command('tsc'), args, { cwd: folder, encoding: 'utf8' });
    expect(stdout.match(/^\w+\.ts/gm)).toEqual(['wrong.ts']);
    expect(stdout).toContain("Property 'kind' is missing");
  });
});

describe('a breaking change', () => {
  const before = {
    paths: {
      '/things/{id}': {
        post: {
          parameters: [
            { name: 'id', in: 'path', required: true, schema: { type: 'string', maxLength: 9 } },
            { name: 'at', in: 'query', required: false, schema: { type: 'string', enum: ['a', 'b'] } },
          ],
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: { anyOf: [{ $ref: '#/components/schemas/Tree' }, { type: 'string', const: 'none' }] },
              },
            },
          },
          responses: {
            200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } } },
            404: { content: {} },
          },
        },
      },
    },
    components: {
      schemas: {
        Tree: {
          type: 'object',
          required: ['state'],
          properties: {
            state: { type: 'string', enum: ['x', 'y'] },
            note: { type: 'string' },
            size: { type: 'number' },
            more: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
          },
        },
      },
    },
  };
  const post = "paths['/things/{id}'].post";
  const tree = 'components.schemas.Tree';
  const body = `${post}.requestBody.content['application/json'].schema.anyOf`;
  /** The breaking changes after a statement has changed `d`, a copy of `before`. */
  const changedBy = (change: string) => {
    const copy = JSON.parse(JSON.stringify(before)) as Record<string, unknown>;
    runInNewContext(change, { d: copy });
    return breakingChanges(before, copy);
  };

  it('is_not_found_between_a_document_and_itself', () => {
    expect(breakingChanges(before, before)).toEqual([]);
  });

  it.each([
    ['a_removed_path', `delete d.paths['/things/{id}']`, 'POST /things/{id} is gone'],
    ['a_removed_method', `delete d.${post}`, 'POST /things/{id} is gone'],
    ['a_removed_parameter', `d.${post}.parameters.pop()`, 'the parameter query at is gone'],
    ['a_parameter_that_became_required', `d.${post}.parameters[1].required = true`, 'query at is now required'],
    ['a_narrower_limit', `d.${post}.parameters[0].schema.maxLength = 8`, 'path id: maxLength is narrower'],
    ['a_new_pattern', `d.${post}.parameters[0].schema.pattern = 'x'`, 'path id: pattern is narrower'],
    ['a_removed_value_of_a_parameter', `d.${post}.parameters[1].schema.enum.pop()`, 'the value "b" is refused now'],
    ['a_removed_success_response', `delete d.${post}.responses[200]`, 'no longer answers 200'],
    ['a_removed_content_type_of_a_response', `d.${post}.responses[200].content = {}`, 'application/json is gone'],
    ['a_removed_member_of_a_response', `delete d.${tree}.properties.note`, 'the member note is gone'],
    ['a_member_of_a_response_that_became_optional', `d.${tree}.required = []`, 'state may now be missing'],
    ['a_new_value_in_a_response', `d.${tree}.properties.state.enum.push('z')`, 'the value "z" is new'],
    ['a_changed_type_in_a_response', `d.${tree}.properties.size.type = 'string'`, 'the type was number and is string'],
    ['a_new_required_member', `d.${tree}.required.push('note')`, 'the alternative Tree is gone or narrower'],
    ['a_removed_alternative_of_a_body', `d.${body}.pop()`, 'is gone or narrower'],
  ])('is_%s', (_name, change, expected) => {
    expect(changedBy(change).join('\n')).toContain(expected);
  });

  it.each([
    ['a_new_path', `d.paths['/others'] = { get: { responses: {} } }`],
    ['a_new_optional_parameter', `d.${post}.parameters.push({ name: 'x', in: 'query', required: false, schema: {} })`],
    ['a_wider_limit', `d.${post}.parameters[0].schema.maxLength = 99`],
    ['a_new_value_of_a_parameter', `d.${post}.parameters[1].schema.enum.push('c')`],
    ['a_new_member', `d.${tree}.properties.extra = { type: 'string' }`],
    ['a_new_alternative_of_a_body', `d.${body}.push({ type: 'number' })`],
    ['a_removed_problem_response', `delete d.${post}.responses[404]`],
  ])('is_not_%s', (_name, change) => {
    expect(changedBy(change)).toEqual([]);
  });
});
