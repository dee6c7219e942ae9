import { metConditions } from '../claims/met-conditions';
import type {
  Announcement,
  ConditionStatement,
  Contest,
  LifecycleStatement,
  Reaffirmation,
  Response,
  Statement,
} from '../claims/statement';
import { termKey } from '../claims/term-claim';
import { boundsOf, type Day } from '../dates';
import type { Met } from '../fold';
import { partiesAfter } from '../partnership/profile';
import { byPlace } from './standing-claims';

/** The statements that stand at a version, each kind in its order. */
export class StandingStatements {
  readonly met: Met;
  readonly announcements: readonly Announcement[];
  readonly responses: readonly Response[];
  /** The latest first. */
  readonly reaffirmations: readonly Reaffirmation[];
  readonly conditions: readonly ConditionStatement[];
  /** By `termKey`. */
  readonly contests: ReadonlyMap<string, readonly Contest[]>;
  /** In record order. */
  readonly all: readonly Statement[];
  private readonly lifecycle: readonly LifecycleStatement[];
  private readonly parties = new Map<number, readonly string[]>();

  /** Takes them in any order. */
  constructor(readonly taken: readonly Statement[]) {
    const said = taken.toSorted(byPlace);
    this.all = said;
    this.conditions = those(said, 'condition-met');
    this.met = this.conditions.length === 0 ? NOTHING_MET : metConditions(said);
    const contests = those(said, 'contest');
    this.contests = contests.length === 0 ? NO_CONTESTS : Map.groupBy(contests, ({ term }) => termKey(term));
    this.announcements = those(said, 'announcement');
    this.responses = those(said, 'response');
    this.reaffirmations = those(said, 'reaffirmation').toSorted(latestFirst);
    this.lifecycle = those(said, 'lifecycle').toSorted((a, b) => startOf(a) - startOf(b) || byPlace(a, b));
  }

  /** The ids of the parties on a day, sorted; before anything is known to have happened, those that it began with. */
  partiesOn(day: Day): readonly string[] {
    const changes = this.lifecycle.filter((said) => isStart(said) || startOf(said) <= day);
    let parties = this.parties.get(changes.length);
    if (!parties) {
      const contents = [...changes.filter(isStart), ...changes.filter((said) => !isStart(said))];
      parties = partiesAfter(contents.map(({ content }) => content))
        .map(({ id }) => id)
        .sort();
      this.parties.set(changes.length, parties);
    }
    return parties;
  }
}

const NONE: readonly never[] = [];
const NOTHING_MET: Met = new Map();
const NO_CONTESTS: ReadonlyMap<string, readonly Contest[]> = new Map();

type StatementOf<K extends Statement['statement']> = Extract<Statement, { statement: K }>;

/** Most partnerships have none of most kinds, and many are held. */
function those<K extends Statement['statement']>(said: readonly Statement[], kind: K): readonly StatementOf<K>[] {
  const found = said.filter((each): each is StatementOf<K> => each.statement === kind);
  return found.length === 0 ? NONE : found;
}

const latestFirst = (a: Reaffirmation, b: Reaffirmation): number => b.day.hi - a.day.hi || byPlace(b, a);
export const startOf = ({ content }: LifecycleStatement): Day => boundsOf(content.occurred).lo;
const isStart = ({ content }: LifecycleStatement): boolean => content.type === 'PartnershipStarted';
