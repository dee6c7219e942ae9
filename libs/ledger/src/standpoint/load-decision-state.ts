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

/** Where a partnership stands, as a decision is made on it. */
export interface Standpoint {
  readonly head: Head;
  readonly recordedAt: string;
  /** Its names are those that commands in flight have named. */
  readonly register: Register;
  /** How many terms it has, at most. */
  readonly terms: number;
}

export const UNRECORDED: Standpoint = { head: NO_HEAD, recordedAt: '', register: NO_REGISTER, terms: 0 };

/** Which of the names that commands look up are registered; `all`: an older release recorded events and registered none. */
export type RegisteredNames = Pick<Register, 'parties' | 'agreements'> | 'all';

/** What is stored of a partnership and of what some commands name: never its history. */
export interface StoredState {
  readonly standpoint: Standpoint;
  /** By command id, those that have been effective. */
  readonly decisions: ReadonlyMap<string, StoredDecision>;
  readonly known: ReadonlyMap<string, EventStatus>;
  readonly names: RegisteredNames;
  /** Which of the named terms it has; looked up only where they may become too many. */
  readonly terms: ReadonlySet<string>;
  readonly halted: boolean;
}

/* Each ask brings its ids as a JSON array, as arrays of several lengths are no Postgres array. */
const loadStates = statement(
  'load-decision-states',
  `SELECT asked.nth,
     (SELECT json_build_object('version', p.version, 'eventId', p.head_event_id, 'recordedAt', p.recorded_at,
        'register', p.register, 'profile', CASE WHEN p.register_version < p.version THEN p.profile END,
        'terms', (SELECT count(*) FROM term t WHERE t.partnership_id = p.id)) FROM partnership p WHERE p.id = asked.id) AS head,
     (SELECT json_agg(${storedDecisionJson}) FROM json_array_elements_text(asked.commands) AS command (id)
        CROSS JOIN ${lookup('decision', 'partnership_id = asked.id AND command_id = command.id')} AS d) AS decisions,
     (SELECT json_agg(json_build_object('id', e.event_id, 'type', e.type, 'rootId', root.event_id, 'rootType', root.type))
        FROM json_array_elements_text(asked.events) AS named (id)
        CROSS JOIN ${lookup('event', 'partnership_id = asked.id AND event_id = named.id::uuid')} AS e
        JOIN event root ON root.partnership_id = e.partnership_id AND root.version = e.root_version) AS named,
     (SELECT json_agg(json_build_object('what', n.what, 'id', n.id)) FROM json_to_recordset(asked.names) AS looked_up (what text, id text)
        CROSS JOIN ${lookup('registered_name', 'partnership_id = asked.id AND what = looked_up.what AND id = looked_up.id')} AS n) AS registered,
     EXISTS (SELECT 1 FROM halt WHERE halt.partition = asked.partition) AS halted
   FROM unnest($1::int[], $2::text[], $3::int[], $4::json[], $5::json[], $6::json[]) AS asked (nth, id, partition, commands, events, names)`,
);

const loadStoredTerms = statement(
  'load-stored-terms',
  `SELECT asked.nth, t.kind, t.scope FROM unnest($1::int[], $2::text[], $3::text[], $4::text[]) AS asked (nth, id, kind, scope)
   CROSS JOIN ${lookup('term', 'partnership_id = asked.id AND kind = asked.kind AND scope = asked.scope')} AS t`,
);

interface Row {
  [column: string]: unknown;
  nth: number;
  head: {
    version: number;
    eventId: string;
    recordedAt: string;
    register: StoredRegister | null;
    /** Where the register is not that of this version. */
    profile: Profile | null;
    terms: number;
  } | null;
  registered: { what: 'party' | 'agreement'; id: string }[] | null;
  decisions: StoredDecisionJson[] | null;
  named: { id: string; type: EventType; rootId: string; rootType: OriginalType }[] | null;
  halted: boolean;
}

export interface StateAsked {
  readonly partnershipId: string;
  readonly partition: number;
  readonly commandIds: readonly string[];
  readonly eventIds: readonly string[];
  readonly names: NamesLookedUp;
  /** The terms that the commands name. */
  readonly terms: readonly TermRef[];
}

/** The stored states that are asked for, in that order, in one query; another one where a partnership may come to have too many terms. */
export async function loadDecisionStates(db: Queryable, asked: readonly StateAsked[]): Promise<StoredState[]> {
  const rows = await rowsOf<Row>(db, loadStates, [
    asked.map((_, nth) => nth),
    asked.map(({ partnershipId }) => partnershipId),
    asked.map(({ partition }) => partition),
    asked.map(({ commandIds }) => JSON.stringify(commandIds)),
    asked.map(({ eventIds }) => JSON.stringify(eventIds)),
    asked.map(({ names }) => JSON.stringify(rowsOfNames(names))),
  ]);
  const states: StoredState[] = [];
  const known = await loadTerms(
    db,
    asked.map(({ partnershipId, terms }, nth) => ({ nth, partnershipId, terms })),
    rows,
  );
  for (const row of rows) states[row.nth] = stateOf(row, known.get(row.nth) ?? new Set());
  return states;
}

async function loadTerms(
  db: Queryable,
  asked: readonly { readonly nth: number; readonly partnershipId: string; readonly terms: readonly TermRef[] }[],
  rows: readonly Row[],
): Promise<ReadonlyMap<number, ReadonlySet<string>>> {
  const full = new Set(
    rows.filter(({ nth, head }) => (head?.terms ?? 0) + asked[nth]!.terms.length > MAX_TERMS).map(({ nth }) => nth),
  );
  const named = asked
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
  standpoint: head
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

/* An older release leaves the register behind the head, and keeps the profile, from which it follows. */
const registerIn = ({ register, profile }: NonNullable<Row['head']>): Register =>
  profile || !register ? registerOf(profile ?? NO_PROFILE) : readRegister(register);

function namesIn(registered: NonNullable<Row['registered']>): RegisteredNames {
  const of = (what: string): ReadonlySet<string> =>
    new Set(registered.filter((row) => row.what === what).map(({ id }) => id));
  return { parties: of('party'), agreements: of('agreement') };
}
