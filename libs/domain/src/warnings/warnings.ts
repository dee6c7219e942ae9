import {
  isCorrection,
  MOST_WARNINGS,
  type Effect,
  type Event,
  type OriginalContent,
  type SetEffect,
  type TermRef,
  type Warning,
  type WarningCode,
} from '#contracts';
import { boundsOf, FIRST_DAY, type Bounds } from '../dates';
import { byRecordPlace, termKey, type ClaimFact } from '../facts';
import { isOfBase, renewsItself, statedDeadline, type Timeline } from '../worlds';
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
  const checkedTerms = new Set<string>();
  let left = MOST_EXAMINED;
  const mayExamine = (count: number): boolean => (left -= count) >= 0;
  for (const [index, { event, root }] of events.entries()) {
    const warnedContent = contentOf(event, `/events/${index}`);
    if (warnedContent === null || root === null) continue;
    for (const warning of warningsOfContent(warnedContent, root, { after, checkedTerms, mayExamine })) {
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
  /** The terms that are already checked for cautious answers. */
  readonly checkedTerms: Set<string>;
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
    if (effect.effect === 'set') ordinal += 1 + replacedBy(effect).length;
    else if (effect.effect === 'override' || effect.effect === 'end') ordinal += 1;
    if (effect.kind === '*') continue;
    yield* warningsOfEffect({ effect, content, pointer: `${at}/effects/${index}`, place: [root, place] }, context);
  }
}

interface PlacedEffect {
  readonly effect: Effect;
  readonly content: OriginalContent;
  readonly pointer: string;
  /** The place of the claim of the effect in the record order. */
  readonly place: ClaimFact['order'];
}

function* warningsOfEffect(placed: PlacedEffect, context: WarningContext): Generator<Warning> {
  const { effect, content, pointer, place } = placed;
  const timeline = context.after.timelineOf(effect);
  if (timeline === null) return;
  const term = termKey(effect);
  const claim = claimAt(timeline, place);
  const found = certainFaultOf(timeline, context, (evaluated) =>
    faultOf(effect, { timeline: evaluated, claim, content, context }),
  );
  if (found === 'never-in-force') yield { code: found, pointer, detail: whyNeverInForce(claim, timeline, term) };
  else if (found) yield { code: found, pointer, detail: DETAILS[found](term) };
  else if (effect.effect === 'set') yield* warningsOfReplaced(effect, placed, context);
  if (context.checkedTerms.has(term)) return;
  context.checkedTerms.add(term);
  if (isCautious(timeline, context)) yield { code: 'cautious', pointer, detail: DETAILS.cautious(term) };
}

/** Yields a warning for each replaced term that is not in force when its `set` starts. */
function* warningsOfReplaced(
  effect: SetEffect,
  { pointer, place: [root, place] }: PlacedEffect,
  context: WarningContext,
): Generator<Warning> {
  for (const [nth, { term, index }] of replacedBy(effect).entries()) {
    const timeline = context.after.timelineOf(term);
    const claim = timeline && claimAt(timeline, [root, place + 1 + nth]);
    if (!claim) continue;
    const found = certainFaultOf(timeline, context, (evaluated) =>
      isInForceWithout(claim, evaluated, context) ? null : 'term-not-in-force',
    );
    if (found)
      yield {
        code: found,
        pointer: `${pointer}/replaces/${index}`,
        detail: DETAILS['term-not-in-force'](termKey(term)),
      };
  }
}

/** Returns the terms that a `set` replaces, each once, with their indexes in the list. */
function replacedBy({ replaces = [] }: SetEffect): { readonly term: TermRef; readonly index: number }[] {
  const keys = replaces.map(termKey);
  return replaces.map((term, index) => ({ term, index })).filter(({ index }) => keys.indexOf(keys[index]!) === index);
}

type OfEffect = Exclude<WarningCode, 'condition-unused' | 'cautious'>;

const DETAILS: Readonly<Record<Exclude<OfEffect, 'never-in-force'> | 'cautious', (term: string) => string>> = {
  'term-not-in-force': (term) => `${term} is not in force on that day`,
  'nothing-renews': (term) => `nothing of ${term} that is in force on that day would renew itself`,
  cautious: (term) =>
    `too much of ${term} is uncertain to be weighed together: its answers may say less than they could`,
};

const claimAt = ({ claims }: Timeline, order: ClaimFact['order']): ClaimFact | undefined =>
  claims.find((claim) => byRecordPlace(claim, { order }) === 0);

interface EffectInTimeline {
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
function certainFaultOf(
  timeline: Timeline,
  { mayExamine }: WarningContext,
  faultIn: (timeline: Timeline) => OfEffect | null,
): OfEffect | null {
  const { claims, segments, matters, evaluations } = timeline;
  if (!mayExamine(claims.length + segments.length)) return null;
  const found = faultIn(timeline);
  if (found === null || matters.isSettled(claims)) return found;
  return mayExamine(evaluations) ? faultIn(onAnyClock(timeline)) : null;
}

/** Returns true if answers about a term are cautious. Answers also evaluate the open conditions that a timeline without a clock only names. */
function isCautious(timeline: Timeline, { mayExamine }: WarningContext): boolean {
  const { claims, matters, evaluations, cautious } = timeline;
  if (cautious || matters.isSettled(claims)) return cautious;
  return mayExamine(evaluations) && onAnyClock(timeline).cautious;
}

/** Returns the timeline of the same term if open conditions may come true on any day or never. */
const onAnyClock = ({ claims, matters, most }: Timeline): Timeline => matters.at(FIRST_DAY).timelineOf(claims, most);

function faultOf(effect: Effect, { timeline, claim, content, context }: EffectInTimeline): OfEffect | null {
  switch (effect.effect) {
    case 'notice':
      return mayPreventRenewal(timeline, boundsOf(effect.on ?? content.occurred), context) ? null : 'nothing-renews';
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
      if (!claim) return null;
      if (!timeline.matters.mayStart(claim)) return 'never-in-force';
      return isInForceWithout(claim, timeline, context) ? null : 'term-not-in-force';
  }
}

const mayGovern = ({ spans }: Timeline, claim: ClaimFact): boolean => spans.some((span) => span.claim === claim);

const mayBeInForce = ({ spans }: Timeline, { lo, hi }: Bounds, override = false): boolean =>
  spans.some(({ claim, from, to }) => from <= hi && lo < to && (!override || claim.effect === 'override'));

/** Returns true if the term or override that a claim ends or overrides may be in force on a possible start of the claim. */
function isInForceWithout(
  claim: ClaimFact,
  { claims, matters, evaluations }: Timeline,
  { mayExamine }: WarningContext,
): boolean {
  if (!mayExamine(evaluations)) return true;
  const others = matters.timelineOf(claims.filter((each) => each !== claim));
  const { condition, from } = claim.effect === 'replaced' ? claim.by.start : claim.start;
  const days = condition === null ? from : { lo: from.lo, hi: Infinity };
  return mayBeInForce(others, days, claim.effect === 'end' && claim.of === 'override');
}

/** Returns true if a notice may prevent a renewal of a claim that may be in force on its day. Overrides are ignored: the claim continues after them. */
function mayPreventRenewal(
  { claims, matters, evaluations, most }: Timeline,
  { lo, hi }: Bounds,
  { mayExamine }: WarningContext,
): boolean {
  if (!claims.some(renewsItself)) return false;
  if (!mayExamine(evaluations)) return true;
  return matters
    .timelineOf(claims.filter(isOfBase), most)
    .spans.some(({ claim, from, to }) => from <= hi && lo < to && statedDeadline(claim, Math.max(lo, from)) !== null);
}
