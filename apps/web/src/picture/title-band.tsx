import { memo } from 'react';
import { writtenDate } from '../time/written-date';
import { isOfParty } from '../value/party-scope';
import type { PlacedTitle } from './titles';

interface Props {
  readonly titles: readonly PlacedTitle[];
  readonly rows: number;
  readonly onChoose: (title: PlacedTitle) => void;
}

/** The height of a row of two lines, in pixels. */
export const ROW = 34;

/** The titles of the most important events, above the axis. Each has a line down to its day. */
export const TitleBand = memo(function TitleBand({ titles, rows, onChoose }: Props) {
  return (
    <div className="titles" style={{ height: rows * ROW }}>
      {titles.map((title) => {
        const { story, x, row, side, width } = title;
        const { event } = story;
        return (
          <div key={event.eventId} className="event-title placed" data-side={side} style={{ '--x': x } as object}>
            <span className="event-line" style={{ top: (rows - 1 - row) * ROW + 4 }} />
            <button
              type="button"
              style={{ top: (rows - 1 - row) * ROW, width, [side === 'right' ? 'left' : 'right']: 0 }}
              aria-label={`${event.title}, ${writtenDate(event.occurred)}`}
              data-tip={`${event.title}. ${renderEffect(title)}`}
              data-standing={event.standing}
              onClick={() => onChoose(title)}
            >
              <span className="event-name">
                <span className="event-date">{writtenDate(event.occurred)}</span> {event.title}
              </span>
            </button>
          </div>
        );
      })}
    </div>
  );
});

/** Renders the effects of an event as a sentence. */
export function renderEffect({ story: { changed, reaffirmed, event } }: Pick<PlacedTitle, 'story'>): string {
  const terms = (count: number): string => `${count} ${count === 1 ? 'term' : 'terms'}`;
  const ofParties = [...changed].filter(isOfParty).length;
  const changedTerms = changed.size - ofParties;
  const parts = [
    ...(changedTerms > 0
      ? [`${event.standing === 'definitive' ? 'changes' : 'announces'} ${terms(changedTerms)}`]
      : []),
    ...(ofParties > 0 ? ['changes who is a party'] : []),
    ...(reaffirmed.size > 0 ? [`reaffirms ${terms(reaffirmed.size)}`] : []),
  ];
  const effects = parts.length === 0 ? 'changes no term' : parts.join(' and ');
  return `${writtenDate(event.occurred)}: ${effects}.`;
}
