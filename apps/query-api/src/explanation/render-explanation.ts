import { isCorrection, type EventContent, type TermRef } from '#contracts';
import { claimAsOf, sameTerm, type ConsideredClaim, type Doubt, type Reason, type TermExplanation } from '#domain';
import type { HistoricEvent, Origin } from '#read-models';
import { firstOf } from '../answers/listed';
import type { Part } from '../answers/part';
import { partOfEntry, type AnswerContext } from '../answers/part-of-entry';
import type { Events, StatementPlace } from '../answers/events';
import { renderBounds, renderEvent, renderReaffirmation } from '../answers/render';
import { heavyPlaces, writeClaim } from '../answers/write-claim';
import { heavyDissents, writeContest, writeNotCounted } from '../answers/write-dissent';

export const EXPLANATION_LISTS = [
  'answers',
  'doubts',
  'considered',
  'reaffirmations',
  'contested',
  'notCounted',
] as const;

/** The origins of events by version. */
type Origins = ReadonlyMap<number, Origin>;

/** Claims whose origins are read in one round trip. */
const CLAIMS_AT_ONCE = 500;

/** Yields the parts of an explanation. `readOrigins` is called for the events of the parts after the first `skip`. */
export async function* partsOfExplanation(
  context: AnswerContext,
  explanation: TermExplanation,
  { skip, readOrigins }: { readonly skip: number; readonly readOrigins: (versions: number[]) => Promise<Origins> },
): AsyncGenerator<Part> {
  const { partnershipId } = context;
  let count = 0;
  for (const entry of explanation.answers) {
    count += 1;
    yield partOfEntry(context, 'answers', entry);
  }
  for (const doubt of explanation.doubts) {
    count += 1;
    yield partOfDoubt(partnershipId, doubt);
  }
  for (const some of inBatches(explanation.considered)) {
    count += some.length;
    const origins = count <= skip ? NO_ORIGINS : await readOrigins(some.map(({ claim }) => claim.order[0]));
    for (const considered of some) yield partOfConsidered(context, considered, origins);
  }
  for (const { term, fact: said } of explanation.reaffirmations)
    yield {
      partnershipId,
      list: 'reaffirmations',
      statements: [said],
      heavy: [],
      write: (events) => JSON.stringify({ term, ...renderReaffirmation(said, events) }),
    };
  for (const contest of explanation.contested)
    yield {
      partnershipId,
      list: 'contested',
      statements: [contest],
      heavy: heavyDissents([contest]),
      write: (events) => writeContest(contest, events)!,
    };
  for (const dissent of explanation.notCounted)
    yield {
      partnershipId,
      list: 'notCounted',
      statements: [dissent],
      heavy: heavyDissents([dissent]),
      write: (events) => writeNotCounted(dissent, events)!,
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

function partOfDoubt(partnershipId: string, doubt: Doubt): Part {
  const { value, claim, about, holds, days, condition } = doubt;
  const by = firstOf(doubt.by);
  return {
    partnershipId,
    list: 'doubts',
    statements: [claim, ...by],
    heavy: value === null ? [] : heavyPlaces(value, [claim]),
    write: (events) => {
      const rendered = value === null ? 'null' : (events.value(value) ?? 'null');
      const rest = {
        about,
        ...(holds === null ? {} : { holds }),
        days: renderBounds(days),
        ...(condition === null ? {} : { condition }),
        by: by.filter((statement) => events.has(statement)).map((statement) => renderTitled(statement, events)),
      };
      return `{"value":${rendered},${JSON.stringify(rest).slice(1)}`;
    },
  };
}

function partOfConsidered(
  { partnershipId, worlds, day }: AnswerContext,
  considered: ConsideredClaim,
  origins: Origins,
): Part {
  const { term, claim, start, until, reason } = considered;
  const value = 'value' in claim ? (claim.value ?? 'null') : null;
  const asOf = claimAsOf(worlds, claim, day);
  return {
    partnershipId,
    list: 'considered',
    statements: [claim, ...('by' in reason && reason.by ? [reason.by] : [])],
    heavy: value === null ? [] : heavyPlaces(value, [claim]),
    write: (events) => {
      const rendered = value === null ? '' : `,"value":${events.value(value) ?? 'null'}`;
      const rest = {
        ...origins.get(claim.order[0]),
        startBounds: renderBounds(start),
        untilBounds: until && renderBounds(until),
        ...('between' in claim ? { between: claim.between } : {}),
        ...('replaces' in claim && claim.replaces.length > 0 ? { replaces: claim.replaces } : {}),
        ...('of' in claim && claim.of === 'override' ? { of: claim.of } : {}),
        ...renderReason(reason, events),
        ...(claim.effect === 'replaced' ? { replacedBy: claim.by.term } : {}),
      };
      const begin = JSON.stringify({ term }).slice(0, -1);
      return `${begin},${writeClaim({ claim, asOf }, events, 'startsBy')!.slice(1, -1)}${rendered},${JSON.stringify(rest).slice(1)}`;
    },
  };
}

const renderTitled = (statement: StatementPlace, events: Events) => ({
  ...renderEvent(statement, events),
  title: events.of(statement).facts.title,
});

function renderReason(reason: Reason, events: Events): object {
  if (!('by' in reason)) return reason;
  const { by, ...rest } = reason;
  return { ...rest, ...(by && events.has(by) ? { by: renderTitled(by, events) } : {}) };
}

/** Renders a corrected or retracted event: its first content about the terms, and its replacements. */
export function renderCorrection(
  [root, ...acts]: readonly HistoricEvent[],
  terms: readonly TermRef[],
  origins: Origins,
) {
  return {
    ...identityOf(root!),
    ...origins.get(root!.version),
    state: root!.state.state,
    said: contentAbout(root!.event, terms),
    ...(root!.moreActs > 0 ? { moreActs: root!.moreActs } : {}),
    acts: acts.map((act) => ({
      ...identityOf(act),
      type: act.event.type,
      recordedAt: act.recordedAt,
      ...origins.get(act.version),
      reason: isCorrection(act.event) ? act.event.data.reason : '',
      said: act.event.type === 'EventCorrected' ? contentAbout(act.event.data.replacement, terms) : null,
    })),
  };
}

const identityOf = ({ event, version }: HistoricEvent) => ({ eventId: event.id, version });

const contentAbout = ({ title, occurred, standing, effects }: EventContent, terms: readonly TermRef[]) => ({
  title,
  occurred,
  standing,
  effects: effects.filter((effect) => effect.kind === '*' || terms.some((term) => sameTerm(effect, term))),
});
