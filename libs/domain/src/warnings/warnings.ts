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

/** An event of a decision, with the version of the event that it is about in the end: itself, or what it corrects. */
export interface WarnedEvent {
  readonly event: Event;
  /** The version of the event that it is about in the end; null: it corrects nothing known. */
  readonly root: number | null;
}

/** A partnership as a decision leaves it, as far as warnings ask. */
export interface AfterDecision {
  /** The days of a term, free of the clock; null: they are not looked at, as so much was. */
  timelineOf(term: TermRef): Timeline | null;
  /** Whether some claim starts or ends by a condition. */
  isAwaited(condition: string): boolean;
}

/** So many claims and segments are looked at for the warnings of one decision; of what is left nothing is said. */
const MOST_LOOKED_AT = 50_000;

/** What of a decision was taken but does nothing, in the order of its events; at most `MOST_WARNINGS`. */
export function warningsOf(events: readonly WarnedEvent[], after: AfterDecision): Warning[] {
  const warnings: Warning[] = [];
  const judged = new Set<string>();
  let left = MOST_LOOKED_AT;
  const mayLookAt = (count: number): boolean => (left -= count) >= 0;
  for (const [index, { event, root }] of events.entries()) {
    const said = contentOf(event, `/events/${index}`);
    if (said === null || root === null) continue;
    for (const warning of warningsOfContent(said, root, { after, judged, mayLookAt })) {
      warnings.push(warning);
      if (warnings.length === MOST_WARNINGS) return warnings;
    }
  }
  return warnings;
}

interface Said {
  readonly content: OriginalContent;
  /** Its JSON Pointer. */
  readonly at: string;
}

interface WarningContext {
  readonly after: AfterDecision;
  /** The terms of which it is known whether their answers are cautious. */
  readonly judged: Set<string>;
  /** Counts what is looked at; false: it is too much. */
  readonly mayLookAt: (count: number) => boolean;
}

/** Only what is definitive has effects on terms. */
function contentOf(event: Event, at: string): Said | null {
  if (isCorrection(event))
    return event.type === 'EventCorrected' && event.data.replacement.standing === 'definitive'
      ? { content: event.data.replacement, at: `${at}/data/replacement` }
      : null;
  return event.standing === 'definitive' && event.type !== 'TermFellDue' ? { content: event, at } : null;
}

function* warningsOfContent({ content, at }: Said, root: number, asking: WarningContext): Generator<Warning> {
  if (content.type === 'ConditionMet' || content.type === 'ConditionRuledOut') {
    const { condition } = content.data;
    if (!asking.after.isAwaited(condition))
      yield {
        code: 'condition-unused',
        pointer: `${at}/data/condition`,
        detail: `nothing that stands starts or ends by the condition ${condition}`,
      };
  }
  let ordinal = 0;
  for (const [index, effect] of content.effects.entries()) {
    const place = ordinal;
    // What a `set` replaces ends right behind it.
    if (effect.effect === 'set') ordinal += 1 + replacedBy(effect).length;
    else if (effect.effect === 'override' || effect.effect === 'end') ordinal += 1;
    if (effect.kind === '*') continue;
    yield* warningsOfEffect({ effect, content, pointer: `${at}/effects/${index}`, place: [root, place] }, asking);
  }
}

interface PlacedEffect {
  readonly effect: Effect;
  readonly content: OriginalContent;
  readonly pointer: string;
  /** The place of its claim in the record order. */
  readonly place: ClaimFact['order'];
}

function* warningsOfEffect(placed: PlacedEffect, asking: WarningContext): Generator<Warning> {
  const { effect, content, pointer, place } = placed;
  const timeline = asking.after.timelineOf(effect);
  if (timeline === null) return;
  const term = termKey(effect);
  const claim = claimAt(timeline, place);
  const found = certainFaultOf(timeline, asking, (weighed) =>
    faultOf(effect, { timeline: weighed, claim, content, asking }),
  );
  if (found === 'never-in-force') yield { code: found, pointer, detail: whyNeverInForce(claim, timeline, term) };
  else if (found) yield { code: found, pointer, detail: DETAILS[found](term) };
  else if (effect.effect === 'set') yield* warningsOfReplaced(effect, placed, asking);
  if (asking.judged.has(term)) return;
  asking.judged.add(term);
  if (isCautious(timeline, asking)) yield { code: 'cautious', pointer, detail: DETAILS.cautious(term) };
}

