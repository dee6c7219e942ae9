import type { TermRef } from '#contracts';
import { overlaps, type Bounds, type Day } from '../dates';
import { sameTerm, termKey, type AnnouncementFact, type DissentFact, type Facts } from '../facts';

/** Returns the contests that are listed for a term on some day of several. */
export const contestedDuring = (facts: Facts, term: TermRef, at: Bounds): readonly DissentFact[] =>
  dissentsDuring(facts, term, at).filter(isContest);

/** Returns the statements on a term by events that are not definitive, for the days that they cover. */
export const notCountedDuring = (facts: Facts, term: TermRef, at: Bounds): readonly DissentFact[] =>
  dissentsDuring(facts, term, at).filter((dissent) => !isContest(dissent));

const isContest = ({ standing }: DissentFact): boolean => standing === 'definitive';

const NONE: readonly never[] = [];
const dissentsDuring = ({ dissents }: Facts, term: TermRef, at: Bounds): readonly DissentFact[] =>
  (dissents.size === 0 ? undefined : dissents.get(termKey(term)))?.filter(({ days }) => overlaps(days, at)) ?? NONE;

/** The announcements, and the days on which definitive events follow them up. */
export class Announcements {
  private readonly touched = new Map<string, readonly Day[]>();
  private readonly named = new Map<string, Day[]>();

  constructor(private readonly facts: Facts) {
    if (facts.announcements.length === 0) return;
    for (const { names, occurredLo } of facts.mentions) for (const name of names) addTo(this.named, name, occurredLo);
    for (const days of this.named.values()) days.sort(byDay);
  }

  /** Yields the announcements without follow-up on some day of several. */
  *during({ lo, hi }: Bounds): Generator<AnnouncementFact> {
    for (const announcement of this.facts.announcements)
      if (announcement.occurredLo <= hi && lo < this.followedUp(announcement)) yield announcement;
  }

  /** The first day of the first later event that touches one of its terms, answers it or amends what it published; Infinity if there is none. */
  followedUp({ terms, agreement, eventId, occurredLo }: AnnouncementFact): Day {
    const days = [
      ...terms.map((term) => this.daysTouching(term)),
      this.named.get(eventId),
      agreement === null ? undefined : this.named.get(agreement),
    ];
    return Math.min(...days.map((each) => each?.find((day) => day > occurredLo) ?? Infinity));
  }

  /** The first days of the definitive events that speak of a term, sorted. */
  private daysTouching(term: TermRef): readonly Day[] {
    const key = termKey(term);
    let days = this.touched.get(key);
    if (!days) {
      const { claims, dissents, notices, reaffirmations } = this.facts;
      const facts = [
        ...claims.of(term),
        ...(dissents.get(key) ?? []).filter(isContest),
        ...(notices.get(key) ?? []),
        ...reaffirmations.filter((fact) => sameTerm(fact.term, term)),
      ];
      this.touched.set(key, (days = facts.map(({ occurredLo }) => occurredLo).sort(byDay)));
    }
    return days;
  }
}

const byDay = (a: Day, b: Day): number => a - b;

function addTo(days: Map<string, Day[]>, key: string, day: Day): void {
  const known = days.get(key);
  if (known) known.push(day);
  else days.set(key, [day]);
}
