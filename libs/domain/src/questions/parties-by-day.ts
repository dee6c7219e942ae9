import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { WHOEVER_IS_A_PARTY, type PartnershipWorlds } from '../worlds';

/** When somebody is, was or will be a party. */
interface PartyDays {
  readonly party: string;
  /** The last name given; null if none was. */
  readonly name: string | null;
  /** Half-open, and apart or of different certainty. */
  readonly runs: readonly PartyRun[];
  /** Who took its place. */
  readonly succeededBy: readonly string[];
}

interface PartyRun {
  readonly from: Day;
  readonly to: Day;
  readonly certainty: 'definitely' | 'possibly';
}

interface PartiesByDay {
  /** In the order in which they came. */
  readonly parties: readonly PartyDays[];
  /** How many more there are. */
  readonly moreParties: number;
  /** Behind it changes are not followed; null: all are. */
  readonly followedTo: Day | null;
}

const MOST_PARTIES = 100;
const MOST_TURNS = 100;

/** Who is a party of a partnership on which days; founders are from the beginning. */
export function partiesByDay({ parties: bound, facts }: PartnershipWorlds): PartiesByDay {
  const turns = bound.turns.filter((day) => day > FIRST_DAY && day <= LAST_DAY);
  const followedTo = turns[MOST_TURNS] ?? null;
  const days = [FIRST_DAY, ...turns.slice(0, MOST_TURNS)];
  const runs = new Map<string, PartyRun[]>();
  for (const [nth, from] of days.entries()) {
    const to = days[nth + 1] ?? followedTo ?? LAST_DAY + 1;
    const { lists } = bound.ofClaim(WHOEVER_IS_A_PARTY, from);
    for (const party of new Set(lists.flat())) {
      const isCertain = lists.every((list) => list.includes(party));
      addRun(runs, party, { from, to, certainty: isCertain ? 'definitely' : 'possibly' });
    }
  }
  const successors = successorsOf(facts);
  const names = new Map(facts.names.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
  const told = [...runs].slice(0, MOST_PARTIES).map(([party, days]) => ({
    party,
    name: names.get(party) ?? null,
    runs: days,
    succeededBy: [...(successors.get(party) ?? [])].filter((by) => runs.has(by)),
  }));
  return { parties: told, moreParties: runs.size - told.length, followedTo };
}

function addRun(runs: Map<string, PartyRun[]>, party: string, run: PartyRun): void {
  const before = runs.get(party) ?? [];
  const last = before.at(-1);
  const goesOn = last !== undefined && last.to === run.from && last.certainty === run.certainty;
  runs.set(party, goesOn ? [...before.slice(0, -1), { ...last, to: run.to }] : [...before, run]);
}

function successorsOf({ partyChanges }: PartnershipWorlds['facts']): ReadonlyMap<string, ReadonlySet<string>> {
  const successors = new Map<string, Set<string>>();
  for (const { agreement, changes } of partyChanges) {
    if (agreement !== null) continue;
    for (const change of changes) {
      if (!('succeeded' in change)) continue;
      const { succeeded, by } = change;
      successors.set(succeeded, (successors.get(succeeded) ?? new Set()).add(by));
    }
  }
  return successors;
}
