import {
  isCorrection,
  MOST_WARNINGS,
  type Effect,
  type Event,
  type OriginalContent,
  type TermRef,
  type Warning,
  type WarningCode,
} from '#contracts';
import { boundsOf, FIRST_DAY, type Bounds } from '../dates';
import { byRecordPlace, isValue, termKey, type ClaimFact } from '../facts';
import type { Timeline } from '../worlds';
import { whyNeverInForce } from './why-never-in-force';

/** An event of a decision, with the version of its root event. */
export interface WarnedEvent {
  readonly event: Event;
  /** The version of the root event: of the event itself, or of the one that it corrects; null: the target is unknown. */
  readonly root: number | null;
}

/** The state of a partnership after a decision, as far as warnings depend on it. */
export interface AfterDecision {
  /** Returns the timeline of a term, without a clock; null: the work limit is reached. */
  timelineOf(term: TermRef): Timeline | null;
  /** Returns true if some claim starts or ends by the condition. */
  isAwaited(condition: string): boolean;
}

/** The most claims and segments that are examined for the warnings of one decision. The rest yields no warnings. */
const MOST_EXAMINED = 50_000;

/** Returns the warnings about accepted statements of a decision that have no effect, in the order of its events; at most `MOST_WARNINGS`. */
export function warningsOf(events: readonly WarnedEvent[], after: AfterDecision): Warning[] {
  const warnings: Warning[] = [];
  const warnedTerms = new Set<string>();
  let left = MOST_EXAMINED;
  const mayExamine = (count: number): boolean => (left -= count) >= 0;
  for (const [index, { event, root }] of events.entries()) {
    const warnedContent = contentOf(event, `/events/${index}`);
    if (warnedContent === null || root === null) continue;
    for (const warning of warningsOfContent(warnedContent, root, { after, warnedTerms, mayExamine })) {
      warnings.push(warning);
      if (warnings.length === MOST_WARNINGS) return warnings;
    }
  }
  return warnings;
}

interface WarnedContent {
  readonly content: OriginalContent;
  /** Its JSON Pointer. */
  readonly at: string;
}

interface WarningContext {
  readonly after: AfterDecision;
  /** The terms with a warning about a cautious answer. */
  readonly warnedTerms: Set<string>;
  /** Counts the examined claims and segments; false: the limit is reached. */
  readonly mayExamine: (count: number) => boolean;
}

/** Only definitive events have effects on terms. */
function contentOf(event: Event, at: string): WarnedContent | null {
  if (isCorrection(event))
    return event.type === 'EventCorrected' && event.data.replacement.standing === 'definitive'
      ? { content: event.data.replacement, at: `${at}/data/replacement` }
      : null;
  return event.standing === 'definitive' && event.type !== 'TermFellDue' ? { content: event, at } : null;
}

function* warningsOfContent({ content, at }: WarnedContent, root: number, context: WarningContext): Generator<Warning> {
  if (content.type === 'ConditionMet' || content.type === 'ConditionRuledOut') {
    const { condition } = content.data;
    if (!context.after.isAwaited(condition))
      yield {
        code: 'condition-unused',
        pointer: `${at}/data/condition`,
        detail: `nothing that stands starts or ends by the condition ${condition}`,
      };
  }
  let ordinal = 0;
  for (const [index, effect] of content.effects.entries()) {
    const place = ordinal;
    // The end of each replaced term follows its `set`.
    if (effect.effect === 'set') ordinal += 1 + new Set((effect.replaces ?? []).map(termKey)).size;
    else if (effect.effect === 'override' || effect.effect === 'end') ordinal += 1;
    if (effect.kind === '*') continue;
    const timeline = context.after.timelineOf(effect);
    if (timeline === null) continue;
    const pointer = `${at}/effects/${index}`;
    const term = `${effect.kind}/${effect.scope}`;
    const isExamined = context.mayExamine(timeline.claims.length + timeline.segments.length);
    const claim = claimAt(timeline, [root, place]);
    const found = isExamined && certainFaultOf(effect, { timeline, claim, content, context });
    if (found === 'never-in-force') yield { code: found, pointer, detail: whyNeverInForce(claim, timeline, term) };
    else if (found) yield { code: found, pointer, detail: DETAILS[found](term) };
    if (timeline.cautious && !context.warnedTerms.has(term)) {
      context.warnedTerms.add(term);
      yield { code: 'cautious', pointer, detail: DETAILS.cautious(term) };
    }
  }
}

