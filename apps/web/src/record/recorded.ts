import { useMemo } from 'react';
import { firstDayOf, type Party, type Timeline } from '#client';
import { laneId, lanesOf, segmentOn, type Lane, type Piece } from '../picture/drawing';
import { paletteOf, type Palette } from '../picture/palette';
import { loadAgreements, loadPartnership, loadTimeline } from '../service/service';
import { useAnswer } from '../service/use-answer';
import { dayOf, type Day } from '../time/day';
import { writtenDate } from '../time/written-date';
import type { Names } from '../value/render-value';
import { useNames } from '../value/use-names';
import type { Json } from './draft';
import type { Choice, Form } from './form-context';

/** The state of a partnership before an event is recorded. */
export interface Recorded {
  /** The display name of the partnership. */
  readonly name: string | undefined;
  readonly timeline: Timeline | undefined;
  readonly lanes: readonly Lane[];
  readonly parties: readonly Party[];
  readonly names: Names;
  readonly palette: Palette;
  readonly choices: Form['choices'];
}

const nobody: readonly Party[] = [];

/** Returns the recorded state of a partnership; empty if the partnership is not known yet. */
export function useRecorded(partnership: string | undefined): Recorded {
  const { value: timeline } = useAnswer(partnership === undefined ? null : loadTimeline(partnership));
  const { value: found } = useAnswer(partnership === undefined ? null : loadPartnership(partnership));
  const { value: agreements } = useAnswer(partnership === undefined ? null : loadAgreements(partnership));
  const parties = found?.parties ?? nobody;
  const names = useNames(parties, timeline);
  return useMemo(() => {
    const lanes = timeline ? lanesOf(timeline) : [];
    return {
      name: found?.name ?? partnership,
      timeline,
      lanes,
      parties: partiesOf(parties, names),
      names,
      palette: paletteOf(
        parties.map(({ id }) => id),
        timeline ?? { terms: [] },
      ),
      choices: timeline ? choicesIn(timeline, agreements?.agreements ?? []) : {},
    };
  }, [partnership, found, timeline, agreements, parties, names]);
}

/** Returns the parties of the partnership and the others that its terms name. */
function partiesOf(parties: readonly Party[], names: Names): Party[] {
  const known = new Set(parties.map(({ id }) => id));
  const others = [...names].filter(([id]) => !id.includes('/') && !known.has(id)).map(([id, name]) => ({ id, name }));
  return [...parties, ...others];
}

function choicesIn(
  { events }: Timeline,
  agreements: readonly { readonly id: string; readonly title: string }[],
): Form['choices'] {
  const ofEvents = events.map(({ eventId, title, occurred }): Choice => ({
    value: eventId,
    label: `${writtenDate(occurred)}: ${title}`,
  }));
  const ofAgreements = agreements.map(({ id, title }): Choice => ({ value: id, label: title }));
  return {
    inResponseTo: ofEvents.toReversed(),
    ...(agreements.length === 0 ? {} : { agreement: ofAgreements }),
  };
}

/** Returns the lane of a term; undefined if the term has none. */
export const laneIn = (lanes: readonly Lane[], kind: string, scope: string): Lane | undefined =>
  lanes.find((lane) => laneId(lane) === laneId({ kind, scope }));

/** Returns the values that are in force, or possibly in force, on a day. */
export const inForceOn = (lane: Lane | undefined, day: Day): readonly Piece[] =>
  lane === undefined ? [] : (segmentOn(lane, day)?.pieces ?? []);

/** Returns the first day that a written date may mean; null if the text is not a date. */
export function firstDayIn(written: Json | undefined): Day | null {
  if (typeof written !== 'string' || !/\d{4}/.test(written)) return null;
  const day = dayOf(firstDayOf(written));
  return Number.isFinite(day) ? day : null;
}
