import { NO_HEAD, type EventType, type Head, type OriginalType, type TermRef } from '#contracts';
import {
  MAX_TERMS,
  NO_PROFILE,
  NO_REGISTER,
  registerOf,
  termKey,
  type EventStatus,
  type NamesLookedUp,
  type Profile,
  type Register,
} from '#domain';
import { lookup, rowsOf, statement, type Queryable } from '#postgres';
import {
  storedDecision,
  storedDecisionJson,
  type StoredDecision,
  type StoredDecisionJson,
} from '../decisions/stored-decision';
import { readRegister, type StoredRegister } from '../register/stored-register';

/** The state of a partnership that a decision is based on. */
export interface HeadState {
  readonly head: Head;
  readonly recordedAt: string;
  /** The register. Its names are those in commands that are in flight. */
  readonly register: Register;
  /** The number of its terms, at most. */
  readonly terms: number;
}

export const UNRECORDED: HeadState = { head: NO_HEAD, recordedAt: '', register: NO_REGISTER, terms: 0 };

/** The names that commands look up and that are registered. `all`: an older release recorded events and registered no names. */
export type RegisteredNames = Pick<Register, 'parties' | 'agreements'> | 'all';

/** The stored state of a partnership and of what some commands name; never its history. */
export interface StoredState {
  readonly headState: HeadState;
  /** The decisions of effective commands, by command id. */
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  readonly known: ReadonlyMap<string, EventStatus>;
  readonly names: RegisteredNames;
  /** The named terms that the partnership has; looked up only if it may get too many. */
  readonly terms: ReadonlySet<string>;
  readonly halted: boolean;
}

/* Each requested state passes its ids as a JSON array: arrays of several lengths are not a Postgres array. */
const loadStates = statement(
  'load-decision-states',
  `SELECT requested.nth,
     (SELECT json_build_object('version', p.version, 'eventId', p.head_event_id, 'recordedAt', p.recorded_at,
        'register', p.register, 'profile', CASE WHEN p.register_version < p.version THEN p.profile END,
        'terms', (SELECT count(*) FROM term t WHERE t.partnership_id = p.id)) FROM partnership p WHERE p.id = requested.id) AS head,
     (SELECT json_agg(${storedDecisionJson}) FROM json_array_elements_text(requested.commands) AS command (id)
        CROSS JOIN ${lookup('decision', 'partnership_id = requested.id AND command_id = command.id')} AS d) AS decisions,
     (SELECT json_agg(json_build_object('id', e.event_id, 'type', e.type, 'rootId', root.event_id, 'rootType', root.type))
        FROM json_array_elements_text(requested.events) AS named (id)
        CROSS JOIN ${lookup('event', 'partnership_id = requested.id AND event_id = named.id::uuid')} AS e
        JOIN event root ON root.partnership_id = e.partnership_id AND root.version = e.root_version) AS named,
     (SELECT json_agg(json_build_object('what', n.what, 'id', n.id)) FROM json_to_recordset(requested.names) AS looked_up (what text, id text)
        CROSS JOIN ${lookup('registered_name', 'partnership_id = requested.id AND what = looked_up.what AND id = looked_up.id')} AS n) AS registered,
     EXISTS (SELECT 1 FROM halt WHERE halt.partition = requested.partition) AS halted
   FROM unnest($1::int[], $2::text[], $3::int[], $4::json[], $5::json[], $6::json[]) AS requested (nth, id, partition, commands, events, names)`,
);

const loadStoredTerms = statement(
  'load-stored-terms',
  `SELECT requested.nth, t.kind, t.scope FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS requested (nth, id, kind, scope)
   CROSS JOIN ${lookup('term', 'partnership_id = requested.id AND kind = requested.kind AND scope = requested.scope')} AS t`,
);

