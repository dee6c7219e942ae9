import {
  type Content,
  type Correction,
  type History,
  type HistoryEvent,
  type OriginalType,
  type Recorded,
  isOf,
} from './events';

/** An event as it stands at a version: its root's place in the record, what the last act made of its content. */
export interface KnownEvent<T extends OriginalType = OriginalType> {
  id: string;
  version: number;
  recordedAt: string;
  content: Content<T>;
}

const isCorrection = (event: HistoryEvent): event is Correction & Recorded =>
  event.type === 'EventCorrected' || event.type === 'EventRetracted';

/** DESIGN 6, corrections: every event that stands at the version, in the order of the roots, of whatever standing. */
export function standingEvents(history: History, version: number): KnownEvent[] {
  const known = history.filter((event) => event.version <= version);
  const byId = new Map(known.map((event) => [event.id, event]));
  const rootOf = (id: string): string => {
    const event = byId.get(id);
    return event && isCorrection(event) ? rootOf(event.data.target) : id;
  };
  const corrections = known.filter(isCorrection);
  const withdraws = (act: Correction): boolean => {
    const target = byId.get(act.data.target);
    return act.type === 'EventRetracted' && target !== undefined && isCorrection(target);
  };
  const isWithdrawn = (id: string): boolean =>
    corrections.some((act) => withdraws(act) && act.data.target === id && !isWithdrawn(act.id));

  return known.flatMap((event) => {
    if (isCorrection(event)) return [];
    const acts = corrections.filter((act) => !withdraws(act) && rootOf(act.data.target) === event.id);
    const last = acts.filter((act) => !isWithdrawn(act.id)).at(-1);
    if (last?.type === 'EventRetracted') return [];
    const content: Content = last ? last.data.replacement : event;
    return [{ id: event.id, version: event.version, recordedAt: event.recordedAt, content }];
  });
}

export const isDefinitive = ({ content }: KnownEvent): boolean => (content.standing ?? 'definitive') === 'definitive';

export function ofType<T extends OriginalType>(events: readonly KnownEvent[], type: T): KnownEvent<T>[] {
  return events.flatMap(({ content, ...event }) => (isOf(content, type) ? [{ ...event, content }] : []));
}
