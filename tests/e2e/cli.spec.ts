import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { freshDatabase, until, type FreshDatabase } from '#testing';
import * as cli from './support/cli';
import { amended, retracted, started } from './support/events';
import { faultProxy } from './support/fault-proxy';
import { get, record } from './support/http';
import { endServices, environmentOf, startStandalone, type Place, type Service } from './support/service';
import { openLog } from './support/stored';

const ROOT = join(__dirname, '../..');
const ID = 'microsoft-openai';
const NOWHERE = 'http://127.0.0.1:1';

let database: FreshDatabase;
let place: Place;
let service: Service;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  database = await freshDatabase();
  place = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: database.url };
  service = await startStandalone({ ...environmentOf(place), WEBHOOKS_ALLOW_LOOPBACK: 'true' });
});
afterAll(async () => {
  cli.endCommands();
  await endServices();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const environment = () => ({ PARTNERSHIP_URL: service.url });
const partnership = (...args: string[]) => cli.run(args, environment());
const withInput = (input: string, ...args: string[]) => cli.run(args, environment(), input);
/** Runs a command that must succeed and returns its output. */
const done = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await partnership(...args);
  if (code !== 0) throw new Error(`partnership ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`);
  return stdout;
};
const json = async <T = Record<string, unknown>>(...args: string[]): Promise<T> =>
  JSON.parse(await done(...args, '--json')) as T;
const linesOf = (text: string): string[] => text.trim().split('\n');
const jsonLines = <T = Record<string, unknown>>(text: string): T[] =>
  linesOf(text).map((line) => JSON.parse(line) as T);
const inFile = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
/** Returns the row of a table that begins with `first`. */
const rowOf = (output: string, first: string): string => {
  const row = linesOf(output).find((line) => line.startsWith(`${first} `));
  if (row === undefined) throw new Error(`no row of ${first} in\n${output}`);
  return row;
};

describe('questions', () => {
  test('partnerships_are_listed_and_shown', async () => {
    expect(rowOf(await done('partnerships'), ID)).toMatch(/Microsoft and OpenAI +15 +2026-09-30 +microsoft, openai/);
    expect(await done('partnerships', ID)).toMatch(/^parties +Microsoft \(microsoft\), OpenAI \(openai\)$/m);
    expect(await json<object[]>('partnerships', '--party', 'microsoft')).toEqual([
      expect.objectContaining({ partnershipId: ID }),
    ]);
    expect(rowOf(await done('partnerships', '--party', 'amazon'), ID)).toMatch(/2026-09-30 +third party +microsoft/);
    expect(await done('partnerships', '--party', 'nobody')).toBe('No such partnership is recorded.\n');
  });

  test('the_terms_of_a_day_are_printed_as_a_table_and_with_json_as_the_answer', async () => {
    const row = rowOf(await done('terms', ID, '--at', '2026-03-01'), 'api-hosting/stateless');
    expect(row).toMatch(/definitely +2025-10-28 +2026-04-26 +2026-02-27 +Stateless APIs are hosted only on/);
    const { body } = await get(`${service.url}/v1/partnerships/${ID}/terms?at=2026-03-01`);
    expect(await json('terms', ID, '--at', '2026-03-01')).toEqual(body);
  });

  test('the_known_time_and_the_version_can_be_given', async () => {
    const known = await done('terms', ID, '--at', '2026-03-01', '--known-at', '2026-01-01');
    expect(known).toContain('as known on 2026-01-01 (version 8)');
    expect(known).not.toContain('api-hosting/stateless');
    for (const name of ['--version', '--at-version'])
      expect(await json('terms', ID, name, '3')).toMatchObject({ version: 3 });
  });

  test('terms_can_be_listed_across_all_partnerships', async () => {
    const output = await done('terms', '--kind', 'api-hosting', '--at', '2026');
    expect(rowOf(output, ID)).toMatch(/api-hosting\/all +possibly/);
    const waiting = ['terms', '--kind', 'investment', '--scope', 'amazon-conditional', '--at', '2026-03-01'];
    const printed = await done(...waiting);
    expect(printed).toContain('No term is in force.');
    expect(rowOf(printed, ID)).toMatch(/investment\/amazon-conditional +\S/);
    expect(await json(...waiting)).toMatchObject({ items: [], pending: [{ partnershipId: ID }] });
    expect((await partnership('terms', '--version', '3')).code).toBe(2);
  });

  test('a_warning_about_an_unknown_kind_accompanies_the_empty_answer', async () => {
    const questions = [
      ['terms', ID, '--kind', 'hosting'],
      ['terms', '--kind', 'hosting'],
      ['history', ID, 'hosting'],
    ];
    for (const question of [...questions, ['explain', ID, 'hosting'], ['expirations', '--kind', 'hosting']]) {
      const { code, stderr } = await partnership(...question);
      expect([code, stderr]).toEqual([0, 'No kind of term is called "hosting"; GET /v1/term-kinds lists them.\n']);
    }
    expect((await partnership('terms', ID, '--kind', 'standstill')).stderr).toBe('');
  });

  test('a_history_lists_segments_replacements_and_reaffirmations', async () => {
    const output = await done('history', ID, 'api-hosting');
    expect(rowOf(output, '2023-01-23')).toMatch(/2025-10-27 +OpenAI's API runs on Azure only/);
    expect(rowOf(output, '2025-10-28')).toContain('(replaced by api-hosting/stateless)');
    expect(output).toContain('reaffirmed 2025-01-21 by microsoft');
    expect(await json('history', ID, 'api-hosting/stateless')).toMatchObject({ scope: 'stateless' });
  });

  test('an_explanation_lists_claims_sources_and_dissent', async () => {
    const output = await done('explain', ID, 'api-hosting/stateless', '--at', '2026-03-01');
    expect(output).toMatch(/● governs {2}Joint statement/);
    expect(output).toMatch(/○ replaced by api-hosting\/stateless \(“Joint statement[^”]*”\) {2}Definitive agreement/);
    expect(output).toContain('https://openai.com/index/continuing-microsoft-partnership');
    expect(await done('explain', ID, 'product-hosting/first-party', '--at', '2026-03-01')).toMatch(
      /✗ contested.* by amazon/,
    );
    expect(await json('explain', ID, 'api-hosting')).toMatchObject({ kind: 'api-hosting', scope: 'all' });
  });

  test('a_diff_shows_former_and_new_answers_with_their_causes', async () => {
    const output = await done('diff', ID, '--from-at', '2025-10-27', '--to-at', '2025-10-28');
    const [, afterTitle] = output.split('\napi-hosting/all\n');
    expect(linesOf(afterTitle!).slice(0, 3)).toEqual([
      "- OpenAI's API runs on Azure only.",
      '  + (not in force)',
      expect.stringMatching(/^ {4}set: 2025-10-28 Definitive agreement/),
    ]);
    expect(await done('diff', ID, '--from-version', '11', '--to-version', '11')).toContain('Nothing differs.');
    expect(await json('diff', ID, '--from-version', '9')).toMatchObject({ from: { version: 9 } });
  });

  test('a_timeline_is_drawn_with_its_imprecise_and_conditional_edges', async () => {
    const output = await done('timeline', ID, '--width', '110');
    const lane = rowOf(output, 'api-hosting/stateless');
    expect(lane).toMatch(/^api-hosting\/stateless +█✓█$/);
    expect(rowOf(output, 'agi-determination/all')).toMatch(/ █✓█+$/);
    expect(
      Math.max(
        ...linesOf(output)
          .slice(0, 30)
          .map(({ length }) => length),
      ),
    ).toBeLessThanOrEqual(110);
    expect(await done('timeline', ID, '--at-version', '3')).not.toContain('api-hosting/stateless');
    expect(output).toMatch(/^ +OpenAI's API … {3}OpenAI may offer its APIs/m);
    expect(await json('timeline', ID)).toMatchObject({ partnershipId: ID, version: 15 });
  });

  test('agreements_are_listed_with_their_states_and_amendments', async () => {
    const output = await done('agreements', ID, '--at', '2026-03-01');
    expect(rowOf(output, 'extension-2023')).toMatch(/extension +superseded +Extension of the partnership/);
    expect(rowOf(output, 'agreement-2025-10')).toMatch(/restatement +in force +Definitive agreement of October/);
    expect(output).toContain('amended by amendment-2025-01\n');
    expect(output).toContain('restated by agreement-2025-10\n');
    expect(Math.max(...linesOf(output).map(({ length }) => length))).toBeLessThanOrEqual(120);
    const { body } = await get(`${service.url}/v1/partnerships/${ID}/agreements?at=2026-03-01`);
    expect(await json('agreements', ID, '--at', '2026-03-01')).toEqual(body);
    const known = await done('agreements', ID, '--at', '2025-10-20', '--known-at', '2025-10-20');
    expect(known).toMatch(/^mou-2025 +mou +published +Memorandum/m);
    expect(known).not.toContain('agreement-2025-10');
    expect(await done('agreements', ID, '--version', '0')).toMatch(/, nothing was known\nNo agreement is recorded\.\n/);
  });

  test('an_agreement_is_shown_with_its_claims_and_their_states', async () => {
    const { code, stdout, stderr } = await partnership(
      ...['agreements', ID, 'agreement-2025-10', '--at', '2026-03-01', '--link'],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Definitive agreement of October 2025 (restatement): in force\n  amends mou-2025');
    expect(stdout).toMatch(/^api-hosting\/all: ended$/m);
    expect(stdout).toMatch(/^ip-licence\/research: in force\n {2}Microsoft's rights to OpenAI's research/m);
    expect(stdout).toContain('  from 2025-10-28, until 2030-12-31, until the condition agi-verified is met\n');
    const [, address] = /^Permanent link: (http\S+)$/m.exec(stderr) ?? [];
    expect((await get<{ agreement: object }>(address!)).body.agreement).toMatchObject({ id: 'agreement-2025-10' });
    const { body } = await get(`${service.url}/v1/partnerships/${ID}/agreements/mou-2025?at=2026-03-01`);
    expect(await json('agreements', ID, 'mou-2025', '--at', '2026-03-01')).toEqual(body);
    const unknown = await partnership('agreements', ID, 'nothing');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('(agreement-unknown)')]);
  });

  test('parties_are_listed_and_shown_with_their_roles', async () => {
    const identifiers = { lei: '5493001KJTIIGC8Y1R12' };
    const changed = { ...started(), type: 'PartiesChanged', title: 'They change' };
    await record(service.url, 'with-cutler', [
      started(),
      { ...changed, occurred: '2021-07-01', data: { joined: [{ id: 'cutler', name: 'Cutler & Sons', identifiers }] } },
      { ...changed, occurred: '2022-07-01', data: { left: ['b'] } },
    ]);

    expect(rowOf(await done('parties'), 'amazon')).toMatch(/^amazon +Amazon$/);
    const found = await done('parties', '--q', '5493001kjt');
    expect(linesOf(found)).toEqual([
      expect.stringMatching(/^PARTY +NAMES$/),
      expect.stringMatching(/^cutler +Cutler & Sons$/),
      expect.stringMatching(/^ +lei 5493001KJTIIGC8Y1R12$/),
    ]);
    expect(await done('parties', '--q', 'nobody')).toBe('Nobody is named so.\n');
    expect((await partnership('parties', '--limit', '1')).stderr).toBe('There are more: raise --limit.\n');

    expect(rowOf(await done('parties', 'cutler'), 'with-cutler')).toMatch(/party +2021-07-01 +Cutler & Sons lei 5493/);
    // The column shows the last day as a party.
    expect(rowOf(await done('parties', 'b'), 'with-cutler')).toMatch(/former party +2022-06-30 +B$/);
    expect(rowOf(await done('parties', 'amazon'), ID)).toMatch(/third party +Amazon$/);
    const { body } = await get<{ items: object[] }>(`${service.url}/v1/parties/cutler`);
    expect(await json('parties', 'cutler')).toEqual(body.items);
    const unknown = await partnership('parties', 'nobody');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('(party-unknown)')]);
    expect((await partnership('parties', 'amazon', '--q', 'a')).code).toBe(2);
  });

  test('terms_that_end_in_a_period_are_listed_with_their_last_day', async () => {
    const output = await done('expirations', ID, '--from', '2026', '--to', '2030');
    expect(output).toMatch(/^2026-04-26 +ends +microsoft-openai api-hosting\/stateless$/m);
    expect(output).toMatch(/^2030-12-31 +ends +microsoft-openai ip-licence\/research$/m);
    expect(output).toMatch(/^ +or earlier, when agi-verified comes true$/m);
    expect(output).not.toContain('2032-12-31');
    const { body } = await get<{ items: object[] }>(
      `${service.url}/v1/expirations?from=2026&to=2030&partnership=${ID}&kind=ip-licence`,
    );
    const args = ['expirations', ID, '--from', '2026', '--to', '2030', '--kind', 'ip-licence'];
    expect(await json(...args)).toEqual(body.items);
    expect(await json<object[]>('expirations', '--party', 'nvidia', '--from', '2026')).toEqual([]);
  });

  test('deadlines_for_notice_and_renewals_are_listed_with_their_days', async () => {
    const renewal = { period: 'P1Y', times: 1, notice: 'P3M' };
    const value = { provider: 'a', summary: 'A hosts it.' };
    const effect = { effect: 'set', kind: 'api-hosting', value, until: '2098-12-31', renewal };
    await record(service.url, 'renews', [started({ effects: [effect] })]);
    const output = await done('expirations', 'renews', '--from', '2098', '--to', '2099');
    expect(output).toMatch(/^2098-12-31 +notice +renews api-hosting\/all$/m);
    expect(output).toMatch(/^ +give notice by 2098-09-30, or it renews itself to 2099-12-31$/m);
    expect(output).toMatch(/^2098-12-31 +possibly +renews api-hosting\/all\n +renews +A hosts it\.$/m);
    // The default period begins today and lasts ten years.
    expect(linesOf(await done('expirations', 'renews'))).toEqual([
      expect.stringMatching(/^From \d{4}-\d{2}-\d{2} to \d{4}, as known now$/),
      'Nothing ends, renews itself or falls due.',
    ]);
  });

  test('expirations_of_unknown_partnerships_or_parties_are_refused', async () => {
    const [partnershipUnknown, partyUnknown, reversed] = await Promise.all([
      partnership('expirations', 'nobody-knows'),
      partnership('expirations', '--party', 'nobody-knows'),
      partnership('expirations', '--from', '2026', '--to', '2025'),
    ]);
    expect([partnershipUnknown.code, partnershipUnknown.stderr]).toEqual([
      1,
      expect.stringContaining('(partnership-unknown)'),
    ]);
    expect([partyUnknown.code, partyUnknown.stderr]).toEqual([1, expect.stringContaining('(party-unknown)')]);
    expect([reversed.code, reversed.stderr]).toEqual([1, expect.stringContaining('(dates-reversed at /to)')]);
  });

  test('an_answer_has_a_permanent_link_that_reproduces_it', async () => {
    const { stdout, stderr } = await partnership('terms', ID, '--at', '2026-03-01', '--link', '--json');
    expect(stderr).toBe('');
    const explained = await partnership('explain', ID, 'api-hosting', '--at', '2026-03-01', '--link');
    const [, address] = /^Permanent link: (http\S+)$/m.exec(explained.stderr) ?? [];
    expect(address).toContain(`${service.url}/v1/partnerships/${ID}/terms/api-hosting/all/explanation?at=2026-03-01`);
    expect((await get<{ kind: string }>(address!)).body).toMatchObject({ kind: 'api-hosting' });
    expect(JSON.parse(stdout)).toHaveProperty('links.self');
  });

  test('completion_offers_partnerships_terms_kinds_agreements_and_parties', async () => {
    const completed = async (...words: string[]) =>
      linesOf(await done('--get-yargs-completions', 'partnership', ...words));
    expect(await completed('terms', 'micro')).toEqual([ID]);
    expect(await completed('explain', ID, 'api-hosting/')).toContain('api-hosting/stateless');
    expect(await completed('explain', ID, 'standst')).toEqual(['standstill']);
    expect(await completed('agreements', ID, 'amendment-')).toEqual(['amendment-2025-01', 'amendment-2026-04']);
    expect(await completed('parties', 'amaz')).toEqual(['amazon']);
    expect(await completed('expirations', 'micro')).toEqual([ID]);
    const away = await cli.run(['--get-yargs-completions', 'partnership', 'terms', ''], { PARTNERSHIP_URL: NOWHERE });
    expect([away.code, away.stdout.trim()]).toEqual([0, '']);
  });

  test('halts_and_void_print_a_sentence_if_there_are_none', async () => {
    expect(await done('halts')).toBe('No partition is halted.\n');
    expect(await done('void')).toBe('Every record of the log took effect.\n');
    expect(await json('halts')).toEqual([]);
    expect(await json('void')).toEqual([]);
  });

  test('status_reports_the_health_of_the_service_in_words_and_by_the_exit_code', async () => {
    let printed = '';
    // On a busy machine, the last records may not be projected yet.
    await until('nothing waits', async () => {
      printed = await done('status');
      return rowOf(printed, 'progress').includes('12 partitions assigned; nothing waits.');
    });
    expect(printed).toContain(`${service.url} is ready, and all is well.`);
    expect(rowOf(printed, 'kafka')).toContain('Kafka answers.');
    const [found] = await json<{ status: string; checks: { check: string; state: string }[] }[]>('status');
    expect(found).toMatchObject({ status: 'ready' });
    expect(found!.checks.map(({ check, state }) => `${check} ${state}`)).toEqual(
      ['postgres', 'kafka', 'topic', 'rulings', 'due-days', 'log', 'progress', 'halts', 'outlet'].map(
        (check) => `${check} ok`,
      ),
    );
    const many = await partnership('status', service.url, NOWHERE);
    expect([many.code, many.stdout]).toEqual([3, expect.stringContaining(`${NOWHERE} does not answer.`)]);
  });

  test('status_names_the_failed_and_degraded_checks_of_a_service', async () => {
    const since = '2026-01-01T00:00:00.000Z';
    const halts = { check: 'halts', state: 'degraded', detail: 'Halted: partition 3.', since };
    const kafka = { check: 'kafka', state: 'failed', detail: 'Kafka does not answer.', since };
    const answers = [
      {
        status: 200,
        body: { status: 'ready', checks: ['halts'], details: [halts] },
        sentence: 'is ready, and something needs',
      },
      {
        status: 503,
        body: { code: 'not-ready', title: 'Not ready', status: 503, failed: ['kafka'], details: [kafka] },
        sentence: 'is not ready',
      },
    ];
    for (const { status, body, sentence } of answers) {
      const other = createServer((_, response) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      ).listen(0, '127.0.0.1');
      await once(other, 'listening');
      const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
      const { code, stdout } = await partnership('status', url);
      other.close();
      expect([code, stdout]).toEqual([1, expect.stringContaining(sentence)]);
      expect(stdout).toContain(body.details[0]!.detail);
    }
  });

  test('a_void_record_is_shown_with_its_place_and_content', async () => {
    const log = await openLog(place.topicPrefix);
    const { partition, offset } = await log.appender().append('rubbish', Buffer.from('{"version":0}'));
    await log.close();
    // Records of a partition are projected in order, so the void record is projected when this event is.
    await record(service.url, 'rubbish', [started()]);
    const at = `${partition}/${offset}`;
    expect(rowOf(await done('void'), at)).toContain('undecodable: ');
    expect(await json('void', '--partition', String(partition))).toEqual([expect.objectContaining({ offset })]);
    expect(await done('void', '--reason', 'stale')).toBe('No such record is void.\n');
    const shown = linesOf(await done('void', at));
    expect(shown[0]).toContain(`${at}: undecodable: `);
    expect(shown.slice(1)).toEqual(['key: rubbish', '13 bytes:', '{', '  "version": 0', '}']);
    expect((await partnership('halts', '3')).code).toBe(1);
  });

  test('the_client_is_generated_from_the_served_openapi_document', async () => {
    const { body } = await get(`${service.url}/openapi.json`);
    expect(JSON.parse(readFileSync(join(ROOT, 'libs/client/openapi.json'), 'utf8'))).toEqual(body);
  });
});

