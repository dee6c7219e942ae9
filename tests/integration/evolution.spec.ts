import { existsSync } from 'node:fs';
import { CURRENT_SCHEMA_VERSION, isCorrection, type Event } from '#contracts';
import type { Database } from '#postgres';
import { PartnershipReader } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing';
import {
  storeDifferences,
  storedAnswers,
  storedDifferences,
  storedLog,
  logFile,
  logOfRecords,
  writtenToday,
  type StoredRecord,
} from './evolution/stored-log';
import { differingDays, listDays, listedDays } from './evolution/differing-days';
import { reasonOf, reasons } from './evolution/reasons';
import { asOracleEvent } from './evolution/oracle-event';
import { answerLines } from './evolution/answer-lines';
import { storedChanges, changeIds } from './evolution/change-ids';
import { BothAnswers } from '../fold/compare';
import { OracleAnswers } from '../fold/oracle-answers';
import { openTestDatabase } from './support/pipeline';
import { allRows, projectAll } from './support/projecting';
import { loadHistories } from './support/stored-history';

const versionOf = ({ value }: StoredRecord): number => (JSON.parse(value) as { schemaVersion: number }).schemaVersion;
const contentOf = (event: Event) =>
  isCorrection(event) && event.type === 'EventCorrected' ? event.data.replacement : event;

const versions = Array.from({ length: CURRENT_SCHEMA_VERSION }, (_, n) => n + 1);

test('every_earlier_schema_version_has_a_log_that_its_own_release_wrote', () => {
  const stored = versions.filter((version) => existsSync(logFile(version)));
  expect(stored).toEqual(expect.arrayContaining(versions.slice(0, -1)));
});

test('every_answer_that_differs_from_edition_1_has_a_reason_and_every_reason_has_such_answers', () => {
  const differences = versions.filter((version) => existsSync(logFile(version))).flatMap(storedDifferences);
  expect(differences.filter((line) => reasonOf(line) === undefined)).toEqual([]);
  expect(reasons.filter((reason) => !differences.some((line) => reasonOf(line) === reason))).toEqual([]);
});

test('the_list_of_days_that_differ_from_edition_1_is_complete_and_gives_the_sentence_for_each', () => {
  const days = differingDays();
  if (process.env['EVOLUTION'] === 'write') listDays(days);
  expect(days).toEqual(listedDays());
  expect(days.filter(({ sentence }) => sentence === null)).toEqual([]);
});

/** Rows without the term changes, whose order is that of edition 1 for its own records, and without the hashes of the records. */
const withoutChanges = ({ decision, ...rows }: Record<string, string[]>) => ({
  ...rows,
  decision: decision!.map((row) => ({ ...(JSON.parse(row) as object), term_changes: null, place_hash: null })),
});

describe.each(versions.filter((version) => existsSync(logFile(version))))('a log of schemaVersion %p', (version) => {
  const databases: { fresh: FreshDatabase; database: Database }[] = [];
  afterEach(async () => {
    for (const { fresh, database } of databases.splice(0)) {
      await database.close();
      await fresh.drop();
    }
  });

  const projected = async (records: readonly StoredRecord[]): Promise<Database> => {
    const fresh = await freshDatabase();
    const database = await openTestDatabase(fresh.url);
    databases.push({ fresh, database });
    await projectAll(logOfRecords(records), database, { batchSize: () => 17 });
    return database;
  };

  it('contains_event_types_that_have_changed_since_also_within_corrections', () => {
    const decisions = storedLog(version).slice(1);
    expect(new Set(decisions.map(versionOf))).toEqual(new Set([version]));
    const events = decisions.flatMap(({ value }) => (JSON.parse(value) as { events: Event[] }).events);
    const types = new Set(events.map(({ type }) => type));
    const replaced = new Set(events.filter(isCorrection).map((event) => contentOf(event).type));
    for (const type of ['InvestmentMade', 'TermFellDue'] as const)
      expect([types.has(type), type]).toEqual([true, type]);
    expect(replaced.has('InvestmentMade') || replaced.has('TermFellDue')).toBe(true);
  });

  it('gives_the_answers_of_its_own_release_except_for_the_listed_differences', async () => {
    const [answers, stored] = [await answerLines(await projected(storedLog(version))), storedAnswers(version)];
    const differences = [
      ...stored.filter((line) => !answers.includes(line)).map((line) => `- ${line}`),
      ...answers.filter((line) => !stored.includes(line)).map((line) => `+ ${line}`),
    ].sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1));
    if (process.env['EVOLUTION'] === 'write') storeDifferences(version, differences);
    expect(differences).toEqual(storedDifferences(version));
  });

  it('gives_the_answers_of_the_oracle_of_edition_2', async () => {
    const database = await projected(storedLog(version));
    const reader = new PartnershipReader(database.pool);
    const failed: string[] = [];
    let compared = 0;
    for (const { partnershipId, events } of await loadHistories(database)) {
      const history = events.map(({ event, recordedAt }, index) => asOracleEvent(event, index + 1, recordedAt));
      for (let at = events.length; at > 0; at -= 5) {
        const { worlds } = (await reader.open({ partnershipId, version: at }))!;
        const question = { version: at, clock: '2026-11-22' };
        const right = new OracleAnswers(history, [question.clock]);
        const found = new BothAnswers(right, question, worlds).aboutTerms();
        if (found === null) continue;
        compared += 1;
        failed.push(...found.map((each) => `${partnershipId} ${each}`));
      }
    }
    expect(failed.slice(0, 20)).toEqual([]);
    expect(compared).toBeGreaterThan(0);
  });

  it('keeps_the_ids_and_order_of_its_term_changes_and_adds_new_ones_after_those_of_a_decision', async () => {
    const aboutById = new Map(
      (await changeIds(await projected(storedLog(version)))).map(({ id, about }) => [id, about]),
    );
    const moved = storedChanges(version).filter(({ id, about }) => aboutById.get(id) !== about);
    expect(moved.map(({ id, about }) => [id, about, aboutById.get(id)])).toEqual([]);
  });

  it('gives_the_same_rows_as_the_same_history_in_the_current_schema_version', async () => {
    const rewritten = storedLog(version).map(writtenToday);
    expect(new Set(rewritten.slice(1).map(versionOf))).toEqual(new Set([CURRENT_SCHEMA_VERSION]));
    const [before, after] = [await projected(storedLog(version)), await projected(rewritten)];
    // The progress of a partition contains a hash of the last record.
    const { partition_progress: _a, ...rowsBefore } = await allRows(before);
    const { partition_progress: _b, ...rowsAfter } = await allRows(after);
    expect(withoutChanges(rowsAfter)).toEqual(withoutChanges(rowsBefore));
    expect(rowsBefore['void_decision']).toEqual([]);
    expect(await answerLines(after)).toEqual(await answerLines(before));
  });

  it('can_be_mixed_with_records_of_the_current_schema_version', async () => {
    const records = storedLog(version);
    const half = records.map((record, n) => (n % 2 === 0 ? record : writtenToday(record)));
    expect(await answerLines(await projected(half))).toEqual(await answerLines(await projected(records)));
  });
});
