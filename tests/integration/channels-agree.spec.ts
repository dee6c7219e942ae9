import { randomUUID } from 'node:crypto';
import { canonicalJson } from '#contracts';
import { formatDay, type Day } from '#domain';
import { seededRandom } from '#event-log';
import { Dice, freshDatabase, generateHistory, WINDOW, type FreshDatabase } from '#testing';
import type { Database } from '#postgres';
import { historyOf } from '../oracle/history';
import { Agreeing } from './support/agreeing';
import { decisionsOf } from './support/decisions-of-history';
import { compareExpirations } from './support/expirations-and-answers';
import {
  dayOf,
  KnownPartnership,
  nameOf,
  QueryApi,
  sameValue,
  valuesIn,
  type Claim,
  type Entry,
  type History,
  type TermOnDay,
} from './support/known-partnership';
import { compareSegments } from './support/segments-and-answers';
import { openTestDatabase, termKinds } from './support/pipeline';
import { logOf, projectAll } from './support/projecting';

/* Several answers of the query API say the same about a term: they must not contradict each other. */

const firstSeed = Number(process.env['ORACLE_SEED'] ?? 1);
const histories = Number(process.env['CHANNEL_HISTORIES'] ?? 6);
/** One of this many histories also has events that deciders refuse. */
const WILD_EVERY = 5;
const MOST_REPORTED = 20;

jest.setTimeout(3_600_000);

/** A generated history up to a version, with the three points at which it is queried. */
interface HistoryWithPoints {
  readonly dice: Dice;
  /** At some version, at another one, and at the last one. */
  readonly points: readonly [KnownPartnership, KnownPartnership, KnownPartnership];
  /** A day near those that the history names. */
  readonly day: () => Day;
}

function generated(seed: number, api: QueryApi) {
  const dice = new Dice(seededRandom(seed));
  const id = `p-${seed}`;
  const isWild = seed % WILD_EVERY === 0;
  const of = { decisions: 3 + (seed % 20), manners: 'wild', kinds: termKinds } as const;
  const all = isWild ? generateHistory(seededRandom(seed), id, of) : decisionsOf(historyOf(seed), id);
  // Expirations are about the last version only, so the history ends anywhere.
  const decisions = all.slice(0, 2 + dice.below(all.length - 1));
  const versions = decisions.reduce((count, { events }) => count + events.length, 0);
  const first = isWild ? WINDOW.lo : dayOf('2024-03-01');
  const at = (version: number) => new KnownPartnership(api, id, { version, clock: first + dice.below(14) });
  const points = [at(1 + dice.below(versions)), at(1 + dice.below(versions)), at(versions)] as const;
  return { decisions, dice, points, day: () => first - 1 + dice.below(16) };
}