describe('recording', () => {
  const flags = [
    ...['--type', 'PartnershipStarted', '--occurred', '2026-01', '--title', 'Acme hosts Globex'],
    ...['--asserted-by', 'acme', '--source', 'Acme=https://acme.example/news?a=b'],
    ...['--data', '{"name":"A","parties":[{"id":"acme","name":"Acme"},{"id":"globex","name":"Globex"}]}'],
    ...['--set', 'api-hosting={"provider":"acme","summary":"a=b"}', '--until', '2027'],
  ];

  test('an_event_given_by_options_is_recorded_once_even_if_the_command_is_repeated', async () => {
    const first = await done('record', 'by-options', ...flags);
    expect(first).toMatch(/^by-options has version 1: [0-9a-f-]{36}$/m);
    expect(first).toMatch(/^started +api-hosting\/all +2026-01-31 .*→ a=b$/m);
    expect(await done('record', 'by-options', ...flags)).toBe(first);
    const { body } = await get<{ items: { event: object }[] }>(`${service.url}/v1/partnerships/by-options/events`);
    expect(body.items).toHaveLength(1);
    expect(JSON.stringify(body.items)).toContain('https://acme.example/news?a=b');
  });

  test('events_are_read_from_a_file_or_from_standard_input', async () => {
    await done('record', 'by-file', inFile('started.json', JSON.stringify(started())));
    const { code, stdout } = await withInput(
      JSON.stringify({ events: [amended(1), amended(2)] }),
      'record',
      'by-file',
      '-',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ partnershipId: 'by-file', version: 3 });
  });

  test('a_dry_run_prints_the_event_and_its_effects_and_records_nothing', async () => {
    const { code, stdout, stderr } = await partnership('record', 'tried', ...flags, '--dry-run');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ events: [{ type: 'PartnershipStarted' }] });
    expect(stderr).toContain('It would become version 1.');
    expect((await partnership('partnerships', 'tried')).code).toBe(1);
    const refused = await partnership('record', 'tried', ...flags, '--end', 'nonsense', '--dry-run');
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('nonsense')]);
  });

  test('a_dry_run_prints_the_event_even_without_a_service', async () => {
    const { code, stdout, stderr } = await cli.run(['record', 'tried', ...flags, '--dry-run'], {
      PARTNERSHIP_URL: NOWHERE,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ events: [{ type: 'PartnershipStarted', occurred: '2026-01' }] });
    expect(stderr).toContain('Nothing is recorded.');
    expect(stderr).toContain('does not answer');
  });

  test('recorded_at_can_be_stated', async () => {
    await done('record', 'known-since', ...flags, '--recorded-at', '2026-02-01T12:00:00Z');
    const { body } = await get<{ recordedAt: string }>(`${service.url}/v1/partnerships/known-since`);
    expect(body.recordedAt).toBe('2026-02-01T12:00:00.000Z');
    const again = await partnership(
      'record',
      'known-since',
      ...flags,
      '--recorded-at',
      '2026-01-01T12:00:00Z',
      '--key',
      'k',
    );
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('(')]);
  });

  test('a_refusal_lists_every_fault_with_its_pointer', async () => {
    const { code, stdout, stderr } = await partnership('record', 'refused', '--type', 'PartnershipStarted');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(linesOf(stderr)[0]).toMatch(/^\d faults; the first: .* \(schema-mismatch\)$/);
    expect(stderr).toContain('/events/0/occurred is missing');
    expect(stderr).toContain('/events/0/data is missing');
  });

  test('a_single_fault_is_printed_as_one_sentence', async () => {
    const { code, stderr } = await withInput(JSON.stringify(amended(1, { effects: [] })), 'record', 'not-started', '-');
    expect(code).toBe(1);
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/\(partnership-not-started at \/events\/0\/type\)$/)]);
  });

  test('if_version_makes_the_command_conditional', async () => {
    await record(service.url, 'conditional', [started()]);
    const { code, stderr } = await withInput(
      JSON.stringify(amended(1)),
      'record',
      'conditional',
      '-',
      '--if-version',
      '7',
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/is at version 1.*\(precondition-failed\)/);
    expect((await withInput(JSON.stringify(amended(1)), 'record', 'conditional', '-', '--if-version', '1')).code).toBe(
      0,
    );
  });

  test.each([
    ['input_that_is_not_json', ['record', 'x', '-'], 'Standard input is not JSON'],
    ['a_missing_file', ['record', 'x', '/nowhere/x.json'], '/nowhere/x.json cannot be read: no such file'],
    ['a_command_without_an_event', ['record', 'x'], 'Give a file'],
    ['a_value_that_is_not_json', ['record', 'x', '--type', 'T', '--set', 'a/b=c'], 'The value of a/b is not JSON'],
    ['a_set_without_a_value', ['record', 'x', '--type', 'T', '--set', 'a/b'], 'give KIND/SCOPE=JSON'],
  ])('%s_is_refused_before_a_request_is_sent', async (_name, args, message) => {
    const { code, stderr } = await cli.run(args, { PARTNERSHIP_URL: NOWHERE }, 'no json');
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('importing and exporting', () => {
  const line = (id: string, event: object) => JSON.stringify({ partnershipId: id, events: [event] });
  const good = [line('imported', started()), line('imported', amended(1)), line('imported', amended(2))];

  const MAP = JSON.stringify({
    partnership: 'Deal',
    parties: 'Parties',
    occurred: 'Date',
    title: 'What',
    publisher: 'Paper',
    kind: 'Term',
    value: { summary: 'Says' },
    dates: 'day-first',
  });
  const sheet = (...rows: string[]) => `\ufeff${['Deal;Parties;Date;What;Paper;Term;Says', ...rows].join('\r\n')}\r\n`;

  test('a_csv_file_is_checked_by_a_dry_run_and_recorded_once', async () => {
    const columns = inFile('columns.json', MAP);
    const file = inFile(
      'deals.csv',
      sheet(
        'By Table;Acme;31.01.2024;They start;Paper;exclusivity;Only Acme',
        'By Table;;2025;They go on;Paper;exclusivity;"Acme; now abroad too"',
      ).replace('By Table;Acme;', 'By Table;"Acme|Globex";'),
    );
    const report = await partnership('import', file, '--columns', columns, '--dry-run');
    expect(report.code).toBe(0);
    expect(rowOf(report.stdout, '3')).toMatch(/by-table +2025 +exclusivity\/all +AgreementPublished: They go on/);
    expect((await partnership('partnerships', 'by-table')).code).toBe(1);
    expect(await done('import', file, '--columns', columns)).toBe('2 recorded, 0 repeated, 0 refused\n');
    expect(await done('import', file, '--columns', columns)).toBe('0 recorded, 2 repeated, 0 refused\n');
    expect(await done('terms', 'by-table', '--at', '2026-01-01')).toContain('Acme; now abroad too');
  });

  test('an_unusable_or_refused_row_is_reported_with_its_number', async () => {
    const columns = inFile('columns.json', MAP);
    const unusable = inFile('unusable.csv', sheet('x;"a|b";;They start;Paper;;'));
    const report = await partnership('import', unusable, '--columns', columns, '--dry-run');
    expect([report.code, report.stdout]).toEqual([1, expect.stringContaining('not usable: no occurred')]);
    const unsent = await partnership('import', unusable, '--columns', columns);
    expect([unsent.code, unsent.stderr]).toEqual([2, expect.stringContaining('row 2: no occurred')]);
    const refused = inFile('refused.csv', sheet('refused-table;"a|b";soon;They start;Paper;;'));
    const answer = await partnership('import', refused, '--columns', columns);
    expect([answer.code, answer.stderr]).toEqual([1, expect.stringMatching(/^row 2: refused: .*date-invalid/m)]);
  });

  test('a_bad_line_is_reported_with_its_number_and_the_other_lines_are_recorded', async () => {
    const file = inFile(
      'some-bad.ndjson',
      [good[0], '{"no json', '', ...good.slice(1), line('imported', {})].join('\n'),
    );
    const { code, stdout, stderr } = await partnership('import', file);
    expect(code).toBe(1);
    expect(stdout).toBe('3 recorded, 0 repeated, 2 refused\n');
    expect(stderr).toMatch(/^line 2: refused: .*\(not-json\)$/m);
    expect(stderr).toMatch(/^line 6: refused: /m);
    expect(stderr).toContain('/events/0');
  });

  test('importing_the_same_file_again_records_nothing', async () => {
    const { code, stdout, stderr } = await partnership('import', inFile('good.ndjson', good.join('\n')), '--verbose');
    expect([code, stdout]).toEqual([0, '0 recorded, 3 repeated, 0 refused\n']);
    expect(linesOf(stderr)).toEqual([1, 2, 3].map((n) => `line ${n}: repeated: imported version ${n}`));
    const again = await withInput(good.join('\n'), 'import', '-', '--json');
    expect(jsonLines(again.stdout)).toEqual(
      [1, 2, 3].map((line): unknown => expect.objectContaining({ line, status: 'repeated' })),
    );
  });

  test('the_export_of_an_unknown_partnership_is_refused', async () => {
    const { code, stdout, stderr } = await partnership('export', '--partnership', 'nobody-knows');
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('(partnership-unknown)')]);
  });

  test('an_export_can_be_imported', async () => {
    const exported = await done('export', '--partnership', ID);
    expect(jsonLines<{ recordedAt: string }>(exported).map(({ recordedAt }) => recordedAt.slice(0, 10))).toHaveLength(
      15,
    );
    const { code, stdout } = await withInput(exported, 'import', '-');
    expect([code, stdout]).toEqual([0, '0 recorded, 15 repeated, 0 refused\n']);
    const copied = exported.replaceAll(`"partnershipId":"${ID}"`, '"partnershipId":"a-copy"');
    expect((await withInput(copied, 'import', '-')).stdout).toContain('15 recorded');
    const answer = (id: string) =>
      json<{ terms: { kind: string; value: unknown }[] }>('terms', id, '--at', '2026-03-01');
    const [one, other] = await Promise.all([answer(ID), answer('a-copy')]);
    expect(other.terms.map(({ value }) => value)).toEqual(one.terms.map(({ value }) => value));
  });

  test('an_import_without_a_service_says_how_to_continue', async () => {
    const { code, stderr } = await cli.run(['import', '-'], { PARTNERSHIP_URL: NOWHERE }, good.join('\n'));
    expect(code).toBe(3);
    expect(stderr).toContain('Run it again: what is recorded is not recorded twice.');
  });
});