interface Row {
  [column: string]: unknown;
  nth: number;
  head: {
    version: number;
    eventId: string;
    recordedAt: string;
    register: StoredRegister | null;
    /** The profile, if the register is not that of this version. */
    profile: Profile | null;
    terms: number;
  } | null;
  registered: { what: 'party' | 'agreement'; id: string }[] | null;
  decisions: StoredDecisionJson[] | null;
  named: { id: string; type: EventType; rootId: string; rootType: OriginalType }[] | null;
  halted: boolean;
}

export interface StateToLoad {
  readonly partnershipId: string;
  readonly partition: number;
  readonly commandIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly names: NamesLookedUp;
  /** The terms that the commands name. */
  readonly terms: readonly TermRef[];
}

/** Loads the requested states in the order given, in one query. A second query follows if a partnership may get too many terms. */
export async function loadDecisionStates(db: Queryable, toLoad: readonly StateToLoad[]): Promise<StoredState[]> {
  const rows = await rowsOf<Row>(db, loadStates, [
    toLoad.map((_, nth) => nth),
    toLoad.map(({ partnershipId }) => partnershipId),
    toLoad.map(({ partition }) => partition),
    toLoad.map(({ commandIds }) => JSON.stringify(commandIds)),
    toLoad.map(({ eventIds }) => JSON.stringify(eventIds)),
    toLoad.map(({ names }) => JSON.stringify(rowsOfNames(names))),
  ]);
  const states: StoredState[] = [];
  const known = await loadTerms(
    db,
    toLoad.map(({ partnershipId, terms }, nth) => ({ nth, partnershipId, terms })),
    rows,
  );
  for (const row of rows) states[row.nth] = stateOf(row, known.get(row.nth) ?? new Set());
  return states;
}

async function loadTerms(
  db: Queryable,
  wanted: readonly { readonly nth: number; readonly partnershipId: string; readonly terms: readonly TermRef[] }[],
  rows: readonly Row[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const full = new Set(
    rows.filter(({ nth, head }) => (head?.terms ?? 0) + wanted[nth]!.terms.length > MAX_TERMS).map(({ nth }) => nth),
  );
  const named = wanted
    .filter(({ nth }) => full.has(nth))
    .flatMap(({ nth, partnershipId, terms }) => terms.map((term) => ({ nth, partnershipId, ...term })));
  if (named.length === 0) return new Map();
  const found = await rowsOf<{ nth: number; kind: string; scope: string }>(db, loadStoredTerms, [
    named.map(({ nth }) => nth),
    named.map(({ partnershipId }) => partnershipId),
    named.map(({ kind }) => kind),
    named.map(({ scope }) => scope),
  ]);
  const terms = Map.groupBy(found, ({ nth }) => nth);
  return new Map([...terms].map(([nth, each]) => [nth, new Set(each.map(termKey))]));
}

const rowsOfNames = ({ parties, agreements }: NamesLookedUp): { what: string; id: string }[] => [
  ...parties.map((id) => ({ what: 'party', id })),
  ...agreements.map((id) => ({ what: 'agreement', id })),
];

const stateOf = ({ head, decisions, named, registered, halted }: Row, terms: ReadonlySet<string>): StoredState => ({
  headState: head
    ? {
        head: { version: head.version, eventId: head.eventId },
        recordedAt: new Date(head.recordedAt).toISOString(),
        register: registerIn(head),
        terms: head.terms,
      }
    : UNRECORDED,
  decisions: new Map((decisions ?? []).map((json) => [json.commandId, storedDecision(json)])),
  names: head?.profile ? 'all' : namesIn(registered ?? []),
  known: new Map((named ?? []).map(({ id, ...status }) => [id, status])),
  terms,
  halted,
});

/* An older release does not update the register but stores the profile, from which the register follows. */
const registerIn = ({ register, profile }: NonNullable<Row['head']>): Register =>
  profile || !register ? registerOf(profile ?? NO_PROFILE) : readRegister(register);

function namesIn(registered: NonNullable<Row['registered']>): RegisteredNames {
  const of = (what: string): ReadonlySet<string> =>
    new Set(registered.filter((row) => row.what === what).map(({ id }) => id));
  return { parties: of('party'), agreements: of('agreement') };
}