type OfEffect = Exclude<WarningCode, 'condition-unused' | 'cautious'>;

const DETAILS: Readonly<Record<Exclude<OfEffect, 'never-in-force'> | 'cautious', (term: string) => string>> = {
  'term-not-in-force': (term) => `${term} is not in force on that day`,
  'nothing-renews': (term) => `nothing that stands of ${term} renews itself`,
  cautious: (term) =>
    `too much of ${term} is uncertain to be weighed together: its answers may say less than they could`,
};

const claimAt = ({ claims }: Timeline, order: ClaimFact['order']): ClaimFact | undefined =>
  claims.find((claim) => byRecordPlace(claim, { order }) === 0);

interface Weighing {
  readonly timeline: Timeline;
  /** The claim of the effect, if it has one and it still stands. */
  readonly claim: ClaimFact | undefined;
  readonly content: OriginalContent;
  readonly context: WarningContext;
}

/**
 * Returns the fault of an effect if it is certain. Without a clock, an override with an open end covers all later days, so the fault must exist
 * wherever open conditions come true.
 */
function certainFaultOf(effect: Effect, weighing: Weighing): OfEffect | null {
  const found = faultOf(effect, weighing);
  const { claims, matters, weighed, most } = weighing.timeline;
  if (found === null || matters.isSettled(claims)) return found;
  if (!weighing.context.mayExamine(weighed)) return null;
  return faultOf(effect, { ...weighing, timeline: matters.at(FIRST_DAY).timelineOf(claims, most) });
}

function faultOf(effect: Effect, { timeline, claim, content, context }: Weighing): OfEffect | null {
  switch (effect.effect) {
    case 'notice':
      return timeline.claims.some((each) => each.effect === 'set' && each.end.own.is === 'renewed')
        ? null
        : 'nothing-renews';
    case 'reaffirm':
    case 'contest': {
      const day = effect.effect === 'reaffirm' ? effect.on : effect.from;
      return mayBeInForce(timeline, boundsOf(day ?? content.occurred)) ? null : 'term-not-in-force';
    }
    case 'set':
      return claim && !mayGovern(timeline, claim) ? 'never-in-force' : null;
    case 'override':
      if (!claim) return null;
      if (!mayGovern(timeline, claim)) return 'never-in-force';
      return isInForceWithout(claim, timeline, context) ? null : 'term-not-in-force';
    case 'end':
      return !claim || isInForceWithout(claim, timeline, context) ? null : 'term-not-in-force';
  }
}

const mayGovern = ({ spans }: Timeline, claim: ClaimFact): boolean => spans.some((span) => span.claim === claim);

const mayBeInForce = ({ spans }: Timeline, { lo, hi }: Bounds, override = false): boolean =>
  spans.some(({ claim, from, to }) => from <= hi && lo < to && (!override || claim.effect === 'override'));

/** Returns true if the term or override that a claim ends or overrides may be in force on a possible start of the claim. */
function isInForceWithout(
  claim: ClaimFact,
  { claims, matters, weighed }: Timeline,
  { mayExamine }: WarningContext,
): boolean {
  if (claim.effect === 'replaced' || !mayExamine(weighed)) return true;
  const others = matters.timelineOf(claims.filter((each) => each !== claim));
  const { condition, from } = claim.start;
  const days = condition === null ? from : { lo: from.lo, hi: Infinity };
  return mayBeInForce(others, days, !isValue(claim) && claim.of === 'override');
}