describe('following changes', () => {
  test('replay_prints_every_event_and_the_cursor_to_continue_from', async () => {
    const { code, stdout, stderr } = await partnership('replay', '--partnership', ID);
    expect(code).toBe(0);
    expect(linesOf(stdout)).toHaveLength(15);
    expect(linesOf(stdout)[0]).toMatch(
      /^2019-07-22T12:00:00.000Z {2}microsoft-openai 1 {2}2019-07-22 {2}PartnershipStarted/,
    );
    const cursor = /--after (\S+)/.exec(stderr)![1]!;
    await record(service.url, 'later', [started()]);
    const later = jsonLines<{ partnershipId?: string; cursor?: string }>(
      await done('replay', '--json', '--after', cursor),
    );
    expect(later.flatMap(({ partnershipId }) => partnershipId ?? [])).toEqual(['later']);
    expect(later.at(-1)).toEqual({ cursor: expect.any(String) as string });
  });

  test('watch_begins_with_the_history_and_ends_after_the_given_count', async () => {
    const output = await done('watch', '--after', 'beginning', '--partnership', ID, '--count', '2');
    expect(output).toMatch(/microsoft-openai compute-supply\/all started: Microsoft invests in OpenAI/);
    expect(output.match(/ started: /g)).toHaveLength(2);
  });

  test('watch_prints_a_change_as_it_happens_and_exits_cleanly_on_ctrl_c', async () => {
    await record(service.url, 'watched', [started()]);
    const human = cli.start(['watch', '--partnership', 'watched,another'], environment());
    await human.until((output) => output.includes('Watching'), 'the connection');
    await record(service.url, 'watched', [amended(3)]);
    await human.until((output) => output.includes('api-hosting/part-3 started'), 'the change');
    human.signal('SIGINT');
    const { code, stderr } = await human.ended;
    expect(code).toBe(0);
    const cursor = /Continue later with --after (\S+)/.exec(stderr)![1]!;

    await record(service.url, 'watched', [amended(4)]);
    const [change] = jsonLines<{ event: { data: { scope: string } } }>(
      await done('watch', '--after', cursor, '--partnership', 'watched', '--count', '1', '--json'),
    );
    expect(change!.event.data.scope).toBe('part-4');
  });

  test('watch_reopens_a_lost_connection_without_gaps_or_repeats', async () => {
    await record(service.url, 'cut-off', [started()]);
    const proxy = await faultProxy(Number(new URL(service.url).port));
    const args = ['watch', '--after', 'beginning', '--partnership', 'cut-off', '--json'];
    const watching = cli.start(args, { PARTNERSHIP_URL: proxy.url });
    await record(service.url, 'cut-off', [amended(1)]);
    await watching.until((output) => output.includes('"part-1"'), 'the first change');
    proxy.cut();
    await record(service.url, 'cut-off', [amended(2)]);
    await watching.until((output) => output.includes('The connection was lost; trying again.'), 'the loss');
    proxy.mend();
    await record(service.url, 'cut-off', [amended(3)]);
    await watching.until((output) => output.includes('"part-3"'), 'the last change');
    watching.signal('SIGINT');
    const { code, stdout } = await watching.ended;
    proxy.close();
    const scopes = jsonLines<{ event: { data: { scope: string } } }>(stdout).map(({ event }) => event.data.scope);
    expect([code, scopes]).toEqual([0, ['part-1', 'part-2', 'part-3']]);
  });

  test('a_malformed_cursor_is_refused', async () => {
    const { code, stderr } = await partnership('watch', '--after', 'nonsense');
    expect(code).toBe(1);
    expect(stderr).toContain('cursor-malformed');
  });
});

