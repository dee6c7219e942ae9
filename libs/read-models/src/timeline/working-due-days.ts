import type { TermRef } from '#contracts';
import { boundsOf, dayOfInstant, type Day, type DaysAhead } from '#domain';
import type { Write } from '#postgres';
import { type EffectiveDecision, type RecordedEvent } from '#ledger';
import { byTerm, termColumns, termOfKey, type TermOf } from '../terms/term-of';
import { deleteDueDays, insertDueDays } from '../due-days/due-days.sql';
import type { DueDaysOfTerm, StandingContent, TermDueDays } from './standing-content';

/** The days ahead on which a term's answer is known to change, within a run of days. */
export interface TermBoundaries extends DaysAhead {
  readonly term: TermRef;
}

interface FallenDue extends TermRef {
  /** `YYYY-MM-DD` */
  readonly on: string;
}

interface TermDays extends TermOf {
  readonly stored: DueDaysOfTerm;
  now: DueDaysOfTerm;
}

const NO_DAYS: DueDaysOfTerm = new Map();

/** The days that fall due of the terms that a batch changes, moved on event by event. */
export class WorkingDueDays {
  private readonly terms = new Map<string, TermDays>();

  constructor(private readonly content: Pick<StandingContent, 'dueDays'>) {}

  /** Loads those of terms that are not loaded yet. */
  async load(terms: readonly TermOf[]): Promise<void> {
    const wanted = [...byTerm(terms)].filter(([key]) => !this.terms.has(key));
    if (wanted.length === 0) return;
    const found = await this.content.dueDays(wanted.map(([, each]) => each));
    for (const [key, { partnershipId, term }] of wanted) {
      const stored = found.get(key) ?? NO_DAYS;
      this.terms.set(key, { partnershipId, term, stored, now: stored });
    }
  }

  /** The days of terms that the batch has moved, as they are now. */
  *moved(): Generator<TermDueDays & { readonly partnershipId: string }> {
    for (const { partnershipId, term, stored, now } of this.terms.values())
      if (now !== stored) yield { partnershipId, term, days: now };
  }

  /**
   * Where an event changed answers, the days that fall due are those on which the answer now changes and that lay ahead when it was recorded.
   * A day that stays one keeps the event that made it.
   */
  take(recorded: RecordedEvent, boundaries: readonly TermBoundaries[]): void {
    const { partnershipId, event } = recorded;
    if (event.type === 'TermFellDue') {
      this.removeFallenDue(recorded, event.data, boundaries);
      return;
    }
    for (const { term, from, to, days } of boundaries) {
      const known = this.terms.get(termOfKey(partnershipId, term))!;
      if (days.length === 0 && known.now.size === 0) continue;
      const now = new Map(known.now);
      const due = new Set(days);
      for (const day of known.now.keys()) if (day >= from && day <= to && !due.has(day)) now.delete(day);
      for (const day of due) if (!now.has(day)) now.set(day, event.id);
      known.now = now;
    }
  }

  /** A day that has come falls due no more; of what renews itself, the next one does for the same reason. */
  private removeFallenDue(
    { partnershipId }: RecordedEvent,
    { on, ...term }: FallenDue,
    boundaries: readonly TermBoundaries[],
  ): void {
    const known = this.terms.get(termOfKey(partnershipId, term));
    if (!known) return;
    const day = boundsOf(on).lo;
    const because = known.now.get(day);
    known.now = without(known.now, day);
    if (because === undefined) return;
    const next = boundaries.flatMap(({ days }) => days).filter((each) => each > day && !known.now.has(each));
    if (next.length > 0) known.now = new Map([...known.now, ...next.map((each) => [each, because] as const)]);
  }

  writes(): Write[] {
    const gone: (TermOf & { day: Day })[] = [];
    const added: (TermOf & { day: Day; eventId: string })[] = [];
    for (const { partnershipId, term, stored, now } of this.terms.values()) {
      for (const [day, eventId] of stored) if (now.get(day) !== eventId) gone.push({ partnershipId, term, day });
      for (const [day, eventId] of now)
        if (stored.get(day) !== eventId) added.push({ partnershipId, term, day, eventId });
    }
    const deleted = [...termColumns(gone), gone.map(({ day }) => day)];
    const inserted = [...termColumns(added), added.map(({ day }) => day), added.map(({ eventId }) => eventId)];
    return [
      ...(gone.length === 0 ? [] : [{ statement: deleteDueDays, values: deleted }]),
      ...(added.length === 0 ? [] : [{ statement: insertDueDays, values: inserted }]),
    ];
  }
}

const without = (days: DueDaysOfTerm, gone: Day): DueDaysOfTerm => new Map([...days].filter(([day]) => day !== gone));

/** Returns the day on which an event became known here. An import states its own `recordedAt`, but no day before its arrival falls due. */
export function knownOn({ recordedAt }: RecordedEvent, { decision, appendedAt }: EffectiveDecision): Day {
  return Math.max(dayOfInstant(recordedAt), decision.imported ? dayOfInstant(appendedAt) : -Infinity);
}
