import { isCorrection, type EventContent, type TermRef } from '#contracts';
import { boundBy, sameTerm, valueText, type ConsideredClaim, type Reason, type TermExplanation } from '#domain';
import type { HistoricEvent, Origin } from '#read-models';
import type { Part } from '../answers/part';
import type { Events } from '../answers/provenance';
import {
  heavyContests,
  tellBounds,
  tellEvent,
  tellReaffirmation,
  writeClaim,
  writeContest,
} from '../answers/former-tell';
import { heavyClaims, partOfEntry } from '../answers/former-tell-terms';

export const EXPLANATION_LISTS = ['answers', 'considered', 'reaffirmations', 'contested'] as const;

/** By the versions of events. */
type Origins = ReadonlyMap<number, Origin>;

/** Claims whose origins are read in one round trip. */
const CLAIMS_AT_ONCE = 500;

/** What was considered, piece by piece; `readOrigins` is asked for the events of the pieces behind the first `skip`. */
export async function* partsOfExplanation(
  partnershipId: string,
  explanation: TermExplanation,
  { skip, readOrigins }: { readonly skip: number; readonly readOrigins: (versions: number[]) => Promise<Origins> },
): AsyncGenerator<Part> {
  for (const entry of explanation.answers) yield partOfEntry(partnershipId, 'answers', entry);
  let told = explanation.answers.length;
  for (const some of inBatches(explanation.considered)) {
    told += some.length;
    const origins = told <= skip ? NO_ORIGINS : await readOrigins(some.map(({ claim }) => claim.order[0]));
    for (const considered of some) yield partOfConsidered(partnershipId, considered, origins);
  }
  for (const { term, said } of explanation.reaffirmations)
    yield {
      partnershipId,
      list: 'reaffirmations',
      said: [said],
      heavy: [],
      write: (events) => JSON.stringify({ term, ...tellReaffirmation(said, events) }),
    };
  for (const said of explanation.contested)
    yield {
      partnershipId,
      list: 'contested',
      said: [said],
      heavy: heavyContests([said]),
      write: (events) => writeContest(said, events)!,
    };
}

const NO_ORIGINS: Origins = new Map();

function* inBatches(considered: Iterable<ConsideredClaim>): Generator<readonly ConsideredClaim[]> {
  let batch: ConsideredClaim[] = [];
  for (const each of considered) {
    batch.push(each);
    if (batch.length < CLAIMS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function partOfConsidered(partnershipId: string, { term, claim, reason }: ConsideredClaim, origins: Origins): Part {
  const { until, answer } = claim;
  const value = answer === null ? null : valueText(answer);
  return {
    partnershipId,
    list: 'considered',
    said: [claim, ...('by' in reason ? [reason.by] : [])],
    heavy: value === null ? [] : heavyClaims(value, [claim]),
    write: (events) => {
      const told = value === null ? '' : `,"value":${events.value(value) ?? 'null'}`;
      const rest = {
        ...origins.get(claim.order[0]),
        startBounds: tellBounds(claim.start),
        untilBounds:
          until === null ? null : tellBounds(until === 'unknown' ? { lo: claim.start.lo, hi: Infinity } : until),
        ...(answer === null ? {} : { between: boundBy(answer) }),
        ...(claim.replaces.length > 0 ? { replaces: claim.replaces } : {}),
        ...tellReason(reason, events),
        ...(claim.replacedBy ? { replacedBy: claim.replacedBy } : {}),
      };
      const begin = JSON.stringify({ term, effect: claim.effect }).slice(0, -1);
      return `${begin},${writeClaim(claim, events)!.slice(1, -1)}${told},${JSON.stringify(rest).slice(1)}`;
    },
  };
}

const tellReason = (reason: Reason, events: Events) => ({
  ...reason,
  ...('by' in reason && events.has(reason.by) ? { by: tellEvent(reason.by, events) } : {}),
});

/** An event that was corrected or retracted: what it said of the terms at first, and what was put in its place. */
export function tellCorrection([root, ...acts]: readonly HistoricEvent[], terms: readonly TermRef[], origins: Origins) {
  return {
    ...identityOf(root!),
    ...origins.get(root!.version),
    state: root!.state.state,
    said: saidOf(root!.event, terms),
    ...(root!.moreActs > 0 ? { moreActs: root!.moreActs } : {}),
    acts: acts.map((act) => ({
      ...identityOf(act),
      type: act.event.type,
      recordedAt: act.recordedAt,
      ...origins.get(act.version),
      reason: isCorrection(act.event) ? act.event.data.reason : '',
      said: act.event.type === 'EventCorrected' ? saidOf(act.event.data.replacement, terms) : null,
    })),
  };
}

const identityOf = ({ event, version }: HistoricEvent) => ({ eventId: event.id, version });

const saidOf = ({ title, occurred, standing, effects }: EventContent, terms: readonly TermRef[]) => ({
  title,
  occurred,
  standing,
  effects: effects.filter((effect) => effect.kind === '*' || terms.some((term) => sameTerm(effect, term))),
});