test('private_addresses_are_created_listed_and_revoked', async () => {
  const addresses = (...args: string[]) => done('addresses', ...args);
  const created = await addresses('create', '--party', 'microsoft', '--description', 'my reader');
  const id = linesOf(created)[0]!;
  const [, feed] = /^feed +(http\S+)$/m.exec(created)!;
  expect((await fetch(feed!)).status).toBe(200);
  expect(rowOf(await addresses('list'), id)).toMatch(/party microsoft +\d{4}-\d{2}-\d{2} +my reader/);
  expect(await addresses('revoke', id)).toBe(`Revoked ${id}.\n`);
  expect((await fetch(feed!)).status).toBe(404);
  expect((await partnership('addresses', 'revoke', id)).code).toBe(1);
  expect((await partnership('addresses', 'create', '--party', 'a', '--kind', 'b')).code).toBe(2);
});

describe('subscriptions', () => {
  let receiver: Server;
  let address: string;
  let status = 204;
  beforeAll(async () => {
    receiver = createServer((request, response) => {
      request.resume().on('end', () => response.writeHead(status).end());
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  });
  afterAll(() => receiver.close());

  const subscriptions = (...args: string[]) => done('subscriptions', ...args);

  test('are_created_listed_shown_tested_rewound_and_deleted', async () => {
    expect(await subscriptions('list')).toBe('Nobody is subscribed.\n');
    const created = await subscriptions('create', address, '--type', 'changed,corrected', '--after', 'now');
    const id = linesOf(created)[0]!;
    expect(created).toMatch(/^secret +whsec_\S+/m);
    expect(rowOf(await subscriptions('list'), id)).toMatch(/active +type: \(changed, corrected\) +http:/);
    expect(await json<object[]>('subscriptions', 'list')).toEqual([expect.objectContaining({ id })]);

    expect(await subscriptions('test', id)).toMatch(/^accepted \(status 204\)/);
    status = 500;
    const again = await partnership('subscriptions', 'test', id);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('(too-many-requests)')]);
    const other = linesOf(await subscriptions('create', address))[0]!;
    const refused = await partnership('subscriptions', 'test', other);
    await subscriptions('delete', other);
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('status 500')]);
    status = 204;

    expect(await subscriptions('rewind', id, '--after', 'now')).toMatch(/^state +active$/m);
    expect(await json('subscriptions', 'show', id)).toMatchObject({ id, attempts: expect.any(Array) as unknown[] });
    expect(await subscriptions('show', id)).toContain(address);
    expect(await subscriptions('delete', id)).toBe(`Deleted ${id}.\n`);
    expect((await partnership('subscriptions', 'show', id)).code).toBe(1);
  });

  test('can_post_to_chats', async () => {
    const created = await subscriptions('create', address, '--format', 'slack', '--after', 'now');
    expect(created).toMatch(/^format +slack$/m);
    await subscriptions('delete', linesOf(created)[0]!);
    expect((await partnership('subscriptions', 'create', address, '--format', 'irc')).code).toBe(2);
  });

  test('that_cannot_be_changed_or_created_yield_the_problem_of_the_service', async () => {
    const { id } = await json<{ id: string }>('subscriptions', 'create', address, '--after', 'now');
    expect(await subscriptions('resume', id)).toMatch(/^state +active$/m);
    const skipped = await partnership('subscriptions', 'skip', id);
    expect([skipped.code, skipped.stderr]).toEqual([1, expect.stringMatching(/\([a-z-]+\)\n$/)]);
    const unsafe = await partnership('subscriptions', 'create', 'ftp://example.org');
    expect([unsafe.code, unsafe.stderr]).toEqual([1, expect.stringContaining('/url')]);
  });
});