/** What a `set` replaces and is not in force when that starts. */
function* warningsOfReplaced(
  effect: SetEffect,
  { pointer, place: [root, place] }: PlacedEffect,
  asking: WarningContext,
): Generator<Warning> {
  for (const [nth, { term, index }] of replacedBy(effect).entries()) {
    const timeline = asking.after.timelineOf(term);
    const claim = timeline && claimAt(timeline, [root, place + 1 + nth]);
    if (!claim) continue;
    const found = certainFaultOf(timeline, asking, (weighed) =>
      isInForceWithout(claim, weighed, asking) ? null : 'term-not-in-force',
    );
    if (found)
      yield {
        code: found,
        pointer: `${pointer}/replaces/${index}`,
        detail: DETAILS['term-not-in-force'](termKey(term)),
      };
  }
}

/** The terms that a `set` replaces, each once, with their places in the list. */
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

interface Weighing {
  readonly timeline: Timeline;
  /** Of an effect that makes one, unless it was taken back since. */
  readonly claim: ClaimFact | undefined;
  readonly content: OriginalContent;
  readonly asking: WarningContext;
}

/** Free of the clock an override with an open end covers all later days; a fault is certain if it is one wherever open conditions come true. */
function certainFaultOf(
  timeline: Timeline,
  { mayLookAt }: WarningContext,
  faultIn: (timeline: Timeline) => OfEffect | null,
): OfEffect | null {
  const { claims, segments, matters, weighed } = timeline;
  if (!mayLookAt(claims.length + segments.length)) return null;
  const found = faultIn(timeline);
  if (found === null || matters.isSettled(claims)) return found;
  return mayLookAt(weighed) ? faultIn(onAnyClock(timeline)) : null;
}

/** Open conditions that nothing certain depends on free of the clock are uncertain in answers. */
function isCautious(timeline: Timeline, { mayLookAt }: WarningContext): boolean {
  const { claims, matters, weighed, cautious } = timeline;
  if (cautious || matters.isSettled(claims)) return cautious;
  return mayLookAt(weighed) && onAnyClock(timeline).cautious;
}

/** The same term where open conditions come true on any day or never. */
const onAnyClock = ({ claims, matters, most }: Timeline): Timeline => matters.at(FIRST_DAY).timelineOf(claims, most);

function faultOf(effect: Effect, { timeline, claim, content, asking }: Weighing): OfEffect | null {
  switch (effect.effect) {
    case 'notice':
      return mayPreventRenewal(timeline, boundsOf(effect.on ?? content.occurred), asking) ? null : 'nothing-renews';
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
      return isInForceWithout(claim, timeline, asking) ? null : 'term-not-in-force';
    case 'end':
      if (!claim) return null;
      if (!timeline.matters.mayStart(claim)) return 'never-in-force';
      return isInForceWithout(claim, timeline, asking) ? null : 'term-not-in-force';
  }
}

const mayGovern = ({ spans }: Timeline, claim: ClaimFact): boolean => spans.some((span) => span.claim === claim);

const mayBeInForce = ({ spans }: Timeline, { lo, hi }: Bounds, override = false): boolean =>
  spans.some(({ claim, from, to }) => from <= hi && lo < to && (!override || claim.effect === 'override'));

/** Whether what a claim ends or overrides may be in force on a day on which it may start. */
function isInForceWithout(
  claim: ClaimFact,
  { claims, matters, weighed }: Timeline,
  { mayLookAt }: WarningContext,
): boolean {
  if (!mayLookAt(weighed)) return true;
  const others = matters.timelineOf(claims.filter((each) => each !== claim));
  const { condition, from } = claim.effect === 'replaced' ? claim.by.start : claim.start;
  const days = condition === null ? from : { lo: from.lo, hi: Infinity };
  return mayBeInForce(others, days, claim.effect === 'end' && claim.of === 'override');
}

/** Whether notice may still prevent a renewal of what may be in force on its day. Overrides are left out, because the claim goes on after them. */
function mayPreventRenewal(
  { claims, matters, weighed, most }: Timeline,
  { lo, hi }: Bounds,
  { mayLookAt }: WarningContext,
): boolean {
  if (!claims.some(renewsItself)) return false;
  if (!mayLookAt(weighed)) return true;
  return matters
    .timelineOf(claims.filter(isOfBase), most)
    .spans.some(({ claim, from, to }) => from <= hi && lo < to && statedDeadline(claim, Math.max(lo, from)) !== null);
}
