import { FIRST_DAY, LAST_DAY, type Day } from '../dates';
import { ALL_PARTIES, type PartnershipWorlds } from '../worlds';

/** The days on which an organisation is a party. */
interface PartyDays {
  readonly party: string;
  /** The last given name; null: none was given. */
  readonly name: string | null;
  /** Half-open runs. Adjacent runs have different certainties. */
  readonly runs: readonly PartyRun[];
  /** Its successors. */
  readonly succeededBy: readonly string[];
}

interface PartyRun {
  readonly from: Day;
  readonly to: Day;
  readonly certainty: 'definitely' | 'possibly';
}

interface PartiesByDay {
  /** In the order in which they joined. */
  readonly parties: readonly PartyDays[];
  /** The number of further parties. */
  readonly moreParties: number;
  /** The last day up to which changes are followed; null: all are followed. */
  readonly followedTo: Day | null;
}

const MOST_PARTIES = 100;
const MOST_TURNS = 100;

/** Returns the parties of a partnership by day. Founders are parties from the beginning. */
export function partiesByDay({ parties: bound, facts }: PartnershipWorlds): PartiesByDay {
  const turns = bound.turns.filter((day) => day > FIRST_DAY && day <= LAST_DAY);
  const followedTo = turns[MOST_TURNS] ?? null;
  const days = [FIRST_DAY, ...turns.slice(0, MOST_TURNS)];
  const runs = new Map<string, PartyRun[]>();
  for (const [nth, from] of days.entries()) {
    const to = days[nth + 1] ?? followedTo ?? LAST_DAY + 1;
    const { lists } = bound.ofClaim(ALL_PARTIES, from);
    for (const party of new Set(lists.flat())) {
      const isCertain = lists.every((list) => list.includes(party));
      addRun(runs, party, { from, to, certainty: isCertain ? 'definitely' : 'possibly' });
    }
  }
  const successors = successorsOf(facts);
  const names = new Map(facts.names.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])));
  const listed = [...runs].slice(0, MOST_PARTIES).map(([party, days]) => ({
    party,
    name: names.get(party) ?? null,
    runs: days,
    succeededBy: [...(successors.get(party) ?? [])].filter((by) => runs.has(by)),
  }));
  return { parties: listed, moreParties: runs.size - listed.length, followedTo };
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