describe('a rebuild', () => {
  test('is_followed_to_its_end_and_can_be_rolled_back', async () => {
    expect(await done('rebuild', 'status')).toBe('Nothing was rebuilt yet.\n');
    const early = await partnership('rebuild', 'cancel');
    expect([early.code, early.stderr]).toEqual([1, 'Nothing was rebuilt yet.\n']);
    const output = await done('rebuild');
    expect(output).toMatch(/^rebuild \S+: swapped$/m);
    expect(output).toMatch(/^0 of \d+ answers differ/m);
    const [, id] = /^rebuild (\S+):/.exec(output)!;
    expect(rowOf(await done('rebuild', 'status'), id!)).toContain('swapped');
    expect(await json('rebuild', 'status', id!)).toMatchObject({ id, state: 'swapped' });

    expect(await done('rebuild', 'roll-back')).toMatch(/: rolled-back$/m);
    const cancelled = await partnership('rebuild', 'cancel');
    expect([cancelled.code, cancelled.stderr]).toEqual([1, expect.stringContaining('(rebuild-not-ready)')]);
    expect(await json('rebuild')).toMatchObject({ state: 'swapped' });
    expect(await done('rebuild', 'discard')).toMatch(/: discarded$/m);
  });
});

describe('the command line itself', () => {
  const nobody = (...args: string[]) => cli.run(args, { PARTNERSHIP_URL: NOWHERE });

  test.each([
    ['no_command', [], 'Give a command.'],
    ['an_unknown_command', ['trems'], 'Did you mean terms?'],
    ['an_unknown_option', ['terms', 'x', '--on', '2026'], 'Unknown argument: on'],
    ['an_option_without_its_value', ['terms', 'x', '--at'], '--at needs a value.'],
    ['an_unknown_command_like_no_other', ['nonsense'], 'There is no command "nonsense".'],
    ['a_missing_argument', ['history', 'x'], '<term> is missing: partnership history <partnership> <term>'],
    ['a_missing_argument_of_a_group', ['subscriptions', 'show'], 'An argument is missing.'],
    ['a_malformed_term', ['history', 'x', 'a/b/c'], 'give it as KIND/SCOPE'],
    ['a_malformed_number', ['terms', 'x', '--version', 'x'], '--version takes a whole number.'],
    ['a_csv_file_without_a_column_map', ['import', 'x.csv'], 'it needs --columns'],
    ['a_dry_run_of_ndjson', ['import', 'x.ndjson', '--dry-run'], 'it needs --columns'],
    ['a_malformed_place', ['void', '7'], 'give it as PARTITION/OFFSET'],
    ['a_malformed_day', ['timeline', 'x', '--from', '2026'], '"2026" is no day'],
    [
      'days_in_the_wrong_order',
      ['timeline', 'x', '--from', '2026-01-01', '--to', '2025-01-01'],
      '--from is after --to',
    ],
    ['a_malformed_moment', ['terms', 'x', '--known-at', '2025'], '"2025" is no moment'],
    ['a_malformed_time', ['export', '--until', '2025-01-01'], '"2025-01-01" is no time'],
    ['a_malformed_url', ['halts', '--url', 'nonsense'], '--url nonsense is no address'],
    ['a_malformed_service_address', ['status', 'nonsense'], 'nonsense is no address'],
    ['a_malformed_partition', ['halts', 'x'], '<partition> takes a whole number.'],
    ['a_port_out_of_range', ['mcp', '--port', '99999'], '--port takes a number from 0 to 65535.'],
    ['a_file_beside_options', ['record', 'x', 'y.json', '--type', 'StatementMade'], 'not both'],
    ['a_group_without_a_command', ['subscriptions'], 'Give a command for subscriptions.'],
    ['an_unknown_command_of_a_group', ['rebuild', 'nonsense'], 'Unknown argument: nonsense'],
  ])('%s_is_a_usage_error_that_points_to_the_help', async (_name, args, message) => {
    const { code, stdout, stderr } = await nobody(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(linesOf(stderr).at(-1)).toMatch(/^See: partnership.* --help$/);
  });

  test('a_folder_in_place_of_a_file_is_refused', async () => {
    const { code, stderr } = await nobody('verify', folder);
    expect([code, stderr]).toEqual([2, `${folder} cannot be read: illegal operation on a directory.\n`]);
  });

  test('a_misspelt_command_yields_a_suggestion_and_points_to_the_help', async () => {
    const { stderr } = await nobody('trems');
    expect(linesOf(stderr)).toEqual(['Did you mean terms?', 'See: partnership --help']);
  });

  test('a_diff_without_a_difference_in_question_is_refused', async () => {
    const { code, stderr } = await nobody('diff', ID);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Give what to compare')]);
  });

  test('with_json_errors_are_json_and_the_exit_code_is_the_same', async () => {
    const usage = await nobody('terms', 'x', '--at-version', 'x', '--json');
    expect([usage.code, usage.stdout, JSON.parse(usage.stderr)]).toEqual([
      2,
      '',
      expect.objectContaining({ code: 'usage' }),
    ]);
    const refused = await partnership('terms', 'nobody-knows', '--json');
    expect([refused.code, JSON.parse(refused.stderr)]).toEqual([
      1,
      expect.objectContaining({ code: 'partnership-unknown', status: 404 }),
    ]);
  });

  test('the_version_of_the_program_is_printed', async () => {
    const { code, stdout } = await nobody('--version');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  test('an_unreachable_service_is_reported_with_a_remedy', async () => {
    const { code, stdout, stderr } = await nobody('halts', '--json');
    expect([code, stdout]).toEqual([3, '']);
    const { code: kind, detail } = JSON.parse(stderr) as { code: string; detail: string };
    expect([kind, detail]).toEqual([
      'unreachable',
      expect.stringContaining('Is the service running? `npm start` starts one'),
    ]);
    expect((await nobody('halts')).stderr).toMatch(
      /^No answer from http:\/\/127\.0\.0\.1:1\. Is the service running\?/,
    );
  });

  test('a_refusal_of_the_service_exits_with_1', async () => {
    const { code, stderr } = await partnership('terms', 'nobody-knows');
    expect([code, stderr]).toEqual([1, 'There is no partnership "nobody-knows". (partnership-unknown)\n']);
    const date = await partnership('terms', ID, '--at', '2026-02-31');
    expect([date.code, date.stderr]).toEqual([1, expect.stringContaining('(date-invalid at /at)')]);
  });

  test('help_lists_every_command_and_the_exit_codes_and_each_command_has_examples', async () => {
    const { code, stdout } = await nobody('--help');
    expect(code).toBe(0);
    for (const text of ['Exit codes:', '3    the service did not answer', '130  interrupted'])
      expect(stdout).toContain(text);
    const commands = [...stdout.matchAll(/^ {2}partnership (\w+)/gm)].map(([, name]) => name!);
    expect(commands).toEqual(
      expect.arrayContaining([
        'start',
        'record',
        'import',
        'partnerships',
        'terms',
        'history',
        'explain',
        'diff',
        'agreements',
        'parties',
        'expirations',
        'timeline',
      ]),
    );
    expect(commands).toEqual(
      expect.arrayContaining(['watch', 'replay', 'export', 'rebuild', 'subscriptions', 'void', 'halts', 'status']),
    );
    for (const name of commands.filter((name) => name !== 'completion')) {
      const help = await nobody(name, '--help');
      expect([name, help.code]).toEqual([name, 0]);
      expect(help.stdout).toContain('Examples:');
    }
  });

  test('the_shell_completes_commands', async () => {
    expect((await nobody('completion')).stdout).toContain('partnership --get-yargs-completions');
    const { stdout } = await nobody('--get-yargs-completions', 'partnership', 'subscriptions', '');
    expect(linesOf(stdout)).toEqual(expect.arrayContaining(['create', 'list', 'rewind', 'skip']));
  });

  test('the_program_of_the_package_runs_the_build_or_says_how_to_build', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: { partnership: string } };
    const { status, stdout, stderr } = spawnSync(join(ROOT, bin.partnership), ['--help'], {
      encoding: 'utf8',
      cwd: folder,
    });
    if (existsSync(join(ROOT, 'dist/apps/cli/src/main.js')))
      expect([status, stdout]).toEqual([0, expect.stringContaining('Exit codes:')]);
    else expect([status, stderr]).toEqual([2, expect.stringContaining('npm run build')]);
  });

  test('a_process_reads_from_a_pipe_and_returns_the_exit_code', async () => {
    const [refused, recorded] = await Promise.all(
      ['no json', JSON.stringify(started())].map(
        (input) => cli.start(['record', 'by-pipe', '-'], environment(), input).ended,
      ),
    );
    expect([refused!.code, refused!.stdout]).toEqual([2, '']);
    expect(refused!.stderr).toContain('Standard input is not JSON');
    expect([recorded!.code, recorded!.stdout]).toEqual([0, expect.stringContaining('by-pipe has version 1: ')]);
  });

  test('start_starts_the_service_and_stops_it_on_sigterm', async () => {
    const other = { topicPrefix: `e2e-${randomUUID()}`, databaseUrl: place.databaseUrl };
    const fresh = await freshDatabase();
    const env = { ...environmentOf({ ...other, databaseUrl: fresh.url }), PORT: '0' };
    const starting = cli.start(['start'], env);
    await starting.until((output) => output.includes('Ready at http'), 'the service is ready');
    starting.signal('SIGTERM');
    const { code, stdout } = await starting.ended;
    await fresh.drop();
    expect([code, stdout]).toEqual([0, expect.stringContaining('Terms of microsoft-openai in force today')]);
  });
});

test('an_explanation_lists_retracted_events', async () => {
  await record(service.url, 'told-back', [started()]);
  const { body } = await record(service.url, 'told-back', [amended(3)]);
  await record(service.url, 'told-back', [retracted(body.events[0]!.id)]);
  const output = await done('explain', 'told-back', 'api-hosting/part-3');
  expect(output).toContain('(not in force)');
  expect(output).toMatch(/↻ retracted "Amendment 3"/);
  expect(output).toContain('It should not have been recorded.');
});