describe('answers about generated histories', () => {
  let fresh: FreshDatabase;
  let database: Database;
  let api: QueryApi;
  let generatedHistories: readonly HistoryWithPoints[];
  let agreeing: Agreeing;

  beforeAll(async () => {
    process.stdout.write(`channels: ORACLE_SEED=${firstSeed} CHANNEL_HISTORIES=${histories}\n`);
    fresh = await freshDatabase();
    database = await openTestDatabase(fresh.url);
    api = await QueryApi.on(database);
    const all = Array.from({ length: histories }, (_, index) => generated(firstSeed + index, api));
    const log = logOf(
      all.flatMap(({ decisions }) => decisions),
      randomUUID(),
    );
    await projectAll(log, database, { batchSize: () => 30 });
    generatedHistories = all;
  });
  afterAll(async () => {
    await api.close();
    await database.close();
    await fresh.drop();
  });
  beforeEach(() => void (agreeing = new Agreeing()));
  afterEach(() => {
    expect(agreeing.faults.slice(0, MOST_REPORTED)).toEqual([]);
    expect(agreeing.compared).toBeGreaterThan(0);
  });

  test('the_segments_of_a_term_are_its_answers_on_their_days', async () => {
    for (const { points, dice } of generatedHistories)
      for (const known of points) await compareSegments(agreeing, known, dice);
  });

  test('what_ends_is_in_force_up_to_its_last_day', async () => {
    for (const { points, ...ofHistory } of generatedHistories) await compareExpirations(agreeing, points[2], ofHistory);
  });

  test('an_explanation_has_the_answers_of_its_term_and_a_doubt_of_each_possible_one', async () => {
    for (const { points, day } of generatedHistories)
      for (const known of points) {
        const at = day();
        for (const [name, entries] of Map.groupBy((await known.terms(at)).terms, nameOf)) {
          const where = `${known.inWords} ${name} on ${formatDay(at)}`;
          const [first] = entries as [Entry, ...Entry[]];
          const { answers, doubts, considered, contested, notCounted } = await known.explanation(first, at);
          agreeing.agree(where, answers, entries);
          agreeing.agree(`${where} beside`, { contested, notCounted }, beside(first));
          const governing = considered.filter(
            ({ because, term }) => nameOf(term) === name && (because === 'in-force' || because === 'suspends'),
          );
          const named = entries.flatMap(({ claims, suspendedBy = [] }) => [...claims, ...suspendedBy]);
          agreeing.agree(`${where} claims`, eventsOf(governing), eventsOf(named));
          for (const entry of entries) {
            const isPossible = entry.certainty === 'possibly' || entry.mayBind.length > 0;
            const isInDoubt = isPossible || (entry.certainty === 'not' && entry.suspended === 'possibly');
            const found = doubts.some((doubt) => sameValue(doubt, entry));
            agreeing.agree(`${where} doubts of ${canonicalJson(entry.value)}`, found, isInDoubt);
          }
        }
      }
  });

  test('a_difference_has_the_answers_at_both_points_and_is_empty_if_they_are_equal', async () => {
    for (const { points, day } of generatedHistories)
      for (const [from, to] of [points, [points[1], points[2]], [points[0], points[0]]] as const) {
        const [before, after] = [day(), day()];
        const differences = await from.differences(before, to, after);
        const answered = [...(await from.terms(before)).terms, ...(await to.terms(after)).terms, ...differences];
        for (const name of new Set(answered.map(nameOf))) {
          const term = answered.find((each) => nameOf(each) === name)!;
          const [was, now] = [await from.on(term, before), await to.on(term, after)];
          const where = `${name} of ${from.inWords} on ${formatDay(before)} and of ${to.inWords} on ${formatDay(after)}`;
          const difference = differences.find((each) => nameOf(each) === name);
          agreeing.agree(`${where} differs`, difference !== undefined, inWords(was) !== inWords(now));
          if (!difference) continue;
          const { inForce, suspended = { was: 'not', now: 'not' }, causes } = difference;
          const ofTerm = difference.was.filter((each) => each.term === undefined);
          agreeing.agree(`${where} was`, [valuesIn(ofTerm), inForce.was, suspended.was], stateOf(was));
          agreeing.agree(`${where} now`, [valuesIn(difference.now), inForce.now, suspended.now], stateOf(now));
          // A correction of the founders changes who is bound, and is no cause.
          if (from.point.version === to.point.version) agreeing.agree(`${where} causes`, causes.length > 0, true);
        }
      }
  });

  test('lists_of_several_terms_have_the_answers_of_each', async () => {
    for (const { points, day } of generatedHistories)
      for (const known of points) {
        const at = day();
        const where = `${known.inWords} on ${formatDay(at)}`;
        const { terms, pending } = await known.terms(at);
        agreeing.agree(`${where} as a question`, await known.question(at), terms);
        for (const kind of new Set(terms.map((each) => each.kind))) {
          const { of, among } = await known.across(kind, at);
          agreeing.agree(`${where} ${kind} of all partnerships`, among, { terms: of.terms, pending: of.pending });
        }
        for (const { kind, scope, ...row } of (await known.timeline()).terms) {
          const history = await known.history({ kind, scope });
          agreeing.agree(`${known.inWords} timeline of ${kind}/${scope}`, undrawn(row), undrawn(history));
          const waiting = history.pending.filter(({ days: { from, to } }) => isWithin(formatDay(at), from, to));
          const listed = pending.filter((each) => each.kind === kind && each.scope === scope);
          agreeing.agree(
            `${where} what waits for ${kind}/${scope}`,
            waiting.map(({ days: _, ...each }) => each),
            listed,
          );
        }
      }
  });
});

const isWithin = (day: string, from: string, to: string | null): boolean => from <= day && (to === null || day < to);
const beside = ({ contested, notCounted }: Entry): object => ({ contested, notCounted });
const eventsOf = (claims: readonly Claim[]): string[] => [...new Set(claims.map(({ eventId }) => eventId))].sort();
const stateOf = ({ entries, inForce, suspended }: TermOnDay): string[] => [valuesIn(entries), inForce, suspended];
/** Without a value, what is in force is no difference. */
const inWords = (state: TermOnDay): string => stateOf(state).join(' / ');

/** The lists of a history, without the days that a picture adds to its statements. */
function undrawn({
  segments = [],
  pending = [],
  reaffirmations = [],
  contested = [],
  notCounted = [],
}: Partial<History>) {
  const bare = (statements: readonly object[]) => statements.map((each) => ({ ...each, days: null }));
  return {
    segments,
    pending,
    reaffirmations: bare(reaffirmations),
    contested: bare(contested),
    notCounted: bare(notCounted),
  };
}
