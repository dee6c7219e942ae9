import { randomUUID } from 'node:crypto';
import { NO_HEAD, SHAPE_SCHEMA_VERSION, encodeDecision, fingerprintOf, type Decision, type Event } from '#contracts';
import {
  boundsOf,
  dayOfInstant,
  daysAhead,
  FIRST_DAY,
  formatDay,
  LAST_DAY,
  SharedMatters,
  termKey,
  type Day,
  type Facts,
} from '#domain';
import { InMemoryLog } from '#event-log';
import { PartitionApplier } from '#ledger';
import type { Database } from '#postgres';
import { projections, readDueDays } from '#read-models';
import { freshDatabase, type FreshDatabase } from '#testing';
import { historyOf } from '../oracle/history';
import { decisionsOf } from './support/decisions-of-history';
import { openTestDatabase } from './support/pipeline';
import { faultsOfDueDays } from './support/faults-of-due-days';
import { loud } from './support/projecting';
import { factsExpected, type RecordedBefore } from './support/standing-roots';
import { loadHistories } from './support/stored-history';

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const ENOUGH = 20;
const histories = Number(process.env['DUE_HISTORIES'] ?? ENOUGH);
/** A day after the last day that generated histories name, and after some renewals. */
const LAST = boundsOf('2024-07-31').lo;
const MOST_REPORTED = 20;

/** A partnership whose events are recorded on their days, and whose days fall due in between. */
class Lived {
  readonly recorded: RecordedBefore[] = [];
  private head = NO_HEAD;
  private facts: Facts | null = null;

  constructor(
    readonly partnershipId: string,
    private readonly ahead: Decision[],
  ) {}

  get firstDay(): Day {
    return dayOfInstant(this.ahead[0]!.recordedAt);
  }

  /** The decisions that are recorded on a day, in order. */
  *recordedOn(day: Day): Generator<Decision> {
    for (let next = this.ahead[0]; next && dayOfInstant(next.recordedAt) <= day; next = this.ahead[0]) {
      this.ahead.shift();
      yield this.placed(next);
    }
  }

  fellDue(on: Day, { kind, scope, setBy }: { kind: string; scope: string; setBy: string }): Decision {
    const day = formatDay(on);
    const event: Event = {
      id: randomUUID(),
      type: 'TermFellDue',
      occurred: day,
      title: 'due',
      standing: 'definitive',
      assertedBy: [],
      sources: [],
      effects: [],
      data: { kind, scope, on: day, setBy },
    };
    return this.placed({
      schemaVersion: SHAPE_SCHEMA_VERSION,
      commandId: `${kind}/${scope} ${day}`,
      partnershipId: this.partnershipId,
      expectedHead: NO_HEAD,
      fingerprint: fingerprintOf([event]),
      actor: 'service',
      recordedAt: `${day}T06:00:00.000Z`,
      imported: false,
      appendedAt: `${day}T06:00:00.000Z`,
      events: [event],
    });
  }

  /** The terms that fall due on a day according to all earlier events, computed from scratch. */
  dueOn(day: Day): string[] {
    const facts = (this.facts ??= factsExpected(this.recorded));
    const matters = new SharedMatters(facts.statements);
    return facts.terms
      .filter((term) => {
        const timeline = matters.timelineOf(facts.claims.of(term));
        return daysAhead(timeline, { from: FIRST_DAY, to: LAST_DAY }, day - 1).days.includes(day);
      })
      .map((term) => `${formatDay(day)} ${termKey(term)}`)
      .sort();
  }

  private placed(decision: Decision): Decision {
    const placed = { ...decision, expectedHead: this.head };
    this.head = { version: this.head.version + decision.events.length, eventId: decision.events.at(-1)!.id };
    for (const event of decision.events) this.recorded.push({ event, recordedAt: decision.recordedAt });
    this.facts = null;
    return placed;
  }
}

/** Appends decisions to a log and applies each at once. */
class Pen {
  private readonly log = new InMemoryLog({ logId: randomUUID() });
  private readonly applier: PartitionApplier;
  private readonly next = new Map<number, number>();

  constructor(database: Database) {
    this.applier = new PartitionApplier(this.log, database, projections(), loud);
  }

  async write(decision: Decision): Promise<void> {
    const { partnershipId, recordedAt } = decision;
    const partition = this.log.partitionOf(partnershipId);
    this.log.write(partition, partnershipId, encodeDecision(decision), { timestamp: Date.parse(recordedAt) });
    const range = this.log.rangeOf(partition);
    const from = this.next.get(partition) ?? (await this.applier.assigned(partition, range));
    await this.applier.batch(partition, this.log.records[partition]!.slice(from), range);
    this.next.set(partition, range.end);
  }
}

describe('days that fall due while a history is recorded', () => {
  let fresh: FreshDatabase;
  let database: Database;
  const wrong: string[] = [];
  let due = 0;

  beforeAll(async () => {
    process.stdout.write(`due days: ORACLE_SEED=${firstSeed} DUE_HISTORIES=${histories}\n`);
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    const pen = new Pen(database);
    const lives = Array.from({ length: histories }, (_, index) => {
      const id = `p-${firstSeed + index}`;
      return new Lived(id, decisionsOf(historyOf(firstSeed + index), id));
    });
    for (let day = Math.min(...lives.map(({ firstDay }) => firstDay)); day <= LAST; day += 1) {
      const found = Map.groupBy(await readDueDays(database.pool, day, 10_000), ({ partnershipId }) => partnershipId);
      for (const life of lives) {
        const fallen = found.get(life.partnershipId) ?? [];
        const is = fallen.map(({ kind, scope, day: on }) => `${on} ${kind}/${scope}`).sort();
        const should = life.dueOn(day);
        if (is.join() !== should.join())
          wrong.push(`${life.partnershipId}: ${is.join()} fell due, not ${should.join()}`);
        due += is.length;
        for (const { kind, scope, eventId } of fallen)
          await pen.write(life.fellDue(day, { kind, scope, setBy: eventId }));
        for (const decision of life.recordedOn(day)) await pen.write(decision);
      }
    }
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  it('are_those_that_are_computed_anew_each_day_from_all_earlier_events', () => {
    process.stdout.write(`due days: ${due} days fell due\n`);
    expect(wrong.slice(0, MOST_REPORTED)).toEqual([]);
    // With few histories, it is possible that nothing falls due.
    if (histories >= ENOUGH) expect(due).toBeGreaterThan(histories);
  });

  it('have_term_changes_that_match_the_answers_about_them', async () => {
    const found = (await loadHistories(database)).map(faultsOfDueDays);
    expect(found.flatMap(({ faults }) => faults).slice(0, MOST_REPORTED)).toEqual([]);
    expect(found.reduce((sum, { changeCount }) => sum + changeCount, 0)).toBe(due);
  });
});
