import { partiesOf, partnershipName, registerOf, type Ruling } from '#domain';
import type { Write } from '#postgres';
import type { BatchState } from './batch-state';
import type { PartnershipHead } from './heads';
import type { PlacedRecord } from './placed-record';
import type { EffectiveDecision } from '../decisions/recorded-event';
import type { DecisionChanges } from '../decisions/decision-changes';
import { listingOf } from '../listing/partnership-listing';
import { writesOfNames, writesOfStoredNames } from '../register/names-of-batch';
import { storedRegister } from '../register/stored-register';
import { moveHeads, writeDecisions, writeEvents, writeFurtherChanges, writeHeads, writeVoids } from './write-batch.sql';

export type Voided = Extract<Ruling, { ruling: 'void' }> & { readonly record: PlacedRecord };

/** Returns the ledger's rows of effective decisions, each with its term changes. */
export function writesOf(effective: readonly EffectiveDecision[], termChanges: readonly DecisionChanges[]): Write[] {
  if (effective.length === 0) return [];
  const column = <T>(of: (decision: EffectiveDecision, index: number) => T): T[] => effective.map(of);
  const decisions = [
    column(({ decision }) => decision.partnershipId),
    column(({ firstVersion }) => firstVersion),
    column(({ firstVersion, events }) => firstVersion + events.length - 1),
    column(({ recordedAt }) => recordedAt),
    column(({ decision }) => decision.imported),
    column(({ decision }) => decision.actor),
    column(({ decision }) => decision.commandId),
    column(({ decision }) => decision.fingerprint),
    column(({ place }) => place.partition),
    column(({ place }) => place.offset),
    column((_, index) => termChanges[index]?.firstJson() ?? '[]'),
    column((_, index) => further(termChanges[index])),
    column((_, index) => warningsJson(termChanges[index])),
    column(({ decision }) => decision.appendedAt),
    column(({ placeHash }) => placeHash),
    column(({ historyHash }) => historyHash),
  ];
  const all = effective.flatMap((decision) => decision.events);
  const events = [
    all.map((event) => event.partnershipId),
    all.map((event) => event.version),
    all.map(({ event }) => event.id),
    all.map(({ event }) => event.type),
    all.map((event) => event.root?.version ?? event.version),
    all.map((event) => event.targetVersion),
    all.map((event) => event.recordedAt),
    all.map(({ body }) => body),
  ];
  return [
    { statement: writeDecisions, values: decisions },
    { statement: writeEvents, values: events },
    ...writesOfFurther(effective, termChanges),
    ...writesOfNames(all),
  ];
}

const further = (changes: DecisionChanges | undefined): number => (changes ? changes.count - changes.first.length : 0);

const warningsJson = (changes: DecisionChanges | undefined): string | null =>
  changes && changes.warnings.length > 0 ? JSON.stringify(changes.warnings) : null;

function writesOfFurther(effective: readonly EffectiveDecision[], termChanges: readonly DecisionChanges[]): Write[] {
  const rows = effective.flatMap(({ place, decision: { partnershipId } }, index) =>
    (termChanges[index]?.further ?? []).map((row) => ({ ...place, ...row, partnershipId })),
  );
  return inSlices(rows, ROWS_AT_ONCE).map((some) => ({
    statement: writeFurtherChanges,
    values: [
      some.map(({ partition }) => partition),
      some.map(({ offset }) => offset),
      some.map(({ firstOrdinal }) => firstOrdinal),
      some.map(({ firstOrdinal, count }) => firstOrdinal + count - 1),
      some.map(({ partnershipId }) => partnershipId),
      some.map(({ json }) => json),
    ],
  }));
}

/** Rows in one statement: so many, of at most 128 KiB each, are encoded in a few milliseconds. */
const ROWS_AT_ONCE = 16;

const inSlices = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size));

/** Returns the rows of the heads that have moved. */
export function writesOfHeads(heads: readonly MovedHead[], state: BatchState): Write[] {
  const [same, other] = [true, false].map((stored) => heads.filter(({ id }) => state.isProfileStored(id) === stored));
  const listings = other!.map(({ id, profile }) => listingOf(id, profile));
  const profiles = [
    other!.map(({ partition }) => partition),
    other!.map(({ profile }) => partnershipName(profile)),
    other!.map(({ profile }) => JSON.stringify(partiesOf(profile).map(({ id }) => id))),
    other!.map(({ profile }) => JSON.stringify(profile)),
    other!.map(({ profile }) => storedRegister(registerOf(profile))),
    listings.map(({ parties }) => parties),
    listings.map(({ sortedAs }) => sortedAs),
    listings.map(({ searched }) => searched),
  ];
  return [
    ...writesOfStoredNames(heads.map(({ id }) => ({ id, range: state.unregisteredOf(id) }))),
    ...(same!.length === 0 ? [] : [{ statement: moveHeads, values: columnsOfHeads(same!) }]),
    ...(other!.length === 0 ? [] : [{ statement: writeHeads, values: [...columnsOfHeads(other!), ...profiles] }]),
  ];
}

/** Returns the heads after the effective decisions, one per partnership. */
export function headsOf(effective: readonly EffectiveDecision[], state: BatchState): MovedHead[] {
  const partitions = new Map(effective.map(({ decision, place }) => [decision.partnershipId, place.partition]));
  return [...partitions].map(([id, partition]) => ({ id, partition, ...state.headOf(id) }));
}

export type MovedHead = PartnershipHead & { readonly id: string; readonly partition: number };

const columnsOfHeads = (heads: readonly MovedHead[]): unknown[][] => [
  heads.map(({ id }) => id),
  heads.map(({ head }) => head.version),
  heads.map(({ head }) => head.eventId),
  heads.map(({ recordedAt }) => recordedAt),
  heads.map(({ historyHash }) => historyHash),
];

/** Returns the rows of void decisions. */
export function writesOfVoided(voided: readonly Voided[]): Write[] {
  if (voided.length === 0) return [];
  const values = [
    voided.map(({ record }) => record.partition),
    voided.map(({ record }) => record.offset),
    voided.map(({ reason }) => reason),
    voided.map(({ detail }) => detail),
    voided.map(({ decision }) => decision?.partnershipId ?? null),
    voided.map(({ decision }) => decision?.commandId ?? null),
    voided.map(({ decision }) => decision?.expectedHead.version ?? null),
    voided.map(({ decision }) => decision?.expectedHead.eventId ?? null),
    voided.map(({ record }) => (record.key === null ? null : Buffer.from(record.key))),
    voided.map(({ record }) => record.value),
    voided.map(({ record }) => record.placeHash),
  ];
  return [{ statement: writeVoids, values }];
}
